"""The record of reading as lines to look at, for the screen and the shell alike."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tuireader.library.record import Age, Record, Streak
from tuireader.papers import clean_line, counted
from tuireader.typeset import Kind, Line, Span, ascii_words, wrapped
from tuireader.typeset.charts import ASCII_INK, INK, Ink, bars, first_day, year_of_days
from tuireader.typeset.wrapping import Cells

_AGES = {
    Age.TODAY: "today",
    Age.WEEK: "this week",
    Age.MONTH: "this month",
    Age.YEAR: "this year",
    Age.OLDER: "older",
}

_MOST = 8
"""Queues and categories that are shown."""


def record_lines(
    record: Record, width: int, cells: Cells, *, ascii_only: bool = False
) -> list[Line]:
    """The record, its charts as wide as there is room.

    Args:
        record: what there is to show.
        width: of a line at most, in cells.
        cells: how wide a text is.
        ascii_only: draw with ASCII signs.
    """
    ink = ASCII_INK if ascii_only else INK
    lines: list[Line] = []
    for text in (_amounts(record), *_streaks(record, ink)):
        lines += wrapped((Span(text),), width, cells)
    since = f" since {_day(first_day(record.today, width))}"
    lines += [(), (_heading("Read per day"), Span(since, Kind.QUIET))]
    lines += year_of_days(dict(record.days), record.today, width, ink)
    charts = (
        ("Unread, by when they appeared", [(_AGES[age], papers) for age, papers in record.unread]),
        ("Queues", record.queues),
        ("Categories read most", record.categories),
    )
    for title, counts in charts:
        if counts:
            named = [(_said(name, ascii_only), papers) for name, papers in counts[:_MOST]]
            lines += [(), (_heading(title),), *bars(named, width, cells, ink)]
            lines += _rest(len(counts) - _MOST)
    return lines


def _amounts(record: Record) -> str:
    if not record.papers:
        return "There are no papers yet."
    if not record.read:
        return f"None of {record.papers:,} papers is read yet."
    return (
        f"Read: {record.read_today:,} today, {record.read_this_week:,} this week,"
        f" {record.read:,} of {record.papers:,} in all"
    )


def _streaks(record: Record, ink: Ink) -> Sequence[str]:
    """How long something was read every day; nothing of days that were never in a row."""
    longest, streak = record.longest, record.streak
    if longest.days < 2:
        return ()
    if streak == longest:
        return (f"{_days(streak)} in a row, the longest streak so far",)
    now = f"{_days(streak)} in a row; the" if streak.days > 1 else "The"
    return (f"{now} longest streak was {_days(longest)}, {_span(longest, ink)}",)


def _days(streak: Streak) -> str:
    return counted(streak.days, "day")


def _span(streak: Streak, ink: Ink) -> str:
    """``3 Mar – 19 Apr 2026``."""
    first, last = _day(streak.first), _day(streak.last)
    if first[-4:] == last[-4:]:
        first = first[:-5]
    return f"{first} {ink.dash} {last}"


def _day(day: date) -> str:
    """``19 Mar 2026``, whatever the locale."""
    month = "JanFebMarAprMayJunJulAugSepOctNovDec"[3 * day.month - 3 : 3 * day.month]
    return f"{day.day} {month} {day.year}"


def _heading(title: str) -> Span:
    return Span(title, Kind.STRONG)


def _said(name: str, ascii_only: bool) -> str:
    name = clean_line(name)
    return ascii_words(name) if ascii_only else name


def _rest(number: int) -> list[Line]:
    return [(Span(f"and {number:,} more", Kind.QUIET),)] if number > 0 else []
