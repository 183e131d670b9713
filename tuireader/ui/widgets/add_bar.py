"""The line in which is said which files to add."""

from __future__ import annotations

from collections.abc import Callable

from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from tuireader.ui.widgets.path_input import PathInput


class AddBar(Horizontal):
    """A prompt and the paths."""

    DEFAULT_CSS = """
    AddBar {
        height: 1;
        display: none;
        background: $surface;
        & > #add-prompt { width: 3; color: $text-accent; text-style: bold; }
        &.-open { display: block; }
    }
    """

    def __init__(
        self,
        take: Callable[[], None],
        leave: Callable[[], None],
        offer: Callable[[tuple[str, ...] | None], None],
    ) -> None:
        """A closed bar; see `PathInput`."""
        self._input = PathInput(take, leave, offer)
        super().__init__(Static(Content(" + "), id="add-prompt"), self._input, id="add")

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
