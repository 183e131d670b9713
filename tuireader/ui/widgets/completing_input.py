"""An input that shows what the word at its cursor may be completed to, and completes it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import events
from textual.widgets.input import Selection

from tuireader.query.completing import Completing, Wanted, completion_at
from tuireader.ui.known_names import KnownNames
from tuireader.ui.offer import Offer, offered
from tuireader.ui.widgets.direct_input import DirectInput


class CompletingInput(DirectInput):
    """What may complete the word is drawn behind it, and is no part of the text until taken."""

    def __init__(
        self, names: KnownNames, tell_offer: Callable[[Offer | None], None], *, placeholder: str
    ) -> None:
        """An empty input.

        Args:
            names: completes names.
            tell_offer: is told of all that the word may be completed to, when that changes.
            placeholder: shown while nothing is typed.
        """
        super().__init__(placeholder=placeholder, compact=True, select_on_focus=False)
        self._names, self._tell_offer = names, tell_offer
        self._offer: Offer | None = None

    def begin_completing(self) -> None:
        """Another text is begun, and there may be other names by now."""
        self._names.forget()
        self._offer = None

    def write(self, text: str, cursor: int | None = None) -> None:
        """Another text in one change, the cursor at its end if not elsewhere."""
        self.value = text
        self.cursor_position = len(text) if cursor is None else cursor

    def action_complete(self) -> None:
        """Take the best completion, then the next."""
        self._complete(1)

    def action_complete_back(self) -> None:
        """Take the completion before."""
        self._complete(-1)

    def action_cursor_right(self, select: bool = False) -> None:
        """To the right; at the end take what is shown there."""
        if self._suggestion and self.cursor_at_end and not select:
            self._complete(1)
        else:
            super().action_cursor_right(select)

    def _complete(self, steps: int) -> None:
        offer = self._standing()
        if offer is None and (wanted := self._wanted()):  # names may not have been asked for yet
            offer = self._offered(wanted)
        if offer is None:
            return
        taken = offer.turned(steps)
        self.write(taken.text, taken.cursor)
        if len(taken.names) > 1:  # else this key may go on to complete what comes next
            self._show(taken)

    def look(self) -> None:
        """Show what the word at the cursor may be completed to.

        Names that must be asked for come after the frame; until then those that still fit stay.
        """
        if self._standing():
            return
        wanted = self._wanted()
        if wanted is None:
            self._show(None)
            return
        names: tuple[str, ...] = ()
        if wanted.kind is Wanted.NAME:
            known = self._names.known(wanted.field, wanted.begun)
            if known is None:
                self.call_after_refresh(self._ask, self.value, wanted)
                known = self._offer.narrowed(wanted) if self._offer else ()
            names = tuple(known)
        self._show(self._offer_of(wanted, names))

    def _ask(self, text: str, wanted: Completing) -> None:
        """Ask for names, unless something else is typed by now."""
        if self.screen.focused is self and text == self.value and wanted == self._wanted():
            self._show(self._offered(wanted))

    def _offered(self, wanted: Completing) -> Offer | None:
        by_name = wanted.kind is Wanted.NAME
        names = self._names.asked(wanted.field, wanted.begun) if by_name else ()
        return self._offer_of(wanted, names)

    def _offer_of(self, wanted: Completing, names: Sequence[str]) -> Offer | None:
        return offered(self.value, wanted, names)

    def _wanted(self) -> Completing | None:
        return self._word_at(self.value, self.cursor_position) if self.selection.is_empty else None

    def _word_at(self, text: str, cursor: int) -> Completing | None:
        """What is being typed before the cursor."""
        return completion_at(text, cursor)

    def _standing(self) -> Offer | None:
        """The offer for exactly the text and the cursor that there are."""
        offer = self._offer
        here = (self.value, self.cursor_position)
        return offer if offer and (offer.text, offer.cursor) == here else None

    def _show(self, offer: Offer | None) -> None:
        if offer != self._offer:
            self._offer = offer
            self._tell_offer(offer)
        self._show_ghost()

    def _show_ghost(self) -> None:
        offer = self._standing()
        self._suggestion = self.value + offer.ghost if offer and offer.ghost else ""

    def _on_focus(self, event: events.Focus) -> None:
        self.call_next(self._show_ghost)  # The focus comes later than keys, and Input clears it.

    def _watch_selection(self, selection: Selection) -> None:
        super()._watch_selection(selection)
        self._show_ghost()  # the mouse may have moved the cursor away
