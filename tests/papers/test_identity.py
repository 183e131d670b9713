"""By what a paper is known."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuireader.papers import (
    arxiv_identifier,
    clean_line,
    doi_identifier,
    identifiers_in,
    title_identifier,
)
from tuireader.papers.identity import arxiv_month, contradict, folded_title

titles = st.text(max_size=60).map(clean_line).filter(bool)


@pytest.mark.parametrize(
    "text",
    [
        "2006.10029",
        "arXiv:2006.10029v2",
        " arxiv: 2006.10029. ",
        "http://arxiv.org/abs/2006.10029v10",
        "https://www.arxiv.org/pdf/2006.10029.pdf",
        "https://export.arxiv.org/abs/2006.10029?context=cs",
        "https://huggingface.co/papers/2006.10029#community",
        "hf.co/papers/2006.10029",
        "https://doi.org/10.48550/arXiv.2006.10029",
        "10.48550/ARXIV.2006.10029.",
    ],
)
def test_every_way_to_write_an_arxiv_id_is_one(text: str) -> None:
    assert arxiv_identifier(text) == "arxiv:2006.10029"


def test_an_old_arxiv_id_loses_its_subject_class() -> None:
    assert arxiv_identifier("math.GT/0309136v1") == "arxiv:math/0309136"
    assert arxiv_identifier("https://arxiv.org/abs/hep-th/9901001") == "arxiv:hep-th/9901001"


@pytest.mark.parametrize(
    "text",
    ["", "2013.10029", "2006.100", "3.1415", "see 2006.10029", "https://example.org/2006.10029"],
)
def test_what_is_no_arxiv_id_is_none(text: str) -> None:
    assert arxiv_identifier(text) is None


@pytest.mark.parametrize(
    ("name", "month"),
    [("2006.10029", "2020-06"), ("hep-th/9112001", "1991-12"), ("math/0309136", "2003-09")],
)
def test_an_arxiv_id_tells_its_month(name: str, month: str) -> None:
    assert arxiv_month(name) == month


def test_a_doi_is_folded_and_loses_resolver_and_stop() -> None:
    for text in ("10.1000/AbC", "doi: 10.1000/abc.", "https://dx.doi.org/10.1000/ABC;"):
        assert doi_identifier(text) == "doi:10.1000/abc"


@pytest.mark.parametrize("text", ["", "10.1000", "10.1000/", "10.1000/.", "11.1000/a", "a 10.1/b"])
def test_what_is_no_doi_is_none(text: str) -> None:
    assert doi_identifier(text) is None


@given(st.text("10./abXİßv.;,", max_size=12).map(lambda tail: f"10.1000/{tail}"))
def test_an_identifier_names_itself(text: str) -> None:
    found = doi_identifier(text)
    if found is not None:
        assert doi_identifier(found) == found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Self-Supervised Ducks", "self supervised DUCKS"),
        ("AstroM$^3$", "AstroM^3"),
        ("Möbius Ducks", "Mobius ducks"),
        ("Ducks: A Survey.", "Ducks – a survey"),
    ],
)
def test_titles_that_differ_in_dress_have_one_fingerprint(one: str, other: str) -> None:
    assert title_identifier(one) == title_identifier(other)


def test_different_titles_have_different_fingerprints() -> None:
    told_apart = ["Ducks", "Ducks 2", "Duck", "???", "!!!", "鴨", "鴨子", "A" * 40, "A" * 41]
    assert len({title_identifier(each) for each in told_apart}) == len(told_apart)


@given(titles)
def test_a_fingerprint_survives_cleaning(title: str) -> None:
    fingerprint = title_identifier(title)
    assert fingerprint.startswith("title:")
    assert clean_line(fingerprint) == fingerprint


@given(st.text("abz éñö-1", max_size=20))
def test_case_does_not_count(title: str) -> None:
    assert folded_title(title.upper()) == folded_title(title)


def test_identifiers_come_surest_first_and_each_once() -> None:
    clues = ("10.1000/x", "nothing", "arxiv:2006.10029", "https://arxiv.org/pdf/2006.10029v2")
    assert identifiers_in("Ducks", *clues) == (
        "arxiv:2006.10029",
        "doi:10.1000/x",
        title_identifier("Ducks"),
    )


@pytest.mark.parametrize(
    ("one", "other", "answer"),
    [
        (("arxiv:1", "title:a"), ("arxiv:2", "title:a"), True),
        (("doi:1", "title:a"), ("doi:2", "title:a"), True),
        (("arxiv:1", "doi:1"), ("arxiv:1", "doi:2"), False),
        (("arxiv:1", "title:a"), ("doi:1", "title:a"), False),
        (("title:a",), ("arxiv:1", "title:a"), False),
    ],
)
def test_two_records_contradict_when_ids_of_a_kind_differ(
    one: tuple[str, ...], other: tuple[str, ...], answer: bool
) -> None:
    assert contradict(one, other) is answer
    assert contradict(other, one) is answer
