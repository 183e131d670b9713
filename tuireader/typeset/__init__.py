"""From the source of an abstract to styled text. Pure."""

from tuireader.typeset.abstract import typeset_abstract, typeset_line
from tuireader.typeset.matching import Matcher, matcher
from tuireader.typeset.spans import Block, BlockKind, Kind, Span

__all__ = [
    "Block",
    "BlockKind",
    "Kind",
    "Matcher",
    "Span",
    "matcher",
    "typeset_abstract",
    "typeset_line",
]
