"""The mirror of the marks: what filters ask of them, in SQL. Never the truth, only maybe stale."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping

from tuireader.catalogue.folding import storable
from tuireader.catalogue.transaction import transaction

Mirrored = Mapping[str, tuple[str, bool]]
"""Marks (read, starred) by any identifier of their paper."""

_PAPER = "WHERE id IN (SELECT paper FROM identifiers WHERE identifier = ?)"


def mirrored_version(connection: sqlite3.Connection) -> str:
    """The version of the marks that the mirror shows; empty when it is stale."""
    (version,) = connection.execute("SELECT value FROM facts WHERE name = 'marks'").fetchone()
    return str(version)


def mirror_changes(
    connection: sqlite3.Connection, marks: Mirrored, before: str, after: str
) -> bool:
    """Mirror what changed; the new version is noted only by a mirror that showed the one before."""

    def write() -> None:
        connection.executemany(f"UPDATE states SET read = ?, starred = ? {_PAPER}", _values(marks))
        connection.execute(
            "UPDATE facts SET value = ? WHERE name = 'marks' AND value = ?", (after, before)
        )

    return _written(connection, write)


def mirror_anew(connection: sqlite3.Connection, marks: Mirrored, version: str) -> bool:
    """Forget all that was mirrored and mirror these marks."""

    def write() -> None:
        connection.execute("UPDATE states SET read = NULL WHERE read IS NOT NULL")
        connection.execute("UPDATE states SET starred = 0 WHERE starred")
        connection.executemany(  # a paper may be marked under several of its identifiers
            f"UPDATE states SET read = coalesce(read, ?), starred = starred OR ? {_PAPER}",
            _values(marks),
        )
        connection.execute("UPDATE facts SET value = ? WHERE name = 'marks'", (version,))

    return _written(connection, write)


def _values(marks: Mirrored) -> list[tuple[str | None, bool, str]]:
    return [
        (storable(read) or None, starred, storable(each)) for each, (read, starred) in marks.items()
    ]


def _written(connection: sqlite3.Connection, write: Callable[[], None]) -> bool:
    """Whether all of it was written; nothing is when another process holds the file."""
    try:
        with transaction(connection):
            write()
    except sqlite3.OperationalError:
        return False
    return True
