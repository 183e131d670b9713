"""The paper, and how two records of one paper become one."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuireader.papers import Paper, clean_line, paper_of

words = st.text("abc é", max_size=12).map(clean_line)
lists = st.lists(words.filter(bool), max_size=3)
dates = st.sampled_from(["", "2019", "2020", "2020-06", "2020-06-17", "2021-01-02"])
papers = st.builds(
    paper_of,
    words.filter(bool),
    clues=st.lists(st.sampled_from(["2006.10029", "1808.01400", "10.1000/x"]), max_size=2),
    authors=lists,
    abstract=words,
    published=dates,
    updated=dates,
    categories=lists,
    venue=words,
    url=st.sampled_from(["", "https://duck.example/1"]),
    sources=lists,
)


def test_a_paper_can_not_be_changed() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        paper_of("Ducks").title = "Geese"  # type: ignore[misc]


@pytest.mark.parametrize("title", ["", "  "])
def test_a_paper_needs_a_title(title: str) -> None:
    with pytest.raises(ValueError, match="title"):
        paper_of(title)


def test_an_arxiv_id_fills_in_page_pdf_and_month() -> None:
    paper = paper_of("Ducks", clues=["2006.10029"])
    assert paper.key == "arxiv:2006.10029"
    assert paper.url == "https://arxiv.org/abs/2006.10029"
    assert paper.pdf == "https://arxiv.org/pdf/2006.10029"
    assert paper.published == "2020-06"


def test_what_is_known_is_not_filled_in() -> None:
    page = "https://huggingface.co/papers/2006.10029"
    paper = paper_of("Ducks", url=page, published="2020-06-17", pdf="https://duck.example/1.pdf")
    assert paper.key == "arxiv:2006.10029"
    assert (paper.url, paper.published) == (page, "2020-06-17")
    assert paper.pdf == "https://duck.example/1.pdf"


def test_a_doi_fills_in_the_page_only() -> None:
    paper = paper_of("Ducks", clues=["10.1000/X"])
    assert (paper.url, paper.pdf, paper.published) == ("https://doi.org/10.1000/x", "", "")


@pytest.mark.parametrize("date", ["soon", "20", "2020-13", "2020-06-32", "2020-6-1", "2020-06-17T"])
def test_a_date_of_another_form_is_unknown(date: str) -> None:
    assert paper_of("Ducks", published=date, updated=date).published == ""
    assert paper_of("Ducks", published=date, updated=date).updated == ""


@given(papers)
def test_merging_a_paper_with_itself_changes_nothing(paper: Paper) -> None:
    assert paper.merged_with(paper) == paper


@given(papers, papers)
def test_merging_the_same_record_again_changes_nothing(paper: Paper, met: Paper) -> None:
    once = paper.merged_with(met)
    assert once.merged_with(met) == once
    assert once.merged_with(paper) == once


@given(papers, papers)
def test_the_key_stays_and_nothing_it_was_known_by_is_lost(paper: Paper, met: Paper) -> None:
    merged = paper.merged_with(met)
    assert merged.key == paper.key
    assert merged.identifiers[: len(paper.identifiers)] == paper.identifiers
    assert set(merged.identifiers) == {*paper.identifiers, *met.identifiers}
    assert set(merged.sources) == {*paper.sources, *met.sources}
    assert set(merged.categories) == {*paper.categories, *met.categories}


@given(papers, papers)
def test_the_fuller_value_wins_and_ours_when_they_are_equal(paper: Paper, met: Paper) -> None:
    merged = paper.merged_with(met)
    for name in ("title", "authors", "abstract", "published", "venue"):
        ours, theirs = getattr(paper, name), getattr(met, name)
        assert getattr(merged, name) == (theirs if len(theirs) > len(ours) else ours)
    assert merged.updated == max(paper.updated, met.updated)
    assert merged.url == (paper.url or met.url)
    assert merged.pdf == (paper.pdf or met.pdf)
