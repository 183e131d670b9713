"""Which queue is listed: its rows numbered, and put in order in place."""

from __future__ import annotations

from array import array

from tuireader.library import Listing
from tuireader.query import Field, Query, Sort, SortKey, Term, queue_in
from tuireader.ui.queue_order import QueueNumbers, queues_said
from tuireader.ui.screens.following import Following
from tuireader.ui.screens.saving import Saving
from tuireader.ui.showing import Showing

IN_ORDER = Sort(SortKey.QUEUE)
"""The order that a queue has."""

_LISTED_AT_ONCE = 10_000
"""Papers of a queue that are listed at once."""


class ListingQueues(Following, Saving):
    """The desk with queues listed on it."""

    _named: tuple[Showing | None, str] = (None, "")
    """What is shown, and the queue that it lists; to find that asks the catalogue."""

    _orders: dict[str, QueueNumbers] | None = None
    """The numbers in queues that are listed in part only, or in another order."""

    _arranged = _arranged_before = 0
    """How often the list was put in order here, and when it was last asked for behind."""

    @property
    def queue(self) -> str:
        """The name of the queue that is listed; empty outside of any."""
        if self._named[0] is not self.showing:
            self._named = (self.showing, self._queue_in(self.showing.query))
        return "" if self.showing.related is not None else self._named[1]

    def _queue_in(self, query: Query) -> str:
        """The queue that a query is about, if it is a single one that has papers."""
        term = queue_in(query.where)
        if term is None or term.phrase:
            return term.text if term else ""
        names: list[str] = []
        with self.trouble_said():
            names = self.library.names_beginning(Field.QUEUE, term.text, 2)
        return names[0] if len(names) == 1 else ""

    def show(
        self,
        showing: Showing,
        keep: int | None,
        *,
        reach: int | None = None,
        seek: bool = True,
        here: bool = False,
    ) -> None:
        """Show another listing; a queue whole, as it must be sorted anyway.

        Its numbers would be wider once the rest comes, and all titles would move.
        """
        if queue_in(showing.query.where) is not None:
            reach = max(reach or 0, _LISTED_AT_ONCE)
        super().show(showing, keep, reach=reach, seek=seek, here=here)

    def numbers_of(self, listing: Listing) -> QueueNumbers | None:
        """By what the rows of a listing are numbered: the queue's own order, however it is listed.

        A queue that is listed whole, in its order, is numbered without being asked for again.
        """
        query = listing.query
        if query == self.showing.query and not self.queue:
            return None
        name = self._queue_in(query)
        if not name:
            return None
        if isinstance(query.where, Term) and query.sort == IN_ORDER:
            return QueueNumbers(listing.ids)
        if self._orders is None:
            self._orders = {}
        with self.trouble_said():
            if name not in self._orders:
                self._orders[name] = QueueNumbers(self.library.queue_order(name))
        return self._orders.get(name)

    def redraw_marks(self) -> None:
        """Draw everything anew that shows marks, with numbers as they are now."""
        if self._orders is not None:
            self._orders = None
            self.papers.numbers = self.numbers_of(self.papers.listing)
        super().redraw_marks()

    def show_paper(self) -> None:
        """Show the abstract of the paper under the cursor, and in which queues it is."""
        super().show_paper()
        row, queued = self.papers.row, ""
        if row is not None and row.queued:
            with self.trouble_said():
                queued = queues_said(self.library.queues_of(row.id))
        self.abstract.show_queued(queued)

    # Put in order

    def list_in_order(self, ids: array[int], near: int, keep: int | None = None) -> None:
        """List these papers of those that are listed, in this order."""
        before = self.papers.listing
        total = before.total and before.total - len(before) + len(ids)
        listing = Listing(before.query, ids, whole=before.whole, total=total)
        self._arranged += 1
        self._orders = None
        self.papers.empty = self.showing.empty
        self.papers.rearrange(listing, keep, near)
        if not listing.whole:  # what is being found behind may be as it was before
            self._complete(listing.query)

    def list_again(self, keep: int | None) -> None:
        """List what passes now, what is seen staying where it is."""
        self.list_in_order(
            self.library.search_whole(self.showing.query).ids, self.papers.cursor, keep
        )

    # What changes it besides

    def on_saving_marks_changed(self, event: Saving.MarksChanged) -> None:
        """Another window, or a command, may have changed the queue that is listed."""
        if self.queue:
            self.look_for_papers(anyhow=True)

    def on_following_caught_up(self, event: Following.CaughtUp) -> None:
        """The list is asked for behind."""
        self._arranged_before = self._arranged

    def on_following_renewed(self, event: Following.Renewed) -> None:
        """It has come, and is no use if it was put into another order meanwhile."""
        if self._arranged != self._arranged_before:
            self._is_stale = True
            event.prevent_default()
