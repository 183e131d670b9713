"""Listings out of the catalogue: the first screenfuls soon, all of them a little later."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING

from tuireader.catalogue import listing
from tuireader.catalogue.census import Census, census_of
from tuireader.catalogue.errors import as_written
from tuireader.catalogue.listing import Listing
from tuireader.catalogue.selection import Selection, every_paper
from tuireader.query import Field, Node, Query, Sort

if TYPE_CHECKING:  # What puts queries into SQL is imported with the first that takes it.
    from tuireader.catalogue.wording import Wording

_FEW = 500
"""Papers whose texts are looked into sooner than a word's papers are gone through: 15 µs each."""


class Searcher:
    """Finds papers through one connection; belongs to one thread, but for `interrupt`."""

    def __init__(
        self, connection: sqlite3.Connection, clock: Callable[[], float], seed: int
    ) -> None:
        """Search through this connection.

        Args:
            connection: is closed with it.
            clock: gives seconds since 1970.
            seed: what shuffles, from 1 to two thousand million.
        """
        self.connection = connection
        self._clock = clock
        self._seed = seed

    @cached_property
    def _wording(self) -> Wording:
        from tuireader.catalogue.wording import Wording

        return Wording(self.connection)

    def first(self, query: Query, limit: int) -> Listing:
        """The first ids of a listing, quickly.

        An order that SQLite must sort for is left to `whole`: the answer is then empty and not
        whole, and the screen keeps what it has until the rest comes.
        """
        selection = every_paper(query) or self._compiled(query, streaming=True)
        if not selection.streams and not self.has_sorted(query):
            return Listing(query, whole=False, total=None)
        found = self.connection.execute(
            f"{selection.sql} LIMIT ?", [*selection.parameters, limit + 1]
        )
        ids = array("q", (id_ for (id_,) in found))
        if len(ids) <= limit and not (selection.partial and len(ids) >= listing.RANKED_FIRST):
            return Listing(query, ids, total=len(ids))
        total = None
        if query.where is None:
            facts = "SELECT value FROM facts WHERE name = 'papers'"
            with as_written():
                (total,) = self.connection.execute(facts).fetchone()
                total = int(total)
        return Listing(query, ids[:limit], whole=False, total=total, partial=selection.partial)

    def whole(self, query: Query) -> Listing:
        """All ids of a listing.

        They are fetched one by one: between any two, a thread that draws can go on. Gathered by
        SQLite into one text they come in three quarters of the time and ten times the memory.
        """
        selection = self._compiled(query, streaming=False)
        found = self.connection.execute(selection.sql, selection.parameters)
        ids = array("q", (id_ for (id_,) in found))
        return Listing(query, ids, total=len(ids))

    def count(self, query: Query) -> int:
        """How many papers pass."""
        selection = self._compiled(Query(query.where, Sort()), streaming=False)
        (number,) = self.connection.execute(
            f"SELECT count(*) FROM ({selection.sql})", selection.parameters
        ).fetchone()
        return int(number)

    def census(self, asked: Iterable[Query]) -> Census:
        """How many papers there are of each kind, and how many pass each query."""
        return census_of(self.connection)._replace(asked=tuple(map(self.count, asked)))

    def names(self, field: Field, begun: str, limit: int) -> list[str]:
        """Names that complete what is typed behind a field; see `naming`."""
        from tuireader.catalogue.naming import names_beginning  # no start should wait for it

        return names_beginning(self.connection, self._wording, field, begun, limit)

    def related(self, id_: int, limit: int) -> list[int]:
        """The papers most like one; see `relating`."""
        from tuireader.catalogue.relating import related_papers  # no start should wait for it

        return related_papers(self.connection, self._wording, id_, limit)

    def has_sorted(self, query: Query) -> bool:
        """Whether SQLite keeps all papers in the order of the query, and it wants them all."""
        from tuireader.catalogue.orders import index_for, order_of

        index = index_for(order_of(query.where, query.sort))
        if not index or query.where is not None:
            return False
        name = index.partition(" ")[0]
        found = self.connection.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (name,))
        return found.fetchone() is not None

    def interrupt(self) -> None:
        """Have what another thread is finding end in an error."""
        self.connection.interrupt()

    def close(self) -> None:
        """Close the connection."""
        if "_wording" in self.__dict__:
            self._wording.close()
        self.connection.close()

    def _compiled(self, query: Query, *, streaming: bool) -> Selection:
        from tuireader.catalogue.compiling import Asking, compile_query

        asking = Asking(self._wording, self._clock(), self._seed, self._is_few)
        return compile_query(query, asking, streaming=streaming)

    def _is_few(self, node: Node) -> bool:
        from tuireader.catalogue.conditions import Conditions
        from tuireader.catalogue.matching import Matching

        conditions = Conditions(Matching(self._wording), self._clock())
        (found,) = self.connection.execute(
            "SELECT count(*) FROM (SELECT 1 FROM states"
            f" WHERE {conditions.of(node, 'states.id')} LIMIT {_FEW + 1})",
            conditions.parameters,
        ).fetchone()
        return bool(found <= _FEW)


def have_sorted(connection: sqlite3.Connection, query: Query) -> None:
    """Have SQLite keep all papers in the order of a query, if it is one that takes sorting.

    That takes seconds with a million papers, once; it isn't done before somebody asks for the
    order, since it makes adding papers slower. Where it can't be done, all goes on without.
    """
    from tuireader.catalogue.orders import index_for, order_of

    index = index_for(order_of(query.where, query.sort))
    if index:
        with suppress(sqlite3.OperationalError):
            connection.execute(f"CREATE INDEX IF NOT EXISTS {index}")
