"""The order of a queue as it is listed: numbered, and changed by moving papers or taking them off.

All is done with the ids that are listed, without asking for the listing anew: that would take a
twentieth of a second with 10,000 papers, and a key that is held moves one thirty times a second.
"""

from __future__ import annotations

from array import array
from collections.abc import Collection, Sequence
from functools import cached_property
from itertools import count
from typing import NamedTuple

from tuireader.papers import clean_line
from tuireader.ui.views import NEXT
from tuireader.ui.widgets.frame import cut

_LONGEST_NAME = 20
"""Cells of a queue's name in what is said."""

_NAMED = 3
"""Queues that are named of a paper."""

_ENDINGS = {1: "st", 2: "nd", 3: "rd"}


class QueueNumbers:
    """Tells the number of a paper in a queue; 1 is to be read first."""

    def __init__(self, ids: Sequence[int]) -> None:
        """Number these papers.

        Args:
            ids: those of the queue, in its order.
        """
        self._ids = ids
        self._width = len(str(len(ids)))

    @cached_property
    def _numbers(self) -> dict[int, int]:
        return dict(zip(self._ids, count(1), strict=False))

    def shown(self, id_: int) -> str:
        """The number, as wide as that of any other; blank for a paper that is not in it."""
        return str(self._numbers.get(id_, "")).rjust(self._width)


class Move(NamedTuple):
    """Papers that go somewhere else in a queue, as a block."""

    ids: array[int]
    """All that are listed, as they are then."""

    block: list[int]
    """The papers that go, in their order."""

    beside: int
    """The paper that they go beside."""

    behind: bool
    """Whether they go behind it."""


def moved(ids: Sequence[int], targets: Collection[int], *, down: bool) -> Move | None:
    """Papers moved past the next one that isn't among them, or gathered where there is none.

    Args:
        ids: the papers that are listed, in order.
        targets: those to move; the others of them that are not listed are left out.
        down: whether towards the end.

    Returns:
        The move; None if all of them are at that end already.
    """
    going = set(targets)
    at = [position for position, id_ in enumerate(ids) if id_ in going]
    if not at or len(at) == len(ids):
        return None
    if down:
        further = range(at[-1] + 1, len(ids))
        beside = next(iter(further), None)
        if beside is None:
            beside = next(each for each in reversed(range(len(ids))) if ids[each] not in going)
        is_there = beside == at[0] - 1
    else:
        beside = at[0] - 1
        if beside < 0:
            beside = next(each for each in range(len(ids)) if ids[each] not in going)
        is_there = beside == at[-1] + 1
    if is_there and len(at) == at[-1] - at[0] + 1:
        return None
    block = [ids[position] for position in at]
    staying = array("q", (id_ for id_ in ids if id_ not in going))
    to = beside - sum(position < beside for position in at) + down
    return Move(staying[:to] + array("q", block) + staying[to:], block, ids[beside], down)


def without(ids: Sequence[int], gone: Collection[int], cursor: int) -> tuple[array[int], int]:
    """The papers that stay, and where the cursor is: on its paper, or the next one that stays."""
    off = set(gone)
    staying = array("q", (id_ for id_ in ids if id_ not in off))
    return staying, sum(id_ not in off for id_ in ids[:cursor])


def queues_said(queues: Sequence[tuple[str, int]]) -> str:
    """In which queues a paper is, in a few words: ``next 3rd``, or ``in next, thesis``."""
    names = [short_name(name) for name, _ in queues]
    if len(queues) == 1:
        return f"{names[0]} {ordinal(queues[0][1])}"
    more = ", …" if len(names) > _NAMED else ""
    return f"in {', '.join(names[:_NAMED])}{more}" if names else ""


def short_name(name: str) -> str:
    """A queue's name in what is said."""
    return cut(clean_line(name), _LONGEST_NAME)


def name_said(name: str) -> str:
    """A queue's or tag's name within a sentence: in quotes, but for the queue always there."""
    return NEXT if name == NEXT else f"“{short_name(name)}”"


def ordinal(number: int) -> str:
    """A place in a row: ``3rd``."""
    teen = number // 10 % 10 == 1
    return f"{number:,}{'th' if teen else _ENDINGS.get(number % 10, 'th')}"
