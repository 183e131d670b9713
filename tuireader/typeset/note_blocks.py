"""Markdown's blocks, as markdown-it finds them in a note."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from markdown_it.token import Token

from tuireader.typeset.entities import without_entities
from tuireader.typeset.markdown import spans_of_tokens
from tuireader.typeset.parsing import Parser
from tuireader.typeset.spans import Block, BlockKind, Span

_MARKED = r"[*_\n<`]"
_RULE = "───"


def blocks_of(text: str) -> tuple[Block, ...]:
    """The blocks of a note."""
    return tuple(_blocks(_parser().parse(without_entities(text))))


@cache
def _parser() -> Parser:
    parser = Parser("commonmark", _MARKED)
    parser.disable(["html_block", "html_inline", "entity", "image", "reference"])
    return parser


class _Place:
    """Where the tokens are: in which lists and quotes, and what stands before the next block."""

    def __init__(self) -> None:
        self._lists: list[int | None] = []
        self._quotes = 0
        self._marker = ""

    @property
    def depth(self) -> int:
        """Lists and quotes around the next block, besides the one it is an item of."""
        around = len(self._lists) + self._quotes
        return max(0, around - 1 if self.kind is not BlockKind.PARAGRAPH else around)

    @property
    def kind(self) -> BlockKind:
        """What a paragraph is here."""
        if self._marker:
            return BlockKind.ITEM
        return BlockKind.QUOTE if self._quotes and not self._lists else BlockKind.PARAGRAPH

    def take_marker(self) -> str:
        """What stands before this block, and before no other."""
        marker, self._marker = self._marker, ""
        return marker

    def move(self, token: Token) -> None:
        """Into a list, an item or a quote, or out of it."""
        match token.type:
            case "bullet_list_open":
                self._lists.append(None)
            case "ordered_list_open":
                self._lists.append(int(token.attrs.get("start", 1)))
            case "bullet_list_close" | "ordered_list_close":
                self._lists.pop()
                self._marker = ""
            case "list_item_open":
                number = self._lists[-1]
                self._marker = "•" if number is None else f"{number}."
                self._lists[-1] = None if number is None else number + 1
            case "blockquote_open":
                self._quotes += 1
            case "blockquote_close":
                self._quotes -= 1


def _blocks(tokens: Sequence[Token]) -> Iterator[Block]:
    place, is_heading = _Place(), False
    for token in tokens:
        place.move(token)
        match token.type:
            case "heading_open":
                is_heading = True
            case "heading_close":
                is_heading = False
            case "inline":
                kind, depth = place.kind, place.depth
                spans = spans_of_tokens(token.children or [])
                if is_heading and kind is BlockKind.PARAGRAPH:
                    kind = BlockKind.HEADING
                if spans:
                    yield Block(spans, kind, place.take_marker(), depth)
            case "fence" | "code_block":
                for line in token.content.rstrip("\n").split("\n"):
                    yield Block((Span(line),), BlockKind.CODE, depth=place.depth)
            case "hr":
                yield Block((Span(_RULE),), depth=place.depth)
