"""Blocks laid out as lines: wrapped, set in, and apart from each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tuireader.typeset.linking import Linking, short_links
from tuireader.typeset.spans import Block, BlockKind, Kind, Span
from tuireader.typeset.wrapping import Cells, Line, wrapped

_STEP = 2
"""Cells by which each list or quote sets in what is in it, and code is set in."""

_BAR = Span("│ ", Kind.QUIET)
"""What stands before each line of a quote."""

_ADDED = {BlockKind.HEADING: Kind.STRONG, BlockKind.CODE: Kind.CODE}
"""What all text is in blocks of a kind."""

_CLOSE = (BlockKind.ITEM, BlockKind.CODE)
"""What has no empty line between itself and its like."""


def laid_out(
    blocks: Sequence[Block], width: int, cells: Cells, links: Linking = short_links
) -> list[Line]:
    """The lines of the blocks.

    Args:
        blocks: an abstract's, or others.
        width: of a line at most, in cells; one or more.
        cells: how wide a text is.
        links: how links are shown.
    """
    lines: list[Line] = []
    before: Block | None = None
    for block in blocks:
        if before is not None:
            lines += _between(before, block, width)
        lines += _laid_out(block, width, cells, links)
        before = block
    return lines


def _between(before: Block, block: Block, width: int) -> Iterable[Line]:
    """What stands between two blocks: an empty line, of a quote that goes on with its bar."""
    if before.kind is not block.kind:
        return ((),)
    if block.kind is BlockKind.QUOTE and before.depth == block.depth:
        bar, _ = _indent(block, width)
        return (bar,)
    return () if block.kind in _CLOSE else ((),)


def _laid_out(block: Block, width: int, cells: Cells, links: Linking) -> Iterator[Line]:
    added = _ADDED.get(block.kind, Kind.PLAIN)
    spans = [span._replace(kind=span.kind | added) for span in block.spans]
    others, first = _indent(block, width)
    used = cells("".join(span.text for span in first))
    if used > width // 2:  # there is no room to set anything in
        spans, others, first, used = [*first, *spans], (), (), 0
    elif first != others:
        others = (Span(" " * used),)
    room = width - used
    for line in wrapped(links(spans, room, cells), room, cells):
        yield (*first, *line)
        first = others


def _indent(block: Block, width: int) -> tuple[Line, Line]:
    """What stands before the lines of a block, and before the first; a third of them at most."""
    most, wanted = width // 3, _STEP * block.depth
    if block.kind is BlockKind.CODE:
        text = block.text
        wanted += _STEP + len(text) - len(text.lstrip(" "))
    blank = " " * min(most, wanted)
    indent: Line = (Span(blank),) if blank else ()
    if block.kind is BlockKind.QUOTE:
        indent = (*indent, _BAR)
    if block.kind is BlockKind.ITEM and block.marker:
        return indent, (Span(f"{blank}{block.marker} "),)
    return indent, indent
