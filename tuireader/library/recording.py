"""The record of reading, out of the marks themselves: there is no other log."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tuireader.catalogue import Catalogue

if TYPE_CHECKING:
    from tuireader.library.record import Record


class Recording:
    """What a library tells of how it is read."""

    _catalogue: Catalogue

    def record(self, today: date | None = None) -> Record:
        """The record of reading up to a day. May be called from any thread.

        Args:
            today: the day it is here, if another than the clock has.

        Raises:
            CatalogueError: The catalogue can't be read.
        """
        from tuireader.library import local_days  # no start should wait for these
        from tuireader.library import record as of

        today = today or date.today()
        minutes = not local_days.hours_are_whole(today)
        reckoned = self._catalogue.reckon(of.ages_begin(today), minutes=minutes)
        counts = reckoned.counts
        return of.Record(
            today,
            local_days.days_of(reckoned.read),
            counts.papers,
            counts.papers - counts.unread,
            of.of_each_age(reckoned.unread_since, counts.unread),
            reckoned.queues,
            reckoned.categories,
        )
