"""The catalogue's file: its tables, and how a connection to it is opened."""

import sqlite3
from contextlib import suppress
from pathlib import Path

from tuireader.catalogue.errors import (
    TROUBLES,
    CatalogueError,
    DamagedCatalogueError,
    NewerCatalogueError,
    explained,
)
from tuireader.catalogue.transaction import transaction

VERSION = 3
"""Raised by one with every change of the tables; kept in the file as SQLite's ``user_version``."""

_TABLES = """
-- The papers. Lists of names are joined by line feeds, which a cleaned name can't hold.
-- The abstract stands behind them, so that reading a row for the list never touches its pages.
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
    abstract TEXT NOT NULL,
    shown_title TEXT NOT NULL,       -- words that are shown, and not in the source (see shown.py)
    shown_abstract TEXT NOT NULL,
    indexed_title TEXT AS (title || shown_title),
    indexed_abstract TEXT AS (abstract || shown_abstract)
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
CREATE INDEX places_in_order ON places (queue, place);
CREATE VIRTUAL TABLE notes USING fts5 (note, tokenize = 'unicode61 remove_diacritics 2');

-- How many papers there are, how often papers have changed, the version of the mirrored marks.
CREATE TABLE facts (name TEXT PRIMARY KEY, value) WITHOUT ROWID;
INSERT INTO facts VALUES ('papers', 0), ('revision', 0), ('marks', '');
"""

TABLES = frozenset(
    (
        *("papers", "states", "identifiers", "names", "labels", "places", "facts", "vocabulary"),
        *("words", "words_data", "words_idx", "words_docsize", "words_config"),
        *("notes", "notes_data", "notes_idx", "notes_content", "notes_docsize", "notes_config"),
    )
)
"""All tables, with those in which SQLite keeps what is in a full-text index."""

_PAPERS = "CREATE TABLE papers"


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
    except (*TROUBLES, CatalogueError) as error:
        if connection is not None:
            connection.close()
        raise explained(error, path) from None
    return connection


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    if version_of(connection) == 0:
        _make_file(connection)
    refuse_others(connection, path)
    version, missing = version_of(connection), missing_tables(connection)
    if is_of_trial(version):
        raise DamagedCatalogueError(f"{path}: was made by a trial version (catalogue {version})")
    if missing or version != VERSION:
        lost = f"the table {min(missing)}" if missing else "its version"
        raise DamagedCatalogueError(f"{path}: {lost} is lost")
    # Changing the mode needs the file for oneself and doesn't wait for it. When others have it,
    # they or the next one to open it will do it: it stays changed.
    with suppress(sqlite3.OperationalError):
        connection.execute("PRAGMA journal_mode = WAL")
    # In WAL mode NORMAL loses at most the newest transactions in a power cut, never the file:
    # https://www.sqlite.org/pragma.html#pragma_synchronous
    connection.execute("PRAGMA synchronous = NORMAL")
    # The system keeps the file in memory anyway, for all connections together.
    connection.execute(f"PRAGMA cache_size = {_CACHE:d}")


def refuse_others(connection: sqlite3.Connection, path: Path) -> None:
    """Leave alone what we have not made.

    Raises:
        NewerCatalogueError: A newer version made it.
        CatalogueError: Another program did.
    """
    version = version_of(connection)
    if version > VERSION:
        raise NewerCatalogueError(
            f"{path}: made by a newer tuireader (catalogue {version}, this one reads {VERSION})"
        )
    if 2 * len(missing_tables(connection)) > len(TABLES):
        raise CatalogueError(f"{path}: is another program's database, not a catalogue")


def missing_tables(connection: sqlite3.Connection) -> frozenset[str]:
    """Those of our tables that the file lacks; all of them, if another program made it."""
    return TABLES - {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}


def make_tables(connection: sqlite3.Connection, *, but_papers: bool = False) -> None:
    """Make all tables.

    Args:
        connection: in a transaction.
        but_papers: the papers are there.
    """
    for statement in _statements(_TABLES):
        if not (but_papers and _PAPERS in statement):
            connection.execute(statement)
    from tuireader.catalogue.index import make_index  # only a new file needs it

    make_index(connection)


def definition_of_papers() -> str:
    """The SQL of the table of papers, as SQLite keeps it."""
    (statement,) = (each for each in _statements(_TABLES) if _PAPERS in each)
    return statement[statement.index(_PAPERS) :].strip().removesuffix(";")


def _make_file(connection: sqlite3.Connection) -> None:
    """Make the tables in an empty file; whatever is in one already is left as it is."""
    # Larger pages than SQLite's usual ones have abstracts in one piece, and adding a tenth faster.
    connection.execute("PRAGMA page_size = 8192")
    with transaction(connection):
        # Another process may just have been here.
        if version_of(connection) == 0 and not holds_any(connection):
            make_tables(connection)
            connection.execute(f"PRAGMA user_version = {VERSION}")


def holds_any(connection: sqlite3.Connection) -> bool:
    """Whether the file holds any table."""
    return connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone() is not None


def version_of(connection: sqlite3.Connection) -> int:
    """The version of the tables that the file was made with; 0 if it is empty or none of ours."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)


def is_of_trial(version: int) -> bool:
    """Whether it is a version that was never released; its papers are read by nobody now."""
    return 0 < version < VERSION


def _statements(script: str) -> list[str]:
    """The script's statements one by one; ``executescript`` would end the open transaction."""
    found, pending = [], ""
    for line in script.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            found.append(pending)
            pending = ""
    return found
