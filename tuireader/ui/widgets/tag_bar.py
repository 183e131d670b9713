"""The line in which tags are edited, and what stays as it is beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from tuireader.papers import clean_line
from tuireader.query.completing import Completing
from tuireader.ui.known_names import KnownNames, Names
from tuireader.ui.offer import Offer
from tuireader.ui.tag_line import TagOffer, others, tag_at
from tuireader.ui.widgets.completing_input import CompletingInput

_LONGEST = 10_000
"""Characters of a pasted text that are taken."""


class TagInput(CompletingInput):
    """Takes tags between commas, each completed as it is typed."""

    DEFAULT_CSS = """
    TagInput {
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
        Binding("enter", "take", show=False),
        Binding("escape", "leave", show=False),
        Binding("tab", "complete", show=False),
        Binding("shift+tab", "complete_back", show=False),
    ]

    def __init__(
        self,
        take: Callable[[], None],
        leave: Callable[[], None],
        tell_offer: Callable[[Offer | None], None],
        names: KnownNames,
    ) -> None:
        """An empty line; see `TagBar`."""
        super().__init__(names, tell_offer, placeholder="tags, with commas between them")
        self.cursor_blink = False
        self._take, self._leave = take, leave

    def begin(self, text: str) -> None:
        """Begin at the end of a text."""
        self.begin_completing()
        self.write(text)
        self.look()

    def _word_at(self, text: str, cursor: int) -> Completing | None:
        return tag_at(text, cursor)

    def _offer_of(self, wanted: Completing, names: Sequence[str]) -> Offer | None:
        there = {wanted.begun.casefold(), *others(self.value, wanted)}
        new = tuple(each for each in names if each.casefold() not in there)
        return TagOffer(self.value, wanted, new) if new else None

    def _forward_event(self, event: events.Event) -> None:
        super()._forward_event(event)
        if isinstance(event, events.Key | events.Paste):
            self.look()

    def _put(self, text: str) -> None:
        """Put in a foreign text as one clean line."""
        self.replace(clean_line(text[:_LONGEST]), *self.selection)

    def action_take(self) -> None:
        """Enter."""
        self._take()

    def action_leave(self) -> None:
        """Escape."""
        self._leave()

    def action_paste(self) -> None:
        """Put in what was copied here."""
        self._put(self.app.clipboard)


class TagBar(Horizontal):
    """A prompt, the tags, and those that only some of the papers have."""

    DEFAULT_CSS = """
    TagBar {
        height: 1;
        display: none;
        background: $surface;
        & > #tag-prompt { width: 3; color: $text-accent; text-style: bold; }
        & > #tag-beside {
            width: auto;
            max-width: 40%;
            text-wrap: nowrap;
            text-overflow: ellipsis;
            color: $foreground 60%;
        }
        &.-open { display: block; }
    }
    """

    def __init__(
        self,
        take: Callable[[], None],
        leave: Callable[[], None],
        offer: Callable[[Offer | None], None],
        names: Names,
    ) -> None:
        """A closed bar.

        Args:
            take: called when it is to be as typed.
            leave: called when all is to stay as it is.
            offer: called with what the tag at the cursor may be completed to, when that changes.
            names: gives the tags there are.
        """
        self._input = TagInput(take, leave, offer, KnownNames(names))
        self._beside = Static(Content(""), id="tag-beside")
        super().__init__(
            Static(Content(" # "), id="tag-prompt"), self._input, self._beside, id="tags"
        )

    def open(self, text: str, beside: Sequence[str]) -> None:
        """Begin typing at the end of a text.

        Args:
            text: the tags to edit.
            beside: tags that are kept.
        """
        self.add_class("-open")
        kept = f" kept: {', '.join(map(clean_line, beside))} " if beside else ""
        self._beside.update(Content(kept))
        self.screen.set_focus(self._input)
        self._input.begin(text)

    @property
    def text(self) -> str:
        """What is typed."""
        return self._input.value

    def close(self) -> None:
        """Hide the bar; nothing is told."""
        self.remove_class("-open")
