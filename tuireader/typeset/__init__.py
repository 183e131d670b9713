"""From the source of an abstract to styled text. Pure."""

from tuireader.typeset.abstract import typeset_abstract, typeset_line
from tuireader.typeset.asciifying import LIKENESSES, ascii_words, in_ascii
from tuireader.typeset.keeping import keeps_words
from tuireader.typeset.laying import laid_out
from tuireader.typeset.linking import Linking, short_links, whole_links
from tuireader.typeset.matching import Matcher, matcher
from tuireader.typeset.notes import typeset_note
from tuireader.typeset.resources import Resource, ResourceKind, resources
from tuireader.typeset.spans import Block, BlockKind, Kind, Span
from tuireader.typeset.timing import minutes_to_read
from tuireader.typeset.titles import line_text
from tuireader.typeset.wrapping import Cells, Line, pieces, wrapped

__all__ = [
    "LIKENESSES",
    "Block",
    "BlockKind",
    "Cells",
    "Kind",
    "Line",
    "Linking",
    "Matcher",
    "Resource",
    "ResourceKind",
    "Span",
    "ascii_words",
    "in_ascii",
    "keeps_words",
    "laid_out",
    "line_text",
    "matcher",
    "minutes_to_read",
    "pieces",
    "resources",
    "short_links",
    "typeset_abstract",
    "typeset_line",
    "typeset_note",
    "whole_links",
    "wrapped",
]
