"""An input of one line of any text."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.binding import Binding, BindingType

from tuireader.papers import clean_line
from tuireader.ui.widgets.direct_input import DirectInput

_LONGEST = 10_000
"""Characters of a pasted text that are taken."""


class LineInput(DirectInput):
    """Takes a line, or leaves it."""

    DEFAULT_CSS = """
    LineInput { width: 1fr; height: 1; border: none; padding: 0; background: $surface; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "take", show=False),
        Binding("escape", "leave", show=False),
    ]

    def __init__(self, text: str, take: Callable[[], None], leave: Callable[[], None]) -> None:
        """With a text to begin with.

        Args:
            text: the cursor is at its end.
            take: called when what is typed is to be taken.
            leave: called when all is to be as it was.
        """
        super().__init__(text, compact=True, select_on_focus=False)
        self.cursor_blink = False
        self.cursor_position = len(text)
        self._take, self._leave = take, leave

    def _put(self, text: str) -> None:
        """Put in a foreign text as one clean line."""
        self.replace(clean_line(text[:_LONGEST]), *self.selection)

    def action_take(self) -> None:
        """Enter."""
        self._take()

    def action_leave(self) -> None:
        """Escape."""
        self._leave()

    def action_paste(self) -> None:
        """Put in what was copied here."""
        self._put(self.app.clipboard)
