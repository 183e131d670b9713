"""Times as a filter names them: spans of the calendar, and how long ago something was."""

from __future__ import annotations

from enum import StrEnum

from tuireader.query.value import Value


class Event(StrEnum):
    """What has a time; the value is what a person types before the colon."""

    PUBLISHED = "date"
    """As exact as the source has it: a day, a month or a year."""

    ADDED = "added"
    """Added to the library."""

    READ = "read"
    """Marked read; a paper that is unread was never read."""


class During(Value):
    """The event was within a span, both ends included; an empty end is open, but one is there.

    Ends are ISO 8601 days, months or years (``2024-05``), and mean all of the day, month or year.
    A paper whose date is less exact is in the span when its date could be. One without the event
    (no date, never read) is in no span.
    """

    event: Event
    first: str = ""
    last: str = ""


class Than(StrEnum):
    """On which side of the moment that lies so long ago."""

    LESS = "<"
    """At the moment or later."""

    MORE = ">"
    """Before the moment."""


class Unit(StrEnum):
    """In what an age is counted; months and years are those of the calendar."""

    HOUR = "h"
    DAY = "d"
    WEEK = "w"
    MONTH = "m"
    YEAR = "y"


class Ago(Value):
    """How long ago the event was: ``added:<7d`` is less than seven days ago, ``>`` longer.

    The number is from 1 to 99999, so an age may reach back beyond the calendar. A paper whose date
    is less exact passes when its date could. One without the event (no date, never read) passes
    neither side.
    """

    event: Event
    than: Than
    number: int
    unit: Unit
