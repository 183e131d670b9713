"""The catalogue: all papers we know, in one SQLite file, found by words, marks and facts."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from threading import get_ident
from typing import NamedTuple

from tuireader.catalogue.added import Added
from tuireader.catalogue.folding import storable
from tuireader.catalogue.listing import Listing
from tuireader.catalogue.mirroring import (
    MarksOf,
    mirror_anew,
    mirror_changes,
    mirrored_version,
)
from tuireader.catalogue.rows import Row, read_placed, read_rows
from tuireader.catalogue.schema import CatalogueError, connect
from tuireader.catalogue.searching import SearchWorker, first_listing, whole_listing
from tuireader.papers import Paper
from tuireader.query import Query

FIRST_SCREENFULS = 200
"""Ids that a listing begins with: more than any screen is high."""

_ASKED_AT_ONCE = 500

_MOMENT = 50
"""Milliseconds that the mirror waits for another process on the thread that draws."""


class Counts(NamedTuple):
    """How many papers there are, as the mirror of the marks has it."""

    papers: int = 0
    unread: int = 0
    starred: int = 0


class Catalogue:
    """All papers in one file. Opening it costs the same however many there are.

    Every method but `complete` and the mirroring belongs to the thread that made it. Any but
    `close` may raise `CatalogueError`, when the file can't be opened, read or written.
    """

    def __init__(self, path: Path, *, patience: float = 5.0) -> None:
        """Name the file; it is opened, or made, when first used.

        Args:
            path: the file; its folder must exist by then.
            patience: seconds to wait for another process that is writing.
        """
        self._path = path
        self._patience = patience
        self._thread = get_ident()
        self._worker = SearchWorker(path)

    @cached_property
    def _connection(self) -> sqlite3.Connection:
        return connect(self._path, patience=self._patience)

    def add(
        self, papers: Iterable[Paper], progress: Callable[[Added], None] = lambda added: None
    ) -> Added:
        """Add papers, all or none; see `add_papers`.

        Raises:
            CatalogueError: They could not be written.
        """
        from tuireader.catalogue.adding import add_papers  # no start should wait for it

        with self._in_words():
            return add_papers(self._connection, papers, progress)

    def search(self, query: Query, limit: int = FIRST_SCREENFULS) -> Listing:
        """The first papers that pass, quickly; `complete` brings the rest."""
        with self._in_words():
            return first_listing(self._connection, query, limit)

    def search_whole(self, query: Query) -> Listing:
        """All papers that pass; may take a while."""
        with self._in_words():
            return whole_listing(self._connection, query)

    def complete(self, query: Query, answer: Callable[[Listing], object]) -> None:
        """Have the whole listing told to `answer` from another thread, unless it is superseded."""
        self._worker.complete(query, answer)

    def drop_search(self) -> None:
        """Let the search under way not be answered."""
        self._worker.drop()

    def rows(self, ids: Sequence[int]) -> list[Row]:
        """What a list draws of these papers, in the order asked."""
        with self._in_words():
            return read_rows(self._connection, ids)

    def papers(self, ids: Iterable[int]) -> Iterator[tuple[int, Paper]]:
        """The whole papers, one at a time, each with its id."""
        for id_ in ids:
            with self._in_words():
                placed = read_placed(self._connection, [id_])
            for place, _, paper in placed:
                yield place, paper

    def ids_of(self, identifiers: Iterable[str]) -> list[int]:
        """The ids of papers with any of these identifiers, the first ones' first."""
        found: dict[int, None] = {}
        with self._in_words():
            for identifier in identifiers:
                for (id_,) in self._connection.execute(
                    "SELECT paper FROM identifiers WHERE identifier = ?", (storable(identifier),)
                ):
                    found[id_] = None
        return list(found)

    def unread_among(self, ids: Sequence[int]) -> set[int]:
        """Those of these papers that are unread, as the mirror of the marks has it."""
        found: set[int] = set()
        for start in range(0, len(ids), _ASKED_AT_ONCE):
            some = ids[start : start + _ASKED_AT_ONCE]
            marks = ",".join("?" * len(some))
            unread = f"SELECT id FROM states WHERE read IS NULL AND id IN ({marks})"
            with self._in_words():
                found.update(id_ for (id_,) in self._connection.execute(unread, some))
        return found

    def counts(self) -> Counts:
        """How many papers there are, unread and starred."""
        with self._in_words():
            papers, read, starred = self._connection.execute(
                "SELECT (SELECT value FROM facts WHERE name = 'papers'),"
                " (SELECT count(*) FROM states WHERE read IS NOT NULL),"
                " (SELECT count(*) FROM states WHERE starred)"
            ).fetchone()
        return Counts(papers, papers - read, starred)

    def close(self) -> None:
        """End the search thread and close the file."""
        self._worker.close()
        if "_connection" in self.__dict__:
            self._connection.close()
            del self.__dict__["_connection"]

    @contextmanager
    def _in_words(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise CatalogueError(f"{self._path}: {error}") from None

    # The mirror of the marks. It is never the truth: a write that fails only leaves it stale.

    def mirrored_version(self) -> str:
        """The version of the marks that the mirror shows."""
        with self._in_words():
            return mirrored_version(self._connection)

    def mirror(self, names: Iterable[str], marks_of: MarksOf, *, before: str, after: str) -> bool:
        """Mirror what changed of the marks of some papers; may be called from any thread.

        Args:
            names: identifiers of papers whose marks changed.
            marks_of: tells the marks (read, starred) of the paper with these identifiers.
            before: the version that the mirror must show; if it shows another it stays stale.
            after: the version that it shows then.

        Returns:
            Whether it was written; False when another process holds the file.
        """
        with self._in_words(), self._for_this_thread() as connection, _hurried(connection):
            return mirror_changes(connection, names, marks_of, before, after)

    def mirror_all(self, names: Iterable[str], marks_of: MarksOf, version: str) -> bool:
        """Mirror all marks anew; like `mirror`."""
        with self._in_words(), self._for_this_thread() as connection:
            return mirror_anew(connection, names, marks_of, version)

    @contextmanager
    def _for_this_thread(self) -> Iterator[sqlite3.Connection]:
        """A connection whose transactions don't meet those of another thread."""
        if get_ident() == self._thread:
            yield self._connection
            return
        connection = connect(self._path, patience=self._patience)
        try:
            yield connection
        finally:
            connection.close()


@contextmanager
def _hurried(connection: sqlite3.Connection) -> Iterator[None]:
    """Wait for another process a moment only: somebody may be waiting for a key."""
    (patience,) = connection.execute("PRAGMA busy_timeout").fetchone()
    connection.execute(f"PRAGMA busy_timeout = {_MOMENT:d}")
    try:
        yield
    finally:
        connection.execute(f"PRAGMA busy_timeout = {patience:d}")
