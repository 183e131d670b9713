"""The line in which a command is typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from tuireader.query import QueryError
from tuireader.query.completing import Completing, Wanted
from tuireader.ui.completing_line import choices_at, word_at
from tuireader.ui.known_names import KnownNames, Names
from tuireader.ui.offer import Offer, offered
from tuireader.ui.past_filters import PastFilters
from tuireader.ui.widgets.filter_input import FilterInput, Typing

_EXAMPLES = "read author:kim   tag later year:2023   queue thesis %"


class CommandInput(FilterInput):
    """An input as that of the filter, which completes commands and what they take, too."""

    def __init__(
        self,
        tell: Typing,
        names: KnownNames,
        past: PastFilters,
        views: Callable[[], Sequence[str]],
    ) -> None:
        """An empty input.

        Args:
            tell: as of `FilterInput`.
            names: as of `FilterInput`.
            past: the lines to walk through.
            views: the names of all views.
        """
        super().__init__(tell, names, past)
        self.placeholder = _EXAMPLES
        self._views = views

    def _word_at(self, text: str, cursor: int) -> Completing | None:
        return word_at(text, cursor)

    def _offer_of(self, wanted: Completing, names: Sequence[str]) -> Offer | None:
        if wanted.kind is not Wanted.CHOICE:
            # A name with a comma, of which there are few, would be read as two.
            return offered(self.value, wanted, [each for each in names if "," not in each])
        begun = wanted.begun.casefold()
        found = choices_at(wanted, self._views())
        new = tuple(each for each in found if each.casefold() != begun)
        return Offer(self.value, wanted, new) if new else None

    def action_delete_left(self) -> None:
        """Delete a letter; where there is none, leave the line."""
        if self.value:
            super().action_delete_left()
        else:
            self.action_drop()


class CommandBar(Horizontal):
    """A prompt and the line."""

    DEFAULT_CSS = """
    CommandBar {
        height: 1;
        display: none;
        background: $surface;
        & > #command-prompt { width: 3; color: $text-accent; text-style: bold; }
        &.-open { display: block; }
    }
    """

    def __init__(
        self, tell: Typing, names: Names, past: PastFilters, views: Callable[[], Sequence[str]]
    ) -> None:
        """A closed bar; see `CommandInput`."""
        self._input = CommandInput(tell, KnownNames(names), past, views)
        super().__init__(Static(Content(" : "), id="command-prompt"), self._input, id="command")

    def open(self, text: str) -> None:
        """Begin typing at the end of a text."""
        self.add_class("-open")
        self._input.begin(text)
        self.screen.set_focus(self._input)

    @property
    def text(self) -> str:
        """What is typed."""
        return self._input.value

    def point_at(self, error: QueryError | None, *, go: bool = False) -> None:
        """Underline what is wrong, or nothing any more; put the cursor there, too, if asked to."""
        self._input.point_at(error, go=go)

    def close(self) -> None:
        """Hide the bar; nothing is told."""
        self.remove_class("-open")
