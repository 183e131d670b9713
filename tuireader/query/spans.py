"""What may stand after ``year:``, ``date:`` and the like: days, months, years, spans of them."""

from __future__ import annotations

import re
from datetime import date, timedelta

from tuireader.query.times import During, Event

# Compiled when first used (`re` keeps them): no start should wait for it.
_UNIT = r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?"
_SIGN = r"[<>]=?"

_ENDINGS = ("2001-01-01", "2000-10-10")
"""Every beginning of a real date becomes one with the rest of one of these (a month or day that
begins with 0 needs a 1 behind it, the thirtieth of a short month a 0)."""


def span_of(text: str, event: Event) -> During | None:
    """The span that a text like ``2020..2023``, ``>=2024-05`` or ``2023-11-02`` names, or None.

    ``>`` and ``<`` leave out the whole day, month or year they name. Ends that stand the wrong way
    round are exchanged, as only one thing can be meant.
    """
    if sign := re.match(_SIGN, text):
        return _open_span(event, sign[0], text[sign.end() :])
    first, dots, last = text.partition("..")
    if not dots:
        last = first
    if not first and not last:
        return None
    if not all(_is_unit(end) for end in (first, last) if end):
        return None
    if first and last and first[: len(last)] > last[: len(first)]:
        first, last = last, first
    return During(event, first, last)


def begins_span(text: str) -> bool:
    """Whether more typing could make a span of the text: ``20``, ``2020..``, ``>=2024-0``."""
    if sign := re.match(_SIGN, text):
        return _begins_unit(text[sign.end() :])
    first, dots, last = text.partition("..")
    if dots:
        return (not first or _is_unit(first)) and _begins_unit(last)
    return _begins_unit(first) or first == "." or (first[-1:] == "." and _is_unit(first[:-1]))


def _open_span(event: Event, sign: str, unit: str) -> During | None:
    if not _is_unit(unit):
        return None
    if len(sign) == 1:
        unit = _neighbour(unit, 1 if sign == ">" else -1)
    if not _is_unit(unit):
        return None
    return During(event, first=unit) if sign[0] == ">" else During(event, last=unit)


def _neighbour(unit: str, step: int) -> str:
    """The day, month or year after (1) or before (-1) this one; no unit beyond the calendar."""
    if len(unit) == len("2024"):
        return f"{int(unit) + step:04}"
    if len(unit) == len("2024-05"):
        year, month = divmod(int(unit[:4]) * 12 + int(unit[5:]) - 1 + step, 12)
        return f"{year:04}-{month + 1:02}"
    try:
        return (date.fromisoformat(unit) + timedelta(step)).isoformat()
    except OverflowError:
        return ""


def _is_unit(text: str) -> bool:
    if not re.fullmatch(_UNIT, text):
        return False
    try:
        date.fromisoformat(text + "2001-01-01"[len(text) :])
    except ValueError:
        return False
    return True


def _begins_unit(text: str) -> bool:
    return len(text) < len("2024-05-01") and any(
        _is_unit(text + ending[len(text) :]) for ending in _ENDINGS
    )
