"""Marks opened when they are first needed, kept on disk, and closed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, cast

from tuireader.marks.disk import Disk, RealDisk
from tuireader.marks.errors import MarksUnreadable, NotSaved, reason_of
from tuireader.marks.folder import Folder, version_of
from tuireader.marks.locking import PATIENCE
from tuireader.marks.model import Brought, Unsaved
from tuireader.marks.telling import Listener, Telling

if TYPE_CHECKING:
    from tuireader.marks.book import Book
    from tuireader.marks.clock import Clock
    from tuireader.marks.filed_book import FiledBook
    from tuireader.marks.keeping import Keeper

_MOMENT = 0.05
"""Seconds to wait for it while somebody keeps the rest: less than is noticed."""


class Storing:
    """What a `MarkStore` does with files, threads and listeners, whatever the marks are."""

    def __init__(
        self, folder: Path | None, *, disk: Disk | None = None, clock: Clock | None = None
    ) -> None:
        """Nothing is read or made yet.

        Args:
            folder: where state.json is or will be; None keeps everything in memory.
            disk: the file system to use instead of the machine's.
            clock: gives the stamps of changes.
        """
        self._folder = Folder(folder, disk or RealDisk()) if folder is not None else None
        self._clock = clock
        self._opening = RLock()
        self._opened: Book | None = None
        self._keeper: Keeper | None = None
        self._telling = Telling()

    def refresh(self) -> None:
        """Learn what other processes wrote; listeners are told.

        Raises:
            MarksError: It can't be read; what is known stays known.
        """
        try:
            self._book().catch_up()
        except OSError as error:
            raise MarksUnreadable(reason_of(error)) from error
        finally:
            self._telling.tell()

    def listen(self, listener: Listener) -> None:
        """Tells a listener of all changes from now on, whoever made them.

        It is called on the thread that made or found them, or on one that is telling already, and
        holds no lock of ours meanwhile. No changes at all mean another `known_version` of the same
        marks, and perhaps other saved views; they may be others after changes of marks, too.
        """
        self._telling.listen(listener)

    # Disk

    @property
    def notices(self) -> tuple[str, ...]:
        """Lines for the reader about files found damaged and what was done, oldest first."""
        return self._opened.notices if self._opened else ()

    @property
    def unsaved(self) -> Unsaved | None:
        """What is not on disk, and why; None while all is well."""
        return self._opened.unsaved if self._opened else None

    def save(self, patience: float = PATIENCE) -> None:
        """Wait until every change is on disk.

        Raises:
            NotSaved: It can't be; the changes are kept.
        """
        book = self._opened
        if book is None:
            return
        try:
            book.write(patience)
            book.sync(patience)
        finally:
            self._telling.tell()
        if unsaved := book.unsaved:
            raise NotSaved(unsaved.reason)

    def merge(self, path: Path) -> Brought:
        """Join the marks in another state.json or state.journal with these; then they are on disk.

        Each cell is as it was last set, in whatever order files are merged.

        Raises:
            MarksUnreadable: It can't be read, or isn't marks, or is damaged; nothing has changed.
            NewerMarks: A newer version wrote it; nothing has changed.
            NotSaved: What it brought could not be written; it is kept.
        """
        from tuireader.marks.snapshot import NotMarks

        book = self._filed()
        try:
            return book.merge(path)
        except NotMarks as error:
            raise MarksUnreadable(str(error)) from error
        except OSError as error:
            if book.is_waiting:
                raise NotSaved(reason_of(error)) from error
            raise MarksUnreadable(reason_of(error)) from error
        finally:
            self._telling.tell()

    def backup(self, path: Path | None) -> Path:
        """Write all marks to a file that is not there yet; by default beside the daily copies.

        Raises:
            NotSaved: It could not be written.
        """
        try:
            return self._filed().backup(path)
        except OSError as error:
            raise NotSaved(reason_of(error)) from error

    def keep(self, noticed: Callable[[], None] = lambda: None) -> None:
        """From now on a thread syncs, tries again, learns from other processes and tidies up.

        Args:
            noticed: called on it when `unsaved` or `notices` may be others.
        """
        from tuireader.marks.keeping import Keeper

        with self._opening:
            if self._folder is not None and self._keeper is None:
                self._keeper = Keeper(self._filed(), self._telling.tell, noticed)

    def close(self) -> None:
        """End the thread, write what can be written, and leave the files tidy."""
        if self._keeper is not None:
            self._keeper.end()
            self._keeper = None
        if self._opened is not None:
            self._opened.write(PATIENCE)
            self._opened.sync(PATIENCE)
            self._opened.close()
            try:
                self._telling.tell()
            finally:
                self._opened = None

    def version(self) -> str:
        """An opaque text that is another one whenever the files are others; empty without any.

        Nothing is read for it.
        """
        return version_of(self._folder) if self._folder else self.known_version()

    def known_version(self) -> str:
        """The `version` that `everything` and the changes told so far amount to.

        It lags behind `version` until `refresh` when another process has written. Who mirrors the
        marks notes this one, and is stale when `version` is another.
        """
        return self._opened.version() if self._opened else ""

    # Inside

    @contextmanager
    def _turn(self) -> Iterator[Book]:
        """The marks, to change; afterwards the changes are written, and told."""
        book = self._book()
        try:
            yield book
            if self._keeper is None:
                book.write(PATIENCE)
            else:
                book.write(_MOMENT, may_wait=True)
                self._keeper.wake()
        finally:
            self._telling.tell()

    def _filed(self) -> FiledBook:
        """The marks in files; only those in a folder are."""
        book = self._book()
        assert self._folder is not None
        return cast("FiledBook", book)

    def _book(self) -> Book:
        """The marks, read when first they are needed."""
        with self._opening:
            if self._opened is None:
                try:
                    self._opened = self._read()
                except OSError as error:
                    raise MarksUnreadable(reason_of(error)) from error
            return self._opened

    def _read(self) -> Book:
        # TinyDB comes with these, so they are imported here and not above: a program that only
        # starts would wait for it.
        from tuireader.marks.book import Book
        from tuireader.marks.clock import Clock
        from tuireader.marks.filed_book import FiledBook

        clock = self._clock or Clock()
        if self._folder is None:
            return Book(clock, self._telling.add)
        return FiledBook(self._folder, clock, self._telling.add)
