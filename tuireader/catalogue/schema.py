"""The catalogue's file: its tables, and how a connection to it is opened."""

import sqlite3
from contextlib import suppress
from pathlib import Path

from tuireader.catalogue.errors import (
    CatalogueError,
    DamagedCatalogueError,
    NewerCatalogueError,
    explained,
)
from tuireader.catalogue.index import make_index
from tuireader.catalogue.transaction import transaction

VERSION = 2
"""Raised by one with every change of the tables; kept in the file as SQLite's ``user_version``."""

_TABLES = """
-- The papers. Lists of names are joined by line feeds, which a cleaned name can't hold.
-- The abstract stands last, so that reading a row for the list never touches its pages.
CREATE TABLE papers (
    id INTEGER PRIMARY KEY,          -- its place in the order "newest first" (see places.py)
    key TEXT NOT NULL,
    identifiers TEXT NOT NULL,
    title TEXT NOT NULL,
    authors TEXT NOT NULL,
    surname TEXT NOT NULL,           -- the first author's, folded: the order by author
    published TEXT NOT NULL,
    updated TEXT NOT NULL,
    categories TEXT NOT NULL,
    venue TEXT NOT NULL,
    url TEXT NOT NULL,
    pdf TEXT NOT NULL,
    sources TEXT NOT NULL,
    added INTEGER NOT NULL,          -- seconds since 1970
    abstract TEXT NOT NULL
);

-- A narrow row a paper: listings and counts walk this one. The marks, here and in the tables of
-- queues and notes, are a mirror of the reader's: thrown away and written again at any time.
CREATE TABLE states (
    id INTEGER PRIMARY KEY,
    read TEXT,
    starred INTEGER NOT NULL DEFAULT 0,
    tagged INTEGER NOT NULL DEFAULT 0,
    queued INTEGER NOT NULL DEFAULT 0,
    noted INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX states_read ON states (id) WHERE read IS NOT NULL;
CREATE INDEX states_starred ON states (id) WHERE starred;
CREATE INDEX states_tagged ON states (id) WHERE tagged;
CREATE INDEX states_queued ON states (id) WHERE queued;
CREATE INDEX states_noted ON states (id) WHERE noted;

CREATE TABLE identifiers (
    identifier TEXT NOT NULL,
    paper INTEGER NOT NULL,
    PRIMARY KEY (identifier, paper)
) WITHOUT ROWID;

-- Categories, venues, sources, tags and queues, each name stored once.
CREATE TABLE names (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,              -- folded (see folding.py)
    shown TEXT NOT NULL,             -- as it was first met
    UNIQUE (kind, name)
);
CREATE TABLE labels (
    name INTEGER NOT NULL,
    paper INTEGER NOT NULL,
    PRIMARY KEY (name, paper)
) WITHOUT ROWID;
CREATE TABLE places (
    queue INTEGER NOT NULL,          -- a name
    paper INTEGER NOT NULL,
    place TEXT NOT NULL,             -- ascending, the first one is to be read first
    PRIMARY KEY (queue, paper)
) WITHOUT ROWID;
CREATE VIRTUAL TABLE notes USING fts5 (note, tokenize = 'unicode61 remove_diacritics 2');

-- How many papers there are, how often papers have changed, the version of the mirrored marks.
CREATE TABLE facts (name TEXT PRIMARY KEY, value) WITHOUT ROWID;
INSERT INTO facts VALUES ('papers', 0), ('revision', 0), ('marks', '');
"""


_CACHE = -1_000
"""Kibibytes of the file that a connection holds itself, as SQLite wants them said."""


def connect(path: Path, *, query_only: bool = False, patience: float = 5.0) -> sqlite3.Connection:
    """Open the catalogue, making it when there is none.

    Args:
        path: the file; its folder must exist.
        query_only: refuse every write.
        patience: seconds to wait for another process that is writing.

    Raises:
        NewerCatalogueError: A newer version made it.
        DamagedCatalogueError: It is damaged, or of a version that was never released.
        CatalogueError: It can't be opened, or is not a catalogue.
    """
    connection = None
    try:
        connection = sqlite3.connect(
            path, timeout=patience, isolation_level=None, check_same_thread=False
        )
        _prepare(connection, path)
        if query_only:
            connection.execute("PRAGMA query_only = 1")
    except (sqlite3.Error, CatalogueError) as error:
        if connection is not None:
            connection.close()
        raise explained(error, path) from None
    return connection


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    version = _version(connection)
    if version > VERSION:
        raise NewerCatalogueError(
            f"{path}: made by a newer tuireader (catalogue {version}, this one reads {VERSION})"
        )
    if version == 0:
        _make_tables(connection)
    if 0 < version < VERSION:
        raise DamagedCatalogueError(f"{path}: was made by a trial version (catalogue {version})")
    if not _holds(connection, "words"):
        raise CatalogueError(f"{path}: is another program's database, not a catalogue")
    # Changing the mode needs the file for oneself and doesn't wait for it. When others have it,
    # they or the next one to open it will do it: it stays changed.
    with suppress(sqlite3.OperationalError):
        connection.execute("PRAGMA journal_mode = WAL")
    # In WAL mode NORMAL loses at most the newest transactions in a power cut, never the file:
    # https://www.sqlite.org/pragma.html#pragma_synchronous
    connection.execute("PRAGMA synchronous = NORMAL")
    # The system keeps the file in memory anyway, for all connections together.
    connection.execute(f"PRAGMA cache_size = {_CACHE:d}")


def _make_tables(connection: sqlite3.Connection) -> None:
    """Make the tables in an empty file; whatever is in one already is left as it is."""
    # Larger pages than SQLite's usual ones have abstracts in one piece, and adding a tenth faster.
    connection.execute("PRAGMA page_size = 8192")
    with transaction(connection):
        # Another process may just have been here.
        if _version(connection) == 0 and not _holds(connection):
            for statement in _statements(_TABLES):
                connection.execute(statement)
            make_index(connection)
            connection.execute(f"PRAGMA user_version = {VERSION}")


def _holds(connection: sqlite3.Connection, table: str | None = None) -> bool:
    """Whether the file holds this table; without a name, any."""
    found = connection.execute(
        "SELECT 1 FROM sqlite_master WHERE ?1 IS NULL OR name = ?1 LIMIT 1", (table,)
    )
    return found.fetchone() is not None


def _version(connection: sqlite3.Connection) -> int:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)


def _statements(script: str) -> list[str]:
    """The script's statements one by one; ``executescript`` would end the open transaction."""
    found, pending = [], ""
    for line in script.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            found.append(pending)
            pending = ""
    return found
