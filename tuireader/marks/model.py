"""Marks as values: what the reader recorded of one paper, and a change of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Cell(StrEnum):
    """The cells of a paper's marks; the value is the name in the file."""

    READ = "read"
    """When it was read: an ISO 8601 moment in UTC (``2026-11-22T17:04:11Z``), empty if unread."""

    STARRED = "starred"


@dataclass(frozen=True, slots=True)
class Marks:
    """What the reader recorded of one paper."""

    read: str = ""
    """When it was read: an ISO 8601 moment in UTC, empty if unread."""

    starred: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """One cell of one paper's marks, before and after."""

    key: str
    """The paper's key."""

    cell: Cell
    before: str | bool
    after: str | bool

    def undone(self) -> Change:
        """The change that takes this one back."""
        return Change(self.key, self.cell, self.after, self.before)


@dataclass(frozen=True, slots=True)
class Step:
    """Changes that were made together and are undone together."""

    title: str
    """What was done, for a person: ``Starred "Model soups"``."""

    changes: tuple[Change, ...]
