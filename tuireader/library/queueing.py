"""Reading queues: papers put into them, moved within them, and done with."""

from __future__ import annotations

from collections.abc import Sequence

from tuireader.catalogue import Row
from tuireader.library.marking import Cells, Marking, reading
from tuireader.library.naming import is_same_name, why_no_name
from tuireader.marks import Change, Marks, now_utc, places_between, queue_cell
from tuireader.query import Field, Query, Term

NEXT = "next"
"""The queue that is always there."""


class Queueing(Marking):
    """What a library does with queues. A queue is there while a paper is in it."""

    def queue(
        self, ids: Sequence[int], name: str = NEXT, *, front: bool = False
    ) -> tuple[Change, ...]:
        """Put papers into a queue, in this order, at its end or front; those in it stay there.

        Raises:
            ValueError: A queue can't have this name.
        """
        name = self.queue_named(name)
        first, last = self._catalogue.queue_ends(name)
        there = self._ids_in(ids, name)
        new = [id_ for id_ in dict.fromkeys(ids) if id_ not in there]
        places = places_between("" if front else last, first if front else "", len(new))
        place_of = dict(zip(new, places, strict=True))

        def wish(row: Row, marks: Marks) -> Cells:
            yield queue_cell(name), place_of[row.id]

        return self._change(new, wish, "Queued", f" in {name}" + " at its front" * front)

    def unqueue(self, ids: Sequence[int], name: str = NEXT) -> tuple[Change, ...]:
        """Take papers off a queue."""
        name = self._catalogue.known_name(Field.QUEUE, name)
        return self._change(ids, lambda row, marks: _off(marks, name), "Took", f" off {name}")

    def done(self, ids: Sequence[int], name: str = NEXT) -> tuple[Change, ...]:
        """Mark papers read and take them off a queue, as one step."""
        name = self._catalogue.known_name(Field.QUEUE, name)
        now = now_utc()

        def wish(row: Row, marks: Marks) -> Cells:
            yield from reading(marks, now)
            yield from _off(marks, name)

        return self._change(ids, wish, "Done with", f" in {name}")

    def move(
        self, ids: Sequence[int], name: str, beside: int, *, behind: bool
    ) -> tuple[Change, ...]:
        """Move papers of a queue, as a block in this order, behind another of its papers or ahead.

        Only their places change, unless others stand at the very place where they go.

        Args:
            ids: the papers to move, of which those count that are in the queue.
            name: the queue.
            beside: another paper that is in it.
            behind: whether they go behind that one.
        """
        name = self._catalogue.known_name(Field.QUEUE, name)
        there = self._ids_in([*ids, beside], name)
        moving = [id_ for id_ in ids if id_ in there and id_ != beside]
        place = there.get(beside)
        if place is None or not moving:
            return ()
        crowd = [id_ for id_ in self._catalogue.ids_at(name, place) if id_ not in moving]
        at = crowd.index(beside)
        among = self._catalogue.places_beside(name, place, len(moving) + 1, behind=behind)
        far = next((each for id_, each in among if id_ not in moving), "")
        if behind:
            block = [*moving, *crowd[at + 1 :]]
            places = places_between(place, far, len(block))
        else:
            block = [*crowd[:at], *moving]
            places = places_between(far, place, len(block))
        place_of = dict(zip(block, places, strict=True))

        def wish(row: Row, marks: Marks) -> Cells:
            yield from _off(marks, name, but=name)
            yield queue_cell(name), place_of[row.id]

        return self._change(block, wish, "Moved", f" in {name}")

    def rename_queue(self, old: str, new: str) -> tuple[Change, ...]:
        """Give a queue another name, all papers staying where they are in it.

        Raises:
            ValueError: A queue can't have this name, or there is one of that name.
        """
        why = why_no_name(new)
        if why:
            raise ValueError(why)
        papers = self.queue_order(old)
        if not set(self.queue_order(new)) <= set(papers):
            raise ValueError(f"there is a queue “{new}” already")

        def wish(row: Row, marks: Marks) -> Cells:
            for name, place in marks.queues:
                if is_same_name(name, old) and name != new:
                    yield queue_cell(name), None
                    yield queue_cell(new), place

        return self._change(papers, wish, "Moved", f" from queue {old} to {new}")

    def empty_queue(self, name: str) -> tuple[Change, ...]:
        """Take all papers off a queue, which is gone then."""
        return self.unqueue(self.queue_order(name), name)

    def are_queued(self, ids: Sequence[int], name: str) -> bool:
        """Whether all these papers are in a queue; of no paper that can't be said."""
        known = self._catalogue.known_name(Field.QUEUE, name)
        return known.casefold() in self.queues_of_all(ids)

    def queues_of_all(self, ids: Sequence[int]) -> set[str]:
        """The queues that all these papers are in, their names in small letters."""
        common: set[str] | None = None
        for row in self._catalogue.rows(ids):
            queues = {name.casefold() for name, _ in self.marks_of(row.identifiers).queues}
            common = queues if common is None else common & queues
            if not common:
                return set()
        return common or set()

    def queue_order(self, name: str) -> Sequence[int]:
        """The papers of a queue, in its order."""
        return self._catalogue.search_whole(Query(Term(name, Field.QUEUE, phrase=True))).ids

    def queues(self) -> list[tuple[str, int]]:
        """The queues that have papers, by name, and how many."""
        return self._catalogue.queues()

    def queues_of(self, id_: int) -> list[tuple[str, int]]:
        """The queues a paper is in, by name, and its number in each: 1 is to be read first."""
        return self._catalogue.queues_of(id_)

    def queue_named(self, name: str) -> str:
        """How the queue of this name, whatever its case, was written first.

        Raises:
            ValueError: A queue can't have this name.
        """
        why = why_no_name(name)
        if why:
            raise ValueError(why)
        return NEXT if name.casefold() == NEXT else self._catalogue.known_name(Field.QUEUE, name)

    def _ids_in(self, ids: Sequence[int], name: str) -> dict[int, str]:
        """Those of the papers that are in a queue, and where."""
        found = {}
        for row in self._catalogue.rows(ids):
            for queue, place in self.marks_of(row.identifiers).queues:
                if is_same_name(queue, name):
                    found[row.id] = place
        return found


def _off(marks: Marks, name: str, but: str = "") -> Cells:
    """Clear the cells of a queue, however its name was written."""
    for queue, _ in marks.queues:
        if is_same_name(queue, name) and queue != but:
            yield queue_cell(queue), None
