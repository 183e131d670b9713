from hypothesis import given
from hypothesis import strategies as st

from tests.typeset.test_markdown import SOURCES
from tests.typeset.test_matching import TEXTS
from tuireader.papers import clean_line, clean_text
from tuireader.typeset import Block, BlockKind, Kind, Span, matcher, typeset_abstract, typeset_line


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
        Block((Span("a"),), BlockKind.ITEM, "•"),
        Block((Span("b"),), BlockKind.ITEM, "•"),
    )


def test_items_of_latex_are_items() -> None:
    assert typeset_abstract(r"\begin{itemize}\item a $x$ \item b\end{itemize} c") == (
        Block((Span("a "), Span("x", Kind.MATH)), BlockKind.ITEM, "•"),
        Block((Span("b"),), BlockKind.ITEM, "•"),
        Block((Span("c"),)),
    )


def test_a_structured_abstract_has_its_labels_strong() -> None:
    assert typeset_abstract("Background: Kites fly. Methods: We let $x$. Results: So.") == (
        Block((Span("Background:", Kind.STRONG), Span(" Kites fly."))),
        Block((Span("Methods:", Kind.STRONG), Span(" We let "), Span("x", Kind.MATH), Span("."))),
        Block((Span("Results:", Kind.STRONG), Span(" So."))),
    )


def test_what_pages_lost_is_mended_before() -> None:
    source = "At le13 labels, a 10times gain &amp; H_2O -&gt; more."
    assert typeset_abstract(source)[0].text == "At ≤13 labels, a 10× gain & H₂O → more."
    assert typeset_line("Kites &amp; a 10times gain")[0].text == "Kites & a 10× gain"


def test_a_line_break_of_latex_begins_a_block() -> None:
    assert [block.text for block in typeset_abstract(r"One.\\ Two.\\\\Three.")] == [
        "One.",
        "Two.",
        "Three.",
    ]


def test_an_abstract_without_text_has_no_blocks() -> None:
    assert typeset_abstract("") == ()


def test_markup_is_text() -> None:
    source = "[bold]x[/] <b>y</b> [@click=app.quit]q[/] _z_ a*b*"
    assert typeset_line(source) == (Span(source),)


def test_a_match_goes_over_the_borders_of_spans() -> None:
    lit = typeset_line(r"\textbf{Se}lf-{S}upervised $x$", matcher(["self-sup"]))
    assert [span.text for span in lit if Kind.MATCH in span.kind] == ["Se", "lf-Sup"]
    assert lit[0].kind == Kind.STRONG | Kind.MATCH
    assert "".join(span.text for span in lit) == "Self-Supervised x"


def test_a_break_of_lines_in_a_title_is_a_space() -> None:
    assert typeset_line(r"One\\Two") == (Span("One"), Span(" "), Span("Two"))


@given(SOURCES, st.lists(TEXTS, max_size=3))
def test_matches_change_no_letter(source: str, words: list[str]) -> None:
    line = clean_line(source)
    spans = typeset_line(line, matcher(words))
    assert "".join(span.text for span in spans) == "".join(s.text for s in typeset_line(line))
    assert all(span.text for span in spans)


@given(SOURCES)
def test_no_block_is_empty(source: str) -> None:
    assert all(block.text.strip() for block in typeset_abstract(clean_text(source)))


def test_what_is_longer_than_any_abstract_is_shown_as_it_came() -> None:
    paragraph = r"\textbf{x} " * 1000
    blocks = typeset_abstract("\n\n".join([paragraph.strip()] * 25))
    assert blocks[0].text == blocks[20].text == ("x " * 1000).strip()
    assert blocks[-1].text == paragraph.strip()


def test_a_long_paragraph_is_typeset_in_pieces_that_join_to_one() -> None:
    (block,) = typeset_abstract("so $x^2$ is " * 3000)
    assert block.text == ("so x² is " * 3000).strip()
