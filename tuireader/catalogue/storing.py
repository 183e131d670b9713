"""One paper's rows in all tables: written and taken out together, so that they can't disagree."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence

from tuireader.catalogue.index import Index
from tuireader.catalogue.marked import Marked
from tuireader.catalogue.mirroring import erase_marks, mirrored
from tuireader.catalogue.names import Names
from tuireader.catalogue.rows import write_papers
from tuireader.catalogue.shown import ShownWords
from tuireader.catalogue.spreading import is_unspaced
from tuireader.papers import Paper

Placed = tuple[int, int, Paper]
"""A paper's id, when it was added (seconds since 1970), and the paper."""


class Shelves:
    """The tables that hold papers, as one thing to put papers on and take them from."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Only within a transaction, which `finish` must precede the end of."""
        self._connection = connection
        self._names = Names(connection)
        self._index = Index(connection)
        self._shown = ShownWords()

    def put(self, papers: list[Placed]) -> None:
        """Write papers whose ids are free."""
        papers.sort(key=lambda each: each[0])
        write_papers(self._connection, papers, self._shown.beside)
        self.enter(papers)

    def enter(self, papers: Sequence[Placed]) -> None:
        """Write what all other tables have of papers, in the order of their ids."""
        write = self._connection.executemany
        write("INSERT INTO states (id) VALUES (?)", [(id_,) for id_, _, _ in papers])
        self._index.note((id_, _is_unspaced(paper)) for id_, _, paper in papers)
        write(
            "INSERT INTO identifiers VALUES (?, ?)",
            sorted(
                (identifier, id_) for id_, _, paper in papers for identifier in paper.identifiers
            ),
        )
        write("INSERT OR IGNORE INTO labels VALUES (?, ?)", self._labelled(papers))
        self._tally(len(papers))

    def take(self, papers: Sequence[Placed]) -> Marked:
        """Take papers out; returns what the mirror had of their marks, joined."""
        connection, marks = self._connection, Marked()
        for id_, _, paper in papers:
            marks = _joined(marks, mirrored(connection, id_))
            self._index.forget(id_)
            connection.executemany(
                "DELETE FROM identifiers WHERE identifier = ? AND paper = ?",
                [(identifier, id_) for identifier in paper.identifiers],
            )
            connection.executemany(
                "DELETE FROM labels WHERE name = ? AND paper = ?", self._labelled([(id_, 0, paper)])
            )
            erase_marks(connection, id_)
            connection.execute("DELETE FROM papers WHERE id = ?", (id_,))
            connection.execute("DELETE FROM states WHERE id = ?", (id_,))
        self._tally(-len(papers))
        return marks

    def finish(self, progress: Callable[[int], None]) -> None:
        """Index what was put; `progress` is told how many papers are, now and then."""
        self._index.index_noted(progress)
        self._shown.close()

    def _labelled(self, papers: Sequence[Placed]) -> list[tuple[int, int]]:
        return sorted(
            (self._names.id_of(kind, name), id_)
            for id_, _, paper in papers
            for kind, name in labels_of(paper)
        )

    def _tally(self, papers: int) -> None:
        self._connection.execute(
            "UPDATE facts SET value = value + ? WHERE name = 'papers'", (papers,)
        )


def _is_unspaced(paper: Paper) -> bool:
    return is_unspaced("".join((paper.title, paper.abstract, *paper.authors)))


def _joined(one: Marked, other: Marked) -> Marked:
    """The marks of two records of one paper; the reader's own marks say how they really join."""
    return Marked(
        one.read or other.read,
        one.starred or other.starred,
        tuple(dict.fromkeys([*one.tags, *other.tags])),
        tuple({**dict(other.queues), **dict(one.queues)}.items()),
        one.note or other.note,
    )


def labels_of(paper: Paper) -> Iterator[tuple[str, str]]:
    """The kinds and names that a paper is labelled with, besides those of its marks."""
    yield from (("category", each) for each in paper.categories)
    yield from (("source", each) for each in paper.sources)
    if paper.venue:
        yield "venue", paper.venue
