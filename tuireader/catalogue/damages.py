"""What is damaged in a catalogue's file: looked for in every table, not waited for."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing

from tuireader.catalogue.errors import TROUBLES, DamagedCatalogueError, can_be_the_file, reason_of
from tuireader.catalogue.folding import folded
from tuireader.catalogue.index_damages import index_damages, same_ids
from tuireader.catalogue.rows import read_all
from tuireader.catalogue.schema import VERSION, make_tables, missing_tables, version_of
from tuireader.catalogue.storing import labels_of

_UNUSED = "is never used|: never used"
"""What SQLite says of pages that nothing is in any more, which is a waste and no damage."""

_HEADLINE = r"\*\*\* in database "


def damages(connection: sqlite3.Connection) -> Iterator[str]:
    """Everything that is wrong, a line each; takes as long as reading the file a few times.

    Args:
        connection: may write, if only because SQLite takes checking its index for writing.

    Raises:
        sqlite3.Error: It could not be found out, for a reason outside the file.
    """
    for part, check in _CHECKS:
        try:
            yield from check(connection)
        except DamagedCatalogueError as error:
            yield str(error)
        except TROUBLES as error:
            if not can_be_the_file(error):
                raise
            yield f"{part} can't be read ({reason_of(error)})"


def _tables(connection: sqlite3.Connection) -> Iterator[str]:
    missing = missing_tables(connection)
    if missing:
        yield f"tables are lost: {', '.join(sorted(missing))}"
        return
    if version_of(connection) != VERSION:
        yield "the version of its tables is lost"
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as new:
        make_tables(new)
        wanted = _definitions(new)
    found = _definitions(connection)
    for name in wanted:
        if found.get(name) != wanted[name]:
            yield f"the definition of {name} is another one"


def _definitions(connection: sqlite3.Connection) -> dict[str, str]:
    """The SQL of our tables and their indexes by name, comments and spaces apart."""
    return {
        name: " ".join(re.sub("--[^\n]*", "", sql).split())
        for name, sql in connection.execute(
            "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"
            " AND name NOT LIKE 'words#_%' ESCAPE '#' AND name NOT LIKE 'notes#_%' ESCAPE '#'"
        )
        if isinstance(sql, str)
    }


def _structure(connection: sqlite3.Connection) -> Iterator[str]:
    for (told,) in connection.execute("PRAGMA integrity_check"):
        for line in str(told).splitlines():
            if line != "ok" and not re.search(f"{_UNUSED}|^{_HEADLINE}", line):
                yield f"the file is damaged ({line})"
                return


def _papers(connection: sqlite3.Connection) -> Iterator[str]:
    """Each is read whole, if only to see whether it can be; and is known by what it is called."""
    # Sums of hashes are the same for the same rows in whatever order, and need no memory.
    called = labelled = 0
    for id_, _, paper in read_all(connection):
        called += sum(hash((each, id_)) for each in {paper.key, *paper.identifiers})
        labels = {(kind, folded(name), id_) for kind, name in labels_of(paper)}
        labelled += sum(map(hash, labels))
    if called != _sum(connection, "SELECT identifier, paper FROM identifiers"):
        yield "the table of identifiers does not fit the papers"
    if labelled != _sum(connection, _LABELS):
        yield "the table of labels does not fit the papers"


_LABELS = """
    SELECT kind, names.name, paper FROM labels JOIN names ON names.id = labels.name
    WHERE kind NOT IN ('tag', 'queue')
"""


def _sum(connection: sqlite3.Connection, asked: str) -> int:
    return sum(map(hash, connection.execute(asked)))


def _states(connection: sqlite3.Connection) -> Iterator[str]:
    if not same_ids(connection, "states"):
        yield "the table of states does not fit the papers"


def _facts(connection: sqlite3.Connection) -> Iterator[str]:
    facts = dict(connection.execute("SELECT name, value FROM facts"))
    (papers,) = connection.execute("SELECT count(*) FROM papers").fetchone()
    well = facts.get("papers") == papers and isinstance(facts.get("revision"), int)
    if not (well and isinstance(facts.get("marks"), str)):
        yield "the table of facts does not fit the papers"


def _texts(connection: sqlite3.Connection) -> Iterator[str]:
    for table, columns in (
        ("names", "kind, name, shown"),
        ("places", "place"),
        ("states", "ifnull(read, '')"),
        ("notes", "ifnull(note, '')"),
    ):
        for row in connection.execute(f"SELECT {columns} FROM {table}"):
            if not all(isinstance(each, str) for each in row):
                yield f"the table of {table} is not as it was written"
                break


_CHECKS: tuple[tuple[str, Callable[[sqlite3.Connection], Iterator[str]]], ...] = (
    ("the list of tables", _tables),
    ("the file", _structure),
    ("the index of words", index_damages),
    ("the table of states", _states),
    ("the table of facts", _facts),
    ("a text", _texts),
    ("a paper", _papers),
)
"""What is looked at, and how."""
