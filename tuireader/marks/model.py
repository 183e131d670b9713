"""Marks as values: what the reader recorded of one paper, and a change of it."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Cell(StrEnum):
    """The cells of a paper's marks; the value is the name in the file."""

    READ = "read"
    """When it was read: an ISO 8601 moment in UTC (``2026-11-22T17:04:11Z``), empty if unread."""

    STARRED = "starred"


class Marks(NamedTuple):
    """What the reader recorded of one paper."""

    read: str = ""
    """When it was read: an ISO 8601 moment in UTC, empty if unread."""

    starred: bool = False


class Wanted(NamedTuple):
    """A cell to set."""

    names: tuple[str, ...]
    """The paper's identifiers, its key first."""

    cell: Cell
    value: str | bool


class Change(NamedTuple):
    """One cell of one paper's marks, before and after."""

    key: str
    """The identifier under which the paper is marked."""

    cell: Cell
    before: str | bool
    after: str | bool


class Step(NamedTuple):
    """Changes that were made together and are undone together."""

    title: str
    """What was done, for a person: ``Starred "Model soups"``."""

    changes: tuple[Change, ...]
    """Those that were made, or really were taken back or made again."""

    kept: int = 0
    """Cells left as they are because somebody else changed them since."""


class Unsaved(NamedTuple):
    """Changes that are made, but not on disk."""

    reason: str
    """Why, in a few words: ``disk full``."""

    changes: int
    """How many wait."""


class Brought(NamedTuple):
    """What a file of marks brought."""

    changes: tuple[Change, ...]
    papers: int
    """How many papers it told anything of."""

    @property
    def changed(self) -> int:
        """How many marks are other than they were."""
        return sum(each.before != each.after for each in self.changes)
