"""From an abstract's source, or a title's, to blocks and spans."""

from __future__ import annotations

from collections.abc import Iterator

from tuireader.typeset.matching import Matcher
from tuireader.typeset.spans import Block, Kind, Span

_NOTHING = Matcher()


def typeset_abstract(source: str, matches: Matcher = _NOTHING) -> tuple[Block, ...]:
    """The blocks of a cleaned abstract: its paragraphs and list items, with matches marked."""
    lines = (line for paragraph in source.split("\n\n") for line in paragraph.split("\n"))
    return tuple(Block(typeset_line(line, matches)) for line in lines if line)


def typeset_line(source: str, matches: Matcher = _NOTHING) -> tuple[Span, ...]:
    """The spans of one cleaned line, such as a title, with matches marked."""
    return tuple(_spans(source, matches))


def _spans(source: str, matches: Matcher) -> Iterator[Span]:
    at = 0
    for start, end in matches.spans(source):
        if start > at:
            yield Span(source[at:start])
        yield Span(source[start:end], Kind.MATCH)
        at = end
    if at < len(source):
        yield Span(source[at:])
