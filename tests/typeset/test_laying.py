"""Blocks laid out: what is set in, what is apart, and nothing too wide."""

from itertools import chain

from hypothesis import given
from hypothesis import strategies as st

from tests.typeset.texts import SPANS, TEXTS, cells, painted, shown
from tuireader.typeset import Block, BlockKind, Kind, Span, laid_out, whole_links

ITEM, QUOTE, CODE, HEADING = BlockKind.ITEM, BlockKind.QUOTE, BlockKind.CODE, BlockKind.HEADING

BLOCKS = st.lists(
    st.builds(
        Block,
        SPANS,
        st.sampled_from(BlockKind),
        st.sampled_from(["", "•", "2.", "(viii)"]),
        st.integers(0, 4),
    ),
    max_size=5,
)


def block(
    text: str, kind: BlockKind = BlockKind.PARAGRAPH, marker: str = "", depth: int = 0
) -> Block:
    return Block((Span(text),), kind, marker, depth)


def lines(*blocks: Block, width: int = 20) -> list[str]:
    return [shown(line) for line in laid_out(blocks, width, cells)]


def test_an_empty_line_stands_between_blocks_only() -> None:
    assert lines(block("one"), block("two")) == ["one", "", "two"]
    assert lines(block("one", HEADING), block("two")) == ["one", "", "two"]
    assert lines() == []


def test_items_hang_under_their_marker_and_stand_close() -> None:
    items = (
        block("one and some more words", ITEM, "•"),
        block("two and some more words", ITEM, "10.", 1),
    )
    assert lines(block("List:"), *items, block("End.")) == [
        "List:",
        "",
        "• one and some more",
        "  words",
        "  10. two and some",
        "      more words",
        "",
        "End.",
    ]


def test_a_quote_has_a_bar_before_each_line_and_between_its_paragraphs() -> None:
    quotes = (block("one and some more words", QUOTE), block("two", QUOTE))
    assert lines(*quotes, block("three", QUOTE, depth=1)) == [
        "│ one and some more",
        "│ words",
        "│ ",
        "│ two",
        "",
        "  │ three",
    ]


def test_code_is_set_in_with_its_own_indent_and_stands_close() -> None:
    code = (block("if x:", CODE), block("    return  x", CODE))
    assert lines(*code, block("end")) == ["  if x:", "      return  x", "", "end"]
    assert lines(block(" " * 50 + "x", CODE)) == ["      x"]


def test_headings_are_strong_and_code_is_code_besides_what_they_are() -> None:
    match = Span("found", Kind.MATCH)
    assert laid_out([Block((match,), HEADING)], 20, cells) == [
        (Span("found", Kind.MATCH | Kind.STRONG),)
    ]
    assert laid_out([Block((match,), CODE)], 20, cells) == [
        (Span("  "), Span("found", Kind.MATCH | Kind.CODE))
    ]


def test_an_address_is_as_short_as_its_block_needs_it() -> None:
    link = "https://x.org/0123456789"
    spans = (Span(link, link=link),)
    assert [shown(each) for each in laid_out([Block(spans)], 16, cells)] == ["x.org/0123456789"]
    item = Block(spans, ITEM, "•")
    assert [shown(each) for each in laid_out([item], 16, cells)] == ["• x.org/012…6789"]
    assert shown(laid_out([item], 16, cells, whole_links)[0]) == "• https://x.org/"


def test_where_there_is_no_room_nothing_is_set_in() -> None:
    assert lines(block("abcdef", ITEM, "•", 9), width=3) == ["•", "abc", "def"]
    assert lines(block("ab", QUOTE), width=1) == ["│", "a", "b"]


@given(BLOCKS, st.integers(1, 40))
def test_no_line_is_too_wide_unless_a_letter_is(blocks: list[Block], width: int) -> None:
    for line in laid_out(blocks, width, cells):
        text = shown(line)
        assert cells(text) <= width or len([each for each in text if cells(each)]) == 1 or width < 4


@given(st.lists(TEXTS, max_size=5), st.sampled_from(BlockKind), st.integers(4, 40))
def test_nothing_of_a_block_is_lost(texts: list[str], kind: BlockKind, width: int) -> None:
    blocks = [block(text, kind, "•") for text in texts]
    found = "".join(each for each, *_ in painted(chain(*laid_out(blocks, width, cells))))
    wanted = "".join(each for each, *_ in painted(chain(*(each.spans for each in blocks))))
    marks = "•" if kind is ITEM else "│"
    assert found.replace(marks, "") == wanted.replace(marks, "")
