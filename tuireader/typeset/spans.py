"""Typeset text as values: blocks of spans, which any output can draw in its own way."""

from __future__ import annotations

from enum import Enum, Flag, auto
from typing import NamedTuple


class Kind(Flag):
    """What a span is, and so how it is drawn; kinds are combined, as in strong math."""

    PLAIN = 0
    STRONG = auto()
    EMPHASIS = auto()
    CODE = auto()
    MATH = auto()
    """A formula, in one line of Unicode."""

    QUIET = auto()
    """What stands for something that can't be shown: the name of an unknown macro."""

    MATCH = auto()
    """Found by the filter."""


class Span(NamedTuple):
    """A run of text of one kind."""

    text: str
    kind: Kind = Kind.PLAIN
    link: str = ""
    """Where it leads, as the source has it: not checked, and never to be opened unchecked."""


class BlockKind(Enum):
    """What a block is, and so how it is set in and apart."""

    PARAGRAPH = auto()
    ITEM = auto()
    """Of a list; its `marker` stands before it."""

    QUOTE = auto()
    CODE = auto()
    """Lines that are not wrapped, each a block."""

    HEADING = auto()


class Block(NamedTuple):
    """Spans that are wrapped together."""

    spans: tuple[Span, ...]
    kind: BlockKind = BlockKind.PARAGRAPH
    marker: str = ""
    """What stands before an item: ``•`` or ``2.``"""

    depth: int = 0
    """How many lists or quotes it is in, besides its own."""

    @property
    def text(self) -> str:
        """What there is to read, without its marker."""
        return "".join(span.text for span in self.spans)
