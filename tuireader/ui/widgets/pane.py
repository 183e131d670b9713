"""A pane: a frame with a title around lines that it draws itself, only the visible ones.

Textual lays a widget out anew when its content changes size, and asks for every line again when it
scrolls. A pane keeps its size, keeps finished lines, and hands the compositor the very same `Strip`
objects, so that scrolling costs only what is new.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.color import Color
from textual.filter import LineFilter
from textual.geometry import Region
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from tuireader.ui.widgets.frame import Frame
from tuireader.ui.widgets.paint import Paint, Styles

_KEPT_SCREENS = 4
"""Screenfuls of finished lines that are kept; a line takes some four kilobytes."""

_RULE, _RULE_FOCUSED = Paint("foreground 30%"), Paint("accent")
_TITLE, _TITLE_FOCUSED = Paint("foreground 70%"), Paint("foreground", bold=True)


class _Drawing(NamedTuple):
    """What all lines of one drawing have in common."""

    look: tuple[int, bool, bool]
    """What the frame depends on: width, whether there is one all around, and focus."""

    frame: Frame
    filters: Sequence[LineFilter]
    top: int
    length: int
    bottom: int
    """The row of the lower edge; -1 when there is none."""

    thumb: tuple[int, int]


class Pane(Widget, can_focus=True):
    """Draws `body_line` for each visible line, and a frame with titles and a scrollbar around."""

    DEFAULT_CSS = """
    Pane {
        width: 1fr;
        height: 1fr;
        background: $background;
        color: $foreground;
    }
    """

    ALLOW_SELECT = False

    framed: reactive[bool] = reactive(True, init=False)
    """Whether there is a frame all around; without one there is only a line with the titles."""

    top: int = 0
    """The first visible line of the body."""

    ascii_only: bool = False
    """Whether to say in ASCII words what else would be question marks."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._lines: dict[object, Strip] = {}
        self._styles_found = Styles(self)
        self._frames: dict[tuple[int, bool, bool], Frame] = {}
        self._ground = Color(0, 0, 0)

    # What a pane shows: for subclasses to say

    @property
    def length(self) -> int:
        """How many lines the body has in all."""
        return 0

    @property
    def titles(self) -> tuple[str, str, str]:
        """What stands in the frame: above left, above right, below right."""
        return "", "", ""

    def body_key(self, line: int) -> object:
        """What a line's look depends on besides width and focus; equal keys, equal lines."""
        return line

    def body_line(self, line: int, width: int) -> list[Segment]:
        """Draw a line of the body; it is cut or padded to the width in cells."""
        raise NotImplementedError

    # Size and scrolling

    @property
    def body_height(self) -> int:
        """Lines of the body that are visible."""
        return max(0, self.size.height - (2 if self.framed else 1))

    @property
    def body_width(self) -> int:
        """Cells of a line of the body."""
        return max(0, self.size.width - (2 if self.framed else 1))

    @property
    def last_top(self) -> int:
        """How far down the body scrolls."""
        return max(0, self.length - self.body_height)

    def scroll_body(self, top: int) -> bool:
        """Show the body from this line on, as far as there is one; whether that moved it."""
        top = max(0, min(self.last_top, top))
        if top == self.top:
            return False
        self.top = top
        self.refresh()
        return True

    def body_line_at(self, y: int) -> int:
        """The line of the body drawn at a row of the widget."""
        return self.top + y - 1

    def refresh_body_line(self, line: int) -> None:
        """Have one line of the body drawn again."""
        self.refresh(Region(0, line - self.top + 1, self.size.width, 1))

    def refresh_scrollbar(self) -> None:
        """Have the column drawn again in which the scrollbar is."""
        self.refresh(Region(self.size.width - 1, 0, 1, self.size.height))

    # Drawing

    def style_of(self, paint: Paint | None) -> Style:
        """How a paint looks on the pane's background; None is the pane's own style."""
        return self._styles_found.of(paint)

    @property
    def ground(self) -> Style:
        """The pane's own style."""
        return self.style_of(None)

    def forget_lines(self) -> None:
        """Draw all anew: something that every line depends on has changed."""
        self._lines.clear()
        self.refresh()

    def render_lines(self, crop: Region) -> list[Strip]:
        """The visible lines, from those kept where they are the same."""
        drawing = self._drawing()
        strips = [self._line(y, drawing) for y in crop.line_range]
        start, end = crop.column_span
        if (start, end) == (0, drawing.frame.width):
            return strips
        return [strip.crop(start, end) for strip in strips]

    def _line(self, y: int, drawing: _Drawing) -> Strip:
        frame, kept = drawing.frame, partial(self._kept, drawing)
        if y == 0:
            left, right, _ = self.titles
            return kept((left, right), lambda: frame.top(left, right))
        if y == drawing.bottom:
            below = self.titles[2]
            return kept((below,), lambda: frame.bottom(below))
        line = drawing.top + y - 1
        in_thumb = drawing.thumb[0] <= y - 1 < drawing.thumb[1]
        if line >= drawing.length:
            return kept((None, in_thumb), lambda: frame.line([], in_thumb))
        return kept(
            (self.body_key(line), in_thumb, None),
            lambda: frame.line(self.body_line(line, frame.inner_width), in_thumb),
        )

    def _kept(
        self, drawing: _Drawing, key: tuple[object, ...], draw: Callable[[], list[Segment]]
    ) -> Strip:
        """The line that was drawn for this key before, or else now."""
        key = (drawing.look, *key)
        strip = self._lines.get(key)
        if strip is None:
            if len(self._lines) > _KEPT_SCREENS * self.size.height:
                self._lines.clear()
            segments = draw()
            for line_filter in drawing.filters:
                segments = line_filter.apply(segments, self._ground)
            strip = self._lines[key] = Strip(segments, drawing.frame.width)
        return strip

    def _drawing(self) -> _Drawing:
        """What all lines of one drawing have in common, found once."""
        width, height = self.size
        look = (width, self.framed, self.has_focus)
        frame = self._frames.get(look)
        if frame is None:
            self._ground = self.background_colors[1]
            frame = self._frames[look] = self._frame(*look)
        bottom = height - 1 if self.framed else -1
        filters = self.app.get_line_filters()
        return _Drawing(look, frame, filters, self.top, self.length, bottom, self._thumb())

    def _frame(self, width: int, framed: bool, focused: bool) -> Frame:
        return Frame(
            width,
            framed,
            rule=self.style_of(_RULE_FOCUSED if focused else _RULE),
            title=self.style_of(_TITLE_FOCUSED if focused else _TITLE),
            quiet=self.style_of(_TITLE),
            thumb=self.style_of(_TITLE),
            ground=self.ground,
        )

    def _thumb(self) -> tuple[int, int]:
        """Where the scrollbar's thumb begins and ends, in rows of the body; nowhere if all fits."""
        height, length = self.body_height, self.length
        if not height or length <= height:
            return (-1, -1)
        size = max(1, height * height // length)
        start = round((height - size) * self.top / (length - height))
        return (start, start + size)

    # What makes all lines look different

    def notify_style_update(self) -> None:
        """The theme or a class changed."""
        super().notify_style_update()
        self._styles_found.forget()
        self._frames.clear()
        self._lines.clear()

    def watch_framed(self) -> None:
        """The layout changed."""
        self.forget_lines()

    def on_resize(self) -> None:
        """Stay within the body."""
        self._lines.clear()
        if self.body_height:
            self.top = max(0, min(self.last_top, self.top))

    def watch_has_focus(self, has_focus: bool) -> None:
        """The frame shows where the focus is."""
        super().watch_has_focus(has_focus)
        self.refresh()

    # The mouse

    def _on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self.scroll_body(self.top + 3)

    def _on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self.scroll_body(self.top - 3)

    async def _on_mouse_down(self, event: events.MouseDown) -> None:
        await super()._on_mouse_down(event)
        if event.x == self.size.width - 1 and self.length > self.body_height:
            self.capture_mouse()
            self._scroll_to_row(event.y)

    def _on_mouse_move(self, event: events.MouseMove) -> None:
        if self.app.mouse_captured is self:
            self._scroll_to_row(event.y)

    async def _on_mouse_up(self, event: events.MouseUp) -> None:
        await super()._on_mouse_up(event)
        self.release_mouse()

    def _scroll_to_row(self, y: int) -> None:
        """Follow the mouse on the scrollbar."""
        rows = max(1, self.body_height - 1)
        self.scroll_body(round(self.last_top * max(0, min(rows, y - 1)) / rows))
