"""An input of one line that does each key in the very call in which it comes."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.actions import parse
from textual.binding import Binding, BindingType
from textual.widgets import Input

from tuireader.papers import clean_line

_LONGEST = 10_000
"""Characters of a pasted text that are taken."""


class LineInput(Input):
    """Textual's input without its queue, in which keys sent fast would lose their order."""

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

    def _forward_event(self, event: events.Event) -> None:
        if isinstance(event, events.Paste):
            self._put(event.text)
        elif not isinstance(event, events.Key):
            super()._forward_event(event)
        elif event.is_printable and event.character:
            self.replace(event.character, *self.selection)
        else:
            for binding in self._bindings.key_to_bindings.get(event.key, ()):
                _, name, parameters = parse(binding.action)
                getattr(self, f"action_{name}")(*parameters)

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
