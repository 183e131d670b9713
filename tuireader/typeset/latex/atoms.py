"""What a formula is made of once its macros are understood: atoms in a row, as TeX has them."""

from __future__ import annotations

from enum import Enum, IntEnum, auto
from typing import NamedTuple


class Role(Enum):
    """How an atom stands to its neighbours, and so where there are spaces (The TeXbook, ch. 18)."""

    ORDINARY = auto()
    WORD = auto()
    """A name of several letters, set apart from letters beside it."""

    FUNCTION = auto()
    """``log``: set apart from its argument."""

    LARGE = auto()
    """``∑``: set apart from what it is of."""

    BINARY = auto()
    RELATION = auto()
    OPENING = auto()
    CLOSING = auto()
    PUNCTUATION = auto()
    TEXT = auto()
    """Words as they are, with their spaces."""

    FRACTION = auto()
    """Set with a slash; in a product it needs parentheses."""

    DIVISION = auto()
    """``\\over``: all before it in its group stands over all behind it."""

    SPACE = auto()
    """In the source: mostly it means nothing."""

    GAP = auto()
    """A space that was asked for."""


class Bond(IntEnum):
    """How firmly a text holds together: what is looser than its place needs parentheses."""

    WHOLE = auto()
    """A sign, a number, a word, or anything in brackets."""

    CALL = auto()
    """``f(x)``"""

    PRODUCT = auto()
    RATIO = auto()
    APPLIED = auto()
    """``log n``"""

    SUM = auto()
    LIST = auto()
    """Relations, commas, words."""


class Atom(NamedTuple):
    """A piece of a formula, as it is written, and how it behaves."""

    text: str
    role: Role = Role.ORDINARY
    bond: Bond = Bond.WHOLE
    scripted: bool = False
    """Whether it ends in a script set in ASCII, which a letter behind it would join."""


class Line(NamedTuple):
    """A part of a formula written in one line."""

    text: str
    bond: Bond = Bond.WHOLE

    def within(self, loosest: Bond) -> str:
        """The text, in parentheses if it is looser than this."""
        return self.text if self.bond <= loosest else f"({self.text})"
