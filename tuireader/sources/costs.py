"""What each block of a page costs in each role: its shape, and what stands around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import IntEnum

from tuireader.sources.blocks import Block
from tuireader.sources.furniture import (
    Furniture,
    begins_page_foot,
    ends_page_head,
    furniture_in,
    is_byline,
    names_submitter_next,
    paper_link,
)
from tuireader.sources.shape import abstract_cost, paragraph_cost, title_cost

NEVER = 1e9
"""Cost of what can't be."""

TITLE_LEVEL = 3
"""Level of the Markdown headings that are titles."""

_ORPHAN = 5.0

_WORD_AS_TITLE = 4.0
"""Below the cost of an orphan: right before an abstract, "Community" is its title."""

_CERTAIN_AS_TITLE = 8.0
"""Above it: an abstract after "Oct 7, 2024" has lost its title."""

_PROSE = 160
"""Characters from which a block is surely no name and no label."""

_PROSE_COST = 3.2
"""What a shorter one may cost as an abstract: a sentence of 32 characters with its full stop."""

_NAME_WORDS = 4
"""Words that the name of an organisation has at most."""


class Role(IntEnum):
    """What a block is on the page; also the place of its cost among the costs of a block."""

    FURNITURE = 0
    """Nothing of a paper."""

    TITLE = 1
    """A paper's title."""

    BETWEEN = 2
    """Furniture between a title and its abstract."""

    ABSTRACT = 3
    """The abstract, or its first paragraph."""

    MORE = 4
    """One more paragraph of the abstract above."""

    ORPHAN = 5
    """An abstract whose title is missing."""


def costs_of(blocks: Sequence[Block], *, headed: bool) -> Iterator[tuple[float, ...]]:
    """The cost of each block in each role, in the order of `Role`.

    Args:
        blocks: the whole page, in order.
        headed: titles are headings here, and nothing else is a title.
    """
    outside = _outside(blocks, headed=headed)
    # On a page without empty lines, that none stands before a paragraph tells nothing.
    joining_tells = 2 * sum(block.joined for block in blocks) < len(blocks)
    for index, block in enumerate(blocks):
        kind = _kind(blocks, index)
        furniture = 0.0
        if kind is Furniture.NO and not outside[index]:
            furniture = _furniture_cost(block, last=index == len(blocks) - 1)
        elsewhere = 4.0 if block.link and not paper_link(block.link) else 0.0
        unlike = elsewhere + (0.0 if kind is Furniture.NO else _CERTAIN_AS_TITLE)
        if block.heading:
            unlike = NEVER
        abstract = abstract_cost(block.text) + unlike
        eased = headed or (block.joined and joining_tells)
        yield (
            furniture,
            _title_cost(block, kind, headed=headed) + elsewhere + (4.0 if outside[index] else 0.0),
            furniture if kind is not Furniture.NO else NEVER,
            abstract,
            paragraph_cost(block.text) + unlike + (-1.0 if eased else 1.5),
            abstract + _ORPHAN,
        )


def _title_cost(block: Block, kind: Furniture, *, headed: bool) -> float:
    if headed != (block.heading == TITLE_LEVEL) or block.heading in (1, 2):
        return NEVER
    cost = 0.0 if headed else title_cost(block.text)
    if kind is Furniture.NO:
        return cost
    return cost + (_WORD_AS_TITLE if kind is Furniture.WORD else _CERTAIN_AS_TITLE)


def _furniture_cost(block: Block, *, last: bool) -> float:
    """The longer an unknown text, the less it is a label; a link or a cut tells against it."""
    if block.heading == TITLE_LEVEL:
        return 6.0
    if block.link:
        return 8.0 if paper_link(block.link) else 0.5
    telling = 3.0 if "://" in block.text else 2.0 if last else 0.0
    return min(12.0, 2.0 + (block.text.count(" ") + 1) / 2 + telling)


def _kind(blocks: Sequence[Block], index: int) -> Furniture:
    """How surely the block is furniture: by itself, or as a name in its place."""
    block = blocks[index]
    if block.heading in (1, 2):
        return Furniture.CERTAIN
    kind = Furniture.NO if "\n" in block.text else furniture_in(block.text)
    if kind is not Furniture.NO or not index:
        return kind
    above = blocks[index - 1]
    if names_submitter_next(above.text) and " " not in block.text:
        return Furniture.CERTAIN
    below = blocks[index + 1].text if index + 1 < len(blocks) else ""
    short = block.text.count(" ") < _NAME_WORDS
    if short and len(above.text) >= _PROSE and is_byline(below):
        return Furniture.WORD
    return Furniture.NO


def _outside(blocks: Sequence[Block], *, headed: bool) -> list[bool]:
    """Whether each block stands in the page's head or foot, where all is furniture."""
    if headed:
        return _under_other_headings(blocks)
    prose = [index for index, block in enumerate(blocks) if _is_prose(block)]
    first, last = (prose[0], prose[-1]) if prose else (len(blocks), -1)
    head = max((i + 1 for i in range(first) if ends_page_head(blocks[i].text)), default=0)
    feet = (i for i in range(last + 1, len(blocks)) if begins_page_foot(blocks[i].text))
    foot = next(feet, len(blocks))
    return [not head <= index < foot for index in range(len(blocks))]


def _under_other_headings(blocks: Sequence[Block]) -> list[bool]:
    outside = []
    beyond = True
    for block in blocks:
        if block.heading:
            beyond = block.heading != TITLE_LEVEL
        outside.append(beyond)
    return outside


def _is_prose(block: Block) -> bool:
    """Whether it is likely an abstract, so that the page's head has ended before it."""
    if len(block.text) >= _PROSE:
        return True
    return abstract_cost(block.text) < _PROSE_COST and furniture_in(block.text) is Furniture.NO
