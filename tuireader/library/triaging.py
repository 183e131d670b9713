"""Decisions of a triage as changes of marks, and what is taken back of them."""

from __future__ import annotations

from collections.abc import Iterable

from tuireader.catalogue import Row
from tuireader.library.marking import Cells, reading
from tuireader.library.queueing import NEXT, Queueing
from tuireader.library.triage import Decision
from tuireader.marks import Cell, Change, Marks, Value, Wanted, now_utc, places_between, queue_cell

_VERBS = {
    Decision.QUEUED: "Queued",
    Decision.STARRED: "Starred",
    Decision.SKIPPED: "Skipped",
    Decision.LATER: "Left for later",
}


class Triaging(Queueing):
    """What a library does with the decisions of a triage."""

    def decide(
        self,
        id_: int,
        decision: Decision,
        queue: str = NEXT,
        instead: Iterable[Change] = (),
    ) -> tuple[Change, ...]:
        """Decide on a paper, as one step to undo.

        Args:
            id_: the paper's.
            decision: what becomes of it.
            queue: the queue that it goes to the end of, if that is decided.
            instead: what a former decision changed, which is taken back in the same step.

        Raises:
            ValueError: A queue can't have this name.
        """
        if decision is Decision.QUEUED:
            queue = self.queue_named(queue)
        cell = {
            Decision.QUEUED: queue_cell(queue),
            Decision.STARRED: Cell.STARRED,
            Decision.SKIPPED: Cell.READ,
        }.get(decision)
        former = [each for each in instead if each.cell != cell]

        def wish(row: Row, marks: Marks) -> Cells:
            yield from _restored(marks, former)
            if decision is Decision.QUEUED and not self._ids_in([id_], queue):
                _, last = self._catalogue.queue_ends(queue)
                yield queue_cell(queue), places_between(last, "", 1)[0]
            elif decision is Decision.STARRED:
                yield Cell.STARRED, True
            elif decision is Decision.SKIPPED:
                yield from reading(marks, now_utc())

        behind = f" in {queue}" if decision is Decision.QUEUED else ""
        return self._change([id_], wish, _VERBS[decision], behind)

    def take_back(self, changes: Iterable[Change], what: str) -> tuple[Change, ...]:
        """Have marks as they were before changes, as one step to undo.

        A cell that was changed since, here or elsewhere, stays. Others' changes are no part of it,
        whenever they were made, as they would be if steps were undone.

        Args:
            changes: no cell twice.
            what: what is taken back, for a person: ``the triage of 60 papers``.
        """
        wanted = [
            Wanted((change.key,), cell, value)
            for change in changes
            for cell, value in _restored(self.marks_of([change.key]), [change])
        ]
        return self._marks.change(wanted, f"Took back {what}")


def _restored(marks: Marks, changes: Iterable[Change]) -> Cells:
    """Those cells as they were before that are still as they were changed."""
    now: dict[str, Value] = {Cell.READ: marks.read, Cell.STARRED: marks.starred}
    now |= {queue_cell(name): place for name, place in marks.queues}
    for change in changes:
        if now.get(change.cell) == change.after:
            yield change.cell, change.before
