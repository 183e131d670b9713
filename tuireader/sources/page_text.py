"""A page copied as text, cut into blocks; links on lines of their own go to what they follow."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from tuireader.sources.blocks import Block, Line, block_of, link_alone, pieces_of


def text_blocks(groups: Iterable[list[Line]]) -> list[Block]:
    """The blocks of a page without Markdown, in order."""
    blocks: list[Block] = []
    for group in groups:
        joined = False
        for piece in pieces_of(group):
            block = block_of(piece, joined=joined)
            link = link_alone(block.text)
            if not link:
                blocks.append(replace(block, heading=piece[0].heading))
            elif blocks and not blocks[-1].link:
                blocks[-1] = replace(blocks[-1], link=link)
            joined = True
    return blocks
