"""Listings out of the catalogue: first screenfuls at once, the rest by a background thread."""

from __future__ import annotations

import queue
import sqlite3
import sys
import threading
from array import array
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from tuireader.catalogue.compiling import Selection, compile_query
from tuireader.catalogue.listing import Listing
from tuireader.catalogue.schema import CatalogueError, connect
from tuireader.query import Query, Sort


def first_listing(connection: sqlite3.Connection, query: Query, limit: int) -> Listing:
    """The first ids of a listing, quickly.

    An order that SQLite must sort for is left to `whole_listing`: the answer is then empty and not
    whole, and the screen keeps what it has until the rest comes.
    """
    selection = compile_query(query.where, query.sort or Sort())
    if not selection.streams:
        return Listing(query, whole=False, total=None)
    found = connection.execute(f"{selection.sql} LIMIT ?", [*selection.parameters, limit + 1])
    ids = array("q", (id_ for (id_,) in found))
    if len(ids) <= limit:
        return Listing(query, ids, total=len(ids))
    total = None
    if query.where is None:
        (total,) = connection.execute("SELECT value FROM facts WHERE name = 'papers'").fetchone()
    return Listing(query, ids[:limit], whole=False, total=total)


def whole_listing(connection: sqlite3.Connection, query: Query) -> Listing:
    """All ids of a listing. SQLite gathers them in one step, so no other Python thread waits."""
    ids = _all_ids(connection, compile_query(query.where, query.sort or Sort()))
    return Listing(query, ids, total=len(ids))


def _all_ids(connection: sqlite3.Connection, selection: Selection) -> array[int]:
    (digits,) = connection.execute(
        # An aggregate sees a subquery's rows in its order.
        f"SELECT group_concat(printf('%016x', id), '') FROM ({selection.sql})",
        selection.parameters,
    ).fetchone()
    ids = array("q", bytes.fromhex(digits or ""))
    if sys.byteorder == "little":
        ids.byteswap()
    return ids


class _Wanted(NamedTuple):
    query: Query
    answer: Callable[[Listing], object]


class SearchWorker:
    """One thread with its own connection that completes listings, always only the latest.

    A listing that can't be completed, because the catalogue can't be read, is not answered: who
    asks has read the same file a moment before and knows how to tell.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._wanted: queue.SimpleQueue[_Wanted | None] = queue.SimpleQueue()
        self._latest: _Wanted | None = None
        self._connection: sqlite3.Connection | None = None
        self._thread: threading.Thread | None = None

    def complete(self, query: Query, answer: Callable[[Listing], object]) -> None:
        """Have the whole listing told to `answer`, in the worker's thread.

        What was wanted before is interrupted and never answered.
        """
        self.drop()
        self._latest = _Wanted(query, answer)
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="search", daemon=True)
            self._thread.start()
        self._wanted.put(self._latest)

    def drop(self) -> None:
        """Forget what was wanted; its answer will not come."""
        self._latest = None
        if self._connection is not None:
            self._connection.interrupt()

    def close(self) -> None:
        """End the thread and wait for it."""
        self.drop()
        if self._thread is not None:
            self._wanted.put(None)
            self._thread.join()
            self._thread = None

    def _work(self) -> None:
        while (wanted := self._wanted.get()) is not None:
            if wanted is self._latest:
                try:
                    self._answer(wanted)
                except Exception:  # told as if it had ended the thread, which others still need
                    told = (*sys.exc_info(), threading.current_thread())
                    threading.excepthook(threading.ExceptHookArgs(told))
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _answer(self, wanted: _Wanted) -> None:
        try:
            if self._connection is None:
                self._connection = connect(self._path, query_only=True)
            listing = whole_listing(self._connection, wanted.query)
        except (sqlite3.Error, CatalogueError):
            return  # mostly interrupted: something else is wanted by now
        if wanted is self._latest:
            wanted.answer(listing)
