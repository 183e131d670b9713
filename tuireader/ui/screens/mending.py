"""A damaged catalogue mended while one reads: in the background, and never twice in a row."""

from __future__ import annotations

import time

from textual.message import Message
from textual.worker import get_current_worker

from tuireader.library import CatalogueError, DamagedCatalogueError, LibraryError, Mended, Outcome
from tuireader.ui.screens.mixing import Part

_DOING = "The index of words is damaged; making it anew …"

_TRUSTED_FOR = 60.0
"""Seconds for which what was mended is not mended again: it would be damaged for a reason."""


class Mending(Part):
    """The desk with what it does about a damaged catalogue."""

    class Indexed(Message):
        """So many papers are in the new index."""

        def __init__(self, done: int, papers: int) -> None:
            super().__init__()
            self.done = done
            self.papers = papers

    class Done(Message):
        """The catalogue was mended, or could not be."""

        def __init__(self, outcome: Mended | CatalogueError) -> None:
            super().__init__()
            self.outcome = outcome

    _is_mending = False
    _mended_at = float("-inf")
    _why_not: CatalogueError | None = None
    """Why the last mending failed."""

    def troubled(self, error: Exception) -> None:
        """Mend what is damaged; say what else went wrong."""
        if self._is_mending:
            return
        if not isinstance(error, DamagedCatalogueError):
            super().troubled(error)
            return
        if time.monotonic() - self._mended_at < _TRUSTED_FOR:
            super().troubled(self._why_not or error)
            return
        self._is_mending = True
        self.status.tell(_DOING, error=True)
        self.library.let_go()
        self.run_worker(self._mend, thread=True)

    def _mend(self) -> None:
        worker = get_current_worker()

        def progress(done: int, papers: int) -> None:
            if worker.is_cancelled:  # The reader is being left; all stays as it was.
                raise CatalogueError("mending was broken off")
            self.post_message(self.Indexed(done, papers))

        try:
            self.post_message(self.Done(self.library.mend(progress)))
        except CatalogueError as error:
            self.post_message(self.Done(error))

    def on_mending_indexed(self, event: Mending.Indexed) -> None:
        """Say how far it is."""
        self.status.tell(f"{_DOING} {event.done:,} of {event.papers:,}", error=True)

    def on_mending_done(self, event: Mending.Done) -> None:
        """Show what there is now, and say what was done; what is still wrong is said instead."""
        self._is_mending = False
        self._mended_at = time.monotonic()
        self.library.let_go()
        outcome = event.outcome
        self._why_not = outcome if isinstance(outcome, CatalogueError) else None
        if isinstance(outcome, CatalogueError):
            self.troubled(outcome)
            return
        self.status.tell(outcome.brief, error=outcome.outcome is Outcome.SET_ASIDE)
        try:
            self.library.sync()
        except LibraryError as error:
            self.troubled(error)
        self.show_again()
