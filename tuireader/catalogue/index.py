"""The index of words: made from the papers, kept up with them, and made anew when it is damaged.

It holds where in which paper each word stands (`words`), and which words there are and in how many
papers (`vocabulary`). Words are found by one or three first letters as fast as whole ones; others
by looking up in the vocabulary which words they begin (see `wording`).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from tuireader.catalogue.errors import TROUBLES, text
from tuireader.catalogue.splitting import TOKENIZER, Splitter
from tuireader.catalogue.spreading import spread

INDEXED_BEGINNINGS = (1, 3)
"""Lengths of beginnings, in characters, that are found like whole words. Each length more makes
adding papers a tenth slower and the index a fifth larger."""

_PENDING = 128 << 20
"""Bytes of the index that are gathered before they are written: the fewer the pieces, the less
there is to merge. With SQLite's own megabyte, adding 100,000 papers takes twice as long. The option
is in fts5_config.c and not in the manual."""

_AT_ONCE = 5_000
"""Papers indexed between two words to whoever waits."""

_COUNTED_ANEW = 4
"""When a fourth of all papers is new, counting the vocabulary anew is the faster way."""

_TEXTS = "title, abstract, authors"
_OF_PAPERS = ("indexed_title", "indexed_abstract", "authors")
"""The columns of the papers that these are made from."""


def make_index(connection: sqlite3.Connection) -> None:
    """Make an empty index."""
    beginnings = " ".join(map(str, INDEXED_BEGINNINGS))
    connection.execute(
        # Without contents of its own, it can hold other texts than the papers do (see `spread`).
        f"CREATE VIRTUAL TABLE words USING fts5 ({_TEXTS}, content = '',"
        f" tokenize = '{TOKENIZER}', prefix = '{beginnings}')"
    )
    connection.execute("INSERT INTO words (words, rank) VALUES ('hashsize', ?)", (_PENDING,))
    connection.execute(
        "CREATE TABLE vocabulary (term TEXT PRIMARY KEY, papers INTEGER NOT NULL) WITHOUT ROWID"
    )


def make_index_anew(
    connection: sqlite3.Connection, progress: Callable[[int], None] = lambda indexed: None
) -> None:
    """Throw the index away, whatever is in it, and make it from the papers.

    Args:
        connection: in a transaction.
        progress: told how many papers are indexed so far.
    """
    connection.execute("DROP TABLE IF EXISTS vocabulary")
    _drop_words(connection)
    make_index(connection)
    index = Index(connection)
    index.note((id_, True) for (id_,) in connection.execute("SELECT id FROM papers"))
    index.index_noted(progress)


class Index:
    """The index while papers are added: new ones are noted first and indexed together at the end.

    In the order of their ids, however they came: each that went back would have the index write out
    what it has gathered.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Begin with nothing noted.

        Args:
            connection: in a transaction, for as long as this is used.
        """
        self._connection = connection
        self._splitter = Splitter()
        connection.create_function("spread", 1, spread, deterministic=True)
        connection.execute(
            "CREATE TEMP TABLE IF NOT EXISTS noted (id INTEGER PRIMARY KEY, unspaced INTEGER)"
        )
        connection.execute("DELETE FROM noted")

    def note(self, papers: Iterable[tuple[int, bool]]) -> None:
        """Note papers that are to be indexed: id, and whether their texts need spreading."""
        self._connection.executemany("INSERT INTO noted VALUES (?, ?)", papers)

    def forget(self, id_: int) -> None:
        """Take a paper out, while it is still on the shelf, or let it not be indexed."""
        run = self._connection.execute
        if run("DELETE FROM noted WHERE id = ?", (id_,)).rowcount:
            return
        indexed = f"SELECT {', '.join(_OF_PAPERS)} FROM papers WHERE id = ?"
        texts = [text(each) for each in run(indexed, (id_,)).fetchone()]
        for term in {word for each in texts for word in self._splitter.words(each)}:
            run("UPDATE vocabulary SET papers = papers - 1 WHERE term = ?", (term,))
            run("DELETE FROM vocabulary WHERE term = ? AND papers < 1", (term,))
        run(
            f"INSERT INTO words (words, rowid, {_TEXTS}) VALUES ('delete', ?, ?, ?, ?)",
            (id_, *map(spread, texts)),
        )

    def index_noted(self, progress: Callable[[int], None] = lambda indexed: None) -> None:
        """Index what was noted.

        Args:
            progress: told how many papers are indexed so far.
        """
        run = self._connection.execute
        noted, papers = run(
            "SELECT (SELECT count(*) FROM noted), (SELECT count(*) FROM states)"
        ).fetchone()
        anew = noted * _COUNTED_ANEW >= papers
        tables = ("words",) if anew else ("words", "beside")
        with _counting(self._connection, tables[-1]):
            for indexed, span in self._spans():
                for table in tables:
                    run(f"INSERT INTO {table} (rowid, {_TEXTS}) {_NOTED}", span)
                progress(indexed)
            if anew:
                run("DELETE FROM vocabulary")
            run(
                "INSERT INTO vocabulary SELECT term, doc FROM counted WHERE true"
                " ON CONFLICT DO UPDATE SET papers = papers + excluded.papers"
            )
        run("DELETE FROM noted")
        self._splitter.close()

    def _spans(self) -> Iterator[tuple[int, tuple[int, int]]]:
        """Spans of ids, both ends included, and how many papers are noted up to each end."""
        indexed, last = 0, -1
        while True:
            number, first, last = self._connection.execute(
                "SELECT count(*), min(id), max(id)"
                " FROM (SELECT id FROM noted WHERE id > ? ORDER BY id LIMIT ?)",
                (last, _AT_ONCE),
            ).fetchone()
            if not number:
                return
            indexed += number
            yield indexed, (first, last)


_SPREAD = ", ".join(f"iif(unspaced, spread({each}), {each})" for each in _OF_PAPERS)

_NOTED = (
    f"SELECT id, {_SPREAD} FROM noted JOIN papers USING (id) WHERE id BETWEEN ? AND ? ORDER BY id"
)


@contextmanager
def _counting(connection: sqlite3.Connection, table: str) -> Iterator[None]:
    """Within it ``counted`` tells the terms of a full-text table: ours, or one named beside it."""
    run = connection.execute
    if table == "beside":
        run(
            f"CREATE VIRTUAL TABLE temp.beside USING fts5 ({_TEXTS}, content = '', detail = none,"
            f" columnsize = 0, tokenize = '{TOKENIZER}')"
        )
    schema = "temp" if table == "beside" else "main"
    run(f"CREATE VIRTUAL TABLE temp.counted USING fts5vocab ('{schema}', '{table}', 'row')")
    yield  # An exception takes all of it back with the transaction.
    run("DROP TABLE temp.counted")
    if table == "beside":
        run("DROP TABLE temp.beside")


def _drop_words(connection: sqlite3.Connection) -> None:
    """Drop the table of words, also when it is too damaged to be opened, or gone."""
    try:
        connection.execute("DROP TABLE words")
    except TROUBLES:
        with written_schema(connection):
            connection.execute("DELETE FROM sqlite_master WHERE name = 'words'")
    shadows = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'words#_%' ESCAPE '#'"
    ).fetchall()
    for (name,) in shadows:
        connection.execute(f'DROP TABLE "{name}"')


@contextmanager
def written_schema(connection: sqlite3.Connection) -> Iterator[None]:
    """Within it SQLite lets its own list of tables be written; afterwards it reads it again.

    A table taken off the list is not looked at, however damaged it is. Its pages stay in the file,
    used by nobody, until it is vacuumed.

    Args:
        connection: in a transaction.
    """
    connection.execute("PRAGMA writable_schema = 1")
    try:
        yield
    finally:
        connection.execute("PRAGMA writable_schema = RESET")
