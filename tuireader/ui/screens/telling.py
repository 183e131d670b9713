"""A window with lines to look at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tuireader.ui.screens.window import Window


class Telling(Window):
    """Plain lines under a title; scrolls like everything else."""

    DEFAULT_CSS = """
    Telling > VerticalScroll { width: 100; padding: 0 1; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("exclamation_mark", "close", show=False)]

    def __init__(self, title: str, lines: Sequence[str]) -> None:
        """Show lines.

        Args:
            title: of the window, plain text.
            lines: plain text; long ones are wrapped.
        """
        super().__init__()
        self._title = title
        self._lines = lines

    def compose(self) -> ComposeResult:
        """One text."""
        with VerticalScroll() as scroll:
            scroll.border_title = Content(self._title)
            yield Static(Content("\n".join(self._lines)))
