"""What can be made anew in a damaged catalogue: everything but the papers."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from itertools import islice

from tuireader.catalogue.index import make_index_anew, written_schema
from tuireader.catalogue.rows import read_all
from tuireader.catalogue.schema import VERSION, definition_of_papers, make_tables
from tuireader.catalogue.storing import Shelves

Progress = Callable[[int, int], None]
"""Is told how many papers are done, and how many there are."""

Make = Callable[[sqlite3.Connection, Progress], int]
"""Makes something from the papers, and says how many there are."""

_AT_ONCE = 2_000
"""Papers held in memory."""


def make_words_anew(connection: sqlite3.Connection, progress: Progress) -> int:
    """Make the index of words from the papers, and what must agree with it.

    Args:
        connection: in a transaction.
        progress: told how far it is.

    Returns:
        How many papers there are.

    Raises:
        sqlite3.Error: More than the index is damaged.
        DamagedCatalogueError: The same; a paper is not as it was written.
    """
    papers = sum(1 for _ in read_all(connection))
    connection.execute("INSERT OR IGNORE INTO states (id) SELECT id FROM papers")
    connection.execute("DELETE FROM states WHERE id NOT IN (SELECT id FROM papers)")
    make_index_anew(connection, lambda indexed: progress(indexed, papers))
    _note(connection, papers)
    return papers


def make_tables_anew(connection: sqlite3.Connection, progress: Progress) -> int:
    """Make all tables but that of the papers; like `make_words_anew`.

    The damaged ones are not looked at: who drops a damaged table may give pages away that hold
    something else.
    """
    with written_schema(connection):
        connection.execute("DELETE FROM sqlite_master WHERE type <> 'table' OR name <> 'papers'")
        # What it says of the papers may be damaged, too.
        connection.execute("UPDATE sqlite_master SET sql = ?", (definition_of_papers(),))
    papers = sum(1 for _ in read_all(connection))
    make_tables(connection, but_papers=True)
    shelves = Shelves(connection)
    all_papers = read_all(connection)
    while some := list(islice(all_papers, _AT_ONCE)):
        shelves.enter(some)
    shelves.finish(lambda indexed: progress(indexed, papers))
    _note(connection, papers)
    return papers


def _note(connection: sqlite3.Connection, papers: int) -> None:
    """Note how many papers there are, that they changed, and that the mirror of marks is stale."""
    facts = ("papers", papers), ("revision", time.time_ns()), ("marks", "")
    connection.executemany("INSERT OR REPLACE INTO facts VALUES (?, ?)", facts)
    connection.execute(f"PRAGMA user_version = {VERSION}")
