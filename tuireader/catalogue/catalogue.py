"""The catalogue: all papers we know, in one SQLite file, found by words, marks and facts."""

from __future__ import annotations

import random
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import cached_property
from pathlib import Path
from threading import get_ident
from typing import TYPE_CHECKING

from tuireader.catalogue.added import Added
from tuireader.catalogue.census import Census, Counts, counts_of
from tuireader.catalogue.errors import TROUBLES, CatalogueError, as_written, explained
from tuireader.catalogue.folding import storable
from tuireader.catalogue.listing import Listing
from tuireader.catalogue.mended import Mended
from tuireader.catalogue.mirror_side import MirrorSide
from tuireader.catalogue.queue_side import QueueSide
from tuireader.catalogue.rows import Row, read_placed, read_rows
from tuireader.catalogue.schema import connect
from tuireader.catalogue.searching import Searcher, have_sorted
from tuireader.catalogue.working import Worker
from tuireader.papers import Paper
from tuireader.query import Field, Query

if TYPE_CHECKING:
    from tuireader.catalogue.reckoning import Reckoned

FIRST_SCREENFULS = 100
"""Ids that a listing begins with: more than most screens are high."""

_ASKED_AT_ONCE = 500

_ADDING_CACHE = -200_000
"""Kibibytes of the file, as SQLite wants them said, that adding may hold in memory. The tables of
identifiers and words are written to all over the place."""

_MOST_SEED = 2_000_000_000


class Catalogue(MirrorSide, QueueSide):
    """All papers in one file. Opening it costs the same however many there are.

    Every method but those that say so and the mirroring belongs to the thread that made it. Any but
    `close` may raise `CatalogueError`, when the file can't be opened, read or written.
    """

    def __init__(
        self, path: Path, *, patience: float = 5.0, clock: Callable[[], float] = time.time
    ) -> None:
        """Name the file; it is opened, or made, when first used.

        Args:
            path: the file; its folder must exist by then.
            patience: seconds to wait for another process that is writing.
            clock: gives seconds since 1970, from which the ages in filters count.
        """
        self._path = path
        self._patience = patience
        self._clock = clock
        self._seed = random.randint(1, _MOST_SEED)
        self._thread = get_ident()
        self._worker = Worker("search", self._opened)
        self._counter = Worker("census", self._opened)

    @cached_property
    def _searcher(self) -> Searcher:
        connection = connect(self._path, patience=self._patience)
        return Searcher(connection, self._clock, self._seed)

    @property
    def _connection(self) -> sqlite3.Connection:
        return self._searcher.connection

    def _opened(self) -> Searcher:
        """What a worker reads with."""
        return Searcher(connect(self._path, query_only=True), self._clock, self._seed)

    def add(
        self, papers: Iterable[Paper], progress: Callable[[Added], None] = lambda added: None
    ) -> Added:
        """Add papers, all or none; see `add_papers`. May be called from any thread.

        Raises:
            CatalogueError: They could not be written.
        """
        from tuireader.catalogue.adding import add_papers  # no start should wait for it

        with self._in_words(), self._for_this_thread() as connection:
            (usual,) = connection.execute("PRAGMA cache_size").fetchone()
            connection.execute(f"PRAGMA cache_size = {_ADDING_CACHE:d}")
            try:
                return add_papers(connection, papers, progress)
            finally:
                connection.execute(f"PRAGMA cache_size = {usual:d}")

    def revision(self) -> int:
        """A number that is another one whenever papers have come or changed."""
        with self._in_words():
            facts = "SELECT value FROM facts WHERE name = 'revision'"
            with as_written():
                (revision,) = self._connection.execute(facts).fetchone()
                return int(revision)

    def mend(self, progress: Callable[[int, int], None] = lambda done, papers: None) -> Mended:
        """Mend the file if it is damaged; see `mend_catalogue`. May be called from any thread.

        What this thread, or another that called before, has open of the file must be closed then.

        Args:
            progress: told how many papers are indexed, and how many there are.
        """
        from tuireader.catalogue.mending import mend_catalogue  # seldom needed

        return mend_catalogue(self._path, progress, patience=self._patience)

    # Searching

    def search(self, query: Query, limit: int = FIRST_SCREENFULS) -> Listing:
        """The first papers that pass, in this thread; `complete` brings the rest."""
        with self._in_words():
            return self._searcher.first(query, limit)

    def search_soon(
        self,
        query: Query,
        limit: int,
        answer: Callable[[Listing], object],
        failed: Callable[[CatalogueError], object],
        *,
        patience: float,
    ) -> Listing | None:
        """The first papers that pass, if they are found soon, in another thread.

        Args:
            query: what is asked.
            limit: how many are wanted.
            answer: told the listing, in another thread, when it took longer; not if it is
                superseded by then.
            failed: told in the same way what went wrong.
            patience: seconds to wait.

        Raises:
            CatalogueError: The file can't be read.
        """
        return self._worker.ask_now(
            lambda searcher: searcher.first(query, limit), answer, failed, patience
        )

    def search_whole(self, query: Query) -> Listing:
        """All papers that pass; may take a while."""
        with self._in_words():
            return self._searcher.whole(query)

    def complete(
        self,
        query: Query,
        answer: Callable[[Listing], object],
        failed: Callable[[CatalogueError], object] = lambda error: None,
        counted: Callable[[int], object] | None = None,
    ) -> None:
        """Have the whole listing told to `answer` from another thread, unless it is superseded.

        Args:
            query: what is asked.
            answer: told the listing.
            failed: told what went wrong.
            counted: told before how many there are, which is known sooner.
        """

        def whole(searcher: Searcher) -> Listing:
            if counted is not None:
                counted(searcher.count(query))
            return searcher.whole(query)

        self._worker.ask(whole, answer, failed)

    def drop_search(self) -> None:
        """Let the search under way not be answered."""
        self._worker.drop()

    def keep_sorted(self, query: Query) -> None:
        """Have all papers kept in the order of a query, so that it needs no sorting next time.

        May be called from any thread; takes seconds with a million papers. See `have_sorted`.
        """
        with self._in_words(), self._for_this_thread() as connection:
            have_sorted(connection, query)

    def related(self, id_: int, limit: int) -> list[int]:
        """The papers most like one, the likest first; none if it is gone, or says nothing."""
        with self._in_words():
            return self._searcher.related(id_, limit)

    # Papers

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

    # Counting

    def counts(self) -> Counts:
        """How many papers there are, unread and starred."""
        with self._in_words():
            return counts_of(self._connection)

    def reckon(self, days: Sequence[date], *, minutes: bool) -> Reckoned:
        """What a record of reading tells; see `reckon`. May be called from any thread."""
        from tuireader.catalogue.reckoning import reckon  # no start should wait for it

        with self._in_words(), self._for_this_thread() as connection:
            return reckon(connection, days, minutes=minutes)

    def take_census(
        self,
        asked: Sequence[Query],
        answer: Callable[[Census], object],
        failed: Callable[[CatalogueError], object] = lambda error: None,
    ) -> None:
        """Have all that can be counted counted, in another thread; the latest asker is answered.

        Args:
            asked: queries whose papers are to be counted, too.
            answer: told the census in that thread.
            failed: told there why there is none.
        """
        self._counter.ask(lambda searcher: searcher.census(asked), answer, failed)

    def names_beginning(self, field: Field, begun: str, limit: int) -> list[str]:
        """Names that complete what is typed behind a field, those of the most papers first."""
        with self._in_words():
            return self._searcher.names(field, begun, limit)

    def close(self) -> None:
        """End the threads and close the file; it is opened again when it is used again."""
        self._worker.close()
        self._counter.close()
        if "_searcher" in self.__dict__:
            self._searcher.close()
            del self.__dict__["_searcher"]

    @contextmanager
    def _in_words(self) -> Iterator[None]:
        try:
            yield
        except TROUBLES as error:
            raise explained(error, self._path) from None

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
