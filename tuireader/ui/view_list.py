"""What the side pane lists: views under their headings, and how many papers are in each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from tuireader.library import Census, Counts, SavedView
from tuireader.papers import clean_line
from tuireader.ui.views import ALL, NEXT, STARRED, UNREAD, View, queue_view


class ViewLine(NamedTuple):
    """A line of the side pane."""

    title: str
    """As one clean line."""

    id: str = ""
    """The view's; empty for a heading."""

    papers: int | None = None
    """How many papers are in it; None while that isn't known."""


class ViewList(NamedTuple):
    """All that is known of views and their papers."""

    counts: Counts = Counts()
    """Of all papers, the unread and the starred; known at once."""

    saved: tuple[SavedView, ...] = ()
    census: Census | None = None
    """What was counted last; None at first."""

    passing: Mapping[SavedView, int] = {}
    """How many papers are in saved views, as far as they have been counted."""

    def counted(self, census: Census, asked: Iterable[SavedView]) -> ViewList:
        """The same with a new census, which was asked for these saved views, too."""
        passing = dict(zip(asked, census.asked, strict=True))
        return self._replace(census=census, passing=passing)

    def lines(self, reading: View) -> tuple[ViewLine, ...]:
        """What to list while a view is read, which is there even if no paper is in it any more."""
        census = self.census or Census()
        queues = [each for each in census.queues if not _is_next(each[0])]
        lines = [
            ViewLine(ALL.title, ALL.id, self.counts.papers),
            ViewLine(UNREAD.title, UNREAD.id, self.counts.unread),
            ViewLine(STARRED.title, STARRED.id, self.counts.starred),
            self._next(),
            *self._saved(reading),
        ]
        for kind, counted in (("queue", queues), ("tag", census.tags), ("source", census.sources)):
            named = list(self._named(kind, counted, reading))
            lines += [ViewLine(f"── {kind}s"), *named] if named else []
        return tuple(lines)

    def _next(self) -> ViewLine:
        view = queue_view(NEXT)
        if self.census is None:
            return ViewLine(view.title, view.id)
        count = sum(papers for name, papers in self.census.queues if _is_next(name))
        return ViewLine(view.title, view.id, count)

    def _saved(self, reading: View) -> list[ViewLine]:
        """The saved views; before they are known, the one that is read is."""
        saved = self.saved
        if reading.saved and reading.saved.name not in (each.name for each in saved):
            saved = (*saved, reading.saved)
        return [
            ViewLine(clean_line(each.name), f"view:{each.name}", self.passing.get(each))
            for each in saved
        ]

    def _named(
        self, kind: str, counted: Iterable[tuple[str, int]], reading: View
    ) -> Iterator[ViewLine]:
        """Those of one kind; the one that is read among them, if no paper has it any more."""
        lines = [ViewLine(clean_line(name), f"{kind}:{name}", papers) for name, papers in counted]
        is_read = reading.id.startswith(f"{kind}:") and reading.id != f"queue:{NEXT}"
        if is_read and reading.id not in (line.id for line in lines):
            line = ViewLine(reading.title, reading.id, None if self.census is None else 0)
            lines.append(line)
            lines.sort(key=lambda each: each.title.casefold())
        return (line for line in lines if line.title)


def _is_next(name: str) -> bool:
    return name.casefold() == NEXT
