"""A line that shows how far one is among papers, and what became of them."""

from __future__ import annotations

from rich.cells import cell_len
from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from tuireader.ui.widgets.frame import cut
from tuireader.ui.widgets.paint import MUTED, Paint, Styles

_LONGEST_BAR = 24
"""Cells of the bar without its brackets."""

_BAR, _SAID = Paint("text-accent"), Paint("text-accent", bold=True)


class ProgressLine(Widget):
    """A bar, the number of this paper, a tally, and what is to be said of the paper."""

    DEFAULT_CSS = """
    ProgressLine { height: 1; width: 1fr; background: $background; color: $foreground; }
    """

    ALLOW_SELECT = False

    ascii_only: bool = False
    """Whether to draw with ASCII signs that say the same."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._styles_found = Styles(self)
        self._shown = (0, 0, "", "", "")

    def show(self, done: int, total: int, place: str, tally: str = "", said: str = "") -> None:
        """Show how far one is.

        Args:
            done: papers behind this one.
            total: all papers.
            place: in words, which one this is.
            tally: what became of papers; it gives way where there is little room.
            said: what is to be said of this paper.
        """
        shown = (done, total, place, tally, said)
        if shown != self._shown:
            self._shown = shown
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """The line."""
        width, of = self.size.width, self._styles_found.of
        done, total, place, tally, said = self._shown
        cells = max(5, min(_LONGEST_BAR, width // 4))
        bar = f" {bar_of(done, total, cells, ascii_only=self.ascii_only)} "
        left = [Segment(bar, of(_BAR)), Segment(place, of(None))]
        used = cell_len(bar + place)
        said = cut(said, max(0, width - used - 3))
        room = width - used - cell_len(said) - 2
        if tally and cell_len(tally) + 3 < room:
            left.append(Segment(f" · {tally}", of(MUTED)))
            room -= cell_len(tally) + 3
        line = [*left, Segment(" " * max(0, room), of(None)), Segment(f" {said} ", of(_SAID))]
        return Strip(Segment.adjust_line_length(line, width, of(None)), width)

    def notify_style_update(self) -> None:
        """The theme changed."""
        super().notify_style_update()
        self._styles_found.forget()


def bar_of(done: int, total: int, cells: int, *, ascii_only: bool = False) -> str:
    """A bar in brackets: ``[#####....]``; it is full only when all is done, and empty at first."""
    full = cells if done >= total else min(cells - 1, -(-done * cells // max(1, total)))
    reached, ahead = "#." if ascii_only else "█░"
    return f"[{reached * full}{ahead * (cells - full)}]"
