"""Spans wrapped to lines of so many cells, at spaces and between letters of unspaced scripts."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, groupby
from typing import NamedTuple

from tuireader.papers.scripts import UNSPACED
from tuireader.typeset.spans import Kind, Span

Line = tuple[Span, ...]
"""What stands in one line."""

Cells = Callable[[str], int]
"""Tells how many cells of a terminal a text takes."""

_MATH_KEPT = 3
"""Math is not broken at its spaces if it takes no more than this part of a line: a third."""

_HELD = "\ufdd0"
"""Stands for a space at which no line should end; no character, and so in no text."""

_SPACES = " " + _HELD

_CUT_AFTER = "/?&=-."
"""Where a word is cut that is wider than a line, as addresses are."""

_NEVER_FIRST = (
    "、。，．,.:;!?：；！？…‥・·）)］]｝}〉》」』】〕〗〙｣”’％%゛゜ヽヾゝゞ々ー〜～"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ"
    "—\u0e30\u0e32\u0e33\u0e45\u0e46\u0eb0\u0eb2\u0eb3\u0ec6"  # Thai, Lao vowels
)
"""What stays with the letter before it: closing punctuation, small kana (JIS X 4051)."""

_NEVER_LAST = (
    "（(［[｛{〈《「『【〔〖〘｢“‘＄$￥"
    "\u0e40\u0e41\u0e42\u0e43\u0e44\u0ec0\u0ec1\u0ec2\u0ec3\u0ec4"  # Thai, Lao vowels
)
"""What stays with the letter behind it: opening brackets."""

_MARKS = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a"
_VOWELS = (
    "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece"  # Thai, Lao
    "\u102b-\u103e\u1056-\u1059\u17b4-\u17d3"  # Burmese, Khmer
)
"""What stands on, below or around a letter and is part of it."""

_FIRST_MARK = "\u0300"
_FIRST_SIGN, _LAST_SIGN = "\u2100", "\u2bff"
"""Between these are arrows, operators and other signs, which are neither marks nor unspaced."""


_WIDE_SIGNS = "\u3001-\u3003\u3008-\u301f\u30fb\uff01-\uff65"
"""Punctuation of Chinese and Japanese, which has its space in it."""


def wrapped(spans: Sequence[Span], width: int, cells: Cells) -> list[Line]:
    """The lines of a text; at least one, which may be empty.

    No line is wider than the width unless a single letter is. Lines end at spaces, which vanish,
    as do those at both ends of the text, and at line feeds. Nothing is hyphenated.

    Args:
        spans: the text.
        width: in cells, one or more.
        cells: how wide a text is. Of ASCII, each letter must be one cell.
    """
    text = _held_together(spans, width, cells)
    return list(pieces(spans, _lines(text, width, cells)))


def _held_together(spans: Sequence[Span], width: int, cells: Cells) -> str:
    """The text with short math in one piece; every character in its place."""
    if not any(Kind.MATH in span.kind for span in spans):
        return "".join(span.text for span in spans)
    parts = []
    for is_math, group in groupby(spans, lambda span: Kind.MATH in span.kind):
        text = "".join(span.text for span in group)
        inner = text.strip(" ")
        if is_math and " " in inner and cells(inner) * _MATH_KEPT <= width:
            text = text.replace(inner, inner.replace(" ", _HELD))
        parts.append(text)
    return "".join(parts)


def _lines(text: str, width: int, cells: Cells) -> Iterator[tuple[int, int]]:
    """Where the lines of a text begin and end."""
    ruler = _ruler(text, cells)
    start = 0
    for part in text.split("\n"):
        yield from _lines_of_part(text, start, start + len(part), width, ruler)
        start += len(part) + 1


def _lines_of_part(
    text: str, at: int, end: int, width: int, ruler: _Ruler
) -> Iterator[tuple[int, int]]:
    at, end = _without_spaces(text, at, end)
    while True:
        reach = ruler.reach(at, end, width)
        if reach >= end:
            yield at, end
            return
        stop = ruler.last_break(text, at, reach) or _cut_of_word(text, at, reach, end, ruler)
        yield _without_spaces(text, at, stop)
        at, _ = _without_spaces(text, stop, end)
        if at == end:
            return


def _without_spaces(text: str, at: int, end: int) -> tuple[int, int]:
    while at < end and text[at] in _SPACES:
        at += 1
    while end > at and text[end - 1] in _SPACES:
        end -= 1
    return at, end


def _cut_of_word(text: str, at: int, reach: int, end: int, ruler: _Ruler) -> int:
    """Where a word is cut that begins a line and doesn't end in it; behind at least a letter."""
    for stop in range(reach, (at + reach) // 2, -1):
        if text[stop - 1] in _CUT_AFTER and not ruler.is_mark(text, stop):
            return stop
    stop = max(reach, at + 1)
    while stop > at + 1 and ruler.is_mark(text, stop):
        stop -= 1
    while stop < end and ruler.is_mark(text, stop):
        stop += 1
    return stop


class _Ruler:
    """Measures a text whose characters take one cell each, and finds spaces in it."""

    def reach(self, at: int, end: int, width: int) -> int:
        """Where what fits into a line ends that begins here."""
        return min(end, at + width)

    def last_break(self, text: str, at: int, reach: int) -> int:
        """The last place at which a line may end that begins here; 0 where there is none."""
        return max(0, text.rfind(" ", at, reach + 1))

    def is_mark(self, text: str, at: int) -> bool:
        """Whether this is part of the letter before it."""
        return False


class _WideRuler(_Ruler):
    """Measures any text, character by character."""

    def __init__(self, text: str, widths: dict[str, int], unspaced: bool) -> None:
        """Measure a text.

        Args:
            text: all of it.
            widths: cells of each of its characters.
            unspaced: whether some are of a script without spaces.
        """
        self._ends = list(accumulate((widths[each] for each in text), initial=0))
        self._widths = widths
        self._unspaced = unspaced

    def reach(self, at: int, end: int, width: int) -> int:
        """Where what fits into a line ends that begins here, marks and all."""
        return min(end, bisect_right(self._ends, self._ends[at] + width, lo=at) - 1)

    def last_break(self, text: str, at: int, reach: int) -> int:
        """The last space, or a later place between letters of scripts without spaces."""
        space = super().last_break(text, at, reach)
        if not self._unspaced:
            return space
        for stop in range(reach, max(at, space), -1):
            if not self.is_mark(text, stop) and _may_part(text[stop - 1], text[stop]):
                return stop
        return space

    def is_mark(self, text: str, at: int) -> bool:
        """Whether this is part of the letter before it."""
        return not self._widths[text[at]] or _kind_of(text[at]).is_mark


def _ruler(text: str, cells: Cells) -> _Ruler:
    if text.isascii():
        return _Ruler()
    widths = {each: cells(each) if each > "\x7f" else 1 for each in set(text)}
    widths[_HELD] = 1
    kinds = [_kind_of(each) for each in widths if each > "\x7f" and each != _HELD]
    if all(width == 1 for width in widths.values()) and not any(
        each.unspaced or each.is_mark for each in kinds
    ):
        return _Ruler()
    return _WideRuler(text, widths, any(each.unspaced for each in kinds))


class _Letter(NamedTuple):
    """What matters of a character for ending a line before or behind it."""

    unspaced: bool
    """Whether it is written without spaces around it."""

    first: bool
    """Whether a line may begin with it."""

    last: bool
    """Whether a line may end with it."""

    is_mark: bool
    """Whether it is part of the letter before it."""


@lru_cache(4096)
def _kind_of(character: str) -> _Letter:
    # No start should wait for the long patterns to be compiled because of a dash or a ≤.
    is_sign = _FIRST_SIGN <= character <= _LAST_SIGN or "\u2010" <= character <= "\u2044"
    is_letter = character >= _FIRST_MARK and not is_sign
    return _Letter(
        is_letter and re.match(f"[{UNSPACED}{_WIDE_SIGNS}]", character) is not None,
        character not in _NEVER_FIRST,
        character not in _NEVER_LAST,
        is_letter and re.match(f"[{_MARKS}{_VOWELS}]", character) is not None,
    )


def _may_part(before: str, behind: str) -> bool:
    """Whether a line may end between two characters neither of which is a space or a mark."""
    if before < "\x80" and behind < "\x80":
        return False
    one, other = _kind_of(before), _kind_of(behind)
    return (one.unspaced or other.unspaced) and one.last and other.first


def pieces(spans: Sequence[Span], places: Iterable[tuple[int, int]]) -> Iterator[Line]:
    """The spans in parts of the text.

    Args:
        spans: the text.
        places: where parts begin and end in it; in order and apart.
    """
    number, begin = 0, 0  # of the first span that may have something in a part; where it begins
    for start, end in places:
        line: list[Span] = []
        while number < len(spans):
            text = spans[number].text
            part = text[max(0, start - begin) : max(0, end - begin)]
            if part:
                line.append(spans[number]._replace(text=part) if part != text else spans[number])
            if begin + len(text) > end:
                break
            begin += len(text)
            number += 1
        yield tuple(line)
