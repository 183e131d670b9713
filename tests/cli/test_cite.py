"""Citing papers from the shell: which, in which form, and in which order."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Run

KITES = "[Kites that Teach Themselves](https://arxiv.org/abs/2301.00001) — Kim and Lund (2023)"


def test_papers_that_pass_are_entries_of_bibtex_with_an_empty_line_between(filled: Run) -> None:
    outcome = filled("cite", "has:date")
    assert outcome.status == 0
    assert [each.split("\n")[0] for each in outcome.out.split("\n\n")] == [
        "@article{kim2023kites,",
        "@misc{ost2022rivers,",
    ]
    assert outcome.out.endswith("}\n")


@pytest.mark.parametrize(
    "words",
    [
        ("2301.00001",),
        ("https://arxiv.org/abs/2301.00001",),
        ("Kites", "that", "teach", "themselves"),
        ("author:kim",),
        ("--", "-rivers", "has:date"),
    ],
)
def test_one_is_named_or_asked_for(filled: Run, words: tuple[str, ...]) -> None:
    assert filled("cite", "--format", "markdown", *words).lines == [KITES]


def test_without_a_query_all_are_cited(filled: Run) -> None:
    assert filled("cite", "--format", "markdown").lines == [
        "An Undated Note",
        KITES,
        "[Rivers as Computers](https://doi.org/10.1234/river) — Øst (2022)",
    ]


@pytest.mark.parametrize("name", ["2301.99999", "10.1234/nothing", "https://example.org/x"])
def test_a_paper_that_is_not_known_is_a_failure(filled: Run, name: str) -> None:
    outcome = filled("cite", name)
    assert (outcome.status, outcome.out) == (1, "")
    assert outcome.err == f"tuireader: no paper is known as {name}\n"


def test_a_query_that_nothing_passes_prints_nothing(filled: Run) -> None:
    outcome = filled("cite", "nowhere")
    assert (outcome.status, outcome.out, outcome.err) == (0, "", "")


def test_a_query_that_means_nothing_is_wrong_usage(filled: Run) -> None:
    assert filled("cite", "nosuch:x").status == 2


def test_where_only_ascii_can_be_shown_it_is_ascii(
    filled: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    assert filled("cite", "--format", "markdown", "rivers").out.isascii()
