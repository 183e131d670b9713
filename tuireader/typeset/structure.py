"""An abstract's source in parts: paragraphs, list items, and sections that begin with a label."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tuireader.typeset.items import Line, items_among
from tuireader.typeset.labels import sections
from tuireader.typeset.spans import BlockKind

_BULLETS = ("-", "*", "•", "‣")


class Part(NamedTuple):
    """A block of an abstract, its text still as the source has it."""

    kind: BlockKind
    """A paragraph or a list item."""

    marker: str
    """What stands before an item: ``•`` or ``2.``"""

    label: str
    """What a section of a structured abstract begins with: ``Methods:``"""

    text: str


def parts_of(source: str) -> tuple[Part, ...]:
    """The parts of a cleaned abstract, in order.

    A line that only begins like an item goes on with the line above.
    """
    blocks = list(_blocks(source))
    cut = sections([text for _, text in blocks])
    return tuple(
        Part(BlockKind.ITEM, marker, *section)
        if marker and not nth
        else Part(BlockKind.PARAGRAPH, "", *section)
        for (marker, _), of_block in zip(blocks, cut, strict=True)
        for nth, section in enumerate(of_block)
    )


def _blocks(source: str) -> Iterator[tuple[str, str]]:
    """The marker and the text of each paragraph and item."""
    lines = list(_lines(source))
    items = items_among(lines)
    marker, texts = "", list[str]()
    for nth, line in enumerate(lines):
        if texts and (line.is_first or nth in items):
            yield marker, " ".join(texts)
            marker, texts = "", []
        if nth in items:
            marker = "•" if line.marker in _BULLETS else line.marker
            texts.append(line.text.removeprefix(line.marker).lstrip())
        else:
            texts.append(line.text)
    if texts:
        yield marker, " ".join(texts)


def _lines(source: str) -> Iterator[Line]:
    for paragraph in source.split("\n\n"):
        lines = (line.strip() for line in paragraph.split("\n"))
        for nth, line in enumerate(filter(None, lines)):
            yield Line(line, is_first=nth == 0)
