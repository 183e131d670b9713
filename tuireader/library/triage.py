"""A triage as a value: unread papers gone through in order, and a decision for each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from enum import StrEnum
from itertools import chain
from typing import NamedTuple

from tuireader.marks import Change, Value
from tuireader.papers import counted


class Decision(StrEnum):
    """What becomes of a paper; the value is how it is said of it."""

    QUEUED = "queued"
    """It is in a queue, and still unread."""

    STARRED = "starred"
    """It has a star, and is still unread."""

    SKIPPED = "skipped"
    """It counts as read."""

    LATER = "later"
    """It is as it was."""


class Decided(NamedTuple):
    """One decision that was made."""

    paper: int
    """The paper's id."""

    decision: Decision
    queue: str = ""
    """The queue that it was put into, if it was."""

    changes: tuple[Change, ...] = ()
    """What that changed, a former decision taken back with it; nothing if all was so already."""


class TakenBack(NamedTuple):
    """All decisions taken back at once."""

    before: Triage
    """What was decided until then."""

    changed: bool
    """Whether marks were changed by it."""


class Triage(NamedTuple):
    """Where one is among the papers, and what was decided so far."""

    ids: tuple[int, ...]
    """The papers, in order."""

    at: int = 0
    """The position of the paper being looked at; behind the last one when there is none left."""

    log: tuple[Decided, ...] = ()
    """All decisions that hold, or held until another one for the same paper; in time."""

    ended: bool = False
    """Whether it was ended with papers left."""

    taken_back: TakenBack | None = None
    """What was decided before all was taken back, and the log begun anew."""

    # Where one is

    @property
    def is_over(self) -> bool:
        """Whether there is nothing to decide now."""
        return self.ended or self.at >= len(self.ids)

    @property
    def current(self) -> int | None:
        """The id of the paper to decide on."""
        return None if self.is_over else self.ids[self.at]

    @property
    def following(self) -> int | None:
        """The id of the paper behind it."""
        return self.ids[self.at + 1] if self.at + 1 < len(self.ids) else None

    def decided(self, paper: int | None) -> Decided | None:
        """What was decided for a paper last; None if nothing was."""
        return next((each for each in reversed(self.log) if each.paper == paper), None)

    # What one does

    def decide(
        self, decision: Decision, queue: str = "", changes: tuple[Change, ...] = ()
    ) -> Triage:
        """Decide on the paper, and on to the next."""
        if self.is_over:
            return self
        made = Decided(self.ids[self.at], decision, queue, changes)
        return self._replace(log=(*self.log, made), at=self.at + 1)

    def onward(self) -> Triage:
        """On to the next paper; of one without a decision, that is one for later."""
        if self.is_over:
            return self
        if self.decided(self.current) is None:
            return self.decide(Decision.LATER)
        return self._replace(at=self.at + 1)

    def back(self) -> Triage:
        """Back to the paper before; from the end, to where one was."""
        if self.ended:
            return self._replace(ended=False)
        return self._replace(at=max(0, self.at - 1))

    def end(self) -> Triage:
        """No more decisions, for now."""
        return self._replace(ended=self.at < len(self.ids))

    @property
    def last_changed_marks(self) -> bool:
        """Whether marks were changed by what `undo` takes back."""
        if self.log:
            return bool(self.log[-1].changes)
        return self.taken_back is not None and self.taken_back.changed

    @property
    def can_undo(self) -> bool:
        """Whether there is anything to take back."""
        return bool(self.log) or self.taken_back is not None

    def undo(self) -> Triage:
        """Without the last decision, and back at its paper; or with all that was taken back."""
        if self.log:
            *log, last = self.log
            at = self.ids.index(last.paper) if last.paper in self.ids else self.at
            return self._replace(log=tuple(log), at=at, ended=False)
        return self.taken_back.before if self.taken_back is not None else self

    def take_all_back(self, changed: bool) -> Triage:
        """Without any decision, and at the first paper; `undo` brings them back.

        Args:
            changed: whether marks were changed by it.
        """
        if not self.log:
            return self
        return Triage(self.ids, taken_back=TakenBack(self, changed))

    def keeping(self, unread: Collection[int]) -> Triage:
        """Without those papers to come that are read, or gone, unless it was decided here."""
        here = {each.paper for each in self.log}
        ahead = (id_ for id_ in self.ids[self.at :] if id_ in unread or id_ in here)
        return self._replace(ids=(*self.ids[: self.at], *ahead))

    # What came of it

    def changes_of(self, paper: int) -> tuple[Change, ...]:
        """What all decisions for a paper changed together."""
        return net(each for made in self.log if made.paper == paper for each in made.changes)

    @property
    def changes(self) -> tuple[Change, ...]:
        """What all decisions changed together."""
        return net(each for made in self.log for each in made.changes)

    @property
    def standing(self) -> dict[int, Decided]:
        """By paper, the decisions that hold."""
        return {each.paper: each for each in self.log}

    def beside(self, ids: Sequence[int], at: int) -> int | None:
        """Of other papers in a list, the nearest to a position that wasn't skipped; below first."""
        every = self.standing
        skipped = {id_ for id_ in every if every[id_].decision is Decision.SKIPPED}
        near = chain(range(at, len(ids)), range(min(at, len(ids)) - 1, -1, -1))
        return next((ids[each] for each in near if ids[each] not in skipped), None)

    @property
    def tally(self) -> str:
        """How many papers were decided how: ``7 queued, 2 starred``; empty without any."""
        counts = Counter(each.decision for each in self.standing.values())
        return ", ".join(f"{counts[each]:,} {each}" for each in Decision if counts[each])

    @property
    def summary(self) -> str:
        """What was done: ``60 papers: 7 queued, 2 starred, 51 skipped``."""
        done, every = len(self.standing), len(self.ids)
        papers = counted(every, "paper")
        if not done:
            return "Nothing decided"
        return f"{f'{done:,} of ' if done < every else ''}{papers}: {self.tally}"


def net(changes: Iterable[Change]) -> tuple[Change, ...]:
    """What changes amount to, one after the other: each cell once, if it is not as it was."""
    first: dict[tuple[str, str], Value] = {}
    last: dict[tuple[str, str], Value] = {}
    for key, cell, before, after in changes:
        first.setdefault((key, cell), before)
        last[key, cell] = after
    return tuple(
        Change(*where, before, last[where])
        for where, before in first.items()
        if before != last[where]
    )
