"""The thread that keeps marks safe and up to date while somebody reads."""

import threading
from collections.abc import Callable
from contextlib import suppress
from sys import exc_info
from threading import Event, ExceptHookArgs, Thread
from time import monotonic

from tuireader.marks.errors import MarksError
from tuireader.marks.filed_book import FiledBook
from tuireader.marks.locking import PATIENCE

_WINDOW = 0.05
"""Seconds after a change in which more may come, to be synced in one go."""

_EVERY = 0.4
"""Seconds between two looks for what other processes wrote."""

_LONGEST = 5.0
"""Seconds at most between two tries to write what could not be written."""


class Keeper:
    """Syncs what was written, writes what waits, learns what is new, and makes snapshots."""

    def __init__(
        self, book: FiledBook, tell: Callable[[], None], noticed: Callable[[], None]
    ) -> None:
        """Begin.

        Args:
            book: the marks to keep.
            tell: tells listeners what was learned.
            noticed: called when `unsaved` or `notices` may be others.
        """
        self._book, self._tell, self._noticed = book, tell, noticed
        self._woken, self._ended = Event(), Event()
        self._shown: object = self._state()
        self._next_try = self._pause = 0.0
        self._thread = Thread(target=self._keep, name="marks", daemon=True)
        self._thread.start()

    def wake(self) -> None:
        """Something was changed."""
        self._woken.set()

    def end(self) -> None:
        """Stop, after what is being done just now."""
        self._ended.set()
        self._woken.set()
        self._thread.join()

    def _keep(self) -> None:
        while not self._ended.is_set():
            if self._woken.wait(_EVERY):
                self._woken.clear()
                self._ended.wait(_WINDOW)
            try:
                self._once()
                self._say()
            except Exception:
                # Should a listener fail, for one, what is changed later must still be kept.
                threading.excepthook(ExceptHookArgs((*exc_info(), self._thread)))

    def _once(self) -> None:
        book = self._book
        if book.is_waiting and monotonic() >= self._next_try:
            book.write(PATIENCE)
            self._pause = min(_LONGEST, 2 * self._pause or _EVERY) if book.is_waiting else 0.0
            self._next_try = monotonic() + self._pause
        if book.is_unsynced:
            book.sync(PATIENCE)
        # What can't be read is tried again soon; a change that can't be written says so.
        with suppress(OSError, MarksError):
            book.catch_up()
        book.prepare()
        if book.has_new_files():
            book.merge_copies()
        if book.is_grown:
            book.snapshot()

    def _say(self) -> None:
        self._tell()
        if (state := self._state()) != self._shown:
            self._shown = state
            self._noticed()

    def _state(self) -> object:
        book = self._book
        return book.unsaved if book.has_trouble else None, book.notices
