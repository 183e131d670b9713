"""Notes, which readers write in Markdown, as blocks and spans."""

from __future__ import annotations

from functools import lru_cache

from tuireader.papers import clean_characters
from tuireader.typeset.lighting import lit
from tuireader.typeset.matching import Matcher
from tuireader.typeset.spans import Block, Span

_MOST = 50_000
"""Characters of a note that are typeset; of what is longer, the rest is shown as it is."""

_TAB = 4

_NOTHING = Matcher()


def typeset_note(source: str, matches: Matcher = _NOTHING) -> tuple[Block, ...]:
    """The blocks of a note, with matches marked. Unlike in an abstract, its lines stay lines."""
    blocks = _blocks(source)
    if matches == _NOTHING:
        return blocks
    return tuple(each._replace(spans=lit(each.spans, matches)) for each in blocks)


@lru_cache(64)
def _blocks(source: str) -> tuple[Block, ...]:
    from tuireader.typeset.note_blocks import blocks_of  # slow to import, and seldom needed

    text = clean_characters(source).expandtabs(_TAB)
    head, tail = text[:_MOST], text[_MOST:]
    blocks = blocks_of(head)
    rest = [Block((Span(line),)) for line in tail.split("\n") if line.strip()]
    return (*blocks, *rest)
