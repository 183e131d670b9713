"""Stamps that tell which of two changes came later, on one machine and between machines.

A hybrid logical clock (Kulkarni and others, "Logical Physical Clocks", OPODIS 2014): the wall clock
where it moves on, a counter where it stands still or runs backwards.
"""

import os
import re
import time
from collections.abc import Callable

NEVER = ""
"""The stamp of what was never set: smaller than any other."""

_STAMP = re.compile(r"(?!9[3-9])\d{13}-[0-9a-f]{4}-[0-9a-f]{8}", re.ASCII)
"""Nanoseconds in 64 bits end in 2262, at 9223372036854 milliseconds: no clock gives what is beyond,
and after the last stamp of all nothing could be changed any more."""

_MOST = 0xFFFF
"""The counter's last value; after it the milliseconds move on by themselves."""


def is_stamp(value: object) -> bool:
    """Whether this is a stamp: ``1763831051123-0000-9f3a2c1d``.

    Milliseconds since 1970, a counter, the writer; of two, the greater text is the later one.
    """
    return isinstance(value, str) and _STAMP.fullmatch(value) is not None


def _milliseconds() -> int:
    return time.time_ns() // 1_000_000


class Clock:
    """Gives stamps, each greater than all it gave or saw before."""

    def __init__(self, now: Callable[[], int] = _milliseconds, writer: str = "") -> None:
        """Begin before every stamp.

        Args:
            now: milliseconds since 1970; may stand still or run backwards.
            writer: eight hexadecimal digits; drawn at random by default, and never kept, so that a
                copied folder can't make two writers share one.
        """
        self._now = now
        self._writer = writer or os.urandom(4).hex()
        self._last = (0, 0)

    def tick(self) -> str:
        """A new stamp."""
        now, (last, count) = self._now(), self._last
        if now > last:
            self._last = (now, 0)
        else:
            self._last = (last, count + 1) if count < _MOST else (last + 1, 0)
        return self.last

    @property
    def last(self) -> str:
        """The greatest stamp given or seen, as if it had been given here."""
        return f"{self._last[0]:013d}-{self._last[1]:04x}-{self._writer}"

    def observe(self, stamp: str) -> None:
        """Let all stamps to come be greater than this one, whoever gave it."""
        if is_stamp(stamp):
            self._last = max(self._last, (int(stamp[:13]), int(stamp[14:18], 16)))
