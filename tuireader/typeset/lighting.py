"""Matches of a filter marked in typeset text, also where they go over the borders of spans."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tuireader.typeset.matching import Matcher
from tuireader.typeset.spans import Kind, Span


def lit(spans: Sequence[Span], matches: Matcher) -> tuple[Span, ...]:
    """The spans, cut where matches begin and end."""
    found = list(matches.spans("".join(span.text for span in spans)))
    return tuple(_cut(spans, found)) if found else tuple(spans)


def _cut(spans: Sequence[Span], found: list[tuple[int, int]]) -> Iterator[Span]:
    matches = iter([*found, (1 << 62, 1 << 62)])
    start, end = next(matches)
    begins = 0
    for span in spans:
        at, length = 0, len(span.text)
        while at < length:
            while end <= begins + at:
                start, end = next(matches)
            inside = start <= begins + at
            stop = min(length, (end if inside else start) - begins)
            kind = span.kind | Kind.MATCH if inside else span.kind
            yield span._replace(text=span.text[at:stop], kind=kind)
            at = stop
        begins += length
