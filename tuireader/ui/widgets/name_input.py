"""An input of a name that shows which names there are already, and completes them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.widgets.input import Selection

from tuireader.ui.name_offer import NameOffer
from tuireader.ui.widgets.line_input import LineInput


class NameInput(LineInput):
    """Takes a name, or leaves it; the rest of the best that fits is drawn behind what is typed."""

    DEFAULT_CSS = """
    NameInput > .input--suggestion { color: $foreground; text-style: dim; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab,down", "complete(1)", show=False),
        Binding("shift+tab,up", "complete(-1)", show=False),
    ]

    _offer = NameOffer()  # asked for while the input is made

    def __init__(
        self,
        names: Callable[[str], Sequence[str]],
        tell: Callable[[NameOffer], None],
        take: Callable[[], None],
        leave: Callable[[], None],
    ) -> None:
        """An empty input.

        Args:
            names: gives the names that begin so, the best first.
            tell: is told which names fit, and which was taken, after every key.
            take: called when what is typed is to be taken.
            leave: called when all is to be as it was.
        """
        super().__init__("", take, leave)
        self._names, self._tell = names, tell

    def look(self) -> None:
        """Show which names fit what is typed."""
        if self.value != self._offer.text or not self._offer.names:
            self._offer = NameOffer(self.value, self._names(self.value.strip()))
        self._show_ghost()
        self._tell(self._offer)

    def action_complete(self, steps: int) -> None:
        """Take the next name that fits, or the one before."""
        self._offer = self._offer.turned(steps)
        self.value = self._offer.text
        self.cursor_position = len(self.value)

    def action_cursor_right(self, select: bool = False) -> None:
        """To the right; at the end take what is shown there."""
        if self._offer.ghost and self.cursor_at_end and not select:
            self.action_complete(1)
        else:
            super().action_cursor_right(select)

    def _forward_event(self, event: events.Event) -> None:
        before = self.value
        super()._forward_event(event)
        if self.value != before:
            self.look()

    def _show_ghost(self) -> None:
        ghost = self._offer.ghost if self.value == self._offer.typed else ""
        self._suggestion = self.value + ghost if ghost else ""

    def _on_focus(self, event: events.Focus) -> None:
        self.call_next(self.look)  # Input clears it, and the focus comes later than keys.

    def _watch_selection(self, selection: Selection) -> None:
        super()._watch_selection(selection)
        self._show_ghost()
