"""Times that a filter names, as numbers and texts that the tables can be compared with."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from tuireader.query import Ago, During, Event, Than, Unit

_DURATIONS = {Unit.HOUR: timedelta(hours=1), Unit.DAY: timedelta(1), Unit.WEEK: timedelta(7)}
_MONTHS = {Unit.MONTH: 1, Unit.YEAR: 12}

_NEVER, _ALWAYS = -(1 << 62), 1 << 62


def moments_within(node: During | Ago, now: float) -> tuple[int, int]:
    """The seconds since 1970 between which, the end excluded, the event must have been.

    Days begin and end as they do here, where the reader sits.
    """
    if isinstance(node, Ago):
        then = _moment_ago(node, now)
        border = _NEVER if then is None else int(then.timestamp())
        return (border, _ALWAYS) if node.than is Than.LESS else (_NEVER, border)
    first = _beginning(node.first) if node.first else None
    behind = _beginning(_following(node.last)) if node.last else None
    return (
        _NEVER if first is None else int(first.timestamp()),
        _ALWAYS if behind is None else int(behind.timestamp()),
    )


def as_moment(seconds: int) -> str:
    """Seconds since 1970 as marks have moments: ISO 8601 in UTC; greater than all beyond 9999."""
    if seconds >= _ALWAYS:
        return "~"
    try:
        return datetime.fromtimestamp(seconds, UTC).isoformat().replace("+00:00", "Z")
    except (OverflowError, ValueError, OSError):
        return ""


def as_span(node: Ago, now: float) -> During | None:
    """The span of days in which a paper must have been published; None for before all days."""
    then = _moment_ago(node, now)
    if node.than is Than.LESS:
        return During(Event.PUBLISHED, first="0001" if then is None else then.date().isoformat())
    if then is None or then.date() == date.min:
        return None
    return During(Event.PUBLISHED, last=(then.date() - timedelta(1)).isoformat())


def _moment_ago(ago: Ago, now: float) -> datetime | None:
    """The moment that lies so long ago; None when it is before all calendars."""
    moment = datetime.fromtimestamp(now)
    try:
        if ago.unit in _DURATIONS:
            return moment - ago.number * _DURATIONS[ago.unit]
        months = moment.year * 12 + moment.month - 1 - ago.number * _MONTHS[ago.unit]
        year, month = divmod(months, 12)
        return _clipped(moment, year, month + 1)
    except (OverflowError, ValueError):
        return None


def _clipped(moment: datetime, year: int, month: int) -> datetime:
    """The moment in another month, on its last day if that has not as many."""
    for day in range(moment.day, 27, -1):
        try:
            return moment.replace(year=year, month=month, day=day)
        except ValueError:
            continue
    return moment.replace(year=year, month=month)


def _beginning(unit: str) -> datetime | None:
    """The first moment of a day, month or year; None when no clock has it."""
    try:
        begun = datetime.fromisoformat(unit + "2001-01-01"[len(unit) :])
        begun.timestamp()
    except (OverflowError, ValueError, OSError):
        return None
    return begun


def _following(unit: str) -> str:
    """The day, month or year after this one; one that no calendar has after the last."""
    parts = [int(part) for part in unit.split("-")]
    if len(parts) == 3:
        try:
            return (date(*parts) + timedelta(1)).isoformat()
        except OverflowError:
            return "10000"
    if len(parts) == 2:
        year, month = divmod(parts[0] * 12 + parts[1], 12)
        return f"{year:04}-{month + 1:02}"
    return f"{parts[0] + 1:04}"
