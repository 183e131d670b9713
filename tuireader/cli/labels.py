"""What papers are labelled with, in words for a person and in values for a script."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from tuireader.library import Library, Marks, Row


class QueueNumbers:
    """Where papers are in queues; each queue is asked for once, however many papers are told of."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._numbers: dict[str, dict[int, int]] = {}

    def of(self, id_: int, marks: Marks) -> dict[str, int]:
        """The queues that a paper is in, each with its number there: 1 is to be read first."""
        return {name: self._numbers_in(name).get(id_, 0) for name, _ in marks.queues}

    def _numbers_in(self, name: str) -> dict[int, int]:
        numbers = self._numbers.get(name)
        if numbers is None:
            order = self._library.queue_order(name)
            numbers = self._numbers[name] = dict(zip(order, count(1), strict=False))
        return numbers


def labels_said(library: Library, row: Row) -> Iterator[str]:
    """The tags and queues of a paper: ``#ssl``, ``queued next 3, thesis 1``."""
    marks = library.marks_of(row.identifiers)
    for tag in marks.tags:
        yield f"#{tag}"
    queues = QueueNumbers(library).of(row.id, marks)
    if queues:
        yield f"queued {', '.join(f'{name} {number}' for name, number in queues.items())}"
