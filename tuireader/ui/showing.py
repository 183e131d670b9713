"""What the list is showing: a view, a filter typed over it, and an order."""

from __future__ import annotations

from typing import NamedTuple

from tuireader.query import Field, Query, QueryError, Sort, SortKey, parse, printed, terms_in
from tuireader.typeset import Matcher, matcher
from tuireader.ui.remembering import Place
from tuireader.ui.views import ALL, View, view_named

_HIGHLIGHTED = (Field.ANY, Field.TITLE, Field.ABSTRACT, Field.AUTHOR)

ORDERS = {
    Sort(SortKey.DATE): "newest",
    Sort(SortKey.DATE, turned=True): "oldest",
    Sort(SortKey.ADDED): "latest added",
    Sort(SortKey.ADDED, turned=True): "first added",
    Sort(SortKey.TITLE): "title",
    Sort(SortKey.TITLE, turned=True): "title, Z to A",
    Sort(SortKey.AUTHOR): "author",
    Sort(SortKey.AUTHOR, turned=True): "author, Z to A",
    Sort(SortKey.RELEVANCE): "relevance",
    Sort(SortKey.RELEVANCE, turned=True): "least relevant",
    Sort(SortKey.QUEUE): "queue",
    Sort(SortKey.QUEUE, turned=True): "queue, last first",
    Sort(SortKey.RANDOM): "random",
    Sort(SortKey.RANDOM, turned=True): "random, backwards",
}
"""The orders there are, and their names."""


class Related(NamedTuple):
    """Papers like one of them."""

    title: str
    """Of the paper that they are like."""

    ids: tuple[int, ...]
    """The likest first."""


class Showing(NamedTuple):
    """A view, a filter and an order."""

    view: View = ALL
    filter: str = ""
    """The filter as it was typed."""

    sort: Sort = Sort()
    """The order when the filter names none."""

    asked: Query = Query()
    """The filter as a tree."""

    related: Related | None = None
    """Papers to list instead of those that pass."""

    def filtered(self, text: str, *, typing: bool = False) -> Showing:
        """The same with another filter.

        Raises:
            QueryError: The text is no filter.
        """
        asked = parse(text, typing=typing)
        return self._replace(filter=text.strip(), asked=asked, related=None)

    @property
    def query(self) -> Query:
        """The query whose listing it is."""
        return self.view.narrowed(self.asked, self.sort)

    @property
    def title(self) -> str:
        """What is listed, for the frame: ``Unread · self sup · newest``."""
        if self.related is not None:
            return f"Related to “{self.related.title}”"
        order = ORDERS[self.asked.sort or self.sort]
        return " · ".join(filter(None, [self.view.title, self.filter, order]))

    @property
    def empty(self) -> str:
        """What to say when nothing passes."""
        if self.related is not None:
            return "No other paper has the words that tell most about this one."
        if self.filter:
            return f"No paper here passes “{self.filter}”. Escape shows all again."
        return self.view.empty

    def matcher(self) -> Matcher:
        """What to highlight."""
        if self.related is not None:
            return matcher([])
        terms = [each for each in terms_in(self.asked.where) if each.field in _HIGHLIGHTED]
        return matcher(
            [each.text for each in terms if not each.phrase],
            [each.text for each in terms if each.phrase],
        )

    def remembered_as(self, place: Place) -> Place:
        """The place with all that is showing noted in it."""
        sort = printed(Query(sort=self.sort))
        return place._replace(view=self.view.id, filter=self.filter, sort=sort)


def shown_at(place: Place) -> Showing:
    """What was showing at a remembered place."""
    try:
        sort = parse(place.sort).sort or Sort()
        return Showing(view_named(place.view), sort=sort).filtered(place.filter)
    except QueryError:
        return Showing(view_named(place.view))
