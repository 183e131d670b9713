"""The marks of all papers: read, changed, undone; what the rest of the program talks to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

from tuireader.marks.contents import FILE_NAME
from tuireader.marks.disk import stamp_of
from tuireader.marks.errors import NotSaved, reason_of
from tuireader.marks.history import History
from tuireader.marks.model import Cell, Change, Marks, Step
from tuireader.marks.records import UNMARKED, is_key, is_value, joined
from tuireader.marks.telling import Listener, Telling

if TYPE_CHECKING:
    from tuireader.marks.shelf import Shelf
    from tuireader.marks.storage import MemoryTables


class MarkStore:
    """The marks in one folder, shared by all processes that use it.

    A change is on disk when the call that makes it returns. Every method may be called from any
    thread. Those that need the marks read them when first called, and raise `NewerMarks` or
    `MarksUnreadable` if they can't; then the file is as it was.
    """

    def __init__(self, folder: Path | None) -> None:
        """Nothing is read or made yet.

        Args:
            folder: where state.json is or will be; None keeps everything in memory.
        """
        self._folder = folder
        self._lock = RLock()
        self._shelf: Shelf | None = None
        self._storage: MemoryTables | None = None
        self._history = History()
        self._telling = Telling()
        self._notices: list[str] = []

    @property
    def notices(self) -> tuple[str, ...]:
        """Lines for the reader about files found damaged and what was done, oldest first."""
        return tuple(self._notices)

    def marks_of(self, identifiers: Iterable[str]) -> Marks:
        """The marks of the paper that is known by any of these.

        Marked by several of them, it is starred if any says so, and was read when first it was.
        """
        marks = self.everything()
        found = [marks[each] for each in identifiers if each in marks]
        if len(found) == 1:
            return found[0]
        return joined(found) if found else UNMARKED

    def keys_of(self, identifiers: Iterable[str]) -> tuple[str, ...]:
        """Those of a paper's identifiers that have marks, else the first: the keys to change.

        Usually that is one. Clearing a mark means clearing it by every name it was made.
        """
        names = tuple(identifiers)
        marks = self.everything()
        return tuple(each for each in names if each in marks) or names[:1]

    def everything(self) -> Mapping[str, Marks]:
        """All papers with marks, by key, as they are now; later changes are not seen in it."""
        with self._turn():
            return self._open()[0].marks()

    def change(
        self, wanted: Iterable[tuple[str, Cell, str | bool]], title: str
    ) -> tuple[Change, ...]:
        """Sets cells, all in one write and one step to undo; returns what really changed.

        Args:
            wanted: a paper's key, a cell and its new value; of two for one cell the last counts.
            title: what is done, for a person: ``Starred "Model soups"``.

        Raises:
            NotSaved: It could not be written; nothing has changed.
            ValueError: A key or value is none.
        """
        cells = {(key, cell): value for key, cell, value in wanted}
        for (key, cell), value in cells.items():
            if not is_key(key) or not is_value(cell, value):
                raise ValueError(f"{key!r} can't have {value!r} as {cell.value}")
        with self._turn(), self._writing() as shelf:
            changes = tuple(
                Change(key, cell, before, value)
                for (key, cell), value in cells.items()
                if (before := shelf.value(key, cell)) != value
            )
            if changes:
                shelf.put(changes)
                self._telling.add(changes)
                self._history.add(Step(title, changes))
            return changes

    def undo(self) -> Step | None:
        """Takes the newest step back; None if there is none.

        A cell that is not as the step left it was changed by another process: it stays.

        Returns:
            The step with the changes that were taken back, as they had been made; without any if
            none could be.

        Raises:
            NotSaved: It could not be written; nothing has changed, and the step is still there.
        """
        with self._turn():
            step = self._history.newest_done()
            if step is None:
                return None
            undone = self._apply(change.undone() for change in reversed(step.changes))
            taken_back = tuple(change.undone() for change in reversed(undone))
            self._history.undid(step := Step(step.title, taken_back))
            return step

    def redo(self) -> Step | None:
        """Does the step undone last again; None if there is none. Otherwise like `undo`.

        Raises:
            NotSaved: It could not be written; nothing has changed, and the step is still there.
        """
        with self._turn():
            step = self._history.newest_undone()
            if step is None:
                return None
            self._history.redid(step := Step(step.title, self._apply(step.changes)))
            return step

    def refresh(self) -> tuple[Change, ...]:
        """Reads the marks again if another process wrote them; returns what changed."""
        with self._turn():
            return self._catch_up()

    def listen(self, listener: Listener) -> None:
        """Tells a listener of all changes from now on, whoever made them, once they are on disk.

        It is called on the thread that made or found them, or on one that is telling already, and
        holds no lock of ours meanwhile.
        """
        self._telling.listen(listener)

    def version(self) -> str:
        """An opaque text that is another one whenever the marks on disk are; empty without any.

        Nothing is read for it.
        """
        if self._folder is None:
            return self.known_version()
        return stamp_of(self._folder / FILE_NAME)

    def known_version(self) -> str:
        """The `version` that `everything` and the changes told so far amount to.

        It lags behind `version` until `refresh` when another process has written. Who mirrors the
        marks notes this one, and is stale when `version` is another.
        """
        with self._lock:
            return self._storage.known_version() if self._storage else ""

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """Holds the marks for this thread; afterwards listeners are told what is new."""
        try:
            with self._lock:
                yield
        finally:
            self._telling.tell()

    @contextmanager
    def _writing(self) -> Iterator[Shelf]:
        """Keeps other processes out, and begins with what they have written."""
        try:
            shelf, storage = self._open()
            with storage.locked():
                self._catch_up()
                yield shelf
        except OSError as error:
            raise NotSaved(reason_of(error)) from error

    def _apply(self, wanted: Iterable[Change]) -> tuple[Change, ...]:
        """Makes those changes whose cells are as they were before; returns these."""
        with self._writing() as shelf:
            changes = tuple(
                each for each in wanted if shelf.value(each.key, each.cell) == each.before
            )
            if changes:
                shelf.put(changes)
                self._telling.add(changes)
            return changes

    def _catch_up(self) -> tuple[Change, ...]:
        """Reads what others wrote since, if they did."""
        shelf, storage = self._open()
        if not storage.is_stale():
            return ()
        storage.reload()
        changes = shelf.learn()
        self._telling.add(changes)
        return changes

    def _open(self) -> tuple[Shelf, MemoryTables]:
        """The marks, read when first they are needed."""
        if self._storage is None:
            self._storage = self._new_storage()
        if self._shelf is None:
            from tuireader.marks.shelf import Shelf

            self._storage.reload()
            self._shelf = Shelf(self._storage)
        return self._shelf, self._storage

    def _new_storage(self) -> MemoryTables:
        # TinyDB comes with these, so they are imported here and not above: a program that only
        # starts would wait for it.
        if self._folder is None:
            from tuireader.marks.storage import MemoryTables

            return MemoryTables()
        from tuireader.marks.statefile import StateFile

        return StateFile(self._folder, self._notices.append)
