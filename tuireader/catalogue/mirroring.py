"""The mirror of the marks: what filters ask of them, in SQL. Never the truth, only maybe stale."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from tuireader.catalogue.errors import DamagedCatalogueError, as_written, explained, text
from tuireader.catalogue.folding import storable
from tuireader.catalogue.marked import Marked, MarksOf
from tuireader.catalogue.names import Names
from tuireader.catalogue.spreading import spread
from tuireader.catalogue.transaction import transaction

_ASKED_AT_ONCE = 500

_TAGS = "SELECT id FROM names WHERE kind = 'tag'"

_FORGETTING = (
    "UPDATE states SET read = NULL WHERE read IS NOT NULL",
    "UPDATE states SET starred = 0 WHERE starred",
    "UPDATE states SET tagged = 0 WHERE tagged",
    "UPDATE states SET queued = 0 WHERE queued",
    "UPDATE states SET noted = 0 WHERE noted",
    f"DELETE FROM labels WHERE name IN ({_TAGS})",
    "DELETE FROM places",
    "DELETE FROM notes",
)


def mirrored_version(connection: sqlite3.Connection) -> str:
    """The version of the marks that the mirror shows; empty when it is stale."""
    with as_written():
        (version,) = connection.execute("SELECT value FROM facts WHERE name = 'marks'").fetchone()
    return str(version)


def mirror_changes(
    connection: sqlite3.Connection, names: Iterable[str], marks_of: MarksOf, before: str, after: str
) -> bool:
    """Mirror what changed of the papers with any of these names, as it is now.

    The new version is noted only by a mirror that showed the one before.
    """

    def write() -> None:
        _write_named(connection, names, marks_of)
        connection.execute(
            "UPDATE facts SET value = ? WHERE name = 'marks' AND value = ?", (after, before)
        )

    return _written(connection, write)


def mirror_anew(
    connection: sqlite3.Connection, names: Iterable[str], marks_of: MarksOf, version: str
) -> bool:
    """Forget all that was mirrored and mirror the marks of papers with any of these names."""

    def write() -> None:
        for statement in _FORGETTING:
            connection.execute(statement)
        _write_named(connection, names, marks_of)
        connection.execute("UPDATE facts SET value = ? WHERE name = 'marks'", (version,))

    return _written(connection, write)


def write_marks(connection: sqlite3.Connection, marked: Sequence[tuple[int, Marked]]) -> None:
    """Mirror the marks of papers by their ids, whatever was mirrored of them before."""
    before = _with_more(connection, [id_ for id_, _ in marked])
    connection.executemany(
        "UPDATE states SET read = ?, starred = ?, tagged = ?, queued = ?, noted = ? WHERE id = ?",
        [
            (
                storable(each.read) or None,
                each.starred,
                bool(each.tags),
                bool(each.queues),
                bool(each.note),
                id_,
            )
            for id_, each in marked
        ],
    )
    names = Names(connection)
    for id_, each in marked:
        if id_ in before:
            erase_marks(connection, id_)
        connection.executemany(
            "INSERT OR IGNORE INTO labels VALUES (?, ?)",
            [(names.id_of("tag", tag), id_) for tag in each.tags],
        )
        connection.executemany(
            "INSERT OR REPLACE INTO places VALUES (?, ?, ?)",
            [(names.id_of("queue", name), id_, storable(place)) for name, place in each.queues],
        )
        if each.note:
            connection.execute(
                "INSERT INTO notes (rowid, note) VALUES (?, ?)", (id_, spread(each.note))
            )


def erase_marks(connection: sqlite3.Connection, id_: int) -> None:
    """Forget what is not in the paper's row of states."""
    connection.execute(f"DELETE FROM labels WHERE paper = ? AND name IN ({_TAGS})", (id_,))
    connection.execute("DELETE FROM places WHERE paper = ?", (id_,))
    connection.execute("DELETE FROM notes WHERE rowid = ?", (id_,))


def mirrored(connection: sqlite3.Connection, id_: int) -> Marked:
    """The marks that are mirrored of a paper."""
    state = connection.execute(
        "SELECT ifnull(read, ''), starred FROM states WHERE id = ?", (id_,)
    ).fetchone()
    if state is None:
        return Marked()
    tags = connection.execute(
        "SELECT shown FROM names JOIN labels ON labels.name = names.id"
        " WHERE kind = 'tag' AND paper = ?",
        (id_,),
    )
    queues = connection.execute(
        "SELECT shown, place FROM names JOIN places ON queue = id WHERE paper = ?", (id_,)
    )
    note = connection.execute("SELECT note FROM notes WHERE rowid = ?", (id_,)).fetchone()
    return Marked(
        read=text(state[0]),
        starred=bool(state[1]),
        tags=tuple(text(tag) for (tag,) in tags),
        queues=tuple((text(queue), text(place)) for queue, place in queues),
        note=text(note[0]) if note else "",
    )


def _write_named(connection: sqlite3.Connection, names: Iterable[str], marks_of: MarksOf) -> None:
    for found in _named(connection, names):
        with as_written():
            named = [(id_, tuple(identifiers.split("\n"))) for id_, identifiers in found]
        write_marks(connection, [(id_, marks_of(identifiers)) for id_, identifiers in named])


def _with_more(connection: sqlite3.Connection, ids: Sequence[int]) -> set[int]:
    """Those of the papers of which tags, queues or a note are mirrored; 500 ids at most."""
    return {
        id_
        for (id_,) in connection.execute(
            f"SELECT id FROM states WHERE id IN ({','.join('?' * len(ids))})"
            " AND (tagged OR queued OR noted)",
            list(ids),
        )
    }


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
    except sqlite3.OperationalError as error:
        if isinstance(explained(error), DamagedCatalogueError):
            raise
        return False
    return True
