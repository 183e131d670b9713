"""What keys, cells and documents of marks may look like; the rest is not taken from a file."""

import re
from collections.abc import Container, Iterable
from typing import cast

from tuireader.marks.cells import NAMES, PAPER, STAMPS, Document
from tuireader.marks.kinds import VIEW, Cell
from tuireader.marks.values import is_value

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
"""What no identifier has, and no terminal should be sent."""

_DEEPEST = 64
"""Lists and objects within each other: reading and writing JSON give up at some depth, each at
another one, and what was read must be writable."""

_NUMBER_BITS = 53
"""Bits of a document number: what every reader of JSON keeps exactly (RFC 8259, section 6)."""


def is_key(value: object) -> bool:
    """Whether this can be an identifier of a paper."""
    return isinstance(value, str) and bool(value) and not _CONTROL.search(value)


def is_paper(value: object) -> bool:
    """Whether this can be an identifier of a paper, and isn't the key of a saved view."""
    return is_key(value) and not cast(str, value).startswith(VIEW)


def is_cell(value: object) -> bool:
    """Whether this can be the name of a cell."""
    if not is_key(value):
        return False
    group, slash, name = cast(str, value).partition("/")
    if slash and (not name or group in tuple(Cell)):
        return False
    return group not in ("", PAPER, NAMES, STAMPS)


def sound_part(value: object) -> Document | None:
    """What of a document nobody vouches for can be used; None if it is not about a paper.

    Stamps are left out: a wrong one could win over every change to come.
    """
    if not isinstance(value, dict) or not is_key(value.get(PAPER)):
        return None
    document: Document = {PAPER: value[PAPER]}
    names = value.get(NAMES)
    if isinstance(names, list) and all(map(is_key, names)) and names:
        document[NAMES] = sorted(set(names))
    for name, content in value.items():
        if isinstance(content, dict):
            group = {
                each: content[each] for each in content if _fits(f"{name}/{each}", content[each])
            }
            if group:
                document[name] = group
        elif "/" not in name and content is not None and _fits(name, content):
            document[name] = content
    return document


def _fits(cell: str, value: object) -> bool:
    if "/" not in cell and isinstance(value, dict):
        return False  # It would be a group, and each of its values a cell.
    return is_cell(cell) and is_value(cell, value) and _is_shallow(value)


def _is_shallow(value: object) -> bool:
    """Whether it can be written wherever it could be read."""
    level = [value]
    for _ in range(_DEEPEST):
        level = [inner for each in level for inner in _inside(each)]
        if not level:
            return True
    return False


def _inside(value: object) -> Iterable[object]:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()


def number_for(key: str, *taken: Container[str]) -> str:
    """The number of a paper's new document: drawn from its key, the next free one if it is taken.

    Two machines so give one paper one number, and files compare well.
    """
    from hashlib import blake2b  # brings OpenSSL, which no start should wait for

    digest = blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    number = int.from_bytes(digest) >> (64 - _NUMBER_BITS)
    while any(str(number) in each for each in taken):
        number = (number + 1) % (1 << _NUMBER_BITS)
    return str(number)
