"""The input in which a filter is typed; every letter is told in the key's own call."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.actions import parse
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.reactive import Reactive
from textual.widgets import Input


class FilterInput(Input):
    """Textual's input, doing each key in the very call in which it comes.

    Textual 8.2 puts a key into the queue of the widget that has the focus when it comes in. Of
    ``vision``, enter, ``j`` sent fast, the ``j`` would be put here, too, and typed into the filter.
    """

    DEFAULT_CSS = """
    FilterInput { width: 1fr; height: 1; border: none; padding: 0; background: $surface; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "keep", "Keep the filter"),
        Binding("escape", "drop", "Drop the filter"),
    ]

    virtual_size: Reactive[Size] = Reactive(Size(0, 0), layout=False)
    """The text's; the screen is not to be laid out anew when it grows by a letter."""

    def __init__(
        self, follow: Callable[[str], None], keep: Callable[[], None], drop: Callable[[], None]
    ) -> None:
        super().__init__(
            placeholder='words  author:name  is:unread  year:2023..  -not  "a phrase"',
            compact=True,
            select_on_focus=False,
        )
        self.cursor_blink = False
        self._tell, self._keep, self._drop = follow, keep, drop
        self._told = ""
        """The text that is known already."""

    def begin(self, text: str) -> None:
        """Take a text over without telling it."""
        self._told = text
        self.value = text
        self.cursor_position = len(text)

    def _watch_value(self, value: str) -> None:
        super()._watch_value(value)
        if value != self._told:
            self._told = value
            self._tell(value)

    def _forward_event(self, event: events.Event) -> None:
        if isinstance(event, events.Paste):
            self._on_paste(event)
        elif not isinstance(event, events.Key):
            super()._forward_event(event)
        elif event.is_printable and event.character:
            self.replace(event.character, *self.selection)
        else:
            for binding in self._bindings.key_to_bindings.get(event.key, ()):
                _, name, parameters = parse(binding.action)
                getattr(self, f"action_{name}")(*parameters)

    def action_keep(self) -> None:
        """Enter."""
        self._keep()

    def action_drop(self) -> None:
        """Escape."""
        self._drop()
