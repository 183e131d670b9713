"""The cells of a document: its values, the stamp of each, and what two documents make together.

A document is what TinyDB keeps of one paper::

    {"paper": "arxiv:2006.10029", "names": ["title:…"], "starred": true, "tags": {"ssl": true},
     "_c": {"starred": "1763…-0000-9f3a2c1d", "tags": {"ssl": "1763…"}}}

A cell is named ``starred`` or, within a group, ``tags/ssl``; its stamp says when it was last set.
What is cleared stays, with an empty value, so that it is known to be cleared.
"""

import json
from collections.abc import Iterable, Iterator
from functools import reduce
from typing import NamedTuple, cast

from tuireader.marks.clock import NEVER, is_stamp

Document = dict[str, object]
"""A document as JSON has it; never changed once it is in a table, only replaced."""

PAPER = "paper"
"""The field with the identifier of the paper that the document is about."""

NAMES = "names"
"""The field with the paper's other identifiers, sorted."""

STAMPS = "_c"
"""The field with the stamps, in the shape of the cells."""

_NO_CELLS = (PAPER, NAMES, STAMPS)

_CANON = json.JSONEncoder(sort_keys=True, separators=(",", ":"))


class Held(NamedTuple):
    """What a cell holds, and since when."""

    value: object = None
    stamp: str = NEVER

    def beats(self, other: "Held") -> bool:
        """Whether this is the later one; of two set at once, the one whose JSON is greater."""
        if self.stamp != other.stamp:
            return self.stamp > other.stamp
        return self.value != other.value and _CANON.encode(self.value) > _CANON.encode(other.value)


def held(document: Document, cell: str) -> Held:
    """What the document says of a cell."""
    group, _, name = cell.partition("/")
    value, stamp = document.get(group), _stamps(document).get(group)
    if name:
        value = value.get(name) if isinstance(value, dict) else None
        stamp = stamp.get(name) if isinstance(stamp, dict) else None
    return Held(value, cast(str, stamp) if is_stamp(stamp) else NEVER)


def with_cell(document: Document, cell: str, new: Held) -> Document:
    """The document with a cell set, whatever it held; but a single value can't replace a group."""
    group, _, name = cell.partition("/")
    stamps = dict(_stamps(document))
    if not name and isinstance(document.get(group), dict):
        return document  # In whatever order the two arrive, the outcome must be the same.
    if not name:
        return {**document, group: new.value, STAMPS: {**stamps, group: new.stamp}}
    values, times = document.get(group), stamps.get(group)
    values = {**values, name: new.value} if isinstance(values, dict) else {name: new.value}
    times = {**times, name: new.stamp} if isinstance(times, dict) else {name: new.stamp}
    return {**document, group: values, STAMPS: {**stamps, group: times}}


def with_names(document: Document, names: Iterable[str]) -> Document:
    """The document with more identifiers of its paper; the same one if it has them all."""
    known = set(names_of(document))
    more = set(names) - known
    if not more:
        return document
    return {**document, NAMES: sorted((known | more) - {document[PAPER]})}


def names_of(document: Document) -> tuple[str, ...]:
    """All identifiers of the document's paper, its key first."""
    return (str(document[PAPER]), *cast(list[str], document.get(NAMES, ())))


def cells_in(document: Document) -> Iterator[tuple[str, Held]]:
    """All cells by name. A group is passed over if it is empty."""
    for name, value in document.items():
        if name in _NO_CELLS:
            continue
        if isinstance(value, dict):
            for each in value:
                cell = f"{name}/{each}"
                yield cell, held(document, cell)
        else:
            yield name, held(document, name)


def joined(*documents: Document) -> Document:
    """What documents of one paper say together: of each cell what was set last.

    In whatever order and how often they are joined, the outcome is the same. Where one has a group
    and another a single value, the group stays. The first one's key stays.
    """
    return reduce(_joined, documents)


def _joined(one: Document, other: Document) -> Document:
    if one == other:
        return one
    document = with_names(one, names_of(other))
    for cell, theirs in cells_in(other):
        if not _has(document, cell) or theirs.beats(held(document, cell)):
            document = with_cell(document, cell, theirs)
    return document


def _has(document: Document, cell: str) -> bool:
    group, _, name = cell.partition("/")
    values = document.get(group)
    return name in values if name and isinstance(values, dict) else group in document and not name


def _stamps(document: Document) -> dict[str, object]:
    stamps = document.get(STAMPS)
    return stamps if isinstance(stamps, dict) else {}
