"""A page as Markdown or as a reader's dump, cut into blocks: headings are the titles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from tuireader.papers import clean_line
from tuireader.sources.blocks import Block, Line, block_of, link_alone, pieces_of
from tuireader.sources.furniture import paper_link

_IMAGE = re.compile(
    r"!\[[^\]]{0,400}\]\([^)\s]{0,800}\)|\[\[?image(?: ?\d{1,5})?(?::[^\]]{0,200})?\]",
    re.IGNORECASE,
)
_NUMBERED_LINK = re.compile(r"\[?(\d{1,5})(?:\]:?|[.:])\s{1,9}<?(https?://\S{1,800}?)>?")
_LINK_END = re.compile(r"\]\s?(?:\[(\d{1,5})\]|\((https?://[^\s()]{1,800})\))$")
_ESCAPED = re.compile(r"\\([_*#<>~`|\[\]])")
_ESCAPED_IN_TEXT = re.compile(r"\\([_*#<>])")
"""Escaped by Markdown for sure: the other escapes mean something in LaTeX."""

_SPOKEN_LINK = re.compile(r"\[?link: ?", re.IGNORECASE)

_CLOSING = re.compile(r"\s#{1,6}$")
"""A heading may be closed by the signs that open it."""

_WRAPPED_HEADING = 50
"""Characters from which a heading may have been wrapped onto the next line."""


def is_markdown(groups: list[list[Line]]) -> bool:
    """Whether titles are headings here: of the third level, or with a paper's link."""
    return any(line.heading == 3 or _heads_paper(line) for group in groups for line in group[:1])


def markdown_blocks(groups: list[list[Line]]) -> list[Block]:
    """The blocks of a page whose titles are headings, in order.

    Titles have `Block.heading` 3, whatever their level was; other headings have 1.
    """
    links = _link_table(groups)
    blocks: list[Block] = []
    for group in groups:
        body, joined = group, False
        if group[0].heading:
            taken = _heading_lines(group)
            blocks.append(_heading_block(group[:taken], links))
            body, joined = group[taken:], True
        for block in _body_blocks(body, links, joined=joined):
            link = link_alone(block.text)
            if not link:
                blocks.append(block)
            elif blocks and not blocks[-1].link:
                blocks[-1] = replace(blocks[-1], link=link)
    return blocks


def _body_blocks(body: list[Line], links: dict[str, str], *, joined: bool) -> Iterator[Block]:
    kept = [line for line in body if not _NUMBERED_LINK.fullmatch(line.text)]
    for piece in pieces_of(kept) if kept else ():
        block = block_of(piece, joined=joined)
        text, link = _unlinked(_IMAGE.sub("", block.text).strip(), links)
        if text:
            text = _ESCAPED_IN_TEXT.sub(r"\1", text)
            yield replace(block, text=text, link=link)
        joined = True


def _heading_block(lines: list[Line], links: dict[str, str]) -> Block:
    level = lines[0].heading
    raw = clean_line(" ".join(line.text for line in lines))[level:]
    raw = _CLOSING.sub("", raw)
    text, link = _unlinked(_IMAGE.sub("", raw).strip(), links)
    title = _ESCAPED.sub(r"\1", text)
    found = _SPOKEN_LINK.match(title)
    title = title[found.end() :] if found else title
    is_title = level == 3 or bool(paper_link(link))
    return Block(lines[0].number, title.strip(), heading=3 if is_title else 1, link=link)


def _heading_lines(group: list[Line]) -> int:
    """How many lines the heading at the top of the group takes: it may be wrapped."""
    for taken in range(1, min(len(group), 4)):
        if not _is_wrapped_on(group, taken):
            return taken
    return min(len(group), 4)


def _is_wrapped_on(group: list[Line], taken: int) -> bool:
    """Whether the line after the first `taken` ones still belongs to the heading."""
    above, line = group[taken - 1], group[taken]
    text = " ".join(each.text for each in group[:taken])
    if text.count("[") > text.count("]"):
        return True
    if text.endswith("]") and line.text.startswith(("(", "[")):
        return True
    if line.text.startswith(("-", "*", "[")):
        return False
    # Without indentation only what looks like the shorter rest of a long line, and stands last.
    short = len(line.text) < len(above.text) + 20 and line.text[-1] not in ".!"
    long_before = len(above.text) >= _WRAPPED_HEADING
    return line.indented or (short and long_before and len(group) == taken + 1)


def _heads_paper(line: Line) -> bool:
    if not line.heading:
        return False
    found = _LINK_END.search(line.text[-820:])
    return bool(found and found[2] and paper_link(found[2]))


def _link_table(groups: list[list[Line]]) -> dict[str, str]:
    """The links of a dump that numbers them, by number."""
    found = (_NUMBERED_LINK.fullmatch(line.text) for group in groups for line in group)
    return {each[1]: each[2] for each in found if each}


def _unlinked(text: str, links: dict[str, str]) -> tuple[str, str]:
    """The text of a link that is the whole text or ends it unopened, and where it leads."""
    found = _LINK_END.search(text, max(0, len(text) - 820))
    if found is None:
        return text, ""
    opened = _opening(text, found.start())
    if opened > 0:  # a link inside the text stays as it came
        return text, ""
    link = found[2] or links.get(found[1], "")
    return text[opened + 1 : found.start()].strip(), link


def _opening(text: str, end: int) -> int:
    """Where the bracket that closes at `end` was opened; -1 if nowhere in the text."""
    depth = 1
    for index in range(end - 1, -1, -1):
        if text[index] == "]":
            depth += 1
        elif text[index] == "[":
            depth -= 1
            if not depth:
                return index
    return -1
