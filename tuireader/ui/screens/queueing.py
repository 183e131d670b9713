"""Commands for queues: papers put into them, taken off, moved within them, and done with."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from tuireader.library import Listing, Step
from tuireader.library.naming import queues_in
from tuireader.query import Field, Query, Sort, SortKey, Term, queue_in
from tuireader.ui.queue_order import QueueNumbers, moved, name_said, queues_said, without
from tuireader.ui.screens.following import Following
from tuireader.ui.screens.marking import Marking
from tuireader.ui.screens.moving import Moving
from tuireader.ui.screens.saving import Saving
from tuireader.ui.showing import ORDERS, Showing
from tuireader.ui.views import NEXT

_IN_ORDER = Sort(SortKey.QUEUE)

_LISTED_AT_ONCE = 10_000
"""Papers of a queue that are listed at once."""

_ONLY_THERE = "in a queue; 4 lists the one to be read next"

_STAYS = "Read, and still in the queue: d instead takes a paper off it, too"


class Queueing(Marking, Following, Saving, Moving):
    """The desk with its commands for queues."""

    _named: tuple[Showing | None, str] = (None, "")
    """What is shown, and the queue that it lists; to find that asks the catalogue."""

    _orders: dict[str, QueueNumbers] | None = None
    """The numbers in queues that are listed in part only, or in another order."""

    _arranged = _arranged_before = 0
    """How often the list was put in order here, and when it was last asked for behind."""

    _is_told = False
    """Whether it was said already how a paper leaves the queue."""

    # Which queue is listed

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
        if isinstance(query.where, Term) and query.sort == _IN_ORDER:
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

    # In and out

    def action_queue(self) -> None:
        """Put the papers last into the queue that is listed, else into `next`; or take them off."""
        self.put(self.targets(), self.queue or NEXT)

    def action_queue_first(self) -> None:
        """The same, but first."""
        self.put(self.targets(), self.queue or NEXT, front=True)

    def action_queue_in(self) -> None:
        """Ask for a queue, one that is there or a new one, to put the papers into."""
        from tuireader.ui.screens.naming_queue import NamingQueue  # no start should wait for it

        ids = self.targets()
        if ids:
            with self.trouble_said():
                window = NamingQueue(ids, self.library)
                self.app.push_screen(window, lambda name: self.put(ids, name) if name else None)

    def put(self, ids: Sequence[int], name: str, *, front: bool = False) -> None:
        """Put papers into a queue; if all of them are in it, take them off."""
        if not ids:
            return
        with self.trouble_said():
            name = self.library.queue_named(name)
            shown = name_said(name)
            if self.library.are_queued(ids, name):
                self.library.unqueue(ids, name)
                self._leave_listed(ids, name)
                self._say_put(len(ids), f"off {shown}")
                return
            changes = self.library.queue(ids, name, front=front)
            self.redraw_marks()
            if changes and _is_same(name, self.queue):
                self._list_again(self.papers.paper_id)
            where = "first" if front else "last"
            self._say_put(len({each.key for each in changes}), f"{where} in {shown}")

    def action_done(self) -> None:
        """Read, and off the queue that is listed; the next paper comes."""
        name, ids = self.queue, self.targets()
        if not name:
            self.status.say(f"d means done with a paper, {_ONLY_THERE}")
        elif ids:
            with self.trouble_said():
                self.library.done(ids, name)
                self._leave_listed(ids, name)
                self._is_told = True
                self._say_put(len(ids), f"done, read and off {name_said(name)}")

    def _leave_listed(self, ids: Sequence[int], name: str) -> None:
        """Papers are off a queue: if it is listed, off the list, and the next comes for them."""
        if _is_same(name, self.queue):
            papers = self.papers
            self._arrange(*without(papers.listing.ids, ids, papers.cursor))
            if not len(papers.listing):
                self.go_to(papers)
        self.redraw_marks()

    def _say_put(self, papers: int, what: str) -> None:
        said = what[0].upper() + what[1:] if papers == 1 else f"{papers:,} papers {what}"
        self.status.say(f"{said}; u undoes it")

    # Within it

    def action_move_later(self) -> None:
        """Past the paper below."""
        self._move_targets(down=True)

    def action_move_earlier(self) -> None:
        """Past the paper above."""
        self._move_targets(down=False)

    def _move_targets(self, *, down: bool) -> None:
        """Move papers of the queue past the next one that is listed, as a block."""
        name, order = self.queue, self.showing.order
        if not name:
            self.status.say(f"J and K move a paper {_ONLY_THERE}")
            return
        if order != _IN_ORDER:
            self.status.say(f"This is the queue by {ORDERS[order]}; S sorts it by its own order")
            return
        move = moved(self.papers.listing.ids, self.targets(), down=down)
        if move is None:
            self.status.say(f"That is the {'last' if down else 'first'} in {name_said(name)}")
            return
        with self.trouble_said():
            cursor = self.papers.paper_id
            if self.library.move(move.block, name, move.beside, behind=move.behind):
                self._orders = None
                self._arrange(move.ids, self.papers.cursor, cursor)
                self.show_paper()
                self.status.say(f"Moved {'down' if down else 'up'}; u undoes it")
            else:  # another window has taken one of them off
                self._list_again(cursor)

    def _arrange(self, ids: array[int], near: int, keep: int | None = None) -> None:
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

    def _list_again(self, keep: int | None) -> None:
        """List what passes now, what is seen staying where it is."""
        self._arrange(self.library.search_whole(self.showing.query).ids, self.papers.cursor, keep)

    # What changes it besides

    def _say_step(self, step: Step | None, what: str, nothing: str) -> None:
        """Undone or done again: list the queue as it is now, the cursor on what was changed."""
        changes = step.changes if step else ()
        if self.queue and any(_is_same(self.queue, each) for each in queues_in(changes)):
            keys = {each.key for each in changes}
            only = self.library.id_of(keys) if len(keys) == 1 else None
            self._list_again(only if only is not None else self.papers.paper_id)
        super()._say_step(step, what, nothing)

    def action_read_on(self) -> None:
        """A page further; a queue is read in its order, and what was read stays in it."""
        before = self.papers.paper_id
        super().action_read_on()
        if self.queue and not self._is_told and self.papers.paper_id != before:
            self._is_told = True
            self.status.say(_STAYS)

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


def _is_same(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()
