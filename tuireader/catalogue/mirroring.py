"""The mirror of the marks: what filters ask of them, in SQL. Never the truth, only maybe stale."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from tuireader.catalogue.folding import storable
from tuireader.catalogue.transaction import transaction

MarksOf = Callable[[tuple[str, ...]], tuple[str, bool]]
"""Tells the marks (read, starred) of the paper with these identifiers."""

_ASKED_AT_ONCE = 500


def mirrored_version(connection: sqlite3.Connection) -> str:
    """The version of the marks that the mirror shows; empty when it is stale."""
    (version,) = connection.execute("SELECT value FROM facts WHERE name = 'marks'").fetchone()
    return str(version)


def mirror_changes(
    connection: sqlite3.Connection, names: Iterable[str], marks_of: MarksOf, before: str, after: str
) -> bool:
    """Mirror what changed of the papers with any of these names, as it is now.

    The new version is noted only by a mirror that showed the one before.
    """

    def write() -> None:
        _write_marks(connection, names, marks_of)
        connection.execute(
            "UPDATE facts SET value = ? WHERE name = 'marks' AND value = ?", (after, before)
        )

    return _written(connection, write)


def mirror_anew(
    connection: sqlite3.Connection, names: Iterable[str], marks_of: MarksOf, version: str
) -> bool:
    """Forget all that was mirrored and mirror the marks of papers with any of these names."""

    def write() -> None:
        connection.execute("UPDATE states SET read = NULL WHERE read IS NOT NULL")
        connection.execute("UPDATE states SET starred = 0 WHERE starred")
        _write_marks(connection, names, marks_of)
        connection.execute("UPDATE facts SET value = ? WHERE name = 'marks'", (version,))

    return _written(connection, write)


def _write_marks(connection: sqlite3.Connection, names: Iterable[str], marks_of: MarksOf) -> None:
    for found in _named(connection, names):
        marks = [(id_, *marks_of(tuple(identifiers.split("\n")))) for id_, identifiers in found]
        connection.executemany(
            "UPDATE states SET read = ?, starred = ? WHERE id = ?",
            [(storable(read) or None, starred, id_) for id_, read, starred in marks],
        )


def _named(connection: sqlite3.Connection, names: Iterable[str]) -> Iterator[list[tuple[int, str]]]:
    """The papers with any of the names, some at a time: id and identifiers."""
    remaining = iter(names)
    while some := [storable(each) for each in islice(remaining, _ASKED_AT_ONCE)]:
        marks = ",".join("?" * len(some))
        yield connection.execute(
            "SELECT id, identifiers FROM papers WHERE id IN"
            f" (SELECT paper FROM identifiers WHERE identifier IN ({marks}))",
            some,
        ).fetchall()


def _written(connection: sqlite3.Connection, write: Callable[[], None]) -> bool:
    """Whether all of it was written; nothing is when another process holds the file."""
    try:
        with transaction(connection):
            write()
    except sqlite3.OperationalError:
        return False
    return True
