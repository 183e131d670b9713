"""The side pane: the views, their keys and how many papers are in each."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.binding import BindingType
from textual.message import Message

from tuireader.ui.commands import VIEWS
from tuireader.ui.pane_bindings import bindings_in
from tuireader.ui.view_list import ViewLine, ViewList
from tuireader.ui.views import ALL, View
from tuireader.ui.widgets.frame import cut
from tuireader.ui.widgets.paint import CURSOR, CURSOR_BLURRED, MUTED
from tuireader.ui.widgets.pane import Pane

_KEYS = "123456789"
"""The keys of the first views."""


class ViewsPane(Pane):
    """A line a view under quiet headings; the one being read is shown as chosen."""

    DEFAULT_CSS = """
    ViewsPane {
        width: 20;
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings_in(VIEWS)

    class Chosen(Message):
        """A view was clicked."""

        def __init__(self, view: str) -> None:
            super().__init__()
            self.view = view
            """Its id."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._shown: tuple[ViewList, View] = (ViewList(), ALL)
        self._take(ViewList().lines(ALL))

    def _take(self, lines: tuple[ViewLine, ...]) -> None:
        self.lines = lines
        """What is listed."""
        self.ids = tuple(line.id for line in lines if line.id)
        """The ids of the views, from above."""
        self._digits = dict(zip(self.ids, _KEYS, strict=False))

    def show(self, listed: ViewList, reading: View) -> None:
        """Show what there is, and which view is read; it keeps its place if what is above grows."""
        if listed is self._shown[0] and reading == self._shown[1]:
            return
        before, is_same = self.cursor, reading.id == self._shown[1].id
        self._shown = (listed, reading)
        self._take(listed.lines(reading))
        moved = self.cursor - before
        if is_same and moved and self.top:
            self.top = max(0, min(self.last_top, self.top + moved))
        if moved or not is_same:
            self._bring_cursor_into_view()
        self.refresh()

    @property
    def cursor(self) -> int:
        """The line of the view being read."""
        reading = self._shown[1].id
        return next((at for at, line in enumerate(self.lines) if line.id == reading), 0)

    def _id_at(self, line: int) -> str:
        return self.lines[line].id

    def beside(self, views: int) -> str:
        """The id of the view so many views below the one being read, or the last there is."""
        position = self.ids.index(self._id_at(self.cursor)) + views
        return self.ids[max(0, min(len(self.ids) - 1, position))]

    def _bring_cursor_into_view(self) -> None:
        if not self.body_height:
            return  # hidden; `on_resize` comes before it is seen
        first = last = self.cursor
        if first and not self._id_at(first - 1):  # its heading, too
            first -= 1
        self.scroll_body(max(min(self.top, first), last - self.body_height + 1))

    def on_resize(self) -> None:
        """Keep the view being read in view."""
        self._bring_cursor_into_view()

    # Drawing

    @property
    def length(self) -> int:
        """A line a view or heading."""
        return len(self.lines)

    @property
    def titles(self) -> tuple[str, str, str]:
        """Only a title."""
        return "Views", "", ""

    def body_key(self, line: int) -> object:
        """A line shows its key and a count."""
        shown = self.lines[line]
        return (shown, self._digits.get(shown.id), shown.id == self._shown[1].id)

    def body_line(self, line: int, width: int) -> list[Segment]:
        """Key, title and count; the title gives way."""
        shown = self.lines[line]
        style, quiet = self.ground, self.style_of(MUTED)
        if not shown.id:
            return [Segment(f" {shown.title}", quiet)]
        if shown.id == self._shown[1].id:
            style = quiet = self.style_of(CURSOR if self.has_focus else CURSOR_BLURRED)
        count = " " if shown.papers is None else f" {shown.papers:,} "
        room = max(0, width - len(count) - 3)
        title = cut(shown.title, room)
        return [
            Segment(f" {self._digits.get(shown.id, ' ')} ", quiet),
            Segment(title + " " * (room - cell_len(title)), style),
            Segment(count, quiet),
        ]

    # The mouse

    def on_click(self, event: events.Click) -> None:
        """A click chooses."""
        line = self.body_line_at(event.y)
        within = self.top <= line < min(len(self.lines), self.top + self.body_height)
        if within and event.x < self.size.width - 1 and self._id_at(line):
            self.post_message(self.Chosen(self._id_at(line)))
