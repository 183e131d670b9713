"""How many papers are in each view: counted beside what is drawn, and drawn when it is known."""

from __future__ import annotations

from collections.abc import Sequence

from textual.message import Message
from textual.timer import Timer

from tuireader.library import Census, SavedView
from tuireader.query import Query
from tuireader.ui.screens.mixing import Part
from tuireader.ui.views import saved_view

_EVERY = 0.3
"""Seconds from a change to the count that follows, so that many changes are counted once."""


class Counting(Part):
    """The desk with counts of all views. One census is taken at a time, and none for nothing."""

    class Counted(Message):
        """A census was taken, or could not be."""

        def __init__(self, census: Census | None, asked: Sequence[SavedView]) -> None:
            super().__init__()
            self.census = census
            self.asked = asked
            """The saved views whose papers were counted."""

    _counts_from_now = False
    """Whether the first frame is drawn; nothing is counted before."""

    _soon: Timer | None = None
    _is_counted = False
    """Whether a census is being taken."""

    _is_stale = False
    """Whether something has changed since it was asked for."""

    def _after_first_frame(self) -> None:
        super()._after_first_frame()
        self._counts_from_now = True
        self._take_census()

    def count(self) -> None:
        """Show how many papers there are in each view: all, unread and starred at once."""
        super().count()
        self.count_soon()

    def count_soon(self) -> None:
        """Count all views anew, in a moment."""
        if self._counts_from_now and self._soon is None:
            self._soon = self.set_timer(_EVERY, self._take_census)

    def _take_census(self) -> None:
        self._soon = None
        self._is_stale = self._is_counted
        if self._is_counted:
            return
        self._is_counted = True
        asked = self.listed.saved
        self.library.take_census(
            [Query(saved_view(each).where) for each in asked],
            lambda census: self.post_message(self.Counted(census, asked)),
            lambda error: self.post_message(self.Counted(None, asked)),
        )

    def on_counting_counted(self, event: Counting.Counted) -> None:
        """Show it; what has changed meanwhile is counted again."""
        self._is_counted = False
        if event.census is not None:
            self.listed = self.listed.counted(event.census, event.asked)
            self.views.show(self.listed, self.showing.view)
        if self._is_stale:
            self.count_soon()
