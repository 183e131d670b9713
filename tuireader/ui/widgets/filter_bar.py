"""The line in which a filter is typed, and how many papers pass it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

if TYPE_CHECKING:
    from tuireader.ui.widgets.filter_input import FilterInput


class FilterBar(Horizontal):
    """A prompt, the text, and how many papers pass."""

    DEFAULT_CSS = """
    FilterBar {
        height: 1;
        display: none;
        background: $surface;
        & > #filter-prompt { width: 3; color: $text-accent; text-style: bold; }
        & > #filter-count { width: 18; text-align: right; color: $foreground 70%; }
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
        self._calls = (follow, keep, drop)
        self._count = Static(Content(""), id="filter-count")

    @cached_property
    def _input(self) -> FilterInput:
        from tuireader.ui.widgets.filter_input import FilterInput  # no start should wait for it

        return FilterInput(*self._calls)

    def open(self, text: str) -> None:
        """Begin typing at the end of a text."""
        if not self.children:  # no start should wait for them
            self.mount(Static(Content(" / "), id="filter-prompt"), self._input, self._count)
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
        self._count.update(Content(f" {text} "), layout=False)
