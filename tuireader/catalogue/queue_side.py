"""The side of the catalogue that queues are put in order on, and names are looked up."""

from __future__ import annotations

import sqlite3
from contextlib import AbstractContextManager

from tuireader.catalogue.census import QUEUED
from tuireader.catalogue.errors import as_written
from tuireader.catalogue.folding import folded
from tuireader.query import Field

_QUEUE = "queue = (SELECT id FROM names WHERE kind = 'queue' AND name = ?)"

_AHEAD = (
    "SELECT count(*) FROM places AS other WHERE other.queue = mine.queue"
    " AND other.place < mine.place"
)
_BESIDE = (
    "SELECT count(*) FROM places AS other JOIN papers ON papers.id = other.paper"
    " WHERE other.queue = mine.queue AND other.place = mine.place"
    " AND (papers.key, papers.id) <= (SELECT key, id FROM papers WHERE id = mine.paper)"
)
_OF = (
    f"SELECT shown, ({_AHEAD}) + ({_BESIDE})"
    " FROM names JOIN places AS mine ON mine.queue = names.id"
    " WHERE kind = 'queue' AND mine.paper = ? ORDER BY names.name"
)


class QueueSide:
    """Tells where papers are in queues, as the mirror of the marks has it."""

    @property
    def _connection(self) -> sqlite3.Connection:
        raise NotImplementedError

    def _in_words(self) -> AbstractContextManager[None]:
        raise NotImplementedError

    def known_name(self, field: Field, name: str) -> str:
        """How a tag or queue was first written, whatever its case and accents; else as it is."""
        with self._in_words(), as_written():
            found = self._connection.execute(
                "SELECT shown FROM names WHERE kind = ? AND name = ?", (field.value, folded(name))
            ).fetchone()
        return str(found[0]) if found is not None else name

    def queue_ends(self, name: str) -> tuple[str, str]:
        """The first and the last place taken in a queue; empty ones if it is."""
        with self._in_words(), as_written():
            first, last = self._connection.execute(
                f"SELECT ifnull(min(place), ''), ifnull(max(place), '') FROM places WHERE {_QUEUE}",
                (folded(name),),
            ).fetchone()
        return str(first), str(last)

    def queues_of(self, id_: int) -> list[tuple[str, int]]:
        """The queues a paper is in, by name, and its number in each: 1 is to be read first."""
        with self._in_words():
            return [(str(name), number) for name, number in self._connection.execute(_OF, (id_,))]

    def queues(self) -> list[tuple[str, int]]:
        """The queues that have papers, by name, and how many."""
        with self._in_words():
            return [(str(name), papers) for name, papers in self._connection.execute(QUEUED)]

    def places_beside(
        self, name: str, place: str, limit: int, *, behind: bool
    ) -> list[tuple[int, str]]:
        """Papers in a queue behind a place, or ahead of it, the nearest first, with theirs."""
        sign, order = (">", "ASC") if behind else ("<", "DESC")
        with self._in_words():
            found = self._connection.execute(
                f"SELECT paper, place FROM places WHERE {_QUEUE} AND place {sign} ?"
                f" ORDER BY place {order} LIMIT ?",
                (folded(name), place, limit),
            )
            return [(id_, str(each)) for id_, each in found]

    def ids_at(self, name: str, place: str) -> list[int]:
        """The papers at one place of a queue, in its order: more than one if two machines chose."""
        with self._in_words():
            found = self._connection.execute(
                f"SELECT paper FROM places JOIN papers ON papers.id = paper"
                f" WHERE {_QUEUE} AND place = ? ORDER BY papers.key, paper",
                (folded(name), place),
            )
            return [id_ for (id_,) in found]
