"""The marks in memory: changed, and taken back."""

from collections.abc import Callable, Iterable, Sequence
from threading import RLock

from tuireader.marks.cells import held
from tuireader.marks.clock import Clock
from tuireader.marks.history import Deed, History, Made
from tuireader.marks.journal import Group, Record
from tuireader.marks.kinds import Value
from tuireader.marks.marked import counted_anew
from tuireader.marks.model import Change, Step, Unsaved, Wanted
from tuireader.marks.shelf import Shelf
from tuireader.marks.values import value_in
from tuireader.marks.views import of_papers


class Book:
    """All marks, kept in memory only."""

    def __init__(self, clock: Clock, told: Callable[[tuple[Change, ...]], None]) -> None:
        """Begin with none.

        Args:
            clock: gives the stamps of changes.
            told: is given every change of a paper's marks, whoever made it; none where only saved
                views were changed.
        """
        self.memory = RLock()
        """Held while the documents are read or changed."""
        self.shelf = Shelf()
        self._clock = clock
        self._told = told
        self._history = History()

    # Changes

    def change(self, wanted: Iterable[Wanted], title: str) -> tuple[Change, ...]:
        """Set cells as one step to undo; returns what is other than it was.

        Args:
            wanted: with values as `value_in` gives them.
            title: what is done, for a person.
        """
        with self.memory:
            stamp = self._clock.tick()
            made, groups, changes = [], _Groups(), []
            counted: list[Change] = []
            for names, cell, value in wanted:
                found = self.shelf.find(names)
                before = held(found.document, cell)
                was = value_in(cell, before.value)
                if was != value:
                    made.append(Made(found.key, cell, was, value, before.stamp))
                    groups.add(cell, value, [found.key, *found.new_names])
                    changes.append(Change(found.key, cell, was, value))
                    if found.new_names and found.document:
                        counted.append(counted_anew(found.document))
            if made:
                self._do(Record(stamp, groups.listed()), changes + counted)
                self._history.add(Deed(stamp, title, tuple(made)))
        return tuple(changes)

    def undo(self) -> Step | None:
        """Take the newest step back; None if there is none."""
        with self.memory:
            deed = self._history.newest_done()
            if deed is None:
                return None
            stamp, made = self._set_again(deed, [(each.before, deed.stamp) for each in deed.made])
            self._history.undid(stamp, made)
            return _step(deed, made)

    def redo(self) -> Step | None:
        """Do the step undone last again; None if there is none."""
        with self.memory:
            deed = self._history.newest_undone()
            if deed is None:
                return None
            stamp, made = self._set_again(deed, [(each.after, each.since) for each in deed.made])
            self._history.redid(stamp, made)
            return _step(deed, made)

    def next_step(self, *, redo: bool) -> int:
        """How many cells `undo`, or `redo`, is about; none if there is nothing to take back."""
        deed = self._history.newest_undone() if redo else self._history.newest_done()
        return len(deed.made) if deed is not None else 0

    def _set_again(self, deed: Deed, wanted: Sequence[tuple[Value, str]]) -> tuple[str, list[Made]]:
        """Set those cells of a deed that nobody else has changed since.

        Args:
            deed: whose cells.
            wanted: for each of them the value to set and the stamp it must have, or have had when
                it was last as it is.

        Returns:
            The stamp they got, and the cells that were set.
        """
        stamp = self._clock.tick()
        made, groups, changes = [], _Groups(), []
        for each, (value, expected) in zip(deed.made, wanted, strict=True):
            now = held(self.shelf.find(self.shelf.names(each.key)).document, each.cell)
            if self._is_as_it_was(each, now.stamp, expected):
                made.append(each)
                groups.add(each.cell, value, [each.key])
                changes.append(Change(each.key, each.cell, value_in(each.cell, now.value), value))
        if made:
            self._do(Record(stamp, groups.listed()), changes)
        return stamp, made

    def _is_as_it_was(self, made: Made, *stamps: str) -> bool:
        now, then = (self._history.as_it_was(made.key, made.cell, each) for each in stamps)
        return now == then

    def _do(self, record: Record, changes: Sequence[Change]) -> None:
        self.shelf.apply(record)
        self._told(of_papers(changes))

    # Disk, on which nothing is

    @property
    def unsaved(self) -> Unsaved | None:
        """What could not be written, and why; None while all is well."""
        return None

    @property
    def notices(self) -> tuple[str, ...]:
        """See `MarkStore.notices`."""
        return ()

    def version(self) -> str:
        """See `MarkStore.known_version`."""
        return self._clock.last if len(self.shelf) else ""

    def catch_up(self) -> None:
        """Learn what other processes wrote.

        Raises:
            OSError: The files can't be read.
            MarksError: They were written by a newer version.
        """

    def write(self, patience: float, *, may_wait: bool = False) -> None:
        """Write what waits to the journal; `unsaved` tells if it can't be.

        Args:
            patience: seconds to wait for other threads and processes.
            may_wait: whether it is no trouble if they, or mending the files, take longer than that.
        """

    def sync(self, patience: float) -> None:
        """Wait until all that was written is on disk; `unsaved` tells if it isn't.

        Args:
            patience: seconds to wait for other threads.
        """

    def close(self) -> None:
        """Leave the files as they are best found."""


class _Groups:
    """Papers that get the same value, gathered."""

    def __init__(self) -> None:
        self._papers: dict[tuple[str, Value], list[list[str]]] = {}

    def add(self, cell: str, value: Value, paper: list[str]) -> None:
        self._papers.setdefault((cell, value), []).append(paper)

    def listed(self) -> list[Group]:
        return [({cell: value}, papers) for (cell, value), papers in self._papers.items()]


def _step(deed: Deed, made: Sequence[Made]) -> Step:
    changes = tuple(Change(each.key, each.cell, each.before, each.after) for each in made)
    return Step(deed.title, changes, kept=len(deed.made) - len(made))
