"""An input that does each key in the very call in which it comes."""

from __future__ import annotations

from textual import events
from textual.actions import parse
from textual.widgets import Input


class DirectInput(Input):
    """Textual's input without its queue, in which keys sent fast would lose their order.

    Textual 8.2 puts a key into the queue of the widget that has the focus when it comes in. Of
    ``vision``, enter, ``j`` sent fast, the ``j`` would be put here, too, and typed into the filter.
    """

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
        """Put a text in that was pasted."""
        raise NotImplementedError
