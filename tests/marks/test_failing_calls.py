"""Whichever call of the file system fails, nothing saved is lost and the reader is told."""

import errno
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from random import Random

import pytest

from tests.marks.crash_disk import CrashDisk, Fault
from tests.marks.deeds import HOME, found_on, snapshot, star
from tests.marks.failing import BEGINNINGS, NUMBERS, Failed, runs, settled
from tuireader.marks import MarkStore, NotSaved


@pytest.mark.parametrize("lasts", [False, True], ids=["once", "lasting"])
@pytest.mark.parametrize("beginning", BEGINNINGS)
def test_whichever_call_fails_nothing_is_lost(
    beginning: Callable[[], CrashDisk], *, lasts: bool
) -> None:
    for call, failed in enumerate(runs(beginning, NUMBERS, lasts=lasts), 1):
        assert failed == Failed([], []), f"call {call}"


@pytest.mark.parametrize("number", NUMBERS, ids=errno.errorcode.get)
def test_unsaved_says_so_until_a_change_could_be_written(number: int) -> None:
    disk = settled()
    store = MarkStore(HOME, disk=disk)
    store.everything()
    disk.fault = Fault(disk.calls + 1, number, lasts=True)
    star(store, "doi:1/a", "doi:1/b")
    assert store.unsaved is not None
    assert store.unsaved.changes == 2
    with pytest.raises(NotSaved):
        store.save()
    disk.fault = None
    star(store, "doi:1/c")
    assert store.unsaved is None
    assert found_on(disk.copy()) >= {"doi:1/a", "doi:1/b", "doi:1/c"}


def test_a_sync_that_fails_is_not_taken_for_done() -> None:
    for seed in range(8):
        disk = CrashDisk(seed)
        store = MarkStore(HOME, disk=disk)
        star(store, "doi:1/a")
        disk.fault = Fault(disk.calls + 2, errno.EIO, lasts=False)
        with suppress(NotSaved):
            store.save()
        assert disk.seen[disk.fault.at - 1] == "sync"
        store.save()
        for image in (disk.crashed(Random(each), in_order=False) for each in range(8)):
            assert found_on(image) == {"doi:1/a"}


class FullDisk(CrashDisk):
    """Has no room for new files, once it is full; what is in others can be synced."""

    is_full = False

    def create(self, path: Path, mode: int) -> int:
        if self.is_full:
            raise OSError(errno.ENOSPC, "full")
        return super().create(path, mode)


@pytest.mark.parametrize("number", range(1, 40))
def test_a_sync_that_fails_amid_a_snapshot_is_not_taken_for_done(number: int) -> None:
    disk = FullDisk(number)
    store = MarkStore(HOME, disk=disk)
    star(store, "doi:1/a")
    disk.visits[disk.calls + 3] = lambda: star(store, "doi:1/amid")
    disk.fault = Fault(disk.calls + number, errno.EIO, lasts=False)
    snapshot(store)
    disk.is_full = True
    with suppress(NotSaved):
        store.save()
        for image in (disk.crashed(Random(each), in_order=False) for each in range(8)):
            assert found_on(image) >= {"doi:1/a"}
            assert "doi:1/amid" in found_on(image) or "doi:1/amid" not in store.everything()


class UndoRefusing(CrashDisk):
    """Refuses to add to the steps that can be undone, when told to."""

    refuses = False

    def extend(self, path: Path) -> int:
        if self.refuses and path.name == "state.undo":
            raise OSError(errno.EIO, "refused")
        return super().extend(path)


def test_a_step_that_could_not_be_written_is_written_with_the_next() -> None:
    disk = UndoRefusing()
    store = MarkStore(HOME, disk=disk)
    star(store, "doi:1/a")
    disk.refuses = True
    star(store, "doi:1/b")
    disk.refuses = False
    star(store, "doi:1/c")
    later = MarkStore(HOME, disk=disk)
    later.undo()
    later.undo()
    assert set(later.everything()) == {"doi:1/a"}
