"""The list of papers while it becomes another under the reader's eyes: what is seen stays."""

from __future__ import annotations

from tuireader.library import Listing
from tuireader.ui.widgets.paper_list import PaperList
from tuireader.ui.widgets.staying import with_those_staying


class StayingList(PaperList):
    """Takes new papers, and the loss of some, without anything seen moving."""

    def renew(self, listing: Listing, keep: int | None) -> None:
        """Show what the listing has become, all that is seen staying where it is.

        Papers that are seen stay even if they don't pass any more: they go when another listing is
        shown. Nothing is followed; the cursor is on the same paper.

        Args:
            listing: all papers that pass now.
            keep: the id that the paper under the cursor has now; None when it is gone.
        """
        before, visible = self.listing.ids, self._visible()
        seen = [visible]
        if self.cursor not in visible:
            seen.append(range(max(0, self.cursor - 1), min(self.cursor + 1, len(before))))
        listing = with_those_staying(
            listing, before, seen, lambda ids: {each.id for each in self._fetch(ids)}
        )
        anchor, offset = keep, self.cursor - self.top
        if self.cursor not in visible and visible:
            anchor, offset = before[self.top], 0
        found = listing.position_of(keep, self.cursor) if keep is not None else None
        held = listing.position_of(anchor, self.top) if anchor is not None else None
        self.listing = listing
        last = max(0, len(listing) - 1)
        self.cursor = (
            last if self._wants_end else min(self.cursor, last) if found is None else found
        )
        self.top = max(0, min(self.last_top, self.top if held is None else held - offset))
        if self._wants_end or held is None:
            self._bring_cursor_into_view()
        self._wants_end = False
        self._rows.clear()
        self.forget_lines()

    def _visible(self) -> range:
        """The positions on the screen."""
        return range(self.top, min(len(self.listing), self.top + self.body_height))
