"""A listing: the ids of the papers that pass a filter, in order, as far as they are known."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field

from tuireader.query import Query


def _none() -> array[int]:
    return array("q")


@dataclass(frozen=True, slots=True, eq=False)
class Listing:
    """The papers that pass a query, in order; compared by identity."""

    query: Query
    ids: array[int] = field(default_factory=_none)
    """The ids known so far: the first screenfuls, or all. Eight bytes each."""

    whole: bool = True
    """Whether these are all there are."""

    total: int | None = 0
    """How many there are in all; None while that isn't known."""

    def __len__(self) -> int:
        return len(self.ids)

    def position_of(self, id_: int, near: int = 0) -> int | None:
        """Where the paper stands, looked for first around a position; None if nowhere."""
        around = range(max(0, near - 200), min(len(self.ids), near + 200))
        for position in around:
            if self.ids[position] == id_:
                return position
        try:
            return self.ids.index(id_)
        except ValueError:
            return None

    @classmethod
    def empty(cls) -> Listing:
        """A listing of nothing."""
        return cls(Query())
