"""From the source of an abstract to styled text. Pure."""

from tuireader.typeset.abstract import typeset_abstract, typeset_line
from tuireader.typeset.matching import Matcher, matcher
from tuireader.typeset.spans import Block, BlockKind, Kind, Span
from tuireader.typeset.wrapping import Cells, Line, pieces, wrapped

__all__ = [
    "Block",
    "BlockKind",
    "Cells",
    "Kind",
    "Line",
    "Matcher",
    "Span",
    "matcher",
    "pieces",
    "typeset_abstract",
    "typeset_line",
    "wrapped",
]
