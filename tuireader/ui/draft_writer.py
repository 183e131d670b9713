"""Keeps a draft while one writes, in another thread: no key waits for the disk."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from tuireader.library.drafts import About, Draft, Drafts

_PAUSE = 0.2
"""Seconds between two writes: what was typed last is on disk that much later at most, and so long
as a write takes."""

_PATIENCE = 1.0
"""Seconds in which a write under way must be done, when the process is about to end."""


class DraftWriter:
    """Writes the draft of one note; the first letter begins it."""

    def __init__(self, drafts: Drafts, about: About, failed: Callable[[str], object]) -> None:
        """Write nothing yet.

        Args:
            drafts: where the draft is to be.
            about: what it is about.
            failed: told in another thread why a draft can't be kept; an empty text, that it can.
        """
        self._drafts, self._about, self._failed = drafts, about, failed
        self._draft: Draft | None = None
        self._text: str | None = None
        """What is still to be written."""
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None
        self._over = threading.Event()
        """Whether that thread's time is over."""

    def keep(self, text: str) -> None:
        """Have the text on disk soon."""
        with self._changed:
            self._text = text
            self._changed.notify()
        if self._thread is None:
            self._over = threading.Event()
            self._thread = threading.Thread(
                target=self._write, args=(self._over,), name="draft", daemon=True
            )
            self._thread.start()

    def keep_now(self, text: str) -> Draft:
        """Have the text on disk when this returns, and nothing older afterwards.

        May be called on any thread and in a signal handler.

        Raises:
            OSError: It can't be written.
        """
        self._stop()
        draft = self._begun()
        draft.keep(text)
        return draft

    @property
    def file(self) -> Path | None:
        """Where the text is; None as long as there is none."""
        return self._draft.file if self._draft else None

    def drop(self) -> None:
        """The text is a note now, or as it was before."""
        self._stop()
        if self._draft is not None:
            self._draft.drop()

    def leave(self) -> None:
        """Leave the draft where it is."""
        self._stop()
        if self._draft is not None:
            self._draft.leave()

    def _stop(self) -> None:
        with self._changed:
            self._text = None
            self._over.set()
            self._changed.notify()
        if self._thread is not None:
            self._thread.join(_PATIENCE)
            self._thread = None

    def _begun(self) -> Draft:
        if self._draft is None:
            self._draft = self._drafts.begin(self._about)
        return self._draft

    def _write(self, over: threading.Event) -> None:
        said = ""
        while True:
            with self._changed:
                self._changed.wait_for(lambda: over.is_set() or self._text is not None)
                if over.is_set():
                    return
                text, self._text = self._text, None
            trouble = ""
            try:
                self._begun().keep(text or "", lambda: not over.is_set())
            except OSError as error:
                trouble = error.strerror or str(error)
            if trouble != said:
                said = trouble
                with suppress(Exception):  # Nobody may be there any more to be told.
                    self._failed(trouble)
            with self._changed:
                self._changed.wait_for(over.is_set, _PAUSE)
