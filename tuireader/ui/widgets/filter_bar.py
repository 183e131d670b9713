"""The line in which a filter is typed; every letter is told in the key's own call."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
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

    class Kept(Message):
        """The filter stands; back to the list."""

    class Dropped(Message):
        """The filter is to be as it was."""

    def __init__(self, follow: Callable[[str], None], *, id: str) -> None:
        """A closed bar.

        Args:
            follow: called with the text after every change. A direct call, not a message, which
                would put the list into a second frame.
            id: the widget's id.
        """
        super().__init__(id=id)
        self._follow = follow

    def compose(self) -> ComposeResult:
        """A prompt, the input and the count."""
        yield Static(Content(" / "), id="filter-prompt")
        yield _FilterInput(self._follow)
        yield Static(Content(""), id="filter-count")

    def open(self, text: str) -> None:
        """Begin typing at the end of a text."""
        self.add_class("-open")
        field = self.query_one(_FilterInput)
        field.begin(text)
        field.focus()

    @property
    def text(self) -> str:
        """What is typed."""
        return self.query_one(_FilterInput).value

    def close(self) -> None:
        """Hide the bar; nothing is told."""
        self.remove_class("-open")

    def count(self, text: str) -> None:
        """Say how many papers pass."""
        self.query_one("#filter-count", Static).update(Content(f" {text} "), layout=False)


class _FilterInput(Input):
    """Textual's input, telling each change at once instead of by a message."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "keep", "Keep the filter"),
        Binding("escape", "drop", "Drop the filter"),
    ]

    def __init__(self, follow: Callable[[str], None]) -> None:
        super().__init__(
            placeholder='words  author:name  is:unread  year:2023..  -not  "a phrase"',
            compact=True,
            select_on_focus=False,
        )
        self.cursor_blink = False
        self._tell = follow
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

    def action_keep(self) -> None:
        """Enter."""
        self.post_message(FilterBar.Kept())

    def action_drop(self) -> None:
        """Escape."""
        self.post_message(FilterBar.Dropped())
