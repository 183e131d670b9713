"""What one process has half done when it is killed or the power is cut costs no other its marks."""

import errno
from contextlib import suppress
from pathlib import Path
from random import Random
from threading import Thread

import pytest

from tests.marks.crash_disk import CrashDisk, PowerCut
from tests.marks.deeds import HOME, found_on, snapshot, star
from tuireader.marks import MarkStore, NotSaved

IMAGES = 24
"""Disks to look at after each power cut; chance makes them."""


def with_marks(kind: type[CrashDisk] = CrashDisk) -> tuple[CrashDisk, MarkStore]:
    """A disk with a snapshot and a journal, both with a star in them, and who has it open."""
    disk = kind()
    store = MarkStore(HOME, disk=disk)
    star(store, "doi:1/snapshot")
    snapshot(store)
    star(store, "doi:1/journal")
    store.save()
    return disk, store


def images(disk: CrashDisk, many: int = IMAGES) -> list[CrashDisk]:
    return [disk.crashed(Random(seed), in_order=seed % 4 == 0) for seed in range(many)]


def test_a_journal_that_a_killed_process_began_survives_a_power_cut() -> None:
    calls = 0
    while True:
        disk, calls = CrashDisk(), calls + 1
        disk.cut_at = calls
        try:
            star(MarkStore(HOME, disk=disk), "doi:1/killed")
        except PowerCut:
            disk.killed()
        else:
            return
        store = MarkStore(HOME, disk=disk)
        star(store, "doi:1/saved")
        store.save()
        assert all("doi:1/saved" in found_on(image) for image in images(disk)), disk.seen[calls - 1]


def test_a_journal_begun_in_a_snapshot_that_was_killed_survives_a_power_cut() -> None:
    calls = 0
    while True:
        disk, store = with_marks()
        calls += 1
        disk.cut_at = disk.calls + calls
        try:
            snapshot(store)
        except PowerCut:
            disk.killed()
        else:
            return
        store = MarkStore(HOME, disk=disk)
        star(store, "doi:1/saved")
        store.save()
        for image in images(disk):
            assert found_on(image) == {"doi:1/snapshot", "doi:1/journal", "doi:1/saved"}


def test_what_is_saved_amid_the_snapshot_of_another_process_survives_a_power_cut() -> None:
    kept: list[bool] = []

    def amid(number: int) -> bool:
        """Whether the snapshot got so far as to its call with this number."""
        disk, store = with_marks()
        other = MarkStore(HOME, disk=disk)
        other.everything()

        def save() -> None:
            with suppress(NotSaved):
                other.save()
                kept.extend("doi:1/other" in found_on(image) for image in images(disk))

        disk.visits[disk.calls + 3] = lambda: star(other, "doi:1/other")
        disk.visits[disk.calls + number] = save
        snapshot(store)
        return not disk.visits

    number = 4
    while amid(number):
        number += 1
    assert kept
    assert all(kept)


@pytest.mark.parametrize("name", ["state.json", "state.journal"])
def test_what_is_found_damaged_survives_a_power_cut_while_it_is_made_good(name: str) -> None:
    calls = 0
    while True:
        disk = with_marks()[0]
        damaged = disk.contents()[HOME / name].replace(b"starred", b"charred")
        disk.put(HOME / name, damaged)
        calls += 1
        disk.cut_at = disk.calls + calls
        try:
            MarkStore(HOME, disk=disk).everything()
        except PowerCut:
            for image in images(disk, 4 * IMAGES):
                assert damaged in image.contents().values(), disk.seen[-1]
        else:
            return


def test_save_waits_for_the_sync_of_another_thread() -> None:
    disk, store = with_marks()
    star(store, "doi:1/new")
    seen: list[bool] = []

    def save() -> None:
        store.save()
        seen.append(disk.is_synced(HOME / "state.journal"))

    thread = Thread(target=save)

    def meanwhile() -> None:
        thread.start()
        thread.join(0.1)  # It must not end before the sync that goes on here.

    disk.visits[disk.calls + 2] = meanwhile
    store.save()
    thread.join(10)
    assert disk.seen.count("sync") >= 1
    assert seen == [True]


def test_what_one_process_merged_is_in_the_snapshot_of_another() -> None:
    elsewhere, other = with_marks()
    star(other, "doi:1/merged")
    snapshot(other)
    disk, store = with_marks()
    disk.put(HOME / "other.json", elsewhere.contents()[HOME / "state.json"])
    MarkStore(HOME, disk=disk).merge(HOME / "other.json")
    star(store, "doi:1/later")
    snapshot(store)
    assert found_on(disk) >= {"doi:1/merged", "doi:1/later"}


class NamingOnce(CrashDisk):
    def link(self, path: Path, name: Path) -> None:
        self._file(path)
        raise OSError(errno.EPERM, "no second names here")


def test_where_files_have_one_name_only_a_killed_snapshot_leaves_state_json_there() -> None:
    calls = 0
    while True:
        disk, store = with_marks(NamingOnce)
        calls += 1
        disk.cut_at = disk.calls + calls
        try:
            snapshot(store)
        except PowerCut:
            found = MarkStore(HOME, disk=disk.copy())
            assert set(found.everything()) == {"doi:1/snapshot", "doi:1/journal"}
            assert (found.notices, HOME / "state.json" in disk.contents()) == ((), True)
        else:
            assert HOME / "state.json.1" in disk.contents()
            return
