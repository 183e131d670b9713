"""Whenever the power is cut or a process killed, what was saved is there afterwards."""

from pathlib import Path
from typing import ClassVar

import pytest

from tests.marks.crash_disk import CrashDisk
from tests.marks.cutting import History
from tuireader.marks.disk import RealDisk

HISTORIES = 240


class NeverSyncing(CrashDisk):
    def sync(self, descriptor: int) -> None:
        self._call("sync")


class NeverSyncingNames(CrashDisk):
    def sync_folder(self, folder: Path) -> None:
        self._call("sync_folder")


@pytest.mark.parametrize("seed", range(HISTORIES))
def test_nothing_saved_is_lost_in_a_history(seed: int) -> None:
    history = History(seed).run()
    assert (history.lost, history.unreadable) == ([], [])


@pytest.mark.parametrize("disk", [NeverSyncing, NeverSyncingNames])
def test_a_disk_that_never_syncs_is_found_out(disk: type[CrashDisk]) -> None:
    assert any(History(seed, disk).run().lost for seed in range(HISTORIES))


def test_a_folder_that_is_made_is_on_disk(tmp_path: Path) -> None:
    class Noting(RealDisk):
        synced: ClassVar[list[Path]] = []

        def sync_folder(self, folder: Path) -> None:
            self.synced.append(folder)

    Noting().make_folder(tmp_path / "share" / "marks")
    assert Noting.synced == [tmp_path, tmp_path / "share"]
