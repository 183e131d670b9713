"""The views: named queries that the side pane offers."""

from __future__ import annotations

from typing import NamedTuple

from tuireader.library import Counts
from tuireader.query import And, Is, Node, Query, Sort, State


class View(NamedTuple):
    """A named query with what to say when it is empty."""

    id: str
    title: str
    where: Node | None
    empty: str
    """What is said when no paper is in it."""

    def narrowed(self, query: Query, sort: Sort) -> Query:
        """The query that lists this view's papers that pass a filter, too."""
        parts = tuple(each for each in (self.where, query.where) if each is not None)
        where = And(parts) if len(parts) > 1 else (parts[0] if parts else None)
        return Query(where, query.sort or sort)

    def count(self, counts: Counts) -> int:
        """How many papers are in it."""
        by_id = {"all": counts.papers, "unread": counts.unread, "starred": counts.starred}
        return by_id[self.id]


ALL = View(
    "all",
    "All",
    None,
    "The library is empty. Press + and name a file of papers, or a folder of them.",
)
UNREAD = View("unread", "Unread", Is(State.UNREAD), "Nothing is unread. Press 1 for all papers.")
STARRED = View(
    "starred", "Starred", Is(State.STARRED), "Nothing is starred yet. Press s on a paper."
)

VIEWS = (ALL, UNREAD, STARRED)
"""In the order of their keys, 1 to 9."""


def view_named(name: str) -> View:
    """The view with this id; all papers when there is none such."""
    return next((view for view in VIEWS if view.id == name), ALL)
