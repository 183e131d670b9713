"""Blocks with roles made cards, and a card made a paper, or refused with its place and reason."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tuireader.papers import Paper, clean_line, clean_text, paper_of
from tuireader.sources.blocks import Block
from tuireader.sources.costs import Role
from tuireader.sources.furniture import is_truncation, paper_link, published_in
from tuireader.sources.outcome import Refusal
from tuireader.sources.shape import ends_like_a_text

_AFTER_PATH = re.compile(r"[?#].*")


@dataclass(slots=True)
class Card:
    """What one paper has on the page, as far as it was read."""

    line: int
    """Where it begins, counted from 1."""

    title: str = ""
    """Empty for an abstract that stands alone."""

    abstract: list[Block] = field(default_factory=list)
    """Its paragraphs."""

    link: str = ""
    """Its page, or ``arXiv:`` and an id."""

    published: str = ""
    """The full date on it, ISO 8601."""

    cut_off: bool = False
    """Whether the page ends in it, and not as a text ends or by its own word."""


def cards_in(blocks: Sequence[Block], roles: Sequence[Role]) -> Iterator[Card]:
    """The cards of a page, in order."""
    card: Card | None = None
    above = Role.FURNITURE
    for block, role in zip(blocks, roles, strict=True):
        if role is Role.TITLE or (role is Role.ORPHAN and above is not Role.ORPHAN):
            if card:
                yield card
            card = Card(block.line, title=clean_line(block.text) if role is Role.TITLE else "")
        if card:
            _add(card, block, role)
        above = role
    if card:
        card.cut_off = _is_cut_off(blocks, roles)
        yield card


def reading_of(card: Card) -> Paper | Refusal:
    """The paper on the card, or why there is none."""
    place = f"line {card.line}"
    if not card.title:
        return Refusal(place, "abstract without title")
    if not card.abstract:
        return Refusal(place, "title without abstract")
    if card.cut_off:
        return Refusal(place, "abstract cut off")
    return paper_of(
        card.title,
        clues=(card.link,),
        abstract=clean_text("".join(_spaced(card.abstract))),
        published=card.published,
        url=_AFTER_PATH.sub("", card.link) if card.link.startswith("http") else "",
    )


def _add(card: Card, block: Block, role: Role) -> None:
    if role in (Role.FURNITURE, Role.BETWEEN):
        card.published = card.published or published_in(block.text)
        return
    card.link = card.link or paper_link(block.link)
    if role is not Role.TITLE:
        card.abstract.append(block)


def _spaced(paragraphs: Sequence[Block]) -> Iterator[str]:
    for index, each in enumerate(paragraphs):
        yield ("" if not index else "\n" if each.joined else "\n\n") + each.text


def _is_cut_off(blocks: Sequence[Block], roles: Sequence[Role]) -> bool:
    """Whether the last thing on the page is an abstract that does not end, or is said not to."""
    truncated = False
    for block, role in zip(reversed(blocks), reversed(roles), strict=True):
        if is_truncation(block.text):
            truncated = True
            continue
        whole = not truncated and (bool(block.link) or ends_like_a_text(block.text))
        return role in (Role.ABSTRACT, Role.MORE) and not whole
    return False
