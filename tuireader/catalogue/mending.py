"""A damaged catalogue mended: its index made anew from the papers, or all of it set aside."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from tuireader.catalogue.anew import Make, Progress, make_tables_anew, make_words_anew
from tuireader.catalogue.aside import alone, set_aside, sources_in
from tuireader.catalogue.damages import damages
from tuireader.catalogue.errors import (
    TROUBLES,
    DamagedCatalogueError,
    can_be_the_file,
    explained,
    reason_of,
)
from tuireader.catalogue.mended import Mended, Outcome
from tuireader.catalogue.schema import holds_any, is_of_trial, refuse_others, version_of
from tuireader.catalogue.transaction import transaction

_SHRINKING = slice(52, 56)
"""Where a file says so: https://www.sqlite.org/fileformat.html#incremental_vacuum_settings"""

_CACHE = -200_000
"""Kibibytes of the file, as SQLite wants them said, that mending may hold in memory."""


def mend_catalogue(
    path: Path, progress: Progress = lambda done, papers: None, *, patience: float = 5.0
) -> Mended:
    """Mend the file, if it is damaged. Nobody else in this process should have it open.

    Args:
        path: the file.
        progress: told how many papers are indexed, and how many there are.
        patience: seconds to wait for another process that is writing.

    Raises:
        NewerCatalogueError: A newer version made it; it was not touched.
        CatalogueError: The same of another program; or it can't be mended now.
    """
    if not path.exists():
        return Mended()
    with alone(path, patience):
        try:
            mended = _mended(path, progress, patience)
            if mended.outcome is Outcome.SET_ASIDE:
                with _opened(path, patience) as connection:
                    sources = sources_in(connection)
                mended = mended._replace(aside=set_aside(path), sources=sources)
        except TROUBLES as error:
            raise explained(error, path) from None
    return mended


def _mended(path: Path, progress: Progress, patience: float) -> Mended:
    """What came of mending in place; if nothing did, that the file is to be set aside.

    Each step has a connection of its own: what one finds damaged, it may remember wrongly.
    """
    why = ""
    try:
        with _opened(path, patience) as connection:
            if not holds_any(connection):
                return Mended()
            refuse_others(connection, path)
            if is_of_trial(version_of(connection)):
                return Mended(Outcome.SET_ASIDE, "it is a trial version's")
            why = _judged(connection)
        if not why:
            return Mended()
        for make in (make_words_anew, make_tables_anew):
            with _opened(path, patience) as connection:
                papers = _made(connection, make, progress)
            if papers is not None:
                return Mended(Outcome.MADE_ANEW, why, papers)
    except TROUBLES as error:
        if not (can_be_the_file(error) or _is_header_damaged(path)):
            raise
        why = why or reason_of(error)
    return Mended(Outcome.SET_ASIDE, why)


def _is_header_damaged(path: Path) -> bool:
    """Whether the file's first bytes say that it shrinks by itself, which none of ours does.

    Then SQLite looks for pages that can't be there, and takes the disk for full.
    """
    try:
        with path.open("rb") as file:
            head = file.read(_SHRINKING.stop)
    except OSError:  # The world's fault, and no file's.
        return False
    return any(head[_SHRINKING])


def _opened(path: Path, patience: float) -> closing[sqlite3.Connection]:
    return closing(sqlite3.connect(path, timeout=patience, isolation_level=None))


def _judged(connection: sqlite3.Connection) -> str:
    """What is damaged, looked for while nobody else writes; empty when nothing is."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        return next(damages(connection), "")
    finally:  # An index that is damaged badly can't even commit that it was checked.
        connection.execute("ROLLBACK")


def _made(connection: sqlite3.Connection, make: Make, progress: Progress) -> int | None:
    """How many papers are in what was made; None when it could not be, and all is as before."""
    try:
        connection.execute(f"PRAGMA cache_size = {_CACHE:d}")
        with transaction(connection):
            papers = make(connection, progress)
            for left in damages(connection):
                raise DamagedCatalogueError(left)
    except (*TROUBLES, DamagedCatalogueError) as error:
        if not can_be_the_file(error):
            raise
        return None
    if make is make_tables_anew:
        with suppress(*TROUBLES):  # It only gives back the room of what was damaged.
            connection.execute("VACUUM")
    return papers
