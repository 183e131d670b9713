"""The list of papers: a million rows cost what the visible ones cost."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Sequence

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.message import Message

from tuireader.library import Listing, Row
from tuireader.typeset import Matcher
from tuireader.ui.widgets.drawn_row import Ink, drawn_row
from tuireader.ui.widgets.paint import CURSOR, CURSOR_BLURRED, MATCH, MUTED, Paint
from tuireader.ui.widgets.pane import Pane

_KEPT_ROWS = 512
"""Rows of the catalogue that are kept; about one kilobyte each."""

_HOVER = Paint("foreground", "foreground 8%")
_UNREAD, _STAR = Paint("accent"), Paint("warning")


class PaperList(Pane):
    """Rows of a listing with a cursor on one of them."""

    class Opened(Message):
        """A paper was double-clicked; it is under the cursor."""

    def __init__(
        self,
        rows: Callable[[Sequence[int]], list[Row]],
        follow: Callable[[], None],
        *,
        id: str,
    ) -> None:
        """A list without papers.

        Args:
            rows: gives the rows of papers by their ids, without those that are gone.
            follow: called when the cursor is on another paper. A direct call and not a message,
                which would put the abstract into a second frame.
            id: the widget's id.
        """
        super().__init__(id=id)
        self.listing = Listing.empty()
        self.cursor = 0
        self.title = ""
        self.empty = ""
        """What to say when there is no paper."""
        self._fetch = rows
        self._follow = follow
        self._rows: dict[int, Row] = {}
        self._inks: dict[Paint | None, Ink] = {}
        self._matcher = Matcher()
        self._hover = -1
        self._wants_end = False

    # What is shown

    def show(self, listing: Listing, matcher: Matcher, keep: int | None = None) -> None:
        """Show another listing.

        Args:
            listing: the papers.
            matcher: what to highlight in their titles.
            keep: the id of the paper to put the cursor on, if it is there; else the first.
        """
        offset = self.cursor - self.top
        found = listing.position_of(keep, self.cursor) if keep is not None else None
        self.listing, self._matcher = listing, matcher
        self._wants_end = False
        self.cursor = found or 0
        visible = found and self.body_height
        self.top = max(0, min(self.last_top, self.cursor - offset)) if visible else 0
        self._rows.clear()
        self._bring_cursor_into_view()
        self.forget_lines()
        self._follow()

    def grow(self, listing: Listing) -> None:
        """Show the rest of the listing whose beginning is shown.

        Where the whole begins otherwise, the cursor stays on its paper, or at the top if it is.
        """
        keep = self.paper_id if self.cursor else None
        if listing.ids[: len(self.listing.ids)] != self.listing.ids:
            self.show(listing, self._matcher, keep)
            return
        self.listing = listing
        self.refresh_titles()
        self.refresh_scrollbar()
        if self._wants_end:
            self.move_to(len(listing) - 1)

    def know_total(self, total: int) -> None:
        """Show how many papers there are, before all of them are known."""
        if self.listing.total != total:
            self.listing = self.listing.counted(total)
            self.refresh_titles()

    def redraw(self) -> None:
        """Draw rows anew: marks or papers have changed."""
        self._rows.clear()
        self.refresh()

    @property
    def paper_id(self) -> int | None:
        """The id of the paper under the cursor; None when there is none."""
        return self.listing.ids[self.cursor] if self.cursor < len(self.listing) else None

    @property
    def row(self) -> Row | None:
        """The row under the cursor; None when there is none, or its paper is gone."""
        return self._row(self.cursor) if self.cursor < len(self.listing) else None

    # The cursor

    def move(self, lines: int) -> None:
        """Move the cursor by lines."""
        self.move_to(self.cursor + lines)

    def move_page(self, pages: int) -> None:
        """Move the cursor and what is visible by pages."""
        step = pages * max(1, self.body_height - 1)
        self.scroll_body(self.top + step)
        self.move_to(self.cursor + step)

    def move_to(self, position: int) -> None:
        """Put the cursor on a position, or the nearest there is."""
        position = max(0, min(len(self.listing) - 1, position))
        if position == self.cursor:
            return
        old, self.cursor = self.cursor, position
        if not self._bring_cursor_into_view():
            self.refresh_body_line(old)
            self.refresh_body_line(position)
        self.refresh_titles()
        self._follow()

    def move_to_end(self) -> None:
        """Put the cursor on the last paper, as soon as it is known."""
        self._wants_end = not self.listing.whole
        self.move_to(len(self.listing) - 1)

    def _bring_cursor_into_view(self) -> bool:
        if not self.body_height:
            return False  # hidden; `on_resize` comes before it is seen
        if self.cursor < self.top:
            return self.scroll_body(self.cursor)
        return self.scroll_body(max(self.top, self.cursor - self.body_height + 1))

    def on_resize(self) -> None:
        """Keep the cursor in view, in the middle if it was out of it."""
        if not self.top <= self.cursor < self.top + self.body_height:
            self.scroll_body(self.cursor - self.body_height // 2)

    # Drawing

    @property
    def length(self) -> int:
        """Rows, or lines of what is said when there are none."""
        return len(self.listing) or len(self._empty_lines())

    @property
    def titles(self) -> tuple[str, str, str]:
        """Above left what is listed, above right where the cursor is."""
        listing = self.listing
        total = listing.total if listing.total is not None else f"{len(listing):,}+"
        count = f"{total:,}" if isinstance(total, int) else total
        place = f"{self.cursor + 1:,} of {count}" if len(listing) else "0"
        return self.title, place, ""

    def refresh_titles(self) -> None:
        """Draw the frame's upper edge again."""
        self.refresh_body_line(self.top - 1)

    def body_key(self, line: int) -> object:
        """A row looks the same while its marks do."""
        if not len(self.listing):
            return ("empty", self.empty, line)
        row = self._row(line)
        if row is None:
            return ("gone", line == self.cursor)
        at = line == self.cursor, line == self._hover
        return (row.id, bool(row.read), row.starred, row.queued, self.place_of(row), *at)

    def body_line(self, line: int, width: int) -> list[Segment]:
        """A row, or a line of what is said when there are none."""
        if not len(self.listing):
            return [Segment(self._empty_lines()[line], self.style_of(MUTED))]
        ink, row = self._ink(line), self._row(line)
        if row is None:
            return [Segment("   …".ljust(width), ink.plain)]
        place, ascii_only = self.place_of(row), self.ascii_only
        return drawn_row(row, width, self._matcher, ink, place=place, ascii_only=ascii_only)

    def place_of(self, row: Row) -> str:
        """The number that is drawn before a paper; empty where papers have none."""
        return ""

    def _ink(self, line: int) -> Ink:
        """What a row is drawn with."""
        paint = self._paint_of(line)
        ink = self._inks.get(paint)
        if ink is None:
            ink = self._inks[paint] = self._mixed(paint)
        return ink

    def _paint_of(self, line: int) -> Paint | None:
        """What a row is painted in."""
        if line == self.cursor:
            return CURSOR if self.has_focus else CURSOR_BLURRED
        if line == self._hover:
            return _HOVER
        row = self._row(line)
        return MUTED if row and row.read else None

    def _mixed(self, paint: Paint | None) -> Ink:
        style = self.style_of(paint)
        at_cursor = paint in (CURSOR, CURSOR_BLURRED)
        return Ink(
            plain=style,
            unread=style + self._colour(_UNREAD),
            star=style + self._colour(_STAR),
            match=style + self.style_of(MATCH),
            emphasis=style + Style(italic=True),
            byline=style if at_cursor else style + self._colour(MUTED),
        )

    def _colour(self, paint: Paint) -> Style:
        return Style(color=self.style_of(paint).color)

    def notify_style_update(self) -> None:
        """The theme changed."""
        super().notify_style_update()
        self._inks.clear()

    def _row(self, line: int) -> Row | None:
        """The row at a position, fetched with its neighbours when it isn't known."""
        id_ = self.listing.ids[line]
        row = self._rows.get(id_)
        if row is None:
            if len(self._rows) > _KEPT_ROWS:
                self._rows.clear()
            start = max(0, min(line, self.top))
            stop = max(line + 1, self.top + self.body_height)
            if stop - start > 4 * (self.body_height + 1):
                start, stop = line, line + 1
            wanted = [each for each in self.listing.ids[start:stop] if each not in self._rows]
            self._rows.update((each.id, each) for each in self._fetch(wanted))
            row = self._rows.get(id_)
        return row

    def _empty_lines(self) -> list[str]:
        lines = textwrap.wrap(self.empty, max(10, self.body_width - 4))
        return ["", *(f"  {line}" for line in lines)] if lines else []

    # The mouse

    def on_click(self, event: events.Click) -> None:
        """A click moves the cursor, a double click opens."""
        line = self.row_at(event)
        if line is not None:
            self.move_to(line)
            if event.chain == 2:
                self.post_message(self.Opened())

    def row_at(self, event: events.MouseEvent) -> int | None:
        """The position of the row that the mouse is on; None where there is none."""
        line = self.body_line_at(event.y)
        on_row = self.top <= line < min(len(self.listing), self.top + self.body_height)
        return line if on_row and event.x < self.size.width - 1 else None

    def _on_mouse_move(self, event: events.MouseMove) -> None:
        super()._on_mouse_move(event)
        self._hover_over(self.body_line_at(event.y))

    def _on_leave(self, event: events.Leave) -> None:
        super()._on_leave(event)
        self._hover_over(-1)

    def _hover_over(self, line: int) -> None:
        if line != self._hover:
            old, self._hover = self._hover, line
            self.refresh_body_line(old)
            self.refresh_body_line(line)
