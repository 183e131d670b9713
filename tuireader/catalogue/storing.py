"""One paper's rows in all tables: written and taken out together, so that they can't disagree."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence

from tuireader.catalogue.folding import folded
from tuireader.catalogue.rows import write_papers
from tuireader.papers import Paper

Placed = tuple[int, int, Paper]
"""A paper's id, when it was added (seconds since 1970), and the paper."""


class Shelves:
    """The tables that hold papers, as one thing to put papers on and take them from."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._names: dict[tuple[str, str], int] = {}

    def put(self, papers: list[Placed]) -> None:
        """Write papers whose ids are free; one ascending run, as the index likes it best."""
        papers.sort(key=lambda each: each[0])
        write = self._connection.executemany
        write_papers(self._connection, papers)
        write("INSERT INTO states (id) VALUES (?)", [(id_,) for id_, _, _ in papers])
        write(
            "INSERT INTO words (rowid, title, abstract, authors) VALUES (?, ?, ?, ?)",
            [(id_, *_searched(paper)) for id_, _, paper in papers],
        )
        write(
            "INSERT INTO identifiers VALUES (?, ?)",
            sorted(
                (identifier, id_) for id_, _, paper in papers for identifier in paper.identifiers
            ),
        )
        write("INSERT OR IGNORE INTO labels VALUES (?, ?)", self._labelled(papers))
        self._tally(len(papers))

    def take(self, papers: Sequence[Placed]) -> tuple[str | None, int]:
        """Take papers out; returns what the mirror had of their marks (read, starred), joined."""
        connection, read, starred = self._connection, None, 0
        for id_, _, paper in papers:
            marks = connection.execute("SELECT read, starred FROM states WHERE id = ?", (id_,))
            for one_read, one_starred in marks.fetchall():
                read, starred = read or one_read, starred or one_starred
            connection.execute(
                "INSERT INTO words (words, rowid, title, abstract, authors)"
                " VALUES ('delete', ?, ?, ?, ?)",
                (id_, *_searched(paper)),
            )
            connection.executemany(
                "DELETE FROM identifiers WHERE identifier = ? AND paper = ?",
                [(identifier, id_) for identifier in paper.identifiers],
            )
            connection.executemany(
                "DELETE FROM labels WHERE name = ? AND paper = ?", self._labelled([(id_, 0, paper)])
            )
            connection.execute("DELETE FROM papers WHERE id = ?", (id_,))
            connection.execute("DELETE FROM states WHERE id = ?", (id_,))
        self._tally(-len(papers))
        return read, starred

    def _labelled(self, papers: Sequence[Placed]) -> list[tuple[int, int]]:
        return sorted(
            (self._name(kind, name), id_)
            for id_, _, paper in papers
            for kind, name in _labels(paper)
        )

    def _name(self, kind: str, name: str) -> int:
        key = (kind, folded(name))
        if key not in self._names:
            self._connection.execute("INSERT OR IGNORE INTO names (kind, name) VALUES (?, ?)", key)
            (self._names[key],) = self._connection.execute(
                "SELECT id FROM names WHERE kind = ? AND name = ?", key
            ).fetchone()
        return self._names[key]

    def _tally(self, papers: int) -> None:
        self._connection.execute(
            "UPDATE facts SET value = value + ? WHERE name = 'papers'", (papers,)
        )


def _searched(paper: Paper) -> tuple[str, str, str]:
    return paper.title, paper.abstract, "\n".join(paper.authors)


def _labels(paper: Paper) -> Iterator[tuple[str, str]]:
    yield from (("category", each) for each in paper.categories)
    yield from (("source", each) for each in paper.sources)
    if paper.venue:
        yield "venue", paper.venue
