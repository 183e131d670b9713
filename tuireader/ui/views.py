"""The views: named queries that the side pane offers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from tuireader.library import SavedView
from tuireader.papers import clean_line
from tuireader.query import (
    And,
    Field,
    Is,
    Node,
    Query,
    QueryError,
    Sort,
    SortKey,
    State,
    Term,
    all_of,
    parse,
    queue_in,
)

NEXT = "next"
"""The queue that is always there."""

_NOTHING = And((Is(State.READ), Is(State.UNREAD)))
"""What no paper passes."""


class View(NamedTuple):
    """A named query with what to say when it is empty."""

    id: str
    """The same from one start to the next: ``all``, ``queue:next``, ``view:Morning``."""

    title: str
    """What it is called, as one clean line."""

    where: Node | None
    empty: str
    """What is said when no paper is in it."""

    sort: Sort | None = None
    """Its own order; without one it is listed as all that have none."""

    saved: SavedView | None = None
    """What it was saved as, if it is a saved one."""

    trouble: str = ""
    """Why a saved one's filter means nothing; then no paper is in it."""

    def narrowed(self, query: Query, sort: Sort) -> Query:
        """The query that lists, in this order, its papers that pass a filter, too."""
        return Query(all_of(self.where, query.where), sort)


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


def view_of(id_: str, saved: Iterable[SavedView]) -> View | None:
    """The view with this id; None when there is none such.

    Args:
        id_: the id. Of a queue, tag or source, whether a paper has it isn't asked.
        saved: the saved views.
    """
    kind, _, name = id_.partition(":")
    if kind == "view":
        return next((saved_view(each) for each in saved if each.name == name), None)
    if kind in _NAMED:
        return _NAMED[kind](name) if clean_line(name) else None
    return next((view for view in (ALL, UNREAD, STARRED) if view.id == id_), None)


def queue_view(name: str) -> View:
    """What is in a queue, in its order."""
    is_next = name.casefold() == NEXT
    shown = clean_line(name)
    return View(
        f"queue:{NEXT if is_next else name}",
        "Next" if is_next else shown,
        Term(NEXT if is_next else name, Field.QUEUE, phrase=True),
        "Nothing is queued to be read next. Press a on a paper."
        if is_next
        else f"The queue “{shown}” is empty.",
        Sort(SortKey.QUEUE),
    )


def tag_view(name: str) -> View:
    """What has a tag."""
    shown = clean_line(name)
    where = Term(name, Field.TAG, phrase=True)
    return View(f"tag:{name}", shown, where, f"No paper has the tag “{shown}” any more.")


def source_view(name: str) -> View:
    """What came from a source."""
    shown = clean_line(name)
    where = Term(name, Field.SOURCE, phrase=True)
    return View(f"source:{name}", shown, where, f"No paper is from “{shown}” any more.")


_NAMED = {"queue": queue_view, "tag": tag_view, "source": source_view}


def saved_view(saved: SavedView) -> View:
    """A saved view; its own order is the one it names, or that of the queue it is about."""
    query, trouble = Query(_NOTHING), ""
    try:
        query = parse(saved.filter)
    except QueryError as error:  # a newer version's, or written by hand
        trouble = str(error)
    sort = query.sort or (Sort(SortKey.QUEUE) if queue_in(query.where) else None)
    shown = clean_line(saved.name)
    empty = f"Nothing is in “{shown}” now."
    if trouble:
        empty = f"The filter of “{shown}” means nothing: {clean_line(trouble)}. Press e to edit it."
    return View(f"view:{saved.name}", shown, query.where, empty, sort, saved, trouble)
