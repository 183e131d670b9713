"""Hugging Face Papers pages, as text copied from a browser or as Markdown: one card, one paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tuireader.papers import Paper
from tuireader.sources.blocks import Block, groups_of
from tuireader.sources.cards import cards_in, reading_of
from tuireader.sources.costs import Role
from tuireader.sources.format import Format
from tuireader.sources.furniture import is_page_mark, paper_link
from tuireader.sources.outcome import Refusal
from tuireader.sources.page_markdown import is_markdown, markdown_blocks
from tuireader.sources.page_text import text_blocks
from tuireader.sources.roles import roles_of
from tuireader.sources.same import each_once, without_bare_repeats

_FEW_SURPRISES = 0.5
"""Cost per block up to which a text without any mark of the page still passes for one."""

_PARAGRAPHS = 1.25
"""Paragraphs an abstract has on average, at most: a novel's chapters have more."""


_ABSTRACT_LENGTH = 150
"""Characters an abstract has on average, at least: lines of code and of lists have fewer."""

_TITLE_LENGTH = 20
"""Characters a title has on average, at least: the headings of a manual have fewer."""


def recognises(head: str) -> bool:
    """Whether it is such a page: by lines only that page has, or by titles and abstracts alone.

    Without such a line there must be two papers at least, and hardly anything else.
    """
    blocks, headed = _blocks(head.split("\n"))
    roles, cost = roles_of(blocks, headed=headed)
    if any(_is_mark(block, role) for block, role in zip(blocks, roles, strict=True)):
        return Role.TITLE in roles
    titles, papers = roles.count(Role.TITLE), roles.count(Role.ABSTRACT)
    if papers < 2 or titles > papers + 1 or Role.ORPHAN in roles:
        return False
    if _characters(blocks, roles, Role.TITLE) < _TITLE_LENGTH * titles:
        return False
    if _characters(blocks, roles, Role.ABSTRACT) < _ABSTRACT_LENGTH * papers:
        return False
    paragraphs = papers + roles.count(Role.MORE)
    return cost <= _FEW_SURPRISES * len(blocks) and paragraphs <= _PARAGRAPHS * papers


def read(lines: Iterable[str]) -> Iterator[Paper | Refusal]:
    """The papers of a page, each once; what has no abstract, no title or no end is refused."""
    blocks, headed = _blocks(lines)
    roles, _ = roles_of(blocks, headed=headed)
    cards = without_bare_repeats(cards_in(blocks, roles))
    return each_once(reading_of(card) for card in cards)


def _blocks(lines: Iterable[str]) -> tuple[list[Block], bool]:
    groups = list(groups_of(lines))
    headed = is_markdown(groups)
    return (markdown_blocks(groups) if headed else text_blocks(groups)), headed


def _characters(blocks: Sequence[Block], roles: Sequence[Role], wanted: Role) -> int:
    return sum(len(b.text) for b, role in zip(blocks, roles, strict=True) if role is wanted)


def _is_mark(block: Block, role: Role) -> bool:
    """Whether nothing but such a page has this block: its furniture, or a title's link."""
    if role is Role.TITLE:
        return "huggingface.co/" in block.link and bool(paper_link(block.link))
    return is_page_mark(block.text)


FORMAT = Format(
    name="huggingface",
    title="a Hugging Face Papers page copied as text or saved as Markdown",
    recognises=recognises,
    read=read,
)
"""Daily, trending and search pages."""
