import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.typeset.test_markdown import SOURCES
from tuireader.papers import clean_line, clean_text
from tuireader.typeset import keeps_words, typeset_abstract, typeset_line

SIGNS = (
    *("- ", "* ", "• ", "1. ", "2. ", "(i) ", "a--b", " --- ", "''", "->", "3->4", "+/-", "a~b"),
    *("*", "https://a.org/b-c_d", "www.a.io", "github.com/a/b", "[a]", "[Methods] ", "Results: "),
    *("(b)", "METHODS ", "Background: ", "\n", "\n\n", "x_2", "é", "½", "_a_", "<b>", "&amp;", "&"),
    *("10times", "times", "256 times 256", "le", "sim", "approx", "pm ", "2", "0.5", "%", "^", ";"),
    *("arrow", "trainingrightarrowtuning", "Ncdot T", "infty", " nleq 5", "x2014", "H_2O", "geq"),
)
PROSE = st.lists(st.sampled_from((*SIGNS, "}", "#", "Words", " ", ". ", "of")), max_size=12).map(
    "".join
)


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text)


@given(SOURCES | PROSE)
@example("Background: a.\n\n- b\n- c\n\nRESULTS d [e] -> f")
@example("cdot2 infty3 cdots4 5 sim 0x20x2014x")
def test_words_are_kept_where_it_says_so(source: str) -> None:
    line, text = clean_line(source), clean_text(source)
    shown = "".join(span.text for span in typeset_line(line))
    blocks = [block.text for block in typeset_abstract(text)]
    for each, all_shown in ((line, [shown]), (text, blocks)):
        if keeps_words(each) and (each.isascii() or not re.search("[lgn]eq|dot|infty", each)):
            there = words(each)
            for word in (word for one in all_shown for word in words(one)):
                assert any(each.startswith(word) for each in there), word


@pytest.mark.parametrize(
    "text",
    [
        "Words - of *prose*, 'apart'; see [1], (2) -- and www.a.org/b~c.",
        "R&D of 7 models in 2014, and dot products, 10 times more at 5 pm by llama7",
        "A narrow arrow, broken down; up and right",
    ],
)
def test_prose_keeps_its_words(text: str) -> None:
    assert keeps_words(text)


@pytest.mark.parametrize(
    "text",
    [
        *(r"\textbf{D}irect", "$x$", "{B}ERT", "`BERT`s", "**D**irect", "[talk](https://x.org/a)"),
        *("H_2O", "Net^3", "AT&amp;T", "10times", "le13", "trainingrightarrowtuning", "ax2014b"),
    ],
)
def test_what_may_change_a_word_is_found(text: str) -> None:
    assert not keeps_words(f"Some {text} words")
