"""A pane's frame: edges with titles, and sides with a scrollbar in the right one."""

from __future__ import annotations

from typing import NamedTuple

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style


class Frame(NamedTuple):
    """Draws the frame of a pane; all that it depends on is in it."""

    width: int
    """Cells of the whole pane."""

    drawn: bool
    """Whether there is a frame all around, or only a line with the titles."""

    rule: Style
    title: Style
    quiet: Style
    thumb: Style
    ground: Style

    @property
    def inner_width(self) -> int:
        """Cells of a line of the body: the scrollbar always has its place."""
        return max(0, self.width - (2 if self.drawn else 1))

    def top(self, left: str, right: str) -> list[Segment]:
        """The upper edge."""
        return self._edge(("╭", "╮"), left, right)

    def bottom(self, right: str) -> list[Segment]:
        """The lower edge."""
        return self._edge(("╰", "╯"), "", right)

    def line(self, body: list[Segment], in_thumb: bool) -> list[Segment]:
        """A line of the body between the sides, cut or padded to fit."""
        body = Segment.adjust_line_length(body, self.inner_width, self.ground)
        if not self.drawn:
            end = Segment("▐", self.thumb) if in_thumb else Segment(" ", self.ground)
            return [*body, end]
        side = Segment("│", self.rule)
        return [side, *body, Segment("┃", self.thumb) if in_thumb else side]

    def _edge(self, corners: tuple[str, str], left: str, right: str) -> list[Segment]:
        if self.width < len(corners):
            return [Segment(" " * self.width, self.rule)]
        rule = "─" if self.drawn else " "
        first, last = corners if self.drawn else (" ", " ")
        right = f" {right} " if right and cell_len(right) < self.width - 6 else ""
        room = self.width - 4 - cell_len(right)
        left = f" {cut(left, room - 2)} " if left and room > 4 else ""
        gap = self.width - 4 - cell_len(left) - cell_len(right)
        edge = [
            Segment(first + (rule if self.drawn else ""), self.rule),
            Segment(left, self.title),
            Segment(rule * (gap if self.drawn else gap + 2), self.rule),
            Segment(right, self.quiet),
            Segment((rule if self.drawn else "") + last, self.rule),
        ]
        return Segment.adjust_line_length(edge, self.width, self.rule)


def cut(text: str, width: int) -> str:
    """The text in at most so many cells, with an ellipsis where something is missing."""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, max(0, width - 1)).rstrip() + "…"
