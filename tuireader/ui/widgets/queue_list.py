"""The list of papers where it is a queue: with numbers, and put into another order in place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.binding import BindingType

from tuireader.library import Listing, Row
from tuireader.typeset import Matcher
from tuireader.ui.commands import READING
from tuireader.ui.pane_bindings import bindings_in
from tuireader.ui.queue_order import QueueNumbers
from tuireader.ui.widgets.selecting_list import SelectingList


class QueueList(SelectingList):
    """Numbers the papers of the queue that is listed; any other list is drawn as ever."""

    BINDINGS: ClassVar[list[BindingType]] = bindings_in(READING)

    def __init__(
        self,
        rows: Callable[[Sequence[int]], list[Row]],
        follow: Callable[[], None],
        numbers_of: Callable[[Listing], QueueNumbers | None],
        *,
        id: str,
    ) -> None:
        """A list without papers.

        Args:
            rows: as of `SelectingList`.
            follow: as of `SelectingList`.
            numbers_of: tells by what the rows of a listing are numbered, if by anything.
            id: the widget's id.
        """
        super().__init__(rows, follow, id=id)
        self._numbers_of = numbers_of
        self.numbers: QueueNumbers | None = None
        """By what the rows are numbered now."""

    def show(self, listing: Listing, matcher: Matcher, keep: int | None = None) -> None:
        """Show another listing."""
        self.numbers = self._numbers_of(listing)
        super().show(listing, matcher, keep)

    def grow(self, listing: Listing) -> None:
        """Show the rest of the listing whose beginning is shown."""
        self.numbers = self._numbers_of(listing)
        super().grow(listing)

    def renew(self, listing: Listing, keep: int | None) -> None:
        """Show what the listing has become; what only stays because it is seen has no number."""
        self.numbers = self._numbers_of(listing)
        super().renew(listing, keep)

    def rearrange(self, listing: Listing, keep: int | None, near: int) -> None:
        """Show fewer of the papers, or in another order, what is seen staying where it is.

        Args:
            listing: the papers.
            keep: the id of the paper to put the cursor on.
            near: where the cursor goes if that isn't there.
        """
        before = self.paper_id
        found = listing.position_of(keep, near) if keep is not None else None
        self.listing, self.numbers = listing, self._numbers_of(listing)
        self.cursor = max(0, min(near, len(listing) - 1)) if found is None else found
        self.top = max(0, min(self.top, self.last_top))
        self._bring_cursor_into_view()
        self.refresh()
        if self.paper_id != before:
            self._follow()

    def place_of(self, row: Row) -> str:
        """Its number in the queue."""
        return self.numbers.shown(row.id) if self.numbers else ""
