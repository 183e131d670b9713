"""Notes in Markdown, as blocks and spans."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from tuireader.typeset import Block, BlockKind, Kind, Span, matcher, typeset_note

ITEM, QUOTE, CODE, HEADING = (
    BlockKind.ITEM,
    BlockKind.QUOTE,
    BlockKind.CODE,
    BlockKind.HEADING,
)


def outline(source: str) -> list[tuple[str, str, int, str]]:
    """Kind, marker, depth and text of each block."""
    return [
        (each.kind.name.lower(), each.marker, each.depth, each.text)
        for each in typeset_note(source)
    ]


def test_paragraphs_keep_their_lines() -> None:
    assert outline("one\ntwo\n\nthree") == [
        ("paragraph", "", 0, "one\ntwo"),
        ("paragraph", "", 0, "three"),
    ]


def test_markdown_sets_words_in_types() -> None:
    (block,) = typeset_note("*so* **very** `x_y` and ***both***")
    assert block.spans == (
        Span("so", Kind.EMPHASIS),
        Span(" "),
        Span("very", Kind.STRONG),
        Span(" "),
        Span("x_y", Kind.CODE),
        Span(" and "),
        Span("both", Kind.STRONG | Kind.EMPHASIS),
    )


def test_latex_and_addresses_are_set_as_in_abstracts() -> None:
    (block,) = typeset_note(r"see $\epsilon_2$ at https://x.org/a_b_c, \emph{ok}")
    assert block.text == "see ε₂ at https://x.org/a_b_c, ok"
    assert block.spans[3].link == "https://x.org/a_b_c"


def test_lists_may_stand_in_lists() -> None:
    assert outline("- a\n- b\n  1. c\n  2. d\n\n     more\n- e") == [
        ("item", "•", 0, "a"),
        ("item", "•", 0, "b"),
        ("item", "1.", 1, "c"),
        ("item", "2.", 1, "d"),
        ("paragraph", "", 2, "more"),
        ("item", "•", 0, "e"),
    ]
    assert outline("7. a\n8. b") == [("item", "7.", 0, "a"), ("item", "8.", 0, "b")]


def test_headings_quotes_code_and_rules() -> None:
    assert outline("# Idea\n> said\n> so\n\n```python\nx = 1\n  y\n```\n\n---\n") == [
        ("heading", "", 0, "Idea"),
        ("quote", "", 0, "said\nso"),
        ("code", "", 0, "x = 1"),
        ("code", "", 0, "  y"),
        ("paragraph", "", 0, "───"),
    ]


def test_html_and_what_leads_elsewhere_are_text() -> None:
    source = "<b>x</b> <script>y</script> &lt;b&gt; [z](javascript:alert) ![i](file:///etc)"
    (block,) = typeset_note(source)
    assert block.text == source.replace("&lt;b&gt;", "<b>")
    assert not any(span.link for span in block.spans)


def test_matches_are_lit_in_notes() -> None:
    (block,) = typeset_note("a *dee*per net", matcher(["deep"]))
    assert [span.text for span in block.spans if Kind.MATCH in span.kind] == ["dee", "p"]


def test_nothing_in_a_note_is_obeyed() -> None:
    note = "a\x1b]0;x\x07b\u202ec &#27;[2J &#x202e; \\unicode{x1b}"
    shown = "".join(block.text for block in typeset_note(note))
    assert all(unicodedata.category(each) not in ("Cc", "Cf") for each in shown)


def test_a_note_without_words_has_no_blocks() -> None:
    assert typeset_note("") == typeset_note(" \n\n") == ()


def test_what_is_longer_than_any_note_is_shown_as_it_is() -> None:
    blocks = typeset_note("**x**\n\n" * 20_000)
    assert blocks[0] == Block((Span("x", Kind.STRONG),))
    assert blocks[-1] == Block((Span("**x**"),))


BLOCKS = ["- ", "1. ", "> ", "# ", "```", "    ", "\n", "\n\n", "---", "+ ", "~~~", "==", "\t"]
INLINE = ["*", "**", "_", "`", "[a](b)", "<b>", "$x$", "\\", "&amp;", "![", "https://x.org"]
PIECES = [*BLOCKS, *INLINE, "word", " ", "é"]


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join) | st.text(max_size=80))
def test_any_text_can_be_a_note(source: str) -> None:
    for block in typeset_note(source):
        assert block.depth >= 0
        assert block.spans
        assert bool(block.marker) == (block.kind is ITEM)
