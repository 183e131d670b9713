"""The least that Textual can do: an app that paints one Static, and another text at every key.

What it costs is the floor that the reader's start, memory and keys are held against.
"""

import sys
from typing import ClassVar

from textual import events
from textual.app import App, ComposeResult
from textual.widgets import Static


class MinimalApp(App[None]):
    """One Static that fills the screen."""

    CSS: ClassVar[str] = "Static { height: 1fr; }"

    def __init__(self, text: str) -> None:
        """Paint this text first."""
        super().__init__()
        self._text = Static(text, markup=False)
        self._keys = 0

    def compose(self) -> ComposeResult:
        """The Static."""
        yield self._text

    def on_key(self, event: events.Key) -> None:
        """A screen of text that differs in each line from the one before."""
        self._keys += 1
        lines = [f"{self._keys} {line} " + "word " * 20 for line in range(50)]
        self._text.update("\n".join(lines), layout=False)


if __name__ == "__main__":
    MinimalApp(sys.argv[1]).run()
