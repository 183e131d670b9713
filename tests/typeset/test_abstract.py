from hypothesis import given
from hypothesis import strategies as st

from tests.typeset.test_matching import TEXTS
from tuireader.papers import clean_text
from tuireader.typeset import Block, Kind, Span, matcher, typeset_abstract, typeset_line


def test_a_line_is_cut_where_matches_begin_and_end() -> None:
    assert typeset_line("On deep nets", matcher(["deep"])) == (
        Span("On "),
        Span("deep", Kind.MATCH),
        Span(" nets"),
    )


def test_a_line_without_matches_is_one_plain_span() -> None:
    assert typeset_line("On deep nets") == (Span("On deep nets"),)
    assert typeset_line("") == ()


def test_each_paragraph_and_list_item_is_a_block() -> None:
    assert typeset_abstract("One.\n\nTwo:\n- a\n- b") == (
        Block((Span("One."),)),
        Block((Span("Two:"),)),
        Block((Span("- a"),)),
        Block((Span("- b"),)),
    )


def test_an_abstract_without_text_has_no_blocks() -> None:
    assert typeset_abstract("") == ()


def test_markup_is_text() -> None:
    source = r"[bold]x[/] <b>y</b> \textbf{z} $a_b$ [@click=app.quit]q[/]"
    assert typeset_line(source) == (Span(source),)


@given(TEXTS, st.lists(TEXTS, max_size=3))
def test_the_spans_of_a_line_join_to_its_source(source: str, words: list[str]) -> None:
    spans = typeset_line(source, matcher(words))
    assert "".join(span.text for span in spans) == source
    assert all(span.text for span in spans)


@given(st.lists(TEXTS, max_size=5), st.lists(TEXTS, max_size=2))
def test_no_word_of_an_abstract_is_lost(paragraphs: list[str], words: list[str]) -> None:
    source = clean_text("\n\n".join(paragraphs))
    blocks = typeset_abstract(source, matcher(words))
    shown = "\n".join("".join(span.text for span in block.spans) for block in blocks)
    assert shown == source.replace("\n\n", "\n")
    assert all(block.spans for block in blocks)
