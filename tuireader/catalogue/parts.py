"""The parts of a paper's marks, each mirrored in a place of its own."""

from __future__ import annotations

from enum import Flag, auto


class Part(Flag):
    """What of the marks is other than it was, so that the rest need not be written again."""

    STATE = auto()
    """Whether it is read, since when, and whether it is starred."""

    TAGS = auto()
    QUEUES = auto()
    NOTE = auto()

    ALL = STATE | TAGS | QUEUES | NOTE
