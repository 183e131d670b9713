"""The abstract: who wrote what and when, and the text at a readable measure."""

from __future__ import annotations

from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.geometry import Offset, Region
from textual.message import Message
from textual.selection import Selection
from textual.strip import Strip

from tuireader.library import Marks
from tuireader.papers import Paper, clean_line
from tuireader.typeset import Line, Matcher, Resource
from tuireader.ui.widgets.frame import cut
from tuireader.ui.widgets.note_text import Noted
from tuireader.ui.widgets.paint import MUTED
from tuireader.ui.widgets.pane import Pane
from tuireader.ui.widgets.paper_text import PaperText, link_at, text_of
from tuireader.ui.widgets.text_ink import TextInk
from tuireader.ui.widgets.text_place import Returning, place_of

MEASURE = 88
"""Cells of a line of text at most: what a book's wide column has."""

_NO_NOTE = Noted()

_TITLE_ROOM = 16
"""Cells of an edge for its corners and the pane's name."""


class _Drawn(NamedTuple):
    """What is the same for all lines of one drawing; Textual takes a while to find it out."""

    lines: list[Line]
    margin: int
    selection: Selection | None


class AbstractPane(Pane):
    """One paper's title, facts and abstract."""

    class Followed(Message):
        """A link was clicked."""

        def __init__(self, link: str) -> None:
            """Tell of a click.

            Args:
                link: safe to open.
            """
            super().__init__()
            self.link = link

    ALLOW_SELECT = True

    # Textual would draw the whole pane again whenever the mouse crosses the edge of a link.
    auto_links = False

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._text: PaperText | None = None
        self._number = 0
        """Counts what was shown, so that a line's key is cheap."""
        self._marks = Marks()
        self._wrapped: tuple[PaperText | None, int, list[Line]] = (None, 0, [])
        self._drawn = _Drawn([], 0, None)
        self._ink = TextInk(self.style_of)
        self.returning = Returning()
        """Where the reader was when the program ended."""
        self._pressed: Offset | None = None
        """Where the mouse was pressed last; elsewhere it was moved since, to select text."""

    def show(
        self, paper: Paper | None, marks: Marks, matcher: Matcher, noted: Noted = _NO_NOTE
    ) -> None:
        """Show a paper from its beginning; the same one where it was."""
        text = PaperText(paper, matcher, self.ascii_only, noted) if paper is not None else None
        if text is None or self._text is None or text.paper.key != self._text.paper.key:
            self.top = 0
            self.returning.turn_to(text.paper.key if text else "")
        if text == self._text and marks == self._marks:
            return
        if text != self._text:
            self._text = text
            self._number += 1
        self._marks = marks
        self.refresh()

    def page(self, pages: int) -> bool:
        """Scroll by pages, with two lines of overlap; whether there was anything to scroll."""
        return self.scroll_body(self.top + pages * max(1, self.body_height - 2))

    @property
    def place(self) -> int:
        """Where in the text its first visible line begins; see `place_of`."""
        if self.returning.sought or not self.top:
            return self.returning.sought
        return place_of(self._lines_of_text(), self.top - 1)

    @property
    def resources(self) -> tuple[Resource, ...]:
        """What can be opened of the paper that is shown."""
        return self._text.resources if self._text else ()

    # Drawing

    @property
    def length(self) -> int:
        """Lines of the text, and an empty one above."""
        return len(self._lines_of_text()) + 1 if self._text else 2

    @property
    def titles(self) -> tuple[str, str, str]:
        """Above right its tags; below right what there is besides, how long, how far one is."""
        if self._text is None:
            return "Abstract", "", ""
        height = max(1, self.body_height - 2)
        pages = 1 + -(-self.last_top // height)
        page = min(pages, 1 + -(-self.top // height))
        state = "read" if self._marks.read else "unread"
        star = "★ · " if self._marks.starred else ""
        note = " · note" if self._marks.note else ""
        where = f"{star}{state}{note} · {self._text.minutes} min · {page}/{pages}"
        offers = self._text.offers
        if offers and cell_len(offers) + cell_len(where) + _TITLE_ROOM < self.size.width:
            where = f"{offers} · {where}"
        return ("Abstract", self._tags if self.framed else self._with_tags(where), where)

    @property
    def _tags(self) -> str:
        """Its tags, as far as there is room for them."""
        tags = " · ".join(f"#{clean_line(each)}" for each in self._marks.tags)
        return cut(tags, max(0, self.size.width - _TITLE_ROOM))

    def _with_tags(self, where: str) -> str:
        """The tags before what else is said, where all of it has room."""
        both = f"{self._tags} · {where}" if self._marks.tags else where
        return both if cell_len(both) + _TITLE_ROOM < self.size.width else where

    def body_key(self, line: int) -> object:
        """A line of a text looks the same wherever it stands."""
        return (self._number, line, self._selected(line - 1))

    def body_line(self, line: int, width: int) -> list[Segment]:
        """A line of text, set in by one or two cells."""
        if self._text is None:
            return [Segment("  No paper here." if line else "", self.style_of(MUTED))]
        if line == 0:
            return []
        segments = self._ink.drawn(self._drawn.lines[line - 1], self._selected(line - 1))
        strip = Strip(segments).apply_offsets(0, line - 1)
        return [Segment(" " * self._drawn.margin, self.ground), *strip]

    @property
    def _margin(self) -> int:
        return 2 if self.body_width > 50 else 1

    def _lines_of_text(self) -> list[Line]:
        """The lines of the text as they are wrapped to the pane."""
        if self._text is None:
            return []
        width = max(10, min(MEASURE, self.body_width - 2 * self._margin))
        if self._wrapped[:2] != (self._text, width):
            self._wrapped = (self._text, width, self._text.lines(width))
        return self._wrapped[2]

    # The mouse

    async def _on_mouse_down(self, event: events.MouseDown) -> None:
        await super()._on_mouse_down(event)
        self._pressed = event.screen_offset

    def on_click(self, event: events.Click) -> None:
        """A click opens what it is on; with a key held, the terminal may do that itself."""
        held = event.ctrl or event.shift or event.meta
        if event.button != 1 or held or event.chain > 1 or event.screen_offset != self._pressed:
            return
        line = self.body_line_at(event.y) - 1
        lines = self._lines_of_text()
        on_text = 0 < event.y <= self.body_height and 0 <= line < len(lines)
        cell = event.x - self._margin - (1 if self.framed else 0)
        link = link_at(lines[line], cell) if on_text and cell >= 0 else ""
        if link:
            self.post_message(self.Followed(link))

    # Selecting text with the mouse

    def _selected(self, line: int) -> tuple[int, int] | None:
        selection = self._drawn.selection
        return selection.get_span(line) if selection is not None else None

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The text that is selected."""
        return selection.extract("\n".join(map(text_of, self._lines_of_text()))), "\n"

    def notify_style_update(self) -> None:
        """The theme changed."""
        super().notify_style_update()
        self._ink.forget()

    def render_lines(self, crop: Region) -> list[Strip]:
        """The visible lines; the bottom is kept in reach when the text became shorter."""
        self._drawn = _Drawn(self._lines_of_text(), self._margin, self.text_selection)
        if self.returning.sought:  # only now is it known how wide the lines are
            self.top = 1 + self.returning.found_in(self._drawn.lines)
        self.top = max(0, min(self.top, self.last_top))
        return super().render_lines(crop)
