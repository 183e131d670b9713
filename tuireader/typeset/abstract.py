"""From an abstract's source, or a title's, to blocks and spans."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from tuireader.typeset.entities import without_entities
from tuireader.typeset.lighting import lit
from tuireader.typeset.matching import Matcher
from tuireader.typeset.plain import is_plain
from tuireader.typeset.remnants import mended
from tuireader.typeset.spans import Block, BlockKind, Kind, Span
from tuireader.typeset.structure import Part, parts_of

_NOTHING = Matcher()

_BULLET = "•"

_AT_ONCE = 10_000
"""Characters of a block that are typeset at once; one that is longer, in pieces."""

_MOST = 250_000
"""Characters of an abstract that are typeset; of what is longer, the rest is shown as it came."""


def typeset_abstract(source: str, matches: Matcher = _NOTHING) -> tuple[Block, ...]:
    """The blocks of a cleaned abstract: its paragraphs and list items, with matches marked."""
    blocks = _blocks(source)
    if matches == _NOTHING:
        return blocks
    return tuple(each._replace(spans=lit(each.spans, matches)) for each in blocks)


def typeset_line(source: str, matches: Matcher = _NOTHING) -> tuple[Span, ...]:
    """The spans of one cleaned line, such as a title, with matches marked."""
    return lit(_line(source), matches)


@lru_cache(64)
def _blocks(source: str) -> tuple[Block, ...]:
    end = len(source)
    if end > _MOST:
        end = max(source.rfind("\n", 0, _MOST), 0) or _MOST
    parts = parts_of(mended(without_entities(source[:end])))
    blocks = [each for part in parts for each in _blocks_of(part)]
    blocks += [Block((Span(line),)) for line in source[end:].split("\n") if line.strip()]
    return tuple(blocks)


def _blocks_of(part: Part) -> Iterator[Block]:
    """The part as a block; as several where there are breaks of lines in it."""
    spans = _spans(part.text)
    label = [Span(part.label, Kind.STRONG)] if part.label else []
    if label and spans:
        spans = (spans[0]._replace(text=f" {spans[0].text}"), *spans[1:])
    kind, marker = part.kind, part.marker
    for line in _lines((*label, *spans)):
        if line and line[0].text.startswith(_BULLET):  # an item of LaTeX
            line = (line[0]._replace(text=line[0].text.removeprefix(_BULLET)), *line[1:])
            kind, marker = BlockKind.ITEM, _BULLET
        if trimmed := _trimmed(line):
            yield Block(trimmed, kind, marker)
            kind, marker = BlockKind.PARAGRAPH, ""


@lru_cache(1024)
def _line(source: str) -> tuple[Span, ...]:
    spans = _spans(mended(without_entities(source)))
    return _trimmed(each._replace(text=each.text.replace("\n", " ")) for each in spans)


def _spans(text: str) -> tuple[Span, ...]:
    if not text or is_plain(text):
        return (Span(text),) if text else ()
    from tuireader.typeset.markdown import spans_of  # slow to import, and seldom needed

    if len(text) <= _AT_ONCE:
        return spans_of(text)
    return tuple(span for piece in _pieces(text) for span in spans_of(piece))


def _pieces(text: str) -> Iterator[str]:
    """The text in pieces that end at spaces, where there are some."""
    at = 0
    while at < len(text):
        end = at + _AT_ONCE
        if end < len(text):
            end = text.rfind(" ", at, end) + 1 or end
        yield text[at:end]
        at = end


def _lines(spans: tuple[Span, ...]) -> Iterator[tuple[Span, ...]]:
    """The spans, apart where there are breaks."""
    line: list[Span] = []
    for span in spans:
        if span.text.startswith("\n"):
            yield tuple(line)
            line = []
        line.append(span._replace(text=span.text.removeprefix("\n")))
    yield tuple(line)


def _trimmed(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans without white space at either end."""
    line = [span for span in spans if span.text]
    while line and not (text := line[0].text.lstrip()):
        line.pop(0)
    while line and not line[-1].text.rstrip():
        line.pop()
    if line:
        line[0] = line[0]._replace(text=text)
        line[-1] = line[-1]._replace(text=line[-1].text.rstrip())
    return tuple(line)
