"""A small window that asks for a name, in one line."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from tuireader.ui.screens.asking import Asking
from tuireader.ui.widgets.line_input import LineInput


class Naming(Asking[str | None]):
    """Asks for a name; dismissed with it, or with None."""

    DEFAULT_CSS = """
    Naming {
        align: center middle;
        & > Vertical {
            width: 56;
            max-width: 90%;
            height: auto;
            background: $surface;
            border: round $accent;
            padding: 0 1;
        }
        & #question { width: 1fr; height: auto; text-style: bold; }
        & #said { width: 1fr; height: auto; color: $foreground 70%; }
        & #said.-error { color: $text-error; text-style: bold; }
    }
    """

    def __init__(self, question: str, name: str, refusal: Callable[[str], str]) -> None:
        """Ask.

        Args:
            question: one line, plain text.
            name: what is there to begin with.
            refusal: says why a name can't be taken; nothing if it can.
        """
        super().__init__()
        self._question = question
        self._refusal = refusal
        self._input = LineInput(name, self._take, lambda: self._leave())
        self._said = Static(Content("enter takes it, escape leaves it"), id="said")

    def compose(self) -> ComposeResult:
        """The question, the name, and what is wrong with it."""
        with Vertical():
            yield Static(Content(self._question), id="question")
            yield self._input
            yield self._said

    def _take(self) -> None:
        name = self._input.value.strip()
        refused = self._refusal(name)
        if refused:
            self._said.update(Content(refused))
            self._said.add_class("-error")
        else:
            self.answer(name)

    def _leave(self) -> None:
        self.answer(None)
