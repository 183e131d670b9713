"""The input in which a filter is typed; every letter is told in the key's own call."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, NamedTuple

from rich.highlighter import Highlighter
from rich.style import Style
from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.reactive import Reactive
from textual.widgets import Input

from tuireader.papers.cleaning import clean_line
from tuireader.query import QueryError
from tuireader.ui.commands import TYPING
from tuireader.ui.known_names import KnownNames
from tuireader.ui.offer import Offer
from tuireader.ui.past_filters import PastFilters, Walk
from tuireader.ui.widgets.completing_input import CompletingInput
from tuireader.ui.widgets.paint import Paint, Styles

_ERROR = Paint("text-error", bold=True, underline=True)

_PLACEHOLDER = 'words  author:name  is:unread  year:2023..  -not  "a phrase"'

_LONGEST = 10_000
"""Characters of a pasted text that are taken; ten times as many would take seconds to find."""


class Typing(NamedTuple):
    """Whom an input tells what is typed: direct calls, made in the call in which the key comes."""

    follow: Callable[[str], None]
    """Told the text after every change."""

    keep: Callable[[], None]
    drop: Callable[[], None]
    offer: Callable[[Offer | None], None]
    """Told what the word at the cursor may be completed to, when that changes."""


class FilterInput(CompletingInput):
    """The input of the filter; what is typed is told in the very call in which the key comes."""

    DEFAULT_CSS = """
    FilterInput {
        width: 1fr;
        height: 1;
        border: none;
        padding: 0;
        background: $surface;
        &:focus { background-tint: transparent; }
        & > .input--suggestion { color: $foreground; text-style: dim; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(",".join(each.keys), each.action, each.title, show=False) for each in TYPING
    ]

    virtual_size: Reactive[Size] = Reactive(Size(0, 0), layout=False)
    """The text's; the screen is not to be laid out anew when it grows by a letter."""

    def __init__(self, tell: Typing, names: KnownNames, past: PastFilters) -> None:
        """An empty input.

        Args:
            tell: is told what is typed.
            names: completes names.
            past: the filters to walk through.
        """
        self._styles_found = Styles(self)  # while it is made, its style changes
        super().__init__(names, tell.offer, placeholder=_PLACEHOLDER)
        self.cursor_blink = False
        self.highlighter = self._error = _Underline(self._style_of_error)
        self._tell, self._past = tell, past
        self._told = ""
        """The text that is known already."""
        self._opened_with = ""
        self._walk: Walk | None = None

    def begin(self, text: str) -> None:
        """Take a text over without telling it."""
        self.begin_completing()
        self._told = self._opened_with = text
        self._walk = None
        self._error.span = None
        self.value = text
        self.cursor_position = len(text)

    def point_at(self, error: QueryError | None, *, go: bool = False) -> None:
        """Underline what is wrong, or nothing; go there, too, if asked to."""
        span = (error.position, error.position + error.length) if error else None
        if span != self._error.span:
            self._error.span = span
            self.refresh()
        if span and go:
            self.cursor_position = span[1]

    def _style_of_error(self) -> Style:
        found = self._styles_found.of(_ERROR)
        return Style(color=found.color, bold=found.bold, underline=found.underline)

    def notify_style_update(self) -> None:
        """The theme changed."""
        super().notify_style_update()
        self._styles_found.forget()

    # Keys

    def _watch_value(self, value: str) -> None:
        with self.prevent(Input.Changed):  # nobody waits for it
            super()._watch_value(value)
        if value != self._told:
            self._told = value
            self._tell.follow(value)

    def _forward_event(self, event: events.Event) -> None:
        super()._forward_event(event)
        if isinstance(event, events.Key | events.Paste):
            self.look()

    def _put(self, text: str) -> None:
        """Put a foreign text where the cursor is, as one clean line."""
        line = clean_line(text[:_LONGEST])
        before, after = (" " if line and each.isspace() else "" for each in (text[:1], text[-1:]))
        self.replace(f"{before}{line}{after}", *self.selection)

    def action_keep(self) -> None:
        """The filter is to stand."""
        self._tell.keep()

    def action_drop(self) -> None:
        """All is to be as it was."""
        self._tell.drop()

    def action_copy(self) -> None:
        """Copy what is selected; without that, ctrl+c leaves as it leaves every other prompt."""
        if self.selected_text:
            super().action_copy()
        else:
            self._tell.drop()

    def action_paste(self) -> None:
        """Put in what was copied here."""
        self._put(self.app.clipboard)

    # Past filters

    def action_older(self) -> None:
        """Another filter that was kept, an older one."""
        self._go(-1)

    def action_newer(self) -> None:
        """A newer one; after the newest, what was typed."""
        self._go(1)

    def _go(self, steps: int) -> None:
        typed = self.value
        if self._walk is None or self._walk.text != typed:
            beginning = "" if typed == self._opened_with else typed
            self._walk = Walk(self._past.texts, typed, beginning)
        self.write(self._walk.go(steps))


class _Underline(Highlighter):
    """Underlines a part of a text."""

    span: tuple[int, int] | None = None
    """Where it begins and ends; None underlines nothing."""

    def __init__(self, style: Callable[[], Style]) -> None:
        """Underline in this style."""
        self._style = style

    def highlight(self, text: Text) -> None:
        """Do it."""
        if self.span is not None:
            text.stylize(self._style(), *self.span)
