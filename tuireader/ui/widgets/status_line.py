"""The lowest line: what just happened, or else which keys help now; and how far one is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.strip import Strip
from textual.timer import Timer
from textual.widget import Widget

from tuireader.library import Counts
from tuireader.ui.commands import COMMANDS, TYPING
from tuireader.ui.widgets.paint import Paint, Styles

if TYPE_CHECKING:
    from tuireader.ui.offer import Offer

_SAID_FOR = 8.0
"""Seconds that a message stays."""

_REPORTED_FOR = 20.0
"""Seconds that one stays which nobody waited for."""

_COMMAND_HINTS, _TYPING_HINTS = (
    tuple((each.shown_keys.partition(" ")[0], each.hint) for each in commands if each.hint)
    for commands in (COMMANDS, TYPING)
)
_TYPING_HINTS += tuple(
    (each.shown_keys, "save as a view") for each in COMMANDS if each.id == "save-view"
)
_KEY, _ERROR = Paint("text-accent", bold=True), Paint("text-error", bold=True)
_QUIET = Paint("foreground 70%")
_TAKEN = Paint("text-accent", bold=True, underline=True)


class StatusLine(Widget):
    """One line; drawn without Textual's Footer, whose change of focus costs three frames."""

    DEFAULT_CSS = """
    StatusLine {
        height: 1;
        width: 1fr;
        background: $panel;
        color: $foreground;
    }
    """

    ALLOW_SELECT = False

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._styles_found = Styles(self)
        self._message = ""
        self._is_error = False
        self._notice = ""
        self._notice_is_error = False
        self._warning = ""
        self._counts = Counts()
        self._hinted = _COMMAND_HINTS
        self._offer: Offer | None = None
        self._forgetting: Timer | None = None
        self._passing = False
        """Whether the message is about the paper under the cursor, or what was done to it."""
        self._work: Callable[[int], str] | None = None
        self._selected = ""

    def say(self, message: str, *, error: bool = False, stay: bool = False) -> None:
        """Say something instead of the hints, for a while; an empty text says nothing more."""
        if self._forgetting is not None:
            self._forgetting.stop()
            self._forgetting = None
        self._passing = not stay
        if message and not stay:
            self._forgetting = self.set_timer(_SAID_FOR, lambda: self.say(""))
        if message:
            self._notice = ""
        if (message, error) != (self._message, self._is_error):
            self._message, self._is_error = message, error
            self.refresh()

    def report(self, message: str, *, error: bool = False) -> None:
        """Say for a while what came of something that went on beside; moving doesn't end it."""
        self.say(message, error=error, stay=True)
        self._forgetting = self.set_timer(_REPORTED_FOR, lambda: self.say(""))

    def tell(self, notice: str, *, error: bool = False) -> None:
        """Say something that stays until something else is said; nothing said doesn't end it."""
        self.say("")
        self._notice, self._notice_is_error = notice, error
        self.refresh()

    @property
    def is_quiet(self) -> bool:
        """Whether nothing is said."""
        return not (self._message or self._notice or self._warning)

    def show_work(self, work: Callable[[int], str] | None) -> None:
        """Show how far something is, instead of the hints; None when it is over.

        Args:
            work: tells it in at most so many cells.
        """
        self._work = work
        self.refresh()

    def warn(self, warning: str) -> None:
        """Show a warning, now and whenever nothing else is said; an empty one ends it."""
        if warning != self._warning:
            self._warning = warning
            if warning:
                self.move_on()
            self.refresh()

    def move_on(self) -> None:
        """Say no more of what was done to a paper that is left; what is to stay stays."""
        if self._passing and self._message:
            self.say("")

    def make_way(self) -> None:
        """Say no more of what went well, for what is under way now; of trouble go on."""
        if not self._is_error:
            self.say("")

    def hint_at(self, hints: tuple[tuple[str, str], ...] | None) -> None:
        """Show these keys, each with its word, or again those that help while one reads."""
        self._hinted = hints or _COMMAND_HINTS
        self.refresh()

    def hint_at_typing(self, typing: bool) -> None:
        """Show the keys that help while a filter is typed, or those that help else."""
        self._hinted = _TYPING_HINTS if typing else _COMMAND_HINTS
        self._offer = None
        self.refresh()

    def offer(self, offer: Offer | None) -> None:
        """Show what may complete the word that is typed instead of the hints; None ends it.

        Of a single name the filter bar shows all there is.
        """
        offer = offer if offer and len(offer.names) > 1 else None
        if offer != self._offer:
            self._offer = offer
            self.refresh()

    def count(self, counts: Counts) -> None:
        """Show how far one is."""
        if counts != self._counts:
            self._counts = counts
            self.refresh()

    def show_selected(self, selected: int, in_range: int) -> None:
        """Show how many papers are selected, and how many a range holds that is growing."""
        counted = ((in_range, "in range"), (selected, "selected"))
        shown = " · ".join(f"{number:,} {what}" for number, what in counted if number)
        if shown != self._selected:
            self._selected = shown
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """The line: left what is said, right the counts, the left giving way."""
        width, ground = self.size.width, self._styles_found.of(None)
        right = self._right(width, cell_len(self._message or self._notice))
        room = max(0, width - cell_len(right) - 4)
        said = self._message or self._notice or self._warning
        if said:
            left = self._said(said, room)
        else:
            left = self._offered(self._offer, room) if self._offer else self._hints(room)
        gap = width - sum(segment.cell_length for segment in left) - cell_len(right) - 2
        space = Segment(" ", ground)
        line = [space, *left, Segment(" " * gap, ground), self._painted(right, _QUIET), space]
        return Strip(Segment.adjust_line_length(line, width, ground), width)

    def _said(self, text: str, room: int) -> list[Segment]:
        is_error = self._is_error if self._message else self._notice_is_error or not self._notice
        if cell_len(text) > room:
            text = set_cell_size(text, max(0, room - 1)) + "…"[:room]
        return [self._painted(text, _ERROR if is_error else _KEY)]

    def _hints(self, room: int) -> list[Segment]:
        if self._work is not None and self._hinted is _COMMAND_HINTS:
            return [self._painted(self._work(room), _QUIET)]
        parts: list[Segment] = []
        used = 0
        for shown, hint in self._hinted:
            used += len(shown) + len(hint) + 3
            if used - 2 > room:
                break
            parts += [self._painted(shown, _KEY), self._painted(f" {hint}  ", _QUIET)]
        return Segment.adjust_line_length(parts, room, pad=False)

    def _offered(self, offer: Offer, room: int) -> list[Segment]:
        """The names, the one that is taken lit, and always to be seen."""
        parts = [self._painted(f"{offer.label}: ", _QUIET)]
        first, taken = 0, offer.taken or 0
        while first < taken and (
            cell_len(f"{offer.label}: … {' · '.join(offer.names[first : taken + 1])}") > room
        ):
            first += 1
        for number, name in enumerate(offer.names[first:], first):
            between = " · " if number > first else "… " if first else ""
            paint = _TAKEN if number == offer.taken else _KEY
            parts += [self._painted(between, _QUIET), self._painted(name, paint)]
        return Segment.adjust_line_length(parts, room, pad=False)

    def _right(self, width: int, said: int) -> str:
        """The counts: short ones or none if what is said would be cut else."""
        counts = self._counts
        short = f"{counts.unread:,} unread"
        long = f"{counts.unread:,} of {counts.papers:,} unread"
        if counts.starred:
            long += f" · {counts.starred:,} ★"
        if self._selected:  # seldom, and then what matters most
            long, short = f"{self._selected} · {long}", self._selected
        if width >= 70 and cell_len(long) + said + 4 <= width:
            return long
        return short if cell_len(short) + said + 4 <= width else ""

    def _painted(self, text: str, paint: Paint) -> Segment:
        return Segment(text, self._styles_found.of(paint))

    def notify_style_update(self) -> None:
        """The theme changed."""
        super().notify_style_update()
        self._styles_found.forget()
