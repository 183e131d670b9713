"""A damaged catalogue put out of the way, with all that SQLite has beside it; never deleted."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from tuireader.catalogue.errors import TROUBLES, CatalogueError, explained
from tuireader.papers import clean_line

SIGN = ".corrupt-"
"""In the names of files that were set aside; the moment follows."""

_BESIDE = ("-wal", "-shm", "-journal")
"""How the names go on of files that belong to a database: https://www.sqlite.org/tempfiles.html"""


def set_aside(path: Path) -> str:
    """Rename the file and those beside it, such as to ``catalogue.db.corrupt-20261122T170411Z``.

    Who has it open goes on in the renamed one: SQLite looks whether its file was moved before it
    deletes what is beside it.

    Returns:
        The name that it has now.

    Raises:
        CatalogueError: It can't be renamed.
    """
    aside = _free_name(path)
    try:
        os.rename(path, aside)
    except OSError as error:  # Windows renames nothing that somebody has open.
        told = f"{path}: is damaged, and can't be renamed: {error.strerror}"
        raise CatalogueError(told) from None
    for ending in _BESIDE:
        with suppress(FileNotFoundError):
            os.rename(f"{path}{ending}", f"{aside}{ending}")
    return aside.name


def aside_beside(path: Path) -> list[str]:
    """The names of files that were set aside before, without what belongs to them."""
    found = path.parent.glob(f"{path.name}{SIGN}*")
    return sorted(each.name for each in found if not each.name.endswith(_BESIDE))


@contextmanager
def alone(path: Path, patience: float) -> Iterator[None]:
    """Be the only one within the block who mends the file; one that is no database has no locks.

    The lock is SQLite's own, on an empty database beside it, which stays there: if it were deleted,
    two processes could have a lock each.

    Raises:
        CatalogueError: Another process was mending all the while.
    """
    try:
        lock = sqlite3.connect(f"{path}.lock", timeout=patience, isolation_level=None)
        with closing(lock):
            lock.execute("BEGIN EXCLUSIVE")
            yield
    except sqlite3.OperationalError as error:
        raise explained(error, f"{path}: can't be mended now") from None


def sources_in(connection: sqlite3.Connection) -> tuple[str, ...]:
    """The names of the files that papers came from, as far as they can be read, made clean.

    Args:
        connection: to a damaged file, or one of a trial version; texts are read differently
            through it from then on.
    """
    connection.text_factory = lambda data: data.decode("utf-8", "replace")
    found: dict[str, None] = {}
    # The plus has SQLite look through the table, and not through its index, which may be damaged.
    for asked in (
        "SELECT shown FROM names WHERE +kind = 'source' ORDER BY id",
        "SELECT name FROM names WHERE +kind = 'source' ORDER BY id",
        "SELECT sources FROM papers ORDER BY id",
    ):
        with suppress(*TROUBLES):
            for (names,) in connection.execute(asked):
                found |= dict.fromkeys(map(clean_line, str(names).split("\n")))
            break  # Read to its end.
    return tuple(each for each in found if each)


def _free_name(path: Path) -> Path:
    moment = time.strftime("%Y%m%dT%H%M%SZ", time.gmtime())
    name = wanted = f"{path.name}{SIGN}{moment}"
    others = 1
    while any(os.path.lexists(path.with_name(name + ending)) for ending in ("", *_BESIDE)):
        others += 1
        name = f"{wanted}-{others}"
    return path.with_name(name)
