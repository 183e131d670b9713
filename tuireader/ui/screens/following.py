"""Papers that came while one reads: noticed, and shown without disturbing anybody."""

from __future__ import annotations

from contextlib import suppress

from textual.message import Message

from tuireader.library import CatalogueError, LibraryError, Listing
from tuireader.papers import counted
from tuireader.ui.screens.mixing import Part

_LOOKED_EVERY = 1.0
"""Seconds between looks whether papers came; one takes 20 microseconds."""


class Following(Part):
    """The desk with an eye on what others add."""

    class CaughtUp(Message):
        """The marks of papers that came are known."""

        def __init__(self, revision: int) -> None:
            super().__init__()
            self.revision = revision

    class Renewed(Message):
        """All papers that pass now were found; none if they could not be."""

        def __init__(self, listing: Listing | None) -> None:
            super().__init__()
            self.listing = listing

    _revision: int | None = None
    """The library's, as the list shows it."""

    _catching_up = False
    _is_stale = False
    """Whether the list is to be made anew whatever the revision is."""

    def on_mount(self) -> None:
        """Before anything is listed: what comes from now on is news."""
        with suppress(CatalogueError):
            self._revision = self.library.revision()
        self.call_after_refresh(self.set_interval, _LOOKED_EVERY, self.look_for_papers)

    def look_for_papers(self, *, anyhow: bool = False) -> None:
        """Show what came; not while nothing is seen of it, or a question is asked about the list.

        Args:
            anyhow: make the list anew even if nothing came.
        """
        self._is_stale |= anyhow
        if self._catching_up or not self._is_seen:
            return
        with suppress(CatalogueError):  # Whoever asks for something will be told.
            revision = self.library.revision()
            if revision != self._revision or self._is_stale:
                self._catching_up, self._is_stale = True, False
                self.run_worker(lambda: self._catch_up(revision), thread=True)

    @property
    def _is_seen(self) -> bool:
        return self.is_active and not self.has_class("-tiny")

    def _catch_up(self, revision: int) -> None:
        with suppress(*LibraryError):
            self.library.sync()
        self.post_message(self.CaughtUp(revision))

    def on_following_caught_up(self, event: Following.CaughtUp) -> None:
        """Have the listing found behind; until it is, the list stays."""
        self._catching_up = False
        self._revision = event.revision
        papers = self.listed.counts.papers
        with suppress(CatalogueError):
            self.count()
        if self.listed.counts.papers > papers:
            self.papers_came(self.listed.counts.papers - papers)
        if self.showing.related is not None:
            return  # they stay as they were found
        self.library.complete(
            self.showing.query,
            lambda listing: self.post_message(self.Renewed(listing)),
            lambda error: self.post_message(self.Renewed(None)),
        )

    def papers_came(self, papers: int) -> None:
        """Say so, unless something else is said."""
        if self.status.is_quiet:
            self.status.report(f"{counted(papers, 'paper')} added")

    def on_following_renewed(self, event: Following.Renewed) -> None:
        """Show it around what is seen, unless something else is shown by now."""
        listing = event.listing
        if listing is None or not self._is_seen:
            self._is_stale = True  # at the next look
        elif listing.query != self.showing.query:
            return  # what is shown instead is newer
        elif self.papers.listing.query != listing.query:
            self.on_lister_completed(self.Completed(listing))
        else:
            self.papers.empty = self.showing.empty
            self.papers.renew(listing, self._id_now())
            self.show_paper()
            self.count_passing()

    def _id_now(self) -> int | None:
        """The id of the paper under the cursor: another one once its date is known."""
        before = self.papers.paper_id
        if self.paper is None or before is None:
            return before
        with suppress(CatalogueError):
            names = set(self.paper.identifiers)
            if any(names.intersection(row.identifiers) for row in self.library.rows([before])):
                return before
            return self.library.id_of(self.paper.identifiers)
        return before
