"""A paper's id is its place in the order "newest first": ascending ids are that listing.

The upper bits count days back from a far day, the lower ones papers of one day in the order they
came. So SQLite and its full-text index, which both walk ids upwards, hand out any listing in the
order it is shown in, without sorting, however papers of different dates were added.
"""

from datetime import date
from functools import lru_cache

_FAR_DAY = date.max.toordinal()
_DAY_BITS = 24
"""Room for 16 million papers of one day."""

DAY = 1 << _DAY_BITS
"""Ids of one day span this many numbers."""


def first_place(day: date) -> int:
    """The lowest id of papers of that day; all of them are below ``first_place(day) + DAY``."""
    return (_FAR_DAY - day.toordinal()) << _DAY_BITS


@lru_cache(1024)
def day_of(published: str) -> date | None:
    """The first day that an ISO 8601 date, month or year can mean; None when it isn't one.

    A day or year that no calendar has (``2023-02-31``, ``0000``) counts as the first, so that the
    paper stands near where its date says.
    """
    parts = published.split("-")
    try:
        year, month, day = (int(part) for part in (*parts, *("1",) * (3 - len(parts))))
        first = date(max(year, 1), month, 1)
    except ValueError:
        return None
    try:
        return first.replace(day=day)
    except ValueError:
        return first


def places_between(first: str, last: str) -> tuple[int, int]:
    """The span of ids (the end excluded) that papers published from first to last can have.

    Ends are as exact as `tuireader.query.Published` has them; empty is open. A paper with only a
    year stands at its first day, so the span begins with the first end's year.
    """
    low, high = 0, 1 << 62
    if first and (day := day_of(first[:4])):
        high = first_place(day) + DAY
    if last and (day := _last_day(last)):
        low = first_place(day)
    return low, high


def _last_day(text: str) -> date | None:
    day = day_of(text)
    if day is None or len(text) > len("2024-05"):
        return day
    last_month = day.month if len(text) > len("2024") else 12
    first_of_next = (day.year + last_month // 12, last_month % 12 + 1)
    if first_of_next[0] > date.max.year:
        return date.max
    return date.fromordinal(date(*first_of_next, 1).toordinal() - 1)
