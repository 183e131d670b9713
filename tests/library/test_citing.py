"""What is copied of papers: links, titles, citations and abstracts."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tuireader.library.citing import Form, cited, in_markdown, markdown
from tuireader.papers import Paper, clean_line, paper_of

KITES = paper_of(
    r"Kites $\leq$ [Birds]*",
    authors=["Ana Kim", "Lund, Bo", "Céline Øst"],
    published="2023-01-02",
    abstract="They fly at $10^3$ m.\n\nSecond.",
    url="https://example.org/a_(b)",
)
NOTE = paper_of("An Undated Note")


def copied(form: Form, *papers: Paper) -> list[str]:
    return list(cited(papers, form, several=len(papers) > 1))


def test_each_form() -> None:
    assert copied(Form.LINK, KITES, NOTE) == ["https://example.org/a_(b)"]
    assert copied(Form.TITLE, KITES, NOTE) == ["Kites ≤ [Birds]*", "An Undated Note"]
    assert [each.partition("{")[0] for each in copied(Form.BIBTEX, KITES, NOTE)] == ["@misc"] * 2
    assert copied(Form.MARKDOWN, NOTE) == ["An Undated Note"]
    assert copied(Form.ABSTRACT, KITES) == ["They fly at 10³ m.\n\nSecond."]


def test_of_several_abstracts_each_has_its_title() -> None:
    (text,) = copied(Form.ABSTRACT, KITES, NOTE)
    assert text == "Kites ≤ [Birds]*\n\nThey fly at 10³ m.\n\nSecond."


def test_a_citation_in_markdown() -> None:
    assert markdown(KITES) == (
        r"[Kites ≤ \[Birds\]\*](https://example.org/a_%28b%29) — Kim, Lund et al. (2023)"
    )


@pytest.mark.parametrize(
    ("authors", "said"),
    [
        (["Ana Kim"], "Notes — Kim (2023)"),
        (["Ana Kim", "Bo Lund"], "Notes — Kim and Lund (2023)"),
        ([], "Notes — (2023)"),
    ],
)
def test_one_author_or_two_are_all_named(authors: list[str], said: str) -> None:
    assert markdown(paper_of("Notes", authors=authors, published="2023")) == said


def test_a_link_that_is_not_safe_is_none() -> None:
    paper = paper_of("Notes", url="javascript:alert(1)")
    assert markdown(paper) == "Notes"
    assert copied(Form.LINK, paper) == []


def test_what_a_terminal_would_obey_is_never_copied() -> None:
    assert copied(Form.TITLE, paper_of("No\x1b]52;c;eA==\x07tes")) == ["Notes"]


def test_forms_have_plurals() -> None:
    assert [each.plural for each in Form] == [
        *("links", "titles", "BibTeX entries", "Markdown citations", "abstracts")
    ]


SIGNS = st.sampled_from("a1 é\\`*_[]<>~$|&#;+=-.)(!:")


@given(st.text(alphabet=SIGNS | st.characters(codec="utf-8")).map(clean_line))
def test_markdown_shows_a_text_as_it_is(text: str) -> None:
    shown = MarkdownIt("gfm-like", {"linkify": False}).render(in_markdown(text))
    inner = re.fullmatch(r"(?s)<p>(.*)</p>\n|", shown)
    assert inner is not None, shown
    assert html.unescape(inner[1] or "") == text.strip()
