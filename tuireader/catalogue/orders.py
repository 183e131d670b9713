"""How a listing is ordered, in SQL, and which orders come without sorting all of it."""

from __future__ import annotations

from tuireader.query import Node, Sort, SortKey, queue_in

_WEIGHTS = "8.0, 1.0, 3.0"
"""What a word counts in the title, the abstract and the authors."""

SCORE = f"round(bm25(words, {_WEIGHTS}), 6)"
"""How well a paper matches, the best one least; rounded, as sums vary with the order of addition.
https://www.sqlite.org/fts5.html#the_bm25_function"""

_PRIME = 2_147_483_647

_INDEXES = {
    SortKey.ADDED: "papers_by_added ON papers (added DESC, id)",
    SortKey.TITLE: "papers_by_title ON papers (title COLLATE NOCASE, id)",
    SortKey.AUTHOR: "papers_by_author ON papers (surname = '', surname, id)",
}


def order_of(where: Node | None, sort: Sort | None) -> Sort:
    """The order a query asks for: its own, or that of the queue it is about, or newest first."""
    if sort is not None:
        return sort
    return Sort(SortKey.QUEUE if queue_in(where) else SortKey.DATE)


def index_for(sort: Sort) -> str | None:
    """What to create an index as, so that all papers come in this order without sorting."""
    return _INDEXES.get(sort.key)


def ordering(sort: Sort, id_: str, seed: int, place: str) -> str:
    """The terms behind ORDER BY.

    Args:
        sort: the order.
        id_: the SQL of a paper's id.
        seed: what shuffles, from 1 to two thousand million.
        place: the SQL of a paper's place in the queue.
    """
    up, down = ("DESC", "ASC") if sort.turned else ("ASC", "DESC")
    match sort.key:
        case SortKey.DATE:
            return f"{id_} {up}"
        case SortKey.ADDED:
            return f"papers.added {down}, {id_} {up}"
        case SortKey.TITLE:
            return f"papers.title COLLATE NOCASE {up}, {id_} {up}"
        case SortKey.AUTHOR:
            return f"papers.surname = '' {up}, papers.surname {up}, {id_} {up}"
        case SortKey.QUEUE:
            return f"{place} IS NULL {up}, {place} {up}, papers.key {up}, {id_} {up}"
        case SortKey.RELEVANCE:
            return f"{SCORE} {up}, {id_} {up}"
        case SortKey.RANDOM:
            # Squares of remainders jump about; no product here is more than SQLite counts to.
            mixed = f"(({id_} % {_PRIME}) * {seed} + ({id_} / {_PRIME}) + {seed}) % {_PRIME}"
            return f"({mixed}) * ({mixed}) % {_PRIME} {up}, {id_} {up}"
