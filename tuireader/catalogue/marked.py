"""The marks of a paper as the catalogue mirrors them: what filters ask of them, and rows show."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple


class Marked(NamedTuple):
    """What the reader recorded of a paper."""

    read: str = ""
    """When it was read: an ISO 8601 moment in UTC, empty if unread."""

    starred: bool = False
    tags: tuple[str, ...] = ()
    queues: tuple[tuple[str, str], ...] = ()
    """The queues that it is in: name, and its place there; texts in the order of the queue."""

    note: str = ""


MarksOf = Callable[[tuple[str, ...]], Marked]
"""Tells the marks of the paper with these identifiers."""
