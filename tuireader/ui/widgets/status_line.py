"""The lowest line: what just happened, or else which keys help now; and how far one is."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from textual.content import Content
from textual.timer import Timer
from textual.widget import Widget

from tuireader.library import Counts
from tuireader.ui.commands import COMMANDS

_SAID_FOR = 8.0
"""Seconds that a message stays."""

_COMMAND_HINTS = tuple(
    (command.shown_keys.partition(" ")[0], command.hint) for command in COMMANDS if command.hint
)
_TYPING_HINTS = (("enter", "keep"), ("escape", "drop"))


class StatusLine(Widget):
    """One line; drawn without Textual's Footer, whose change of focus costs three frames."""

    DEFAULT_CSS = """
    StatusLine {
        height: 1;
        width: 1fr;
        background: $panel;
        color: $foreground;
        & > .status-line--key { color: $text-accent; text-style: bold; }
        & > .status-line--quiet { color: $foreground 70%; }
        & > .status-line--error { color: $text-error; text-style: bold; }
    }
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "status-line--key",
        "status-line--quiet",
        "status-line--error",
    }

    ALLOW_SELECT = False

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._message = ""
        self._is_error = False
        self._counts = Counts()
        self._hinted = _COMMAND_HINTS
        self._forgetting: Timer | None = None

    def say(self, message: str, *, error: bool = False, stay: bool = False) -> None:
        """Say something instead of the hints, for a while; an empty text says nothing more."""
        if self._forgetting is not None:
            self._forgetting.stop()
            self._forgetting = None
        if message and not stay:
            self._forgetting = self.set_timer(_SAID_FOR, lambda: self.say(""))
        if (message, error) != (self._message, self._is_error):
            self._message, self._is_error = message, error
            self.refresh()

    def move_on(self) -> None:
        """Say no more of what was done to a paper that is left; what is to stay stays."""
        if self._forgetting is not None:
            self.say("")

    def hint_at_typing(self, typing: bool) -> None:
        """Show the keys that help while a filter is typed, or those that help else."""
        self._hinted = _TYPING_HINTS if typing else _COMMAND_HINTS
        self.refresh()

    def count(self, counts: Counts) -> None:
        """Show how far one is."""
        if counts != self._counts:
            self._counts = counts
            self.refresh()

    def render(self) -> Content:
        """The line: left what is said, right the counts, the left giving way."""
        width = self.size.width
        right = self._right(width)
        room = width - cell_len(right.plain) - 4
        left = self._said() if self._message else self._hints(room)
        left = left.truncate(max(0, room), ellipsis=True)
        gap = max(0, width - cell_len(left.plain) - cell_len(right.plain) - 2)
        return Content.assemble(" ", left, " " * gap, right, " ")

    def _said(self) -> Content:
        style = "status-line--error" if self._is_error else "status-line--key"
        return Content.styled(self._message, self.get_visual_style(style, partial=True))

    def _hints(self, room: int) -> Content:
        key = self.get_visual_style("status-line--key", partial=True)
        quiet = self.get_visual_style("status-line--quiet", partial=True)
        parts: list[tuple[str, object]] = []
        used = 0
        for shown, hint in self._hinted:
            used += len(shown) + len(hint) + 3
            if used - 2 > room:
                break
            parts += [(shown, key), (f" {hint}  ", quiet)]
        return Content.assemble(*parts)  # type: ignore[arg-type]

    def _right(self, width: int) -> Content:
        counts = self._counts
        long = f"{counts.unread:,} of {counts.papers:,} unread"
        short = f"{counts.unread:,} unread"
        if counts.starred:
            long += f" · {counts.starred:,} ★"
        text = long if width >= 70 else short
        return Content.styled(text, self.get_visual_style("status-line--quiet", partial=True))
