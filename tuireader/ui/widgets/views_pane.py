"""The side pane: the views, their keys and how many papers are in each."""

from __future__ import annotations

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.message import Message

from tuireader.library import Counts
from tuireader.ui.views import ALL, VIEWS, View
from tuireader.ui.widgets.paint import CURSOR, CURSOR_BLURRED, MUTED
from tuireader.ui.widgets.pane import Pane


class ViewsPane(Pane):
    """A line a view; the one being read is shown as chosen."""

    DEFAULT_CSS = """
    ViewsPane {
        width: 20;
    }
    """

    class Chosen(Message):
        """A view was clicked."""

        def __init__(self, view: View) -> None:
            super().__init__()
            self.view = view

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._view = ALL
        self._counts = Counts()

    def show(self, view: View, counts: Counts) -> None:
        """Show which view is read, and the counts of all."""
        if (view, counts) != (self._view, self._counts):
            self._view, self._counts = view, counts
            self.refresh()

    def view_beside(self, lines: int) -> View:
        """The view so many lines below the one being read, or the last there is."""
        position = VIEWS.index(self._view) + lines
        return VIEWS[max(0, min(len(VIEWS) - 1, position))]

    @property
    def length(self) -> int:
        """A line a view."""
        return len(VIEWS)

    @property
    def titles(self) -> tuple[str, str, str]:
        """Only a title."""
        return "Views", "", ""

    def body_key(self, line: int) -> object:
        """A line shows a count."""
        view = VIEWS[line]
        return (line, view.count(self._counts), view is self._view)

    def body_line(self, line: int, width: int) -> list[Segment]:
        """Key, title and count."""
        view = VIEWS[line]
        style, quiet = self.ground, self.style_of(MUTED)
        if view is self._view:
            style = quiet = self.style_of(CURSOR if self.has_focus else CURSOR_BLURRED)
        count = f"{view.count(self._counts):,} "
        gap = width - cell_len(view.title) - len(count) - 3
        return [
            Segment(f" {line + 1} ", quiet),
            Segment(view.title + " " * gap, style),
            Segment(count, quiet),
        ]

    def on_click(self, event: events.Click) -> None:
        """A click chooses."""
        line = self.body_line_at(event.y)
        if 0 <= line < len(VIEWS):
            self.post_message(self.Chosen(VIEWS[line]))
