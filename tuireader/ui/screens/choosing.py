"""A small window that asks: one of a few choices, by letter, digit, arrow keys or mouse."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static


class Choosing(ModalScreen[int | None]):
    """Asks a question; dismissed with the position of the choice, or None."""

    DEFAULT_CSS = """
    Choosing {
        align: center middle;
        & > Vertical {
            width: auto;
            max-width: 90%;
            height: auto;
            max-height: 90%;
            background: $surface;
            border: round $accent;
            padding: 0 1;
        }
        & #question { width: auto; max-width: 100%; text-style: bold; padding: 0 1; }
        & OptionList {
            width: auto;
            min-width: 24;
            max-width: 100%;
            height: auto;
            max-height: 16;
            border: none;
            background: $surface;
            &:focus { border: none; }
        }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,n", "dismiss_unanswered", show=False),
        Binding("j", "down", show=False),
        Binding("k", "up", show=False),
        Binding("y", "first", show=False),
    ]

    def __init__(self, question: str, choices: Sequence[str], chosen: int = 0) -> None:
        """Ask.

        Args:
            question: one line, plain text.
            choices: one line each, plain text.
            chosen: the position that is highlighted at first.
        """
        super().__init__()
        self._question = question
        self._choices = choices
        self._chosen = chosen

    def compose(self) -> ComposeResult:
        """The question over the choices."""
        with Vertical():
            yield Static(Content(self._question), id="question")
            yield OptionList(*(Content(each) for each in self._choices))

    def on_mount(self) -> None:
        """Begin at the choice that holds now."""
        self.query_one(OptionList).highlighted = self._chosen

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A choice was made."""
        event.stop()
        self.dismiss(event.option_index)

    def action_dismiss_unanswered(self) -> None:
        """Leave it as it is."""
        self.dismiss(None)

    def action_first(self) -> None:
        """The first choice, as a yes."""
        self.dismiss(0)

    def action_down(self) -> None:
        """A choice further."""
        self.query_one(OptionList).action_cursor_down()

    def action_up(self) -> None:
        """A choice back."""
        self.query_one(OptionList).action_cursor_up()
