"""Papers into the catalogue: known ones are recognised and completed, new ones get their place."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from itertools import islice

from tuireader.catalogue.added import Added
from tuireader.catalogue.fresh import Fresh
from tuireader.catalogue.marked import Marked
from tuireader.catalogue.mirroring import write_marks
from tuireader.catalogue.places import DAY, day_of, first_place
from tuireader.catalogue.rows import read_placed
from tuireader.catalogue.storing import Placed, Shelves
from tuireader.catalogue.transaction import transaction
from tuireader.papers import Paper
from tuireader.papers.identity import contradict

_BATCH = 10_000
"""Papers taken at once: so many abstracts are some 20 MB."""

_ASKED_AT_ONCE = 500
"""Identifiers in one statement; SQLite's default limit is 32,766, older ones had 999."""


def add_papers(
    connection: sqlite3.Connection,
    papers: Iterable[Paper],
    progress: Callable[[Added], None] = lambda added: None,
) -> Added:
    """Add papers in one transaction: all of them, or none when anything fails on the way.

    Args:
        connection: the catalogue, in autocommit mode.
        papers: may be a stream; read in batches.
        progress: told the counts so far after each batch; what it raises takes all back.
    """
    adding = _Adding(connection)
    stream = iter(papers)
    with transaction(connection):
        while batch := list(islice(stream, _BATCH)):
            adding.take_in(batch)
            progress(adding.added)
        adding.finish(progress)
        if adding.added.new or adding.added.changed:  # papers may have marks already
            connection.execute("UPDATE facts SET value = '' WHERE name = 'marks'")
            connection.execute("UPDATE facts SET value = value + 1 WHERE name = 'revision'")
    return adding.added


class _Adding:
    """The work of one transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.added = Added()
        self._connection = connection
        self._shelves = Shelves(connection)
        self._now = int(time.time())
        self._today = date.today()
        self._next_place: dict[int, int] = {}

    def take_in(self, batch: list[Paper]) -> None:
        """Add a batch: known papers one by one, then the new ones in one go."""
        shelved = self._shelved({each for paper in batch for each in paper.identifiers})
        fresh = Fresh()
        for paper in batch:
            known = self._matches(paper, shelved)
            twins = fresh.twins_of(paper)
            if not known and not twins:
                fresh.append(paper)
                self.added.new += 1
            elif not known and len(twins) == 1:
                before = fresh.papers[twins[0]]
                merged = before.merged_with(paper)
                self._count(before, merged)
                fresh.replace(twins[0], merged)
            else:
                if twins:  # which of all these it is can only be told once they stand together
                    for place, _, each in self._shelve(fresh.papers):
                        for identifier in each.identifiers:
                            shelved.setdefault(identifier, []).append(place)
                    fresh = Fresh()
                    known = self._matches(paper, shelved)
                self._complete(paper, known, shelved)
        self._shelve(fresh.papers)

    def finish(self, progress: Callable[[Added], None]) -> None:
        """Index what is new."""

        def indexed(papers: int) -> None:
            self.added.indexed = papers
            progress(self.added)

        self._shelves.finish(indexed)

    def _shelve(self, papers: list[Paper]) -> list[Placed]:
        placed = [(self._place(paper), self._now, paper) for paper in papers]
        self._shelves.put(placed)
        return placed

    def _shelved(self, identifiers: set[str]) -> dict[str, list[int]]:
        """The ids of the papers on the shelves that have any of these identifiers."""
        found: dict[str, list[int]] = {}
        remaining = iter(identifiers)
        while some := list(islice(remaining, _ASKED_AT_ONCE)):
            marks = ",".join("?" * len(some))
            for identifier, id_ in self._connection.execute(
                f"SELECT identifier, paper FROM identifiers WHERE identifier IN ({marks})", some
            ):
                found.setdefault(identifier, []).append(id_)
        return found

    def _matches(self, paper: Paper, shelved: dict[str, list[int]]) -> list[Placed]:
        """The papers on the shelves that this is a record of, the surest first."""
        if not shelved:
            return []
        ids = dict.fromkeys(id_ for each in paper.identifiers for id_ in shelved.get(each, ()))
        candidates = read_placed(self._connection, list(ids)) if ids else []
        return [
            each for each in candidates if not contradict(each[2].identifiers, paper.identifiers)
        ]

    def _complete(self, met: Paper, known: list[Placed], shelved: dict[str, list[int]]) -> None:
        """Merge a record into the paper it is of; papers that it shows to be one become one."""
        twins = _agreeing(met, known)
        place, added, first = twins[0]
        merged = first
        for _, also_added, other in twins[1:]:
            merged, added = merged.merged_with(other), min(added, also_added)
        merged = merged.merged_with(met)
        if not self._count(first, merged):
            return
        marks = self._shelves.take(twins)
        if day_of(merged.published) != day_of(first.published):
            place = self._place(merged)
        self._shelves.put([(place, added, merged)])
        if marks != Marked():
            write_marks(self._connection, [(place, marks)])
        gone = {each[0] for each in twins}
        for identifier in merged.identifiers:
            others = [id_ for id_ in shelved.get(identifier, ()) if id_ not in gone]
            shelved[identifier] = [place, *others]

    def _count(self, before: Paper, after: Paper) -> bool:
        """Count a record of a paper met before; only where it was met is no change to a reader."""
        if replace(after, sources=before.sources) == before:
            self.added.known += 1
        else:
            self.added.changed += 1
        return after != before

    def _place(self, paper: Paper) -> int:
        """The next free id on the paper's day; on today when its date is unknown."""
        start = first_place(day_of(paper.published) or self._today)
        if start not in self._next_place:
            (last,) = self._connection.execute(
                "SELECT max(id) FROM states WHERE id >= ? AND id < ?", (start, start + DAY)
            ).fetchone()
            self._next_place[start] = start if last is None else last + 1
        self._next_place[start] += 1
        return self._next_place[start] - 1


def _agreeing(met: Paper, known: list[Placed]) -> list[Placed]:
    """The surest of the papers that a record may be of, and those that can be the same as it.

    A record with a title alone may be of any paper of that title, and makes no two of them one.
    """
    twins, names = known[:1], known[0][2].identifiers + met.identifiers
    for each in known[1:]:
        if not contradict(names, each[2].identifiers):
            twins.append(each)
            names += each[2].identifiers
    return twins
