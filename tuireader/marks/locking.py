"""One writer at a time among processes: a lock on a file that holds nothing else."""

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PATIENCE = 5.0
"""Seconds to wait for another process that holds the lock."""

_PAUSE = 0.01
"""Seconds between two tries."""

_FLAGS = (
    os.O_RDWR
    | os.O_CREAT
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_NOFOLLOW", 0)  # nobody may lead us to lock, or create, a file elsewhere
    | getattr(os, "O_NONBLOCK", 0)  # a FIFO in its place must not hang us
)

if sys.platform == "win32":
    import msvcrt

    def _try_lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _try_lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def locked(path: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Holds the lock while the block runs; the system lets go of it should the process die.

    The file is never deleted: that would give two processes two locks.

    Args:
        path: the lock file; its folder exists.
        patience: seconds to wait for another holder.

    Raises:
        OSError: The lock can't be taken, or (BlockingIOError) was held by another all the while.
    """
    descriptor = os.open(path, _FLAGS, 0o600)
    try:
        _wait_for(descriptor, time.monotonic() + patience)
        yield
    finally:
        os.close(descriptor)


def _wait_for(descriptor: int, deadline: float) -> None:
    while True:
        try:
            return _try_lock(descriptor)
        except OSError as error:
            if error.errno not in (errno.EAGAIN, errno.EACCES, errno.EDEADLK):
                raise
        if time.monotonic() >= deadline:
            raise BlockingIOError(errno.EAGAIN, "another window holds the marks")
        time.sleep(_PAUSE)
