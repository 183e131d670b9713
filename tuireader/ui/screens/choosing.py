"""A small window that asks: one of a few choices, by its key, arrow keys or mouse."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static

from tuireader.ui.screens.asking import Asking

_LETTERS = "abcdefghilmnoprstuvwxyz"
"""Letters that may pick a choice: all but those that move, and the one that leaves."""

_ALWAYS = {"y": 0, "n": None}
"""What is answered by keys that no choice has."""


class Choosing(Asking[int | None]):
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
            text-wrap: nowrap;
            text-overflow: ellipsis;
            border: none;
            background: $surface;
            &:focus { border: none; }
        }
    }
    """

    # Keys that pick have priority, so that what is typed or sent fast is done in order: of ``ooo``
    # the second picks, and the third asks anew.
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "dismiss_unanswered", show=False),
        Binding("j", "down", show=False),
        Binding("k", "up", show=False),
        *(
            Binding(key, f"pick({key!r})", show=False, priority=True)
            for key in "123456789" + _LETTERS
        ),
    ]

    def __init__(
        self, question: str, choices: Sequence[str], chosen: int = 0, keys: Sequence[str] = ()
    ) -> None:
        """Ask.

        Args:
            question: one line, plain text.
            choices: one line each, plain text.
            chosen: the position that is highlighted at first.
            keys: what picks each choice at once: digits and letters; there may be more or fewer.
        """
        super().__init__()
        self._question = question
        self._choices = choices
        self._chosen = chosen
        self._keys = tuple(keys[: len(choices)])

    def compose(self) -> ComposeResult:
        """The question over the choices."""
        with Vertical():
            yield Static(Content(self._question), id="question")
            keyed = zip_longest(self._keys, self._choices, fillvalue=" ")
            yield OptionList(*(_line(key or " ", choice) for key, choice in keyed))

    def on_mount(self) -> None:
        """Begin at the choice that holds now."""
        self.query_one(OptionList).highlighted = self._chosen

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A choice was made."""
        event.stop()
        self.answer(event.option_index)

    def action_pick(self, key: str) -> None:
        """The choice of a key; yes is always the first, and no is none."""
        if key in self._keys:
            self.answer(self._keys.index(key))
        elif key in _ALWAYS:
            self.answer(_ALWAYS[key])

    def action_dismiss_unanswered(self) -> None:
        """Leave it as it is."""
        self.answer(None)

    def action_down(self) -> None:
        """A choice further."""
        self.query_one(OptionList).action_cursor_down()

    def action_up(self) -> None:
        """A choice back."""
        self.query_one(OptionList).action_cursor_up()


def _line(key: str, choice: str) -> Content:
    """A choice behind its key."""
    return Content.assemble((key, "bold $text-accent"), "  ", choice)
