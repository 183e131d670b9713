"""The line in which a filter is typed; every letter is told in the key's own call."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.actions import parse
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.geometry import Size
from textual.reactive import Reactive
from textual.widgets import Input, Static


class FilterBar(Horizontal):
    """A prompt, the text, and how many papers pass."""

    DEFAULT_CSS = """
    FilterBar {
        height: 1;
        display: none;
        background: $surface;
        & > #filter-prompt { width: 3; color: $text-accent; text-style: bold; }
        & > #filter-count { width: 18; text-align: right; color: $foreground 70%; }
        & > Input { width: 1fr; height: 1; border: none; padding: 0; background: $surface; }
        &.-open { display: block; }
    }
    """

    def __init__(
        self,
        follow: Callable[[str], None],
        keep: Callable[[], None],
        drop: Callable[[], None],
        *,
        id: str,
    ) -> None:
        """A closed bar.

        All are direct calls, not messages, which would put the list into a second frame.

        Args:
            follow: called with the text after every change.
            keep: called when the filter is to stand.
            drop: called when the filter is to be as it was.
            id: the widget's id.
        """
        super().__init__(id=id)
        self._input = _FilterInput(follow, keep, drop)

    def compose(self) -> ComposeResult:
        """A prompt, the input and the count."""
        yield Static(Content(" / "), id="filter-prompt")
        yield self._input
        yield Static(Content(""), id="filter-count")

    def open(self, text: str) -> None:
        """Begin typing at the end of a text."""
        self.add_class("-open")
        self._input.begin(text)
        self.screen.set_focus(self._input)

    @property
    def text(self) -> str:
        """What is typed."""
        return self._input.value

    def close(self) -> None:
        """Hide the bar; nothing is told."""
        self.remove_class("-open")

    def count(self, text: str) -> None:
        """Say how many papers pass."""
        self.query_one("#filter-count", Static).update(Content(f" {text} "), layout=False)


class _FilterInput(Input):
    """Textual's input, doing each key in the very call in which it comes.

    Textual 8.2 puts a key into the queue of the widget that has the focus when it comes in. Of
    ``vision``, enter, ``j`` sent fast, the ``j`` would be put here, too, and typed into the filter.
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
        self._quiet = False

    def begin(self, text: str) -> None:
        """Take a text over without telling it."""
        self._quiet = True
        self.value = text
        self._quiet = False
        self.cursor_position = len(text)

    def _watch_value(self, value: str) -> None:
        super()._watch_value(value)
        if self.is_mounted and not self._quiet:
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
