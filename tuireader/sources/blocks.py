"""A page cut into blocks: what stands between empty lines, and the links that follow it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from tuireader.papers import clean_line
from tuireader.sources.furniture import (
    Furniture,
    furniture_in,
    names_submitter_next,
    paper_link,
)

WRAPPED_AT_MOST = 200
"""Characters of the longest line that somebody may have wrapped; a longer one is a paragraph."""

_WRAPPED_AT_LEAST = 40
"""Characters to which each line but the last of a wrapped paragraph is filled."""

_LINK = re.compile(r"<?(?:https?://|arxiv:)\S{1,800}>?", re.IGNORECASE)
_OWN_LINK = re.compile(r"https?://(?:www\.)?(?:huggingface\.co|hf\.co)(?:[/?#]\S*)?", re.IGNORECASE)
_OWN_START = "https://huggingface.co/"
_HEADING = re.compile(r"(#{1,6})\s+\S")
_FENCE = re.compile(r"(?:```|~~~)\s*\w{0,20}")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the page, cleaned."""

    number: int
    """Counted from 1."""

    text: str
    """Without its indentation."""

    indented: bool = False
    """Whether white space stood before it."""

    @property
    def heading(self) -> int:
        """The level of the Markdown heading that it begins, 1 to 6, or 0."""
        found = _HEADING.match(self.text) if self.text.startswith("#") else None
        return len(found[1]) if found else 0


@dataclass(frozen=True, slots=True)
class Block:
    """What is a title, an abstract, a paragraph of one, or furniture, as a whole."""

    line: int
    """Where it begins, counted from 1."""

    text: str
    """Cleaned lines; one ``\\n`` between them."""

    heading: int = 0
    """The level of a Markdown heading, 1 to 6, or 0."""

    link: str = ""
    """The first link that it was, or that followed it on a line of its own."""

    joined: bool = False
    """Whether no empty line stood before it."""


def groups_of(lines: Iterable[str]) -> Iterator[list[Line]]:
    """Lines that stand together: up to an empty line, a code fence or the next heading.

    Front matter (between two ``---`` lines at the very top) is left out.
    """
    group: list[Line] = []
    for line in _body(lines):
        empty = not line.text or bool(_FENCE.fullmatch(line.text))
        if group and (empty or line.heading):
            yield group
            group = []
        if not empty:
            group.append(line)
    if group:
        yield group


def pieces_of(group: list[Line]) -> Iterator[list[Line]]:
    """A group cut where one thing ends and another begins; each piece is one block.

    Furniture comes off at both ends. What is left stays whole when it looks like a wrapped
    paragraph, and else every line is for itself.
    """
    if len(group) == 1:
        yield group
        return
    first, last = 0, len(group)
    while first < last and _peels_off(group, first):
        first += 1
    while last > first and _peels_off(group, last - 1):
        last -= 1
    core = group[first:last]
    yield from ([line] for line in group[:first])
    if _is_wrapped(core):
        yield core
    else:
        yield from ([line] for line in core)
    yield from ([line] for line in group[last:])


def block_of(piece: list[Line], *, joined: bool) -> Block:
    """The piece as a block."""
    return Block(piece[0].number, "\n".join(line.text for line in piece), joined=joined)


def link_alone(text: str) -> str:
    """The link that the whole text is, if it belongs to what stands before it; else empty.

    A link to elsewhere (code, a demo) is part of the text it stands in, not of the page.
    """
    if text.startswith("http") and _OWN_START.startswith(text):
        return text  # the page was cut off in it
    if len(text) > 800 or not _LINK.fullmatch(text):
        return ""
    link = text.strip("<>")
    return link if paper_link(link) or _OWN_LINK.fullmatch(link) else ""


def _body(lines: Iterable[str]) -> Iterator[Line]:
    held: list[Line] = []  # what may prove to be front matter
    inside = False
    for number, raw in enumerate(lines, start=1):
        line = Line(number, clean_line(raw), indented=raw[:1].isspace())
        inside = inside or (number == 1 and line.text == "---")
        if not inside:
            yield line
        elif number > 1 and line.text == "---":
            held, inside = [], False
        else:
            held.append(line)
            if not line.text:  # there is no empty line in front matter
                yield from held
                held, inside = [], False


def _peels_off(group: list[Line], index: int) -> bool:
    """Whether the line at an end of its group is furniture and not the end of a sentence."""
    text = group[index].text
    if index and names_submitter_next(group[index - 1].text):
        return True
    if paper_link(text) or (_OWN_LINK.fullmatch(text) and "/login" in text):
        return True
    if furniture_in(text) is not Furniture.CERTAIN:
        return False
    # A wrapped abstract may end with a line such as "30." or "2020": after a long line that did
    # not end its sentence, a mere number belongs to it.
    before = group[index - 1].text if index else ""
    mid_sentence = len(before) > _WRAPPED_AT_LEAST and before[-1] not in ".!?"
    return not (mid_sentence and text[:1].isalnum() and len(text) < 12)


def _is_wrapped(lines: list[Line]) -> bool:
    if not lines:
        return False
    # A line is full when the first word of the next one would not have fitted on it.
    full = (
        len(line.text) + len(below.text.partition(" ")[0]) >= _WRAPPED_AT_LEAST
        for line, below in pairwise(lines)
    )
    return all(full) and all(len(line.text) <= WRAPPED_AT_MOST for line in lines)
