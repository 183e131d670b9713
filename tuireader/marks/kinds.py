"""The kinds of cells there are, and what each holds.

A cell is a text, its name in the file: ``starred``, or within a group ``tags/ssl``. Saved views are
kept as papers are, each under a key of its own kind, which no identifier of a paper has.
"""

from __future__ import annotations

from enum import StrEnum

Value = str | bool | None
"""What a cell holds; None where there is nothing and an empty text or False would be something."""


class Cell(StrEnum):
    """The cells of a paper's marks that stand by themselves."""

    READ = "read"
    """When it was read: an ISO 8601 moment in UTC (``2026-11-22T17:04:11Z``), empty if unread."""

    STARRED = "starred"


class CellGroup(StrEnum):
    """The cells of a paper's marks of which there may be many, each with a name after a slash."""

    TAGS = "tags"
    """True, or None without the tag."""

    QUEUES = "queues"
    """The paper's place in the queue, or None when it isn't in it."""

    NOTES = "notes"
    """The text of one revision, or None when another one took its place."""


FILTER = "filter"
"""The cell of a saved view: the text of its filter, or None when the view was deleted."""

VIEW = "view:"
"""What the key of a saved view begins with."""


def tag_cell(name: str) -> str:
    """The cell that says whether a paper has this tag."""
    return f"{CellGroup.TAGS}/{name}"


def queue_cell(name: str) -> str:
    """The cell with a paper's place in this queue."""
    return f"{CellGroup.QUEUES}/{name}"


def note_cell(revision: str) -> str:
    """The cell with one revision of a paper's note."""
    return f"{CellGroup.NOTES}/{revision}"


def view_key(name: str) -> str:
    """The key under which the saved view of this name is kept."""
    return VIEW + name


def is_view(key: str) -> bool:
    """Whether this is the key of a saved view, and so no identifier of a paper."""
    return key.startswith(VIEW)


def view_name(key: str) -> str:
    """The name of the saved view that is kept under this key."""
    return key.removeprefix(VIEW)
