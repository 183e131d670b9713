"""A window with lines to look at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static


class Telling(ModalScreen[None]):
    """Plain lines under a title; scrolls like everything else."""

    DEFAULT_CSS = """
    Telling {
        align: center middle;
        & > VerticalScroll {
            width: 100;
            max-width: 100%;
            height: auto;
            max-height: 100%;
            background: $surface;
            border: round $accent;
            border-title-color: $foreground;
            padding: 0 1;
        }
        & Static { width: 1fr; height: auto; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,enter,exclamation_mark", "close", show=False),
        Binding("j,down", "scroll('down')", show=False),
        Binding("k,up", "scroll('up')", show=False),
        Binding("space,ctrl+d,pagedown", "scroll('page_down')", show=False),
        Binding("ctrl+u,pageup", "scroll('page_up')", show=False),
        Binding("g,home", "scroll('home')", show=False),
        Binding("G,end", "scroll('end')", show=False),
    ]

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

    def action_close(self) -> None:
        """Back to reading."""
        self.dismiss()

    def action_scroll(self, where: str) -> None:
        """Scroll at once, as everywhere here."""
        scroll = self.query_one(VerticalScroll)
        getattr(scroll, f"scroll_{where}")(animate=False)
