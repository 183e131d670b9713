"""What tags, queues and saved views may be called, and why not; and which a change is about."""

from __future__ import annotations

from collections.abc import Iterable

from tuireader.marks import CellGroup, Change
from tuireader.marks.texts import LONGEST_NAME, is_name


def why_no_name(text: str) -> str:
    """Why nothing can be called so, for a person; empty if it can."""
    if is_name(text):
        return ""
    if not text.strip():
        return "It needs a name"
    if len(text) > LONGEST_NAME:
        return f"A name has {LONGEST_NAME} characters at most, this one {len(text):,}"
    if text != text.strip() or "  " in text:
        return "A name has single spaces, and none at its ends"
    return "There is something in this name that can't be seen, or is no character"


def is_same_name(one: str, other: str) -> bool:
    """Whether two names mean the same tag, queue or view."""
    return one.casefold() == other.casefold()


def queues_in(changes: Iterable[Change]) -> set[str]:
    """The names of the queues that papers came into, left, or moved within."""
    return _names_in(changes, CellGroup.QUEUES)


def tags_in(changes: Iterable[Change]) -> set[str]:
    """The names of the tags that papers got or lost."""
    return _names_in(changes, CellGroup.TAGS)


def _names_in(changes: Iterable[Change], wanted: CellGroup) -> set[str]:
    cells = (each.cell.partition("/") for each in changes)
    return {name for group, _, name in cells if group == wanted}
