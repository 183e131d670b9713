"""Random histories of marks on a disk whose power is cut, and what was lost in them."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Self

from tests.marks.crash_disk import CrashDisk, PowerCut
from tests.marks.deeds import HOME, snapshot
from tuireader.marks import (
    Cell,
    Marks,
    MarkStore,
    NotSaved,
    Step,
    Value,
    Wanted,
    queue_cell,
    tag_cell,
)
from tuireader.marks.clock import Clock
from tuireader.marks.places import place_between

Spot = tuple[str, str]
"""A cell of a paper."""

TAG, QUEUE = tag_cell("ssl"), queue_cell("next")


class Window:
    """A process that has the marks open, and what it did in this life."""

    def __init__(self, history: "History", number: int) -> None:
        self._history, self._rng, self._number = history, history.rng, number
        self._spots: dict[Spot, int] = {}
        self._is_acting = False
        self.store = history.opened()

    def act(self) -> None:
        acts: tuple[Callable[[], object], ...]
        acts = (self.change, self.save, self.undo, self.redo, self.snapshot, self.close)
        self._do(self._rng.choices(acts, (12, 3, 2, 1, 2, 1))[0])

    def visit(self) -> None:
        """Do something while another process is in the middle of something."""
        if not self._is_acting:
            self._do(self._rng.choice((self.change, self.save, self.store.refresh)))

    def _do(self, act: Callable[[], object]) -> None:
        self._is_acting = True
        act()
        self._is_acting = False

    def change(self) -> None:
        wanted = [self._wanted() for _ in range(self._rng.choice((1, 1, 1, 2, 3, 40)))]
        for each in wanted:
            self._wrote((each.names[0], each.cell), each.value)
        self.store.change(wanted, "Changed")
        self._acknowledge()

    def undo(self) -> None:
        self._step(self.store.undo, back=True)

    def redo(self) -> None:
        self._step(self.store.redo, back=False)

    def save(self) -> None:
        try:
            self.store.save()
        except NotSaved:  # The other window holds the lock just now.
            return
        self._history.promise(self._spots)

    def snapshot(self) -> None:
        snapshot(self.store)

    def close(self) -> None:
        self.store.close()
        self._history.promise(self._spots)

    def _wanted(self) -> Wanted:
        key = f"doi:10.1/{self._number}.{self._rng.randrange(4)}"
        kind = self._rng.random()
        if kind < 0.2:
            return Wanted((key,), QUEUE, self._history.next_place())
        if kind < 0.3:
            return Wanted((key,), TAG, None if self.store.marks_of((key,)).tags else True)
        if kind < 0.5:
            starred = self.store.marks_of((key,)).starred
            return Wanted((key, f"title:{key}"), Cell.STARRED, not starred)
        return Wanted((key,), Cell.READ, self._history.next_moment())

    def _step(self, take: Callable[[], Step | None], *, back: bool) -> None:
        self._history.forbid_visits()  # They would change cells before we know which we changed.
        before = self.store.everything()
        try:
            step = take()
        except PowerCut:  # Who knows which cells it was about; memory shows it.
            after = self.store.everything()
            for key in before.keys() | after.keys():
                for cell, value in cells_of(after.get(key, Marks())):
                    self._wrote((key, cell), value)
            raise
        for each in step.changes if step else ():
            self._wrote((each.key, each.cell), each.before if back else each.after)
        self._acknowledge()

    def _wrote(self, spot: Spot, value: Value) -> None:
        self._spots[spot] = self._history.wrote(spot, value)

    def _acknowledge(self) -> None:
        if self.store.unsaved is None:
            self._history.acknowledge(self._spots)


class History:
    """Some lives of marks on a disk, each ended at random, and what was wrong after one of them."""

    def __init__(self, seed: int, disk: type[CrashDisk] = CrashDisk) -> None:
        self.rng = Random(seed)
        self.lost: list[str] = []
        """Cells that were saved, and are not as they were saved, nor as set later."""
        self.unreadable: list[str] = []
        """What nobody wrote, exceptions, and notices about files that are sound."""
        self._disk = disk(seed)
        self._moment = datetime(2001, 1, 1, tzinfo=UTC)
        self._place = ""
        self._milliseconds = self._latest = 1_700_000_000_000
        self._pace = 1
        self._written: dict[Spot, list[Value]] = {}
        self._acknowledged: dict[Spot, int] = {}
        self._promised: dict[Spot, int] = {}

    def run(self) -> Self:
        """Live until something is wrong, or four times at most."""
        for _ in range(self.rng.randint(1, 4)):
            try:
                is_power_cut = self._live()
                if self.rng.random() < 0.5:
                    self._disk.cut_at = self._disk.calls + self.rng.randint(1, 25)
                    is_power_cut |= self._ended(lambda: self.opened().everything())
                self._look(is_power_cut=is_power_cut)
            except Exception as error:
                self.unreadable.append(repr(error))
            if self.lost or self.unreadable:
                break
        return self

    def opened(self) -> MarkStore:
        writer = f"{self.rng.getrandbits(32):08x}"
        return MarkStore(HOME, disk=self._disk, clock=Clock(self._now, writer))

    def next_moment(self) -> str:
        self._moment += timedelta(seconds=1)
        return f"{self._moment:%Y-%m-%dT%H:%M:%SZ}"

    def next_place(self) -> str:
        self._place = place_between(self._place, "")
        return self._place

    def forbid_visits(self) -> None:
        """Let nobody do anything meanwhile."""
        self._disk.visits.clear()

    def wrote(self, spot: Spot, value: Value) -> int:
        """A value that may be found from here on; how many its cell had before."""
        values = self._written.setdefault(spot, [dict(cells_of(Marks()))[spot[1]]])
        values.append(value)
        return len(values) - 1

    def acknowledge(self, spots: Mapping[Spot, int]) -> None:
        """From here on these, or later values, survive the end of their process."""
        for spot, number in spots.items():
            self._acknowledged[spot] = max(number, self._acknowledged.get(spot, 0))

    def promise(self, spots: Mapping[Spot, int]) -> None:
        """From here on these, or later values, survive a power cut, too."""
        self.acknowledge(spots)
        for spot, number in spots.items():
            self._promised[spot] = max(number, self._promised.get(spot, 0))

    def _now(self) -> int:
        self._milliseconds += self._pace
        self._latest = max(self._latest, self._milliseconds)
        return self._milliseconds

    def _live(self) -> bool:
        disk, rng = self._disk, self.rng
        many, count = rng.randint(1, 30), rng.randint(1, 2)
        # Of two changes in two windows the later one counts, so their clock must run.
        self._milliseconds = self._latest
        self._pace = 1 if count > 1 else rng.choice((0, 1, -3))
        if rng.random() < 0.9:
            disk.cut_at = disk.calls + rng.randint(1, 9 * many)

        def act() -> None:
            windows = [Window(self, number) for number in range(count)]
            for _ in range(many):
                if count > 1:
                    disk.visits[disk.calls + rng.randint(1, 40)] = windows[1].visit
                rng.choice(windows).act()

        return self._ended(act)

    def _ended(self, act: Callable[[], object]) -> bool:
        """Whether the power was cut after this; else the process was killed."""
        with suppress(PowerCut):
            act()
        self._disk.killed()
        if self.rng.random() < 0.4:
            return False
        self._disk = self._disk.crashed(self.rng, in_order=self.rng.random() < 0.5)
        return True

    def _look(self, *, is_power_cut: bool) -> None:
        torn = {each for each in self._disk.torn() if not each.startswith("state.undo")}
        store = self.opened()
        found = store.everything()
        if store.notices and not torn:
            self.unreadable += store.notices
        since = self._promised if is_power_cut else self._acknowledged
        for spot, values in self._written.items():
            value = dict(cells_of(found.get(spot[0], Marks())))[spot[1]]
            if value not in values:
                self.unreadable.append(f"{spot} is {value}")
            elif value not in values[since.get(spot, 0) :]:
                self.lost.append(f"{spot} is {value} and not {values[since[spot]]}")
            if is_power_cut and value in values:
                # What was cut off half way may be made whole by the end of a record just as long.
                values[:] = [*values[values.index(value) + 1 :], value]
        if is_power_cut:
            self._acknowledged, self._promised = {}, {}


def cells_of(marks: Marks) -> Iterable[tuple[str, Value]]:
    return (
        (Cell.READ, marks.read),
        (Cell.STARRED, marks.starred),
        (TAG, marks.tags == ("ssl",) or None),
        (QUEUE, dict(marks.queues).get("next")),
    )
