"""Counts drawn in lines of text: bars, and a year of days. None is told by its colour alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import NamedTuple

from tuireader.typeset.spans import Kind, Span
from tuireader.typeset.wrapping import Cells, Line

_DAY, _WEEK = timedelta(1), timedelta(7)
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

_WEEKS = 53
"""Weeks that a year is on at most, when it ends today."""

_MARGIN = len("Mon ")
_LABELS = 3
"""A label has a third of the line at most."""

_NUMBER = 8
"""Cells for a space and a number behind a bar."""

_LONGEST = 40
"""Cells of a bar at most; longer ones say no more."""


class Ink(NamedTuple):
    """What charts are drawn with."""

    steps: str = "·░▒▓█"
    """For nothing, and for more and more."""

    bar: str = "█"
    ends: str = "▏▎▍▌▋▊▉"
    """What a bar may end in: parts of a cell, ascending; none where there are no such signs."""

    cut: str = "…"
    dash: str = "–"


INK = Ink()
ASCII_INK = Ink(".:+#@", "#", "", ".", "-")
"""The same where only ASCII can be shown."""


def bars(counts: Sequence[tuple[str, int]], width: int, cells: Cells, ink: Ink = INK) -> list[Line]:
    """A line for each count: its name, a bar as long as it is large, and the number.

    Args:
        counts: names in plain text, and numbers.
        width: of a line at most, in cells.
        cells: how wide a text is.
        ink: what to draw with.
    """
    widest = min(width // _LABELS, max((cells(name) for name, _ in counts), default=0))
    room = max(1, min(_LONGEST, width - widest - 1 - _NUMBER))
    most = max((count for _, count in counts), default=0)
    lines: list[Line] = []
    for name, count in counts:
        label = _fitted(name, widest, cells, ink.cut)
        bar = _bar(count, most, room, ink)
        lines.append(
            (
                Span(f"{label} "),
                Span(bar, Kind.EMPHASIS),
                Span(f" {count:,}" if bar else f"{count:,}"),
            )
        )
    return lines


def _bar(count: int, most: int, room: int, ink: Ink) -> str:
    """A bar; of what there is any, something is seen."""
    if count <= 0 or most <= 0:
        return ""
    parts = len(ink.ends) + 1
    length = max(1, count * room * parts // most)
    whole, part = divmod(length, parts)
    return ink.bar * whole + (ink.ends[part - 1] if part else "")


def _fitted(name: str, width: int, cells: Cells, cut: str) -> str:
    """The name in exactly so many cells."""
    if cells(name) > width:
        while name and cells(name) > width - 1:
            name = name[:-1]
        name += cut
    return name + " " * (width - cells(name))


# A year of days


def year_of_days(counts: Mapping[date, int], today: date, width: int, ink: Ink = INK) -> list[Line]:
    """The year up to today: a column for each week, a row for each weekday, months above.

    Where the lines are too short for a year, as many weeks as there is room for.

    Args:
        counts: of days; others have none.
        today: the last one.
        width: of a line, in cells.
        ink: what to draw with.
    """
    size, weeks = _measure(width)
    monday = first_day(today, width)
    shown = [counts.get(monday + number * _DAY, 0) for number in range(7 * weeks)]
    bounds = steps_of(shown)
    lines = [_months(monday, weeks, size)]
    for weekday, name in enumerate(_WEEKDAYS):
        days = (monday + week * _WEEK + weekday * _DAY for week in range(weeks))
        row = [counts.get(day, 0) for day in days if day <= today]
        lines.append((Span(f"{name} ", Kind.QUIET), *_row(row, bounds, ink, size)))
    return [*lines, (), _legend(bounds, ink)] if any(shown) else lines


def first_day(today: date, width: int) -> date:
    """The first day of the year that is drawn in lines of this width."""
    _, weeks = _measure(width)
    return today - today.weekday() * _DAY - (weeks - 1) * _WEEK


def _measure(width: int) -> tuple[int, int]:
    """How many cells a week has, and how many weeks there are."""
    room = max(1, width - _MARGIN)
    size = 2 if room >= 2 * _WEEKS else 1
    return size, min(_WEEKS, room // size)


def steps_of(counts: Sequence[int]) -> tuple[int, ...]:
    """From how many on a day has each sign but the first: a quarter of the busy days has each."""
    busy = sorted(filter(None, counts))
    bounds = [1]
    for quarter in (1, 2, 3):
        bound = busy[len(busy) * quarter // 4] if busy else 0
        bounds.append(max(bounds[-1] + 1, bound))
    return tuple(bounds)


def _row(counts: Sequence[int], bounds: Sequence[int], ink: Ink, size: int) -> Iterator[Span]:
    for is_busy, some in groupby(counts, bool):
        text = "".join(_cell(count, bounds, ink, size) for count in some)
        yield Span(text, Kind.EMPHASIS if is_busy else Kind.QUIET)


def _cell(count: int, bounds: Sequence[int], ink: Ink, size: int) -> str:
    step = sum(count >= bound for bound in bounds)
    sign = ink.steps[step]
    # What stands for nothing is a dot, and others fill their cells, so that they touch.
    return sign.ljust(size) if step == 0 else sign * size


def _months(monday: date, weeks: int, size: int) -> Line:
    """The names of months above the weeks in which they begin, where there is room for them."""
    line = ""
    for week in range(weeks):
        sunday = monday + week * _WEEK + 6 * _DAY
        begins = sunday.day <= 7 or not week
        name = _MONTHS[sunday.month - 1]
        if not week and (sunday + (_WEEK * (len(name) // size + 1))).month != sunday.month:
            continue  # the next one would touch it
        at = week * size
        if begins and at >= len(line) + bool(line) and at + len(name) <= weeks * size:
            line = line.ljust(at) + name
    return (Span(" " * _MARGIN + line, Kind.QUIET),)


def _legend(bounds: Sequence[int], ink: Ink) -> Line:
    """What the signs mean, in numbers."""
    meanings = ["none"]
    for number, bound in enumerate(bounds):
        last = bounds[number + 1] - 1 if number + 1 < len(bounds) else 0
        more = f"{bound:,}+" if not last else f"{bound:,}{ink.dash}{last:,}"
        meanings.append(f"{bound:,}" if last == bound else more)
    spans: list[Span] = []
    for sign, meaning in zip(ink.steps, meanings, strict=True):
        between = Span("  " if spans else " " * _MARGIN)
        spans += [between, Span(sign, Kind.EMPHASIS), Span(f" {meaning}", Kind.QUIET)]
    return tuple(spans)
