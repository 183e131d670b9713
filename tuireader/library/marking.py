"""Marking papers: what one wishes for some of them becomes one step that can be undone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from tuireader.catalogue import Catalogue, Row
from tuireader.marks import Cell, Change, Marks, MarkStore, Value, Wanted, now_utc
from tuireader.typeset import line_text

_ROWS_AT_ONCE = 5_000

Cells = Iterable[tuple[str, Value]]
"""Cells to set, each with what it shall hold."""


class Marking:
    """What a library does with the marks of papers."""

    _marks: MarkStore
    _catalogue: Catalogue
    _synced: bool

    def marks_of(self, identifiers: Iterable[str]) -> Marks:
        """The marks of the paper known by these."""
        return self._marks.marks_of(identifiers)

    def marks_known(self, row: Row) -> Marks:
        """All marks of a paper, once they are read; before, only those that its row has."""
        return self.marks_of(row.identifiers) if self._synced else Marks(row.read, row.starred)

    def star(self, ids: Sequence[int], starred: bool) -> tuple[Change, ...]:
        """Star papers or take their stars away, as one step to undo."""
        verb = "Starred" if starred else "Unstarred"
        wish = [(Cell.STARRED, starred)]
        return self._change(ids, lambda row, marks: wish, verb, state_only=True)

    def mark_read(self, ids: Sequence[int], read: bool) -> tuple[Change, ...]:
        """Mark papers read, now, or unread; as one step to undo. Read ones keep their moment."""
        now = now_utc() if read else ""
        verb = "Read" if read else "Unread"
        return self._change(ids, lambda row, marks: reading(marks, now), verb, state_only=True)

    def are_read(self, ids: Sequence[int]) -> bool:
        """Whether all of some papers are read."""
        return all(row.read for row in self._rows_of(ids))

    def are_starred(self, ids: Sequence[int]) -> bool:
        """Whether all of some papers are starred."""
        return all(row.starred for row in self._rows_of(ids))

    def rows(self, ids: Sequence[int]) -> list[Row]:
        """What a list draws of these papers; one that is gone is left out."""
        raise NotImplementedError

    def _rows_of(self, ids: Sequence[int]) -> Iterator[Row]:
        """The rows of many papers, few at a time; the first soon, as it may tell enough."""
        start, few = 0, 50
        while some := ids[start : start + few]:
            yield from self.rows(some)
            start, few = start + few, _ROWS_AT_ONCE

    def _change(
        self,
        ids: Sequence[int],
        wish: Callable[[Row, Marks], Cells],
        verb: str,
        behind: str = "",
        *,
        state_only: bool = False,
    ) -> tuple[Change, ...]:
        """Change the marks of papers as one step to undo.

        Args:
            ids: the papers.
            wish: tells of a paper, and the marks it has, which cells to set.
            verb: what is done: ``Starred``.
            behind: the rest of it, behind what it is done with: `` in next``.
            state_only: whether it is enough to tell `wish` if a paper is read, and starred.
        """
        marks_of = self._marks.state_of if state_only else self._marks.marks_of
        wanted: list[Wanted] = []
        papers, title = 0, ""
        for start in range(0, len(ids), _ROWS_AT_ONCE):
            for row in self._catalogue.rows(ids[start : start + _ROWS_AT_ONCE]):
                before = len(wanted)
                for cell, value in wish(row, marks_of(row.identifiers)):
                    wanted.append(Wanted(row.identifiers, cell, value))
                papers += len(wanted) > before
                title = title or line_text(row.title)
        what = f"{papers:,} papers" if len(ids) > 1 else f"“{title}”"
        changes = self._marks.change(wanted, f"{verb} {what}{behind}")
        self._synced = True
        return changes


def reading(marks: Marks, now: str) -> Cells:
    """What to set for a paper that is read at a moment, or unread if that is empty."""
    if not now or not marks.read:
        yield Cell.READ, now
