"""From an abstract's source, or a title's, to blocks and spans."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from tuireader.typeset.lighting import lit
from tuireader.typeset.matching import Matcher
from tuireader.typeset.spans import Block, Span

_NOTHING = Matcher()

_LONGEST = 20_000
"""Characters of the longest block that is typeset; a longer one is shown as it came."""

_MOST = 100_000
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
    blocks: list[Block] = []
    left = _MOST
    for line in source.split("\n"):
        left -= len(line)
        spans = _spans(line) if left > 0 else (Span(line),)
        blocks += [Block(each) for each in map(_trimmed, _lines(spans)) if each]
    return tuple(blocks)


@lru_cache(1024)
def _line(source: str) -> tuple[Span, ...]:
    spans = (each._replace(text=" ") if each.text == "\n" else each for each in _spans(source))
    return _trimmed(spans)


def _spans(text: str) -> tuple[Span, ...]:
    from tuireader.typeset.plain import is_plain

    if not text or len(text) > _LONGEST or is_plain(text):
        return (Span(text),) if text else ()
    from tuireader.typeset.markdown import spans_of

    return spans_of(text)


def _lines(spans: tuple[Span, ...]) -> Iterator[tuple[Span, ...]]:
    """The spans, apart where there are breaks."""
    line: list[Span] = []
    for span in spans:
        if span.text == "\n":
            yield tuple(line)
            line = []
        else:
            line.append(span)
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
