"""Whole files, read without hanging and replaced so that either the old or the new one is there."""

import errno
import os
import stat
import sys
from contextlib import suppress
from pathlib import Path

_COMMON = getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
_READING = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | _COMMON
_CREATING = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | _COMMON

_TICK = 1_000_000
"""Nanoseconds by which a file is made younger than the one it replaces, should their times be one.

Kernels stamp files by a clock that stands still for some milliseconds, and inode numbers are used
again at once; without this two writes in a row could look like none.
"""


class NotAFileError(OSError):
    """There is a folder, a FIFO or a device where a file should be."""


def stamp_of(path: Path) -> str:
    """What tells one state of a file from another without reading it; empty if there is none."""
    try:
        return _stamp(os.stat(path))
    except OSError:
        return ""


def read_whole(path: Path) -> tuple[bytes, str]:
    """All of a file, and its stamp.

    Raises:
        NotAFileError: It is no regular file; nothing was read, and nothing hangs.
        OSError: The system refused.
    """
    descriptor = os.open(path, _READING)
    try:
        found = os.fstat(descriptor)
        if not stat.S_ISREG(found.st_mode):
            raise NotAFileError(errno.EINVAL, "it is not a file")
        with open(descriptor, "rb", closefd=False) as file:
            return file.read(), _stamp(found)
    finally:
        os.close(descriptor)


def create_whole(path: Path, data: bytes, *, instead_of: os.stat_result | None = None) -> str:
    """Writes a file that must not exist yet and waits until it is on disk; returns its stamp.

    Args:
        path: nothing has this name; a link that has it is not followed.
        instead_of: the file it will replace, whose mode it takes and than which it is younger;
            without one it is the user's alone (0600).

    Raises:
        OSError: The system refused; what was written is gone again.
    """
    descriptor = os.open(path, _CREATING, 0o600)
    try:
        with open(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            if instead_of is not None:
                _liken(path, instead_of)
            _sync(descriptor)
            return _stamp(os.fstat(descriptor))
    except BaseException:
        with suppress(OSError):
            os.unlink(path)
        raise


def replace_whole(path: Path, data: bytes) -> str:
    """Puts a file in the place of another, or of none, on disk and for good; returns its stamp.

    If anything fails before the new name is given, the old file is as it was.

    Args:
        path: no link; its folder exists.

    Raises:
        OSError: The system refused.
    """
    aside = path.with_name(f".{path.name}.{os.getpid()}-{os.urandom(6).hex()}.tmp")
    stamp = create_whole(aside, data, instead_of=_stat(path))
    try:
        os.replace(aside, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(aside)
        raise
    sync_folder(path.parent)
    return stamp


def sync_folder(folder: Path) -> None:
    """Waits until the names in a folder are on disk, where the system knows how to.

    Raises:
        OSError: The disk reported an error.
    """
    if sys.platform == "win32":
        return
    try:
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    except PermissionError:
        return  # We may write here but not list: its names reach the disk a little later.
    try:
        _sync(descriptor)
    finally:
        os.close(descriptor)


def _stamp(found: os.stat_result) -> str:
    return f"{found.st_mtime_ns:x}-{found.st_size:x}-{found.st_ino:x}"


def _stat(path: Path) -> os.stat_result | None:
    try:
        return os.stat(path)
    except FileNotFoundError:
        return None


def _liken(path: Path, former: os.stat_result) -> None:
    mode = stat.S_IMODE(former.st_mode)
    if mode != 0o600:
        os.chmod(path, mode)
    if os.stat(path).st_mtime_ns <= former.st_mtime_ns:
        later = former.st_mtime_ns + _TICK
        os.utime(path, ns=(later, later))


def _sync(descriptor: int) -> None:
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
