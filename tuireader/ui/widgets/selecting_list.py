"""The list of papers with some of them selected: one by one, or in a range that grows."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.segment import Segment
from textual import events

from tuireader.library import Listing, Row
from tuireader.typeset import Matcher
from tuireader.ui.selection import Selection
from tuireader.ui.widgets.paint import Paint
from tuireader.ui.widgets.staying_list import StayingList

_SIGN, _SIGN_IN_ASCII = "▌", "x"
"""What stands in the margin of a selected row: the key that selects it, where nothing else can."""

_SELECTED, _SELECTED_READ = (
    Paint("foreground", "accent 18%"),
    Paint("foreground 70%", "accent 18%"),
)
_MARGIN = Paint("accent", bold=True)


class SelectingList(StayingList):
    """Rows that can be selected; they stay so in whatever list they are."""

    def __init__(
        self, rows: Callable[[Sequence[int]], list[Row]], follow: Callable[[], None], *, id: str
    ) -> None:
        """A list without papers, as any list."""
        super().__init__(rows, follow, id=id)
        self.selection = Selection()
        self.chosen: Callable[[], None] = lambda: None
        """Called when another paper is selected, or one less. A direct call, as `follow` is."""
        self._anchor: int | None = None
        """The position where a range begins; None while there is none."""

    # What is selected

    def is_selected(self, line: int) -> bool:
        """Whether a row is selected, or in the range."""
        ids = self.listing.ids
        return line < len(ids) and (line in self.in_range or self.selection.has(ids[line], ids))

    @property
    def has_range(self) -> bool:
        """Whether a range is growing."""
        return self._anchor is not None

    @property
    def in_range(self) -> range:
        """The positions in the range."""
        if self._anchor is None:
            return range(0)
        first, last = sorted((self._anchor, self.cursor))
        return range(first, last + 1)

    def begin_range(self) -> None:
        """Begin a range at the cursor."""
        self._anchor = self.cursor
        self.show_selection()

    def end_range(self, *, keep: bool) -> None:
        """End the range, its papers selected, or as they were before."""
        if keep:
            self._select(self.in_range)
        self._anchor = None
        self.show_selection()

    def toggle(self) -> None:
        """Select the paper under the cursor, or not any more, and go on to the next."""
        if self.cursor < len(self.listing):
            self.selection.toggle(self.listing.ids[self.cursor], self.listing.ids)
            self.move(1)
            self.show_selection()

    def show_selection(self) -> None:
        """Draw what is selected, and tell of it."""
        self.refresh()
        self.chosen()

    def _select(self, positions: range) -> None:
        if positions:
            self.selection.add_all(self.listing.ids[positions.start : positions.stop])

    # A range in a list that becomes another

    def show(self, listing: Listing, matcher: Matcher, keep: int | None = None) -> None:
        """Show another listing; the papers of a range stay selected."""
        self._end_range_before()
        super().show(listing, matcher, keep)

    def renew(self, listing: Listing, keep: int | None) -> None:
        """Show what the listing has become; a range begins at the paper where it began."""
        anchor = self.listing.ids[self._anchor] if self._anchor is not None else None
        before = self.listing.ids[self.in_range.start : self.in_range.stop]
        super().renew(listing, keep)
        if anchor is not None:
            self._anchor = self.listing.position_of(anchor, self.cursor)
            if self._anchor is None:
                self.selection.add_all(before)
                self.chosen()

    def _end_range_before(self) -> None:
        if self._anchor is not None:
            self._select(self.in_range)
            self._anchor = None
            self.chosen()

    def move_to(self, position: int) -> None:
        """Put the cursor on a position; a range grows or shrinks."""
        before = self.cursor
        super().move_to(position)
        if self._anchor is not None and self.cursor != before:
            self.show_selection()

    # Drawing

    def body_key(self, line: int) -> object:
        """A row looks the same while it is selected, or isn't."""
        return super().body_key(line), self.is_selected(line)

    def body_line(self, line: int, width: int) -> list[Segment]:
        """A row, with a sign in its margin if it is selected."""
        drawn = super().body_line(line, width)
        if not drawn or not self.is_selected(line):
            return drawn
        first, *rest = drawn
        sign = _SIGN_IN_ASCII if self.ascii_only else _SIGN
        style = first.style
        if style is not None and line != self.cursor:
            style += self._colour(_MARGIN)
        return [Segment(sign, style), Segment(first.text[1:], first.style), *rest]

    def _paint_of(self, line: int) -> Paint | None:
        paint = super()._paint_of(line)
        # Without colours another ground is shown reversed, as that of the cursor is.
        is_plain = line not in (self.cursor, self._hover) and not self.app.no_color
        if not is_plain or not self.is_selected(line):
            return paint
        return _SELECTED if paint is None else _SELECTED_READ

    # The mouse

    def on_click(self, event: events.Click) -> None:
        """With ctrl held a click selects one, with shift all from the cursor to it."""
        line = self.row_at(event)
        if line is None or not (event.ctrl or event.shift):
            return
        event.prevent_default()
        before = self.cursor
        self.move_to(line)
        if event.ctrl:
            self.selection.toggle(self.listing.ids[line], self.listing.ids)
        else:
            self._select(range(min(before, line), max(before, line) + 1))
        self.show_selection()
