"""A fixed workload on a disk of which a call fails, and what was wrong after it."""

import errno
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from random import Random
from typing import NamedTuple

from tests.marks.crash_disk import CrashDisk, Fault
from tests.marks.deeds import HOME, found_on, snapshot, star
from tuireader.marks import MarkStore, MarksUnreadable, NotSaved

NUMBERS = (errno.EIO, errno.ENOSPC, errno.EACCES)
OTHERS = {HOME / "mine.txt": b"mine", HOME / "state.json.corrupt-20200101T000000Z": b"kept"}
IMAGES = 2
"""Disks to look at after the power cut that ends each run."""


def fresh() -> CrashDisk:
    """No marks yet."""
    return with_others(CrashDisk())


def settled() -> CrashDisk:
    """Marks in a snapshot and in a journal, and steps to undo."""
    disk = CrashDisk()
    store = MarkStore(HOME, disk=disk)
    star(store, "doi:1/old")
    snapshot(store)
    star(store, "doi:1/older")
    store.save()
    return with_others(disk.copy())


def damaged() -> CrashDisk:
    """As settled, but a record of the journal can't be read."""
    disk = settled()
    star(MarkStore(HOME, disk=disk), "doi:1/spoilt")
    data = disk.contents()[HOME / "state.journal"]
    disk.put(HOME / "state.journal", data.replace(b"spoilt", b"spoils"))
    return disk.copy()


def with_others(disk: CrashDisk) -> CrashDisk:
    for path, data in OTHERS.items():
        disk.put(path, data)
    return disk


BEGINNINGS = (fresh, settled, damaged)


class Failed(NamedTuple):
    """What was wrong after a call had failed."""

    lost: list[str]
    unreadable: list[str]


class Run:
    """A fixed workload on a disk of which a call fails."""

    def __init__(self, disk: CrashDisk) -> None:
        self.disk = disk
        self.failed = Failed([], [])
        self._store = MarkStore(HOME, disk=disk)
        self._known = found_on(disk.copy())
        self._saved = set(self._known)

    def work(self) -> None:
        """Change, undo, save, make a snapshot, and close, whatever fails."""
        for number in range(1 if self._saved else 2):
            self._try(partial(self._change, f"doi:1/{number}.a"))
            self._try(partial(self._change, f"doi:1/{number}.b"))
            self._try(self._save)
            self._try(self._undo)
            self._try(partial(snapshot, self._store))
            self._try(self._store.refresh)
            self._try(partial(self._change, f"doi:1/{number}.c"))
            self._try(self._store.version)
        self._try(self._save)
        if self._store.unsaved:  # Who leaves nevertheless was told so.
            self._known = set(self._saved)
        self._try(self._store.close)

    def recover(self) -> None:
        """The disk is well again: the next change is saved, and everything before it, too."""
        self.disk.fault = None
        self._try(partial(self._change, "doi:1/last"))
        if self._store.unsaved:
            self.failed.unreadable.append(f"unsaved to the last: {self._store.unsaved}")
        self._try(self._save)

    def look(self) -> None:
        """Whether all is there that must be."""
        self._compare(self._known, self.disk.copy(), "a kill")
        for seed in range(IMAGES):
            image = self.disk.crashed(Random(seed), in_order=False)
            self._compare(self._saved, image, "a power cut")
        contents = self.disk.contents()
        for path, data in OTHERS.items():
            if contents.get(path) != data:
                self.failed.unreadable.append(f"{path.name} was touched")

    def _try(self, act: Callable[[], object]) -> None:
        try:
            act()
        except (MarksUnreadable, NotSaved):
            return  # As documented.
        except Exception as error:
            self.failed.unreadable.append(f"{self.disk.seen[-1]} made {error!r}")

    def _change(self, key: str) -> None:
        star(self._store, key)
        if self._store.unsaved is None:
            self._known.add(key)
            self._compare(self._known, self.disk.copy(), "a kill just now")

    def _undo(self) -> None:
        if step := self._store.undo():
            keys = {each.key for each in step.changes}
            self._known -= keys
            self._saved -= keys

    def _save(self) -> None:
        self._store.save()
        self._saved = set(self._store.everything())
        self._known |= self._saved

    def _compare(self, wanted: set[str], disk: CrashDisk, after: str) -> None:
        try:
            found = found_on(disk)
        except Exception as error:
            self.failed.unreadable.append(f"after {after}: {error!r}")
        else:
            self.failed.lost.extend(f"{each} after {after}" for each in wanted - found)


def runs(
    beginning: Callable[[], CrashDisk], numbers: Sequence[int], *, lasts: bool
) -> Iterator[Failed]:
    """The workload with its first call failing, then with its second, and so on.

    Args:
        beginning: makes the disk.
        numbers: of the errors, taken by turns.
        lasts: whether all calls fail from there on.
    """
    call = 0
    while True:
        call += 1
        disk = beginning()
        run = Run(disk)
        disk.fault = Fault(disk.calls + call, numbers[call % len(numbers)], lasts)
        run.work()
        if disk.fault.at > disk.calls:
            return
        run.recover()
        run.look()
        yield run.failed
