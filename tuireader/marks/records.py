"""One document of marks: what of it is sound, the marks it says, and a cell of it set."""

import re
from collections.abc import Container, Iterable, Mapping

from tuireader.marks.model import Cell, Marks
from tuireader.marks.moments import is_moment

PAPER = "paper"
"""The field with the identifier of the paper that the document is about."""

UNMARKED = Marks()
"""The marks of a paper with which nothing was done."""

_CELLS = tuple((cell.value, cell) for cell in Cell)
_READ = Cell.READ.value
_STARRED = Cell.STARRED.value

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
"""What no identifier has, and no terminal should be sent."""

_NUMBER_BITS = 53
"""Bits of a document number: what every reader of JSON keeps exactly (RFC 8259, section 6)."""


def is_key(value: object) -> bool:
    """Whether this can be a paper's key."""
    return isinstance(value, str) and bool(value) and not _CONTROL.search(value)


def is_value(cell: Cell, value: object) -> bool:
    """Whether the cell can have this value."""
    if cell is Cell.STARRED:
        return isinstance(value, bool)
    return isinstance(value, str) and (not value or is_moment(value))


def value_in(marks: Marks, cell: Cell) -> str | bool:
    """The value of one cell."""
    return marks.starred if cell is Cell.STARRED else marks.read


def sound_part(document: object) -> dict[str, object] | None:
    """The document without cells that can't be read; None if it is not about a paper at all.

    A cell that is null counts as not set. Fields that are no cells are nobody's business here.
    """
    if not isinstance(document, dict) or not is_key(document.get(PAPER)):
        return None
    bad = {
        name
        for name, cell in _CELLS
        if (value := document.get(name)) is not None and not is_value(cell, value)
    }
    return {name: document[name] for name in document if name not in bad} if bad else document


def marks_in(document: Mapping[str, object]) -> Marks:
    """The marks that a sound document says."""
    return Marks(
        read=str(document.get(_READ) or ""),
        starred=document.get(_STARRED) is True,
    )


def joined(several: Iterable[Marks]) -> Marks:
    """The marks of one paper that was marked by several names: any star, the earliest reading."""
    known = list(several)
    moments = [each.read for each in known if each.read]
    return Marks(read=min(moments, default=""), starred=any(each.starred for each in known))


def set_cell(document: dict[str, object], cell: Cell, value: str | bool) -> None:
    """Sets a cell of a document; one that is as it would be anyway is not written."""
    if value == value_in(UNMARKED, cell):
        document.pop(cell.value, None)
    else:
        document[cell.value] = value


def says_nothing(document: Mapping[str, object]) -> bool:
    """Whether nothing is left in a document but whom it was about."""
    return document.keys() <= {PAPER}


def number_for(key: str, taken: Container[int]) -> int:
    """The number of a paper's new document: drawn from its key, the next free one if it is taken.

    Two machines so give one paper one number, and files compare well.
    """
    from hashlib import blake2b  # brings OpenSSL, which no start should wait for

    digest = blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    number = int.from_bytes(digest) >> (64 - _NUMBER_BITS)
    while number in taken:
        number = (number + 1) % (1 << _NUMBER_BITS)
    return number
