"""The mirror of the marks: what filters ask of them, in SQL. Never the truth, only maybe stale."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple, TypeVar

from tuireader.catalogue.errors import DamagedCatalogueError, as_written, explained, text
from tuireader.catalogue.folding import storable
from tuireader.catalogue.marked import Marked, MarksOf
from tuireader.catalogue.names import Names
from tuireader.catalogue.parts import Part
from tuireader.catalogue.spreading import spread
from tuireader.catalogue.transaction import transaction

_ASKED_AT_ONCE = 500

_TAGS, _QUEUES = (f"SELECT id FROM names WHERE kind = '{each}'" for each in ("tag", "queue"))

_Values = tuple[int | str, ...]

_T = TypeVar("_T")


class _Group(NamedTuple):
    """Marks of which a paper may have several, or longer ones: kept in a table of their own."""

    part: Part
    flag: str
    """The column of its state that says whether it has any."""

    erasing: str
    """The statement that forgets those of a paper. Through the names, as the tables are ordered by
    them: to look for the paper alone would be to look at every row."""

    writing: str
    rows: Callable[[Names, int, Marked], Iterable[_Values]]
    """Gives what is to be written of a paper."""

    paper: int
    """Where the paper stands in that."""


def _tag_rows(names: Names, id_: int, marked: Marked) -> Iterator[_Values]:
    return ((names.id_of("tag", tag), id_) for tag in marked.tags)


def _queue_rows(names: Names, id_: int, marked: Marked) -> Iterator[_Values]:
    queues = marked.queues
    return ((names.id_of("queue", name), id_, storable(place)) for name, place in queues)


def _note_rows(names: Names, id_: int, marked: Marked) -> Iterator[_Values]:
    return iter([(id_, spread(marked.note))] if marked.note else [])


_GROUPS = (
    _Group(
        Part.TAGS,
        "tagged",
        f"DELETE FROM labels WHERE paper = ? AND name IN ({_TAGS})",
        "INSERT OR IGNORE INTO labels VALUES (?, ?)",
        _tag_rows,
        paper=1,
    ),
    _Group(
        Part.QUEUES,
        "queued",
        f"DELETE FROM places WHERE paper = ? AND queue IN ({_QUEUES})",
        "INSERT OR REPLACE INTO places VALUES (?, ?, ?)",
        _queue_rows,
        paper=1,
    ),
    _Group(
        Part.NOTE,
        "noted",
        "DELETE FROM notes WHERE rowid = ?",
        "INSERT INTO notes (rowid, note) VALUES (?, ?)",
        _note_rows,
        paper=0,
    ),
)

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
    connection: sqlite3.Connection,
    names: Iterable[str],
    marks_of: MarksOf,
    before: str,
    after: str,
    parts: Part = Part.ALL,
) -> bool:
    """Mirror what changed of the papers with any of these names, as it is now.

    The new version is noted only by a mirror that showed the one before.
    """

    def write() -> None:
        _write_named(connection, names, marks_of, parts)
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
        _write_named(connection, names, marks_of, Part.ALL)
        connection.execute("UPDATE facts SET value = ? WHERE name = 'marks'", (version,))

    return _written(connection, write)


def write_marks(
    connection: sqlite3.Connection, marked: Sequence[tuple[int, Marked]], parts: Part = Part.ALL
) -> None:
    """Mirror parts of the marks of papers, 500 at most, whatever was mirrored of them before."""
    if Part.STATE in parts:
        connection.executemany(
            "UPDATE states SET read = ?, starred = ? WHERE id = ?",
            [(storable(each.read) or None, each.starred, id_) for id_, each in marked],
        )
    names = Names(connection)
    for group in _GROUPS:
        if group.part in parts:
            rows = [row for id_, each in marked for row in group.rows(names, id_, each)]
            _write_rows(connection, group, [id_ for id_, _ in marked], rows)


def erase_marks(connection: sqlite3.Connection, id_: int) -> None:
    """Forget what is not in the paper's row of states."""
    for group in _GROUPS:
        connection.execute(group.erasing, (id_,))


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


def _write_named(
    connection: sqlite3.Connection, names: Iterable[str], marks_of: MarksOf, parts: Part
) -> None:
    for found in _named(connection, names):
        with as_written():
            named = [(id_, tuple(identifiers.split("\n"))) for id_, identifiers in found]
        marked = [(id_, marks_of(identifiers)) for id_, identifiers in named]
        write_marks(connection, marked, parts)


def _write_rows(
    connection: sqlite3.Connection, group: _Group, ids: Sequence[int], rows: Sequence[_Values]
) -> None:
    """Put rows of some papers in the place of those that were there."""
    asked = f"id IN ({','.join('?' * len(ids))}) AND {group.flag}"
    had = set(connection.execute(f"SELECT id FROM states WHERE {asked}", list(ids)))
    has = {(row[group.paper],) for row in rows}
    connection.executemany(group.erasing, had)
    connection.executemany(group.writing, rows)
    flagged = f"UPDATE states SET {group.flag} = NOT {group.flag} WHERE id = ?"
    connection.executemany(flagged, had ^ has)


def _named(connection: sqlite3.Connection, names: Iterable[str]) -> Iterator[list[tuple[int, str]]]:
    """The papers with any of the names, each once, some at a time: id and identifiers."""
    ids: set[int] = set()
    for some in _some_at_once(sorted(map(storable, names))):  # as they are in the table
        paper = f"SELECT paper FROM identifiers WHERE identifier IN ({_marks(some)})"
        ids.update(id_ for (id_,) in connection.execute(paper, some))
    for few in _some_at_once(sorted(ids)):
        asked = f"SELECT id, identifiers FROM papers WHERE id IN ({_marks(few)})"
        yield connection.execute(asked, few).fetchall()


def _some_at_once(values: Iterable[_T]) -> Iterator[list[_T]]:
    remaining = iter(values)
    while some := list(islice(remaining, _ASKED_AT_ONCE)):
        yield some


def _marks(values: Sequence[object]) -> str:
    return ",".join("?" * len(values))


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
