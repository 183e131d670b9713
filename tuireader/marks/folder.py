"""The files in a folder of marks: their names, and how one takes another's place."""

import os
from contextlib import suppress
from pathlib import Path

from tuireader.marks.disk import Disk, write_new
from tuireader.marks.moments import now_utc

SNAPSHOT = "state.json"
"""The marks as TinyDB reads them."""

JOURNAL = "state.journal"
"""What was changed since."""

UNDO = "state.undo"
"""What can be undone."""

LOCK = "state.lock"

BACKUPS = "backups"

_ASIDE = ".aside-"
"""In the names of files that are being written, and will be renamed."""


class Folder:
    """Where marks are kept, with the links in its way resolved."""

    def __init__(self, path: Path, disk: Disk) -> None:
        """Nothing is touched.

        Args:
            path: the folder, which need not exist.
            disk: the file system.
        """
        self.disk = disk
        self.path = path
        self.journal = path / JOURNAL
        self.undo = path / UNDO
        self.lock = path / LOCK
        self.backups = path / BACKUPS
        self.snapshot = disk.real(path / SNAPSHOT)
        """The file of marks itself, should state.json be a link: then it stays one."""
        self.is_linked = self.snapshot != disk.real(path) / SNAPSHOT
        """Whether state.json is a link."""
        self.former_snapshot = path / f"{SNAPSHOT}.1"
        self.former_journal = path / f"{JOURNAL}.1"

    def write_aside(self, path: Path, data: bytes, mode: int = 0o600) -> Path:
        """Write a file beside another and wait until it is on disk; its name.

        Raises:
            OSError: The system refused; what was written is gone again.
        """
        aside = self._aside(path)
        write_new(self.disk, aside, data, mode)
        return aside

    def keep_former(self, path: Path, former: Path) -> None:
        """Give a file a second name, whatever had it, so that the first can be given away.

        Where the file system knows no second names, or not from one folder to the other, a copy
        gets the second.

        Raises:
            OSError: The system refused; the file has its first name as before.
        """
        aside = self._aside(former)
        try:
            self.disk.link(path, aside)
        except FileNotFoundError:
            return  # It never was there.
        except OSError:
            aside = self.write_aside(former, self.disk.read(path))
        try:
            self.disk.replace(aside, former)
        except (IsADirectoryError, PermissionError):  # Something that is no file has the name.
            self.set_aside(former, "corrupt")
            self.disk.replace(aside, former)

    def keep_copy(self, path: Path, data: bytes, kind: str) -> Path:
        """Keep bytes under a name of their own, such as ``state.json.corrupt-20261122T170411Z``.

        Raises:
            OSError: They could not be kept.
        """
        copy = self._free_name(path, kind)
        write_new(self.disk, copy, data)
        self.disk.sync_folder(copy.parent)  # Before something else gets the name of the first.
        return copy

    def set_aside(self, path: Path, kind: str) -> Path:
        """Rename a file out of the way; the name it has then.

        Raises:
            OSError: It could not be.
        """
        aside = self._free_name(path, kind)
        self.disk.replace(path, aside)
        self.disk.sync_folder(path.parent)
        return aside

    def tidy(self) -> None:
        """Remove what writers left that were killed; call it while holding the lock."""
        for name in self.disk.names(self.path):
            if name.startswith("state.") and _ASIDE in name:
                with suppress(OSError):
                    self.disk.remove(self.path / name)

    def _aside(self, path: Path) -> Path:
        return path.with_name(f"{path.name}{_ASIDE}{os.getpid()}-{os.urandom(4).hex()}")

    def _free_name(self, path: Path, kind: str) -> Path:
        moment = now_utc().replace("-", "").replace(":", "")
        names = set(self.disk.names(path.parent))
        name = f"{path.name}.{kind}-{moment}"
        others = 1
        while name in names:
            others += 1
            name = f"{path.name}.{kind}-{moment}-{others}"
        return path.with_name(name)


def stamps_of(folder: Folder) -> tuple[str, str]:
    """The stamps of state.json and the journal as they are now."""
    return folder.disk.stamp(folder.snapshot), folder.disk.stamp(folder.journal)


def version_of(folder: Folder) -> str:
    """The `Position.version` of whoever would read the files now. Nothing is read for it.

    Where they can't even be looked at, it is one that nobody has read.
    """
    try:
        return version_in(stamps_of(folder))
    except OSError:
        return "?"


def version_in(stamps: tuple[str, str]) -> str:
    """The version of marks in files with these stamps."""
    return "/".join(stamps) if any(stamps) else ""
