"""Commands for queues: papers put into them, taken off, moved within them, and done with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tuireader.library import Library, Step
from tuireader.library.naming import is_same_name, queues_in
from tuireader.ui.queue_order import moved, name_said, without
from tuireader.ui.screens.listing_queues import IN_ORDER, ListingQueues
from tuireader.ui.screens.marking import Marking
from tuireader.ui.screens.moving import Moving
from tuireader.ui.showing import ORDERS
from tuireader.ui.views import NEXT

_ONLY_THERE = "in a queue; 4 lists the one to be read next"

_STAYS = "Read, and still in the queue: d instead takes a paper off it, too"


class _Put(NamedTuple):
    """What came of putting papers into a queue."""

    queue: str
    """By the name it is known by."""

    into: int = 0
    off: int = 0


class Queueing(Marking, ListingQueues, Moving):
    """The desk with its commands for queues."""

    _is_told = False
    """Whether it was said already how a paper leaves the queue."""

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

        def deed(library: Library) -> _Put:
            queue = library.queue_named(name)
            if library.are_queued(ids, queue):
                return _Put(queue, off=len(library.unqueue(ids, queue)))
            changes = library.queue(ids, queue, front=front)
            return _Put(queue, into=len({each.key for each in changes}))

        def then(put: _Put) -> None:
            shown = name_said(put.queue)
            if put.off:
                self._leave_listed(ids, put.queue)
                self._say_put(len(ids), f"off {shown}")
                return
            self.redraw_marks()
            if put.into and is_same_name(put.queue, self.queue):
                self.list_again(self.papers.paper_id)
            self._say_put(put.into, f"{'first' if front else 'last'} in {shown}")

        self.work(len(ids), f"queueing {len(ids):,} papers", deed, then)

    def action_done(self) -> None:
        """Read, and off the queue that is listed; the next paper comes."""
        name, ids = self.queue, self.targets()
        if not name:
            self.status.say(f"d means done with a paper, {_ONLY_THERE}")
            return

        def then(_: object) -> None:
            self._leave_listed(ids, name)
            self._is_told = True
            self._say_put(len(ids), f"done, read and off {name_said(name)}")

        if ids:
            doing = f"taking {len(ids):,} papers off {name_said(name)}"
            self.work(len(ids), doing, lambda library: library.done(ids, name), then)

    def _leave_listed(self, ids: Sequence[int], name: str) -> None:
        """Papers are off a queue: if it is listed, off the list, and the next comes for them."""
        if is_same_name(name, self.queue):
            papers = self.papers
            self.list_in_order(*without(papers.listing.ids, ids, papers.cursor))
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
        if order != IN_ORDER:
            self.status.say(f"This is the queue by {ORDERS[order]}; S sorts it by its own order")
            return
        move = moved(self.papers.listing.ids, self.targets(), down=down)
        if move is None:
            self.status.say(f"That is the {'last' if down else 'first'} in {name_said(name)}")
            return
        with self.trouble_said():
            cursor = self.papers.paper_id
            if self.library.move(move.block, name, move.beside, behind=move.behind):
                self.list_in_order(move.ids, self.papers.cursor, cursor)
                self.show_paper()
                self.status.say(f"Moved {'down' if down else 'up'}; u undoes it")
            else:  # another window has taken one of them off
                self.list_again(cursor)

    # What changes it besides

    def _say_step(self, step: Step | None, what: str, nothing: str) -> None:
        """Undone or done again: list the queue as it is now, the cursor on what was changed."""
        changes = step.changes if step else ()
        if self.queue and any(is_same_name(self.queue, each) for each in queues_in(changes)):
            keys = {each.key for each in changes}
            only = self.library.id_of(keys) if len(keys) == 1 else None
            self.list_again(only if only is not None else self.papers.paper_id)
        super()._say_step(step, what, nothing)

    def action_read_on(self) -> None:
        """A page further; a queue is read in its order, and what was read stays in it."""
        before = self.papers.paper_id
        super().action_read_on()
        if self.queue and not self._is_told and self.papers.paper_id != before:
            self._is_told = True
            self.status.say(_STAYS)
