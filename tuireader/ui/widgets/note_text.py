"""The note on a paper as it is shown under the abstract."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from rich.cells import cell_len

from tuireader.typeset import Block, Kind, Line, Matcher, Span, in_ascii, laid_out, typeset_note

_NOTHING = Matcher()

_HEADING = "── Note"
_ANOTHER = "── Another version, written elsewhere at the same time"


class Noted(NamedTuple):
    """What was noted."""

    versions: tuple[str, ...] = ()
    """Texts, the oldest first: one, unless two windows or machines wrote at once."""

    matcher: Matcher = _NOTHING
    """What to highlight."""

    def blocks(self, *, ascii_only: bool = False) -> Iterator[tuple[Block, ...]]:
        """The blocks of each version."""
        for text in self.versions:
            blocks = typeset_note(text, self.matcher)
            if ascii_only:
                blocks = tuple(each._replace(spans=tuple(in_ascii(each.spans))) for each in blocks)
            yield blocks

    def lines(self, width: int, *, ascii_only: bool = False) -> Iterator[Line]:
        """The lines to show in so many cells: each version under a quiet heading."""
        heading = _HEADING
        for blocks in self.blocks(ascii_only=ascii_only):
            yield ()
            yield (Span(heading[:width], Kind.QUIET),)
            yield from laid_out(blocks, width, cell_len)
            heading = _ANOTHER
