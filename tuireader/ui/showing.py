"""What the list is showing: a view, a filter typed over it, and an order."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from tuireader.library import SavedView
from tuireader.query import (
    Field,
    Query,
    QueryError,
    Sort,
    SortKey,
    Term,
    all_of,
    parse,
    printed,
    queue_in,
    terms_in,
)
from tuireader.typeset import Matcher, matcher
from tuireader.ui.remembering import Place
from tuireader.ui.views import ALL, NEXT, View, saved_view, view_of

_HIGHLIGHTED = (Field.ANY, Field.ANYWHERE, Field.TITLE, Field.ABSTRACT, Field.AUTHOR)
_HIGHLIGHTED_IN_NOTES = (Field.ANYWHERE, Field.NOTE)

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
    """Of the paper that they are like, as it is read."""

    ids: tuple[int, ...]
    """The likest first."""


class Showing(NamedTuple):
    """A view, a filter and an order."""

    view: View = ALL
    filter: str = ""
    """The filter as it was typed."""

    sort: Sort = Sort()
    """The order when neither the filter nor the view has its own."""

    asked: Query = Query()
    """The filter as a tree."""

    related: Related | None = None
    """Papers to list instead of those that pass."""

    origin: str = ""
    """The saved view that the filter was before it was edited."""

    def filtered(self, text: str, *, typing: bool = False) -> Showing:
        """The same with another filter.

        Raises:
            QueryError: The text is no filter.
        """
        asked, origin = parse(text, typing=typing), self.origin if text or typing else ""
        return self._replace(filter=text.strip(), asked=asked, related=None, origin=origin)

    def turned_to(self, view: View) -> Showing:
        """The same filter over another view."""
        return self._replace(view=view, related=None, origin="")

    def sorted_by(self, sort: Sort) -> Showing:
        """The same in another order: that of all views, unless this one has its own."""
        showing = self._replace(related=None)
        if self.view.sort:
            showing = showing._replace(view=self.view._replace(sort=sort))
        elif queue_in(self.asked.where):
            return showing.filtered(printed(Query(self.asked.where, sort)))
        else:
            showing = showing._replace(sort=sort)
        if self.asked.sort:  # it would stand above the one chosen here
            return showing.filtered(printed(Query(self.asked.where)))
        return showing

    @property
    def order(self) -> Sort:
        """The order of the listing."""
        queued = Sort(SortKey.QUEUE) if queue_in(self.asked.where) else None
        return self.asked.sort or self.view.sort or queued or self.sort

    @property
    def query(self) -> Query:
        """The query whose listing it is."""
        return self.view.narrowed(self.asked, self.order)

    def as_text(self) -> str:
        """View and filter as one filter, which is listed in the same way from now on."""
        return self._text(Sort() if self.sort == Sort() else None)

    def _text(self, usual: Sort | None) -> str:
        """View and filter as one filter, with the order where it isn't the usual one."""
        where = all_of(self.view.where, self.asked.where)
        if queue_in(where):
            usual = Sort(SortKey.QUEUE)
        return printed(Query(where, None if self.order == usual else self.order))

    def as_filter(self) -> Showing:
        """The same papers, listed by a filter over all, so that it can be edited.

        A saved view's filter is as it was saved; where it means nothing, all papers are listed.
        """
        saved = self.view.saved
        text = self._text(self.sort)
        if saved and not self.filter and self.view == saved_view(saved):
            text = saved.filter
        over_all = Showing(sort=self.sort, origin=saved.name if saved else "")
        try:
            return over_all.filtered(text)._replace(origin=over_all.origin)
        except QueryError:
            return over_all._replace(filter=text)

    def followed(self, before: Collection[SavedView], saved: Collection[SavedView]) -> Showing:
        """The same after saved views have changed: with another filter, or under another name.

        Where the view is gone, its papers are listed by its filter over all.
        """
        mine = self.view.saved
        if mine is None or mine in saved:
            return self
        changed = next((each for each in saved if each.name == mine.name), None)
        if changed is not None:
            return self._replace(view=saved_view(changed))
        new = (each for each in saved if each.filter == mine.filter and each not in before)
        renamed = next(new, None)
        if renamed is not None:
            return self._replace(view=saved_view(renamed)._replace(sort=self.view.sort))
        return self.as_filter()._replace(origin="", related=self.related)

    @property
    def title(self) -> str:
        """What is listed, for the frame: ``Unread · self sup · newest``."""
        if self.related is not None:
            return f"Related to “{self.related.title}”"
        order = ORDERS[self.order]
        return " · ".join(filter(None, [self.view.title, self.filter, order]))

    @property
    def empty(self) -> str:
        """What to say when nothing passes."""
        if self.related is not None:
            return "No other paper has the words that tell most about this one."
        if self.filter:
            return f"No paper here passes “{self.filter}”. Escape shows all again."
        return self.view.empty

    @property
    def is_of_a_name(self) -> bool:
        """Whether it is all that has one tag, is in one queue or came from one source."""
        is_next = self.view.id == f"queue:{NEXT}"
        return isinstance(self.view.where, Term) and not self.filter and not is_next

    def matcher(self) -> Matcher:
        """What to highlight in titles and abstracts."""
        return self._matcher(_HIGHLIGHTED)

    def note_matcher(self) -> Matcher:
        """What to highlight in notes."""
        return self._matcher(_HIGHLIGHTED_IN_NOTES)

    def _matcher(self, fields: Collection[Field]) -> Matcher:
        if self.related is not None:
            return matcher([])
        terms = [each for each in terms_in(self.query.where) if each.field in fields]
        return matcher(
            [each.text for each in terms if not each.phrase],
            [each.text for each in terms if each.phrase],
        )

    def remembered_as(self, place: Place) -> Place:
        """The place with all that is showing noted in it."""
        view = self.view
        return place._replace(
            view=view.id,
            filter=self.filter,
            sort=_named(self.sort),
            view_filter=view.saved.filter if view.saved else "",
            view_sort=_named(view.sort) if view.sort else "",
        )


def shown_at(place: Place) -> Showing:
    """What was showing at a remembered place; all papers when its view is gone."""
    saved = SavedView(place.view.partition(":")[2], place.view_filter)
    view = view_of(place.view, [saved]) or ALL
    if view.sort:
        view = view._replace(sort=_sort_named(place.view_sort) or view.sort)
    showing = Showing(view, sort=_sort_named(place.sort) or Sort())
    try:
        return showing.filtered(place.filter)
    except QueryError:
        return Showing(view)


def _named(sort: Sort) -> str:
    return printed(Query(sort=sort))


def _sort_named(text: str) -> Sort | None:
    try:
        return parse(text).sort
    except QueryError:
        return None
