"""The record of reading: how much was read on which day, and what still waits."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

_DAY = timedelta(1)


class Age(StrEnum):
    """How old an unread paper is; each without those before it."""

    TODAY = "today"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    OLDER = "older"


class Streak(NamedTuple):
    """Days in a row on each of which something was read."""

    days: int = 0
    last: date = date.min

    @property
    def first(self) -> date:
        """The day on which it began."""
        return self.last - (self.days - 1) * _DAY if self.days else self.last


class Record(NamedTuple):
    """What was read, and what waits."""

    today: date
    """The day it is of, as it is here."""

    days: tuple[tuple[date, int], ...]
    """The days on which papers were read, oldest first, and how many."""

    papers: int
    """All that there are."""

    read: int
    """Those of them that are read."""

    unread: tuple[tuple[Age, int], ...]
    """How many of the others there are of each age, by publication, or when they were added."""

    queues: tuple[tuple[str, int], ...]
    """Queues, and how many papers are in each."""

    categories: tuple[tuple[str, int], ...]
    """Of the papers that were read last, those of the most papers first."""

    def read_since(self, day: date) -> int:
        """How many were read from a day to today."""
        return sum(papers for each, papers in self.days if day <= each <= self.today)

    @property
    def read_today(self) -> int:
        """How many were read today."""
        return self.read_since(self.today)

    @property
    def read_this_week(self) -> int:
        """How many were read since Monday."""
        return self.read_since(monday_of(self.today))

    @property
    def streak(self) -> Streak:
        """The one that goes on: up to today, or to yesterday while today is young."""
        newest = max(self._streaks(), key=lambda each: each.last, default=Streak())
        return newest if newest.last >= self.today - _DAY else Streak()

    @property
    def longest(self) -> Streak:
        """The longest one, the newest of those."""
        return max(self._streaks(), key=lambda each: (each.days, each.last), default=Streak())

    def _streaks(self) -> Iterable[Streak]:
        streak = Streak()
        for day, _ in self.days:
            if day > self.today:
                break  # a clock was wrong
            if streak.days and day - streak.last > _DAY:
                yield streak
                streak = Streak()
            streak = Streak(streak.days + 1, day)
        if streak.days:
            yield streak


def monday_of(day: date) -> date:
    """The day on which its week begins."""
    return day - day.weekday() * _DAY


def ages_begin(today: date) -> tuple[date, ...]:
    """The first day of each age but the last; none is behind that of the age before."""
    monday = monday_of(today)
    month = min(monday, today.replace(day=1))
    return today, monday, month, min(month, today.replace(month=1, day=1))


def of_each_age(since: Iterable[int], unread: int) -> tuple[tuple[Age, int], ...]:
    """How many papers there are of each age.

    Args:
        since: how many there are from the first day of each age on.
        unread: how many in all.
    """
    found, before = [], 0
    for age, papers in zip(Age, (*since, unread), strict=True):
        found.append((age, max(0, papers - before)))  # some may just have been read
        before = papers
    return tuple(found)
