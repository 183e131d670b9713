"""A row of the list as it is drawn: signs, title, and where there is room author and year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style

from tuireader.library import Row
from tuireader.typeset import Kind, Matcher, Span, in_ascii, pieces, typeset_line
from tuireader.ui.widgets.frame import cut

_BYLINE_FROM = 56
"""Cells a line must have for author and year to be shown behind the title."""

_AUTHOR_WIDTH = 16


class Ink(NamedTuple):
    """How the parts of a row look."""

    plain: Style
    unread: Style
    star: Style
    match: Style
    emphasis: Style
    byline: Style

    def of(self, kind: Kind) -> Style:
        """How a part of the title looks."""
        if kind is Kind.PLAIN:  # nearly always, and asking a flag takes a while
            return self.plain
        if Kind.MATCH in kind:
            return self.match
        return self.emphasis if Kind.EMPHASIS in kind else self.plain


def drawn_row(
    row: Row,
    width: int,
    matcher: Matcher,
    ink: Ink,
    *,
    place: str = "",
    ascii_only: bool = False,
) -> list[Segment]:
    """The segments of a row, exactly as wide in cells.

    Args:
        row: the paper.
        width: in cells.
        matcher: what to highlight in its title.
        ink: how it looks.
        place: its number in the queue that is listed, as wide as that of any other; where none is
            listed, a paper in any queue has a sign instead.
        ascii_only: say the title in ASCII.
    """
    byline = _byline(row) if width >= _BYLINE_FROM else ""
    room = width - 5 - (len(place) + 1 if place else 0) - (cell_len(byline) + 2 if byline else 0)
    spans: Sequence[Span] = typeset_line(row.title, matcher)
    title = _title(in_ascii(spans) if ascii_only else spans, room, ink)
    gap = room - sum(cell_len(text) for text, _, _ in title) + (2 if byline else 0)
    parts = [
        _queued(row, place, ink),
        Segment(" ", ink.plain) if row.read else Segment("●", ink.unread),
        Segment("★", ink.star) if row.starred else Segment(" ", ink.plain),
        Segment(" ", ink.plain),
        *title,
        Segment(" " * gap, ink.plain),
        Segment(byline + " ", ink.byline if byline else ink.plain),
    ]
    return list(_joined(parts))


def _queued(row: Row, place: str, ink: Ink) -> Segment:
    """The number in a queue, or the sign of a paper that is in any."""
    if place:
        return Segment(f" {place} ", ink.byline)
    return Segment("+", ink.byline) if row.queued else Segment(" ", ink.plain)


def _joined(parts: list[Segment]) -> Iterator[Segment]:
    """The parts, neighbours of one style as one: each costs 30 bytes and time at every step."""
    text, style = "", parts[0].style
    for part in parts:
        if part.style is style:
            text += part.text
        else:
            yield Segment(text, style)
            text, style = part.text, part.style
    yield Segment(text, style)


def _title(spans: Sequence[Span], room: int, ink: Ink) -> list[Segment]:
    if room < 1:
        return []
    text = spans[0].text if len(spans) == 1 else "".join(span.text for span in spans)
    shown = cut(text, room)
    if shown != text:
        (kept,) = pieces(spans, [(0, len(shown) - 1)])  # all but the ellipsis
        spans = (*kept, Span("…"))
    return [Segment(span.text, ink.of(span.kind)) for span in spans]


def _byline(row: Row) -> str:
    author = row.authors[0].rpartition(" ")[2] if row.authors else ""
    more = " +" if len(row.authors) > 1 else ""
    return f"{cut(author, _AUTHOR_WIDTH)}{more} {row.published[:4]}".strip()
