"""A window with a text to look at, over what is being read."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll

from tuireader.ui.screens.asking import Asking


class Window(Asking[None]):
    """Scrolls like everything else."""

    DEFAULT_CSS = """
    Window {
        align: center middle;
        & > VerticalScroll {
            max-width: 100%;
            height: auto;
            max-height: 100%;
            background: $surface;
            border: round $accent;
            border-title-color: $foreground;
        }
        & Static { width: 1fr; height: auto; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,enter", "close", show=False),
        Binding("j,down", "scroll('down')", show=False),
        Binding("k,up", "scroll('up')", show=False),
        Binding("space,ctrl+d,pagedown", "scroll('page_down')", show=False),
        Binding("ctrl+u,pageup", "scroll('page_up')", show=False),
        Binding("g,home", "scroll('home')", show=False),
        Binding("G,end", "scroll('end')", show=False),
    ]

    def action_close(self) -> None:
        """Back to reading."""
        self.answer(None)

    def action_scroll(self, where: str) -> None:
        """Scroll at once, as everywhere here."""
        scroll = self.query_one(VerticalScroll)
        getattr(scroll, f"scroll_{where}")(animate=False)
