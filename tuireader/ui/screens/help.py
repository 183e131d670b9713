"""The help: keys, made from the table of commands, and the filter language."""

from __future__ import annotations

import textwrap
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tuireader.query.language import EXAMPLES
from tuireader.ui.commands import Group, key_table
from tuireader.ui.screens.window import Window

_WIDTH = 84
"""Cells of the window at most; its style says the same."""

_AROUND = 8
"""Cells of border, padding and scrollbar."""

_KEYS_WIDTH = 14
_EXAMPLE_WIDTH = 26


class Help(Window):
    """All keys and what can be typed into the filter; scrolls like everything else."""

    DEFAULT_CSS = """
    Help > VerticalScroll { width: 84; padding: 0 2; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("question_mark", "close", show=False)]

    def __init__(self, first: Group = Group.READING) -> None:
        """Show the keys.

        Args:
            first: the group that is wanted first, where it is asked from.
        """
        super().__init__()
        self._first = first

    def compose(self) -> ComposeResult:
        """One text."""
        with VerticalScroll() as scroll:
            scroll.border_title = Content("Help — q closes")
            yield Static(_help_text(min(_WIDTH, self.app.size.width) - _AROUND, self._first))


def _help_text(room: int, first: Group) -> Content:
    lines: list[Content] = []
    for group, commands in sorted(key_table(), key=lambda each: each[0] is not first):
        lines += [Content(""), Content.styled(group.value, "bold $text-accent")]
        lines += [_entry(each.shown_keys, each.title, _KEYS_WIDTH, room) for each in commands]
    lines += [Content(""), Content.styled("The filter language", "bold $text-accent")]
    lines += [_entry(text, finds, _EXAMPLE_WIDTH, room) for text, finds in EXAMPLES]
    return Content("\n").join([*lines[1:], Content("")])


def _entry(name: str, meaning: str, width: int, room: int) -> Content:
    """A name and its meaning beside it, or below where there is no room beside it."""
    indent = width + 1 if room > 2 * width else 2
    lines = textwrap.wrap(meaning, room - indent)
    between = "\n" + " " * indent
    first = name.ljust(width) + " " if indent > 2 else name + between
    return Content.assemble((first, "bold"), (between.join(lines), "$foreground 80%"))
