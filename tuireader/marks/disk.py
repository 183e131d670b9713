"""The file system as marks use it: few calls, all here, so that tests can make each fail."""

import errno
import os
import stat
import sys
from collections.abc import Sequence
from contextlib import AbstractContextManager, suppress
from pathlib import Path
from typing import Protocol

from tuireader.marks.locking import locked

_COMMON = getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
_SHY = getattr(os, "O_NOFOLLOW", 0) | _COMMON
_READING = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | _COMMON
_CREATING = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _SHY
_ADDING = os.O_RDWR | os.O_APPEND | getattr(os, "O_NONBLOCK", 0) | _SHY

_BLOCK = 1 << 20
"""Bytes read at once."""


class NotAFileError(OSError):
    """There is a folder, a FIFO or a device where a file should be."""

    def __init__(self) -> None:
        super().__init__(errno.EINVAL, "it is not a file")


class Disk(Protocol):
    """What is asked of a file system. Every method may raise OSError."""

    def read(self, path: Path) -> bytes:
        """All of a file; NotAFileError for what is none, without hanging."""

    def stamp(self, path: Path) -> str:
        """What tells one state of a file from another; empty if there is none."""

    def mode(self, path: Path) -> int | None:
        """The permissions of a file; None if there is none."""

    def create(self, path: Path, mode: int) -> int:
        """Open a file that doesn't exist yet for writing; its descriptor."""

    def extend(self, path: Path) -> int:
        """Open a file for adding to its end; its descriptor. Links are not followed."""

    def write(self, descriptor: int, data: bytes) -> None:
        """Write all of the data; after an error any part of it may have been written."""

    def sync(self, descriptor: int) -> None:
        """Wait until all of an open file is on disk."""

    def cut(self, descriptor: int, size: int) -> None:
        """Shorten an open file to so many bytes."""

    def close(self, descriptor: int) -> None:
        """Close an open file."""

    def replace(self, path: Path, target: Path) -> None:
        """Give a file the name of another, which is gone then."""

    def link(self, path: Path, name: Path) -> None:
        """Give a file a second name, which must be free."""

    def remove(self, path: Path) -> None:
        """Take a name away."""

    def names(self, folder: Path) -> Sequence[str]:
        """The names in a folder; none if it isn't there."""

    def make_folder(self, folder: Path) -> None:
        """Have a folder and those above, for the user alone, and on disk when it returns."""

    def sync_folder(self, folder: Path) -> None:
        """Wait until the names in a folder are on disk, where the system knows how to."""

    def real(self, path: Path) -> Path:
        """The path without links."""

    def locked(self, path: Path, patience: float) -> AbstractContextManager[None]:
        """Hold a lock on a file; see `locking.locked`."""


class RealDisk:
    """The machine's own file system."""

    def read(self, path: Path) -> bytes:
        """All of a file; NotAFileError for what is none, without hanging."""
        descriptor = os.open(path, _READING)
        try:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise NotAFileError
            parts = []
            while part := os.read(descriptor, _BLOCK):
                parts.append(part)
            return b"".join(parts)
        finally:
            os.close(descriptor)

    def stamp(self, path: Path) -> str:
        """What tells one state of a file from another; empty if there is none."""
        try:
            found = os.stat(path)
        except (FileNotFoundError, NotADirectoryError):
            return ""
        return f"{found.st_mtime_ns:x}-{found.st_size:x}-{found.st_ino:x}"

    def mode(self, path: Path) -> int | None:
        """The permissions of a file; None if there is none."""
        try:
            return stat.S_IMODE(os.stat(path).st_mode)
        except FileNotFoundError:
            return None

    def create(self, path: Path, mode: int) -> int:
        """Open a file that doesn't exist yet for writing; its descriptor."""
        descriptor = os.open(path, _CREATING, mode)
        if mode != 0o600 and hasattr(os, "fchmod"):  # The umask may have taken some of it away.
            with suppress(OSError):
                os.fchmod(descriptor, mode)
        return descriptor

    def extend(self, path: Path) -> int:
        """Open a file for adding to its end; its descriptor. Links are not followed."""
        descriptor = os.open(path, _ADDING)
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            os.close(descriptor)
            raise NotAFileError
        return descriptor

    def write(self, descriptor: int, data: bytes) -> None:
        """Write all of the data; after an error any part of it may have been written."""
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(descriptor, rest) :]

    def sync(self, descriptor: int) -> None:
        """Wait until all of an open file is on disk."""
        if sys.platform == "darwin":
            # fsync leaves the data in the drive's cache there, see man 2 fsync on macOS.
            import fcntl

            try:
                fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
                return
            except OSError as error:
                if error.errno not in (errno.ENOTSUP, errno.EINVAL, errno.ENOTTY):
                    raise
        os.fsync(descriptor)

    def cut(self, descriptor: int, size: int) -> None:
        """Shorten an open file to so many bytes."""
        os.ftruncate(descriptor, size)

    def close(self, descriptor: int) -> None:
        """Close an open file."""
        os.close(descriptor)

    def replace(self, path: Path, target: Path) -> None:
        """Give a file the name of another, which is gone then."""
        os.replace(path, target)

    def link(self, path: Path, name: Path) -> None:
        """Give a file a second name, which must be free."""
        os.link(path, name)

    def remove(self, path: Path) -> None:
        """Take a name away."""
        os.unlink(path)

    def names(self, folder: Path) -> Sequence[str]:
        """The names in a folder; none if it isn't there."""
        try:
            return os.listdir(folder)
        except FileNotFoundError:
            return ()

    def make_folder(self, folder: Path) -> None:
        """Have a folder and those above, for the user alone, and on disk when it returns."""
        if not folder.is_dir():
            if folder.parent != folder:
                self.make_folder(folder.parent)
            try:
                os.mkdir(folder, 0o700)
            except FileExistsError:  # Another process may be as far just now.
                if not folder.is_dir():
                    raise
            self.sync_folder(folder.parent)

    def sync_folder(self, folder: Path) -> None:
        """Wait until the names in a folder are on disk, where the system knows how to."""
        if sys.platform == "win32":
            return
        try:
            descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        except PermissionError:
            return  # We may write here but not list: its names reach the disk a little later.
        try:
            self.sync(descriptor)
        finally:
            os.close(descriptor)

    def real(self, path: Path) -> Path:
        """The path without links."""
        return Path(os.path.realpath(path))

    def locked(self, path: Path, patience: float) -> AbstractContextManager[None]:
        """Hold a lock on a file; see `locking.locked`."""
        return locked(path, patience)


def write_new(disk: Disk, path: Path, data: bytes, mode: int = 0o600) -> None:
    """Write a file that must not exist yet and wait until it is on disk.

    Raises:
        OSError: The system refused; what was written is gone again.
    """
    descriptor = disk.create(path, mode)
    try:
        try:
            disk.write(descriptor, data)
            disk.sync(descriptor)
        finally:
            disk.close(descriptor)
    except BaseException:
        with suppress(OSError):
            disk.remove(path)
        raise
