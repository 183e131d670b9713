"""Copies of the marks: one for each day with changes, and whenever the reader wants one."""

from contextlib import suppress
from pathlib import Path

from tuireader.marks.disk import write_new
from tuireader.marks.folder import Folder
from tuireader.marks.moments import now_utc
from tuireader.marks.snapshot import voucher

KEPT = 7
"""How many daily copies are kept."""


def back_up_daily(folder: Folder) -> None:
    """Keep state.json as we wrote it, unless there is a copy of today; call it under the lock.

    A copy that can't be made must not keep anything else from being saved: nothing is raised.
    """
    disk, snapshot = folder.disk, folder.snapshot
    name = f"state-{now_utc()[:10]}.json"
    with suppress(OSError):
        if not disk.stamp(snapshot) or name in disk.names(folder.backups):
            return
        data = disk.read(snapshot)
        if voucher(data) is None:
            return  # Marks are never made good from what somebody else wrote.
        disk.make_folder(folder.backups)
        copy = folder.backups / name
        disk.replace(folder.write_aside(copy, data), copy)
        disk.sync_folder(folder.backups)
        for old in daily(folder)[:-KEPT]:
            disk.remove(folder.backups / old)


def daily(folder: Folder) -> list[str]:
    """The names of the daily copies, the oldest first."""
    names = folder.disk.names(folder.backups)
    return sorted(each for each in names if each.startswith("state-") and each.endswith(".json"))


def write_backup(folder: Folder, text: bytes, path: Path | None) -> Path:
    """Write a copy of the marks by name, or beside the daily ones; returns where it is.

    Raises:
        OSError: It could not be written, or something has that name.
    """
    if path is None:
        folder.disk.make_folder(folder.backups)
        moment = now_utc().replace("-", "").replace(":", "")
        path = folder.backups / f"by-hand-{moment}.json"
    write_new(folder.disk, path, text)
    folder.disk.sync_folder(path.parent)
    return path
