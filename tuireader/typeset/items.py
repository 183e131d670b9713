"""Which lines are items of a list, and which only begin like one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

_MARKER = r"(?:[-*•‣]|\(?(?:[0-9]{1,2}|[ivx]{1,4}|[a-z])[.)])(?=[ \t]+\S)"

_ENDS = tuple(".:;,!?)")
"""How a line ends that a list may follow."""

_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
_ALPHABET = tuple("abcdefghijklmnopqrstuvwxyz")
_DIGITS = tuple(str(number) for number in range(1, 100))


class Line(NamedTuple):
    """A line of a paragraph."""

    text: str
    is_first: bool

    @property
    def marker(self) -> str:
        """What stands at its beginning, if that looks like the marker of an item."""
        found = re.match(_MARKER, self.text)
        return found[0] if found else ""


def items_among(lines: Sequence[Line]) -> set[int]:
    """Which of the lines are items, counted from 0.

    Numbers must count from the first on. A dash may be one of the sentence's that was wrapped to
    the beginning of a line: nearly all single ones are.
    """
    markers = [line.marker for line in lines]
    items = set[int]()
    for looks_so, run in groupby(range(len(lines)), key=lambda nth: markers[nth] != ""):
        if looks_so:
            for alike in _by_style(run, markers):
                if _are_items(alike, items, markers, lines):
                    items.update(alike)
    return items


def _by_style(run: Iterable[int], markers: list[str]) -> list[list[int]]:
    """The lines of the run that are marked in the same way, as ``(1)`` and ``(2)`` are."""
    alike = dict[str, list[int]]()
    for nth in run:
        style = re.sub("[0-9]+", "1", re.sub("[a-z]+", "a", markers[nth]))
        alike.setdefault(style, []).append(nth)
    return list(alike.values())


def _are_items(
    alike: list[int], items: set[int], markers: list[str], lines: Sequence[Line]
) -> bool:
    """Whether lines are items that are marked alike; some above them are known to be."""
    first = alike[0]
    if markers[first] in "•‣":
        return True
    if markers[first] not in "-*":
        counted = tuple(markers[nth].strip("().") for nth in alike)
        counts = (count[: len(alike)] for count in (_DIGITS, _ROMAN, _ALPHABET))
        return len(alike) > 1 and counted in counts
    above = lines[first - 1].text if first else ""
    may_follow = lines[first].is_first or first - 1 in items or above.endswith(_ENDS)
    return may_follow and (len(alike) > 1 or above.endswith(":"))
