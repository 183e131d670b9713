"""From moments in UTC to the days that they are on here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

_DAY = timedelta(1)


def days_of(read: Mapping[str, int]) -> tuple[tuple[date, int], ...]:
    """How many were read on each day here.

    Args:
        read: how many in each hour or minute in UTC, or on a day, as a person may write it.
    """
    found: Counter[date] = Counter()
    hours: dict[str, _Hour] = {}
    for moment, papers in read.items():
        with suppress(ValueError, OverflowError, OSError):  # no calendar or clock has some
            found[_day_here(moment, hours)] += papers
    return tuple(sorted(found.items()))


class _Hour(NamedTuple):
    """An hour in UTC on the clocks here."""

    day: date
    midnight: int
    """Minutes from its beginning to the end of that day, if that is within it; else 60."""


def _day_here(moment: str, hours: dict[str, _Hour]) -> date:
    if len(moment) < len("2026-11-22T17"):
        return date.fromisoformat(moment)
    name = moment[:13]
    if name not in hours:
        hours[name] = _hour_here(name)
    hour = hours[name]
    return hour.day if int(moment[14:16] or 0) < hour.midnight else hour.day + _DAY


def _hour_here(name: str) -> _Hour:
    """An hour; clocks are put forward and back on the borders of hours, if at all."""
    begun = datetime.fromisoformat(f"{name}:00").replace(tzinfo=UTC).astimezone()
    return _Hour(begun.date(), 60 - begun.minute if begun.hour == 23 else 60)


def hours_are_whole(today: date) -> bool:
    """Whether clocks here have differed from UTC by whole hours in all of the last ten years."""
    begun = datetime(today.year, today.month, 1)
    months = (begun - month * timedelta(30) for month in range(121))
    return not any(each.astimezone().minute != each.astimezone(UTC).minute for each in months)
