"""The line in which a filter is typed, and how many papers pass it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

if TYPE_CHECKING:
    from tuireader.query import QueryError
    from tuireader.ui.known_names import Names
    from tuireader.ui.offer import Offer
    from tuireader.ui.past_filters import PastFilters
    from tuireader.ui.widgets.filter_input import FilterInput

_COUNT_WIDTH = 18
"""Cells for how many papers pass, or a quarter of the screen; the style says the same."""


class FilterBar(Horizontal):
    """A prompt, the text, and how many papers pass."""

    DEFAULT_CSS = """
    FilterBar {
        height: 1;
        display: none;
        background: $surface;
        & > #filter-prompt { width: 3; color: $text-accent; text-style: bold; }
        & > #filter-count {
            width: 18;
            max-width: 25%;
            text-align: right;
            color: $foreground 70%;
        }
        &.-open { display: block; }
    }
    """

    def __init__(
        self,
        follow: Callable[[str], None],
        keep: Callable[[], None],
        drop: Callable[[], None],
        offer: Callable[[Offer | None], None],
        *,
        names: Names,
        folder: Path | None = None,
        id: str,
    ) -> None:
        """A closed bar.

        All are direct calls, not messages, which would put the list into a second frame.

        Args:
            follow: called with the text after every change.
            keep: called when the filter is to stand.
            drop: called when the filter is to be as it was.
            offer: called with what the word at the cursor may be completed to, when that changes.
            names: gives names that complete what is typed.
            folder: where filters that were kept are remembered; None remembers them only here.
            id: the widget's id.
        """
        super().__init__(id=id)
        self._calls = (follow, keep, drop, offer)
        self._names, self._folder = names, folder
        self._count = Static(Content(""), id="filter-count")

    # No start should wait for what is imported here.

    @cached_property
    def past(self) -> PastFilters:
        """The filters that were kept before."""
        from tuireader.ui.past_filters import PastFilters

        return PastFilters(self._folder)

    @cached_property
    def _input(self) -> FilterInput:
        from tuireader.ui.known_names import KnownNames
        from tuireader.ui.widgets.filter_input import FilterInput, Typing

        return FilterInput(Typing(*self._calls), KnownNames(self._names), self.past)

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

    @property
    def is_open(self) -> bool:
        """Whether a filter is being typed."""
        return self.has_class("-open")

    def point_at(self, error: QueryError | None, *, go: bool = False) -> None:
        """Underline what is wrong, or nothing any more; put the cursor there, too, if asked to."""
        self._input.point_at(error, go=go)

    def close(self) -> None:
        """Hide the bar; nothing is told."""
        self.remove_class("-open")

    def count(self, number: str, noun: str = "") -> None:
        """Say how many papers pass; where there is little room, without the noun."""
        text = f"{number} {noun}".rstrip()
        if len(text) > min(_COUNT_WIDTH, self.app.size.width // 4) - 2:
            text = number
        self._count.update(Content(f" {text} "), layout=False)
