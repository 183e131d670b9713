"""A formula cut into tokens, as TeX would."""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import NamedTuple

from tuireader.typeset.latex.symbols import WRITTEN_OUT


class TokenKind(Enum):
    """What a token is."""

    MACRO = auto()
    OPEN = auto()
    CLOSE = auto()
    SUPERSCRIPT = auto()
    SUBSCRIPT = auto()
    SPACE = auto()
    NUMBER = auto()
    CHARACTER = auto()


class Token(NamedTuple):
    """A token: what it is, and its text, a macro's without the backslash."""

    kind: TokenKind
    text: str


_TOKEN = (
    rf"\\(?P<MACRO>[A-Za-z]+|.)|(?P<NAME>(?<![A-Za-z])(?:{'|'.join(WRITTEN_OUT)})(?![A-Za-z]))"
    r"|(?P<OPEN>\{)|(?P<CLOSE>\})|(?P<SUPERSCRIPT>\^)|(?P<SUBSCRIPT>_)"
    r"|(?P<SPACE>\s+|\\$)|(?P<NUMBER>\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?)"
    r"|(?P<CHARACTER>:=|=:|.)"
)

_KINDS = {each.name: each for each in TokenKind} | {"NAME": TokenKind.MACRO}


def tokens_of(source: str) -> list[Token]:
    """The tokens of a formula, in order."""
    return [
        Token(_KINDS[each.lastgroup or ""], each[each.lastgroup or 0])
        for each in re.finditer(_TOKEN, source, re.DOTALL)
    ]
