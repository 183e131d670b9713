"""Marks as values: what the reader recorded of one paper, and a change of it."""

from __future__ import annotations

from typing import NamedTuple

from tuireader.marks.kinds import Value


class Marks(NamedTuple):
    """What the reader recorded of one paper."""

    read: str = ""
    """When it was read: an ISO 8601 moment in UTC, empty if unread."""

    starred: bool = False

    tags: tuple[str, ...] = ()
    """Their names, sorted as text."""

    queues: tuple[tuple[str, str], ...] = ()
    """The queues that it is in, by name, each with its place there; sorted by name."""

    note: str = ""
    """What the reader wrote; of versions from two machines the older one first, then the other."""


class Revision(NamedTuple):
    """One version of a note; there are several while machines have not seen each other's."""

    name: str
    """What no other version of any note is called."""

    text: str


class SavedView(NamedTuple):
    """A filter that the reader gave a name."""

    name: str
    filter: str
    """The text of the filter."""


class Wanted(NamedTuple):
    """A cell to set."""

    names: tuple[str, ...]
    """The paper's identifiers, its key first."""

    cell: str
    """A `Cell`, or what `tag_cell`, `queue_cell` or `note_cell` give."""

    value: Value
    """What that cell holds; None to clear a tag, a place in a queue or a note."""


class Change(NamedTuple):
    """One cell of one paper's marks, before and after."""

    key: str
    """The identifier under which the paper is marked."""

    cell: str
    before: Value
    after: Value


class Step(NamedTuple):
    """Changes that were made together and are undone together."""

    title: str
    """What was done, for a person: ``Starred "Model soups"``."""

    changes: tuple[Change, ...]
    """Those that were made, or really were taken back or made again.

    Of a saved view, the key is what `view_key` gives, and the cell holds the text of its filter.
    """

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
