"""The window with the record of reading."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tuireader.library.record import Record
from tuireader.library.record_lines import record_lines
from tuireader.typeset import Kind, Line, Span
from tuireader.ui.screens.window import Window

_WIDTH = 118
"""Cells of the window at most, in which a year has two cells a week; its style says the same."""

_AROUND = 8
"""Cells of border, padding and scrollbar."""

_LOOKS = (
    (Kind.STRONG, "bold $text-accent"),
    (Kind.EMPHASIS, "$text-accent"),
    (Kind.QUIET, "$foreground 70%"),
)


class RecordWindow(Window):
    """How much was read when, and what waits; scrolls like everything else."""

    DEFAULT_CSS = """
    RecordWindow > VerticalScroll { width: 118; padding: 0 2; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("at", "close", show=False)]

    def __init__(self, *, ascii_only: bool) -> None:
        """Show nothing yet.

        Args:
            ascii_only: draw with ASCII signs.
        """
        super().__init__()
        self._ascii_only = ascii_only
        self._record: Record | None = None
        self._text = Static(Content("Counting …"))

    def compose(self) -> ComposeResult:
        """One text."""
        with VerticalScroll() as scroll:
            scroll.border_title = Content("Reading record — q closes")
            yield self._text

    def show(self, record: Record) -> None:
        """Show a record, in this window or once it is there."""
        self._record = record
        if self.is_mounted:
            self._draw()

    def on_mount(self) -> None:
        """It is known how much room there is."""
        self._draw()

    def on_resize(self) -> None:
        """There is more or less room for weeks."""
        self._draw()

    def _draw(self) -> None:
        if self._record is not None:
            room = max(10, min(_WIDTH, self.app.size.width) - _AROUND)
            lines = record_lines(self._record, room, cell_len, ascii_only=self._ascii_only)
            self._text.update(Content("\n").join(map(_drawn, lines)))


def _drawn(line: Line) -> Content:
    return Content.assemble(*((span.text, _look(span)) for span in line))


def _look(span: Span) -> str:
    return next((look for kind, look in _LOOKS if kind in span.kind), "")
