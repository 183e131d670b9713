"""A row of the list as it is drawn: signs, title, and where there is room author and year."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style

from tuireader.library import Row
from tuireader.typeset import Kind, Matcher, typeset_line
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
    byline: Style


def drawn_row(row: Row, width: int, matcher: Matcher, ink: Ink) -> list[Segment]:
    """The segments of a row, exactly as wide in cells."""
    byline = _byline(row) if width >= _BYLINE_FROM else ""
    room = width - 5 - (cell_len(byline) + 2 if byline else 0)
    title = _title(row.title, room, matcher, ink)
    gap = room - sum(cell_len(text) for text, _, _ in title) + (2 if byline else 0)
    parts = [
        Segment(" ", ink.plain),
        Segment(" ", ink.plain) if row.read else Segment("●", ink.unread),
        Segment("★", ink.star) if row.starred else Segment(" ", ink.plain),
        Segment(" ", ink.plain),
        *title,
        Segment(" " * gap, ink.plain),
        Segment(byline + " ", ink.byline if byline else ink.plain),
    ]
    return list(_joined(parts))


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


def _title(title: str, room: int, matcher: Matcher, ink: Ink) -> list[Segment]:
    shown = cut(title, room)
    left = len(shown) if shown == title else len(shown) - 1  # all but the ellipsis
    segments = []
    for span in typeset_line(title, matcher):
        text = span.text[:left]
        left -= len(text)
        segments.append(Segment(text, ink.match if Kind.MATCH in span.kind else ink.plain))
        if not left:
            break
    if shown != title:
        segments.append(Segment("…", ink.plain))
    return segments


def _byline(row: Row) -> str:
    author = row.authors[0].rpartition(" ")[2] if row.authors else ""
    more = " +" if len(row.authors) > 1 else ""
    return f"{cut(author, _AUTHOR_WIDTH)}{more} {row.published[:4]}".strip()
