"""A listing: the ids of the papers that pass a filter, in order, as far as they are known."""

from __future__ import annotations

from array import array
from typing import Final

from tuireader.query import Query

RANKED_FIRST = 3_000
"""Papers, the newest that match, among which the best are found before all are ranked."""


class Listing:
    """The papers that pass a query, in order; compared by identity."""

    __slots__ = ("ids", "partial", "query", "total", "whole")

    def __init__(
        self,
        query: Query,
        ids: array[int] | None = None,
        *,
        whole: bool = True,
        total: int | None = 0,
        partial: bool = False,
    ) -> None:
        """Of nothing, if only its query is given."""
        self.query: Final = query
        self.ids: Final[array[int]] = array("q") if ids is None else ids
        """The ids known so far: the first screenfuls, or all. Eight bytes each."""
        self.whole: Final = whole
        """Whether these are all there are."""
        self.total: Final = total
        """How many there are in all; None while that isn't known."""
        self.partial: Final = partial
        """Whether these are the best of the newest only, and the whole may begin otherwise."""

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

    def counted(self, total: int) -> Listing:
        """The same, when it is known how many there are in all."""
        return Listing(self.query, self.ids, whole=self.whole, total=total, partial=self.partial)

    @classmethod
    def empty(cls) -> Listing:
        """A listing of nothing."""
        return cls(Query())
