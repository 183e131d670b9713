"""What is asked of SQLite: the ids of the papers that pass, in order."""

from __future__ import annotations

from typing import NamedTuple

from tuireader.query import Query, SortKey


class Selection(NamedTuple):
    """A SELECT of paper ids, in order, as a column named ``id``."""

    sql: str
    parameters: list[str | int]

    streams: bool
    """Whether its first rows come without sorting all of them."""

    partial: bool = False
    """Whether these are only the best among the newest."""


def every_paper(query: Query) -> Selection | None:
    """The SELECT for a query that asks for all papers by date, as a start does; None for others."""
    sort = query.sort
    if query.where is not None or (sort is not None and sort.key is not SortKey.DATE):
        return None
    up = "DESC" if sort is not None and sort.turned else "ASC"
    return Selection(f"SELECT id FROM states ORDER BY id {up}", [], streams=True)
