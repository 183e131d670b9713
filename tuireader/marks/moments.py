"""Moments in UTC, as marks record them."""

import re
import time

_MOMENT = re.compile(
    r"\d{4}-[01]\d-[0-3]\d(?:T[0-2]\d:[0-5]\d(?::[0-6]\d(?:\.\d{1,9})?)?Z)?", re.ASCII
)
"""A day is accepted too: that is what a person writes into the file."""


def now_utc() -> str:
    """This second, as ISO 8601 in UTC: ``2026-11-22T17:04:11Z``."""
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())


def is_moment(text: str) -> bool:
    """Whether the text is an ISO 8601 moment in UTC, or a day."""
    return _MOMENT.fullmatch(text) is not None
