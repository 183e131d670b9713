"""Paragraphs, list items and labelled sections of an abstract's source."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuireader.papers import clean_text
from tuireader.typeset import BlockKind
from tuireader.typeset.structure import parts_of

PIECES = st.sampled_from(
    [
        "Background:",
        "METHODS",
        "Results.",
        "**Aims:**",
        r"\textbf{Results}: ",
        "[Methods]",
        "Materials and Methods:",
        "We",
        "did it",
        ".",
        ". ",
        ": ",
        " ",
        "\n",
        "\n\n",
        "\n- ",
        "- ",
        "\n• ",
        "\n1. ",
        "\n2. ",
        "(i) ",
        "\n(ii) ",
        "}",
    ]
)
TEXTS = st.lists(PIECES, max_size=16).map("".join) | st.text(max_size=40)


def drawn(source: str) -> list[str]:
    """The parts as a reader could draw them."""
    parts = parts_of(source)
    assert all(bool(part.marker) == (part.kind is BlockKind.ITEM) for part in parts)
    return [
        " ".join(filter(None, (part.marker, part.label and f"<{part.label}>", part.text)))
        for part in parts
    ]


def visible(text: str) -> str:
    """What there is to read, without white space, markup and bullets."""
    return re.sub(r"\\[a-z]+\{|[-*•‣}\s]", "", text)


@pytest.mark.parametrize(
    ("source", "parts"),
    [
        ("", []),
        ("One.", ["One."]),
        ("One.\n\nTwo.", ["One.", "Two."]),
        ("Two things:\n- a\n- b", ["Two things:", "• a", "• b"]),
        ("One thing:\n- a", ["One thing:", "• a"]),
        ("As follows.\n* a\n* b\n\nThen.", ["As follows.", "• a", "• b", "Then."]),
        ("- a\n\n- b", ["• a", "• b"]),
        ("We do\n• a", ["We do", "• a"]),
        ("We do\n1. a\n2. b", ["We do", "1. a", "2. b"]),
        ("We do\n1) a\n2) b", ["We do", "1) a", "2) b"]),
        ("We do\n(i) a\n(ii) b\n(iii) c", ["We do", "(i) a", "(ii) b", "(iii) c"]),
        ("We do\na) x\nb) y", ["We do", "a) x", "b) y"]),
        ("We:\n1. a\n- x\n- y\n2. b", ["We:", "1. a", "• x", "• y", "2. b"]),
    ],
)
def test_paragraphs_and_items_are_parts(source: str, parts: list[str]) -> None:
    assert drawn(source) == parts


@pytest.mark.parametrize(
    "source",
    [
        "It is fast\n- though not exact -\n- and small.",
        "It is fast, exact\n- and small.",
        "It grows from 0.9 (Round\n1) to 1.2 in the end.",
        "We (1) look and\n(2) leap.",
        "We\n(1) look, (2) wait, and\n(3) leap.",
        "It was found\n(i) and so on.",
        "With $a\n- b$ we have\n* c",
        "- Not a list.",
        "1. Not a list.",
    ],
)
def test_a_line_that_was_wrapped_there_is_no_item(source: str) -> None:
    assert drawn(source) == [source.replace("\n", " ")]


@pytest.mark.parametrize(
    ("source", "parts"),
    [
        (
            "Background: Old. Methods: We did. Results: Good. Conclusions: Fine.",
            [
                "<Background:> Old.",
                "<Methods:> We did.",
                "<Results:> Good.",
                "<Conclusions:> Fine.",
            ],
        ),
        (
            "Trees are tall. Objective: To climb. Materials and Methods: A rope.",
            ["Trees are tall.", "<Objective:> To climb.", "<Materials and Methods:> A rope."],
        ),
        ("Purpose: One.\n\nResults: Two.", ["<Purpose:> One.", "<Results:> Two."]),
        ("BACKGROUND: One. METHODS: Two.", ["<BACKGROUND:> One.", "<METHODS:> Two."]),
        ("AIMS We ask. RESULTS We know.", ["<AIMS> We ask.", "<RESULTS> We know."]),
        ("Aims. We ask. Results. We know.", ["<Aims.> We ask.", "<Results.> We know."]),
        ("[Aims] We ask. [Results] Yes.", ["<[Aims]> We ask.", "<[Results]> Yes."]),
        ("**Aims:** We ask. **Results**: Yes.", ["<Aims:> We ask.", "<Results:> Yes."]),
        (
            r"\textbf{Aims:} We ask. \emph{Results}: Yes.",
            ["<Aims:> We ask.", "<Results:> Yes."],
        ),
        (
            "Background & Aims: Why? Main outcome measures: Two. Data and code availability: No.",
            [
                "<Background & Aims:> Why?",
                "<Main outcome measures:> Two.",
                "<Data and code availability:> No.",
            ],
        ),
        (
            "Methods: We\n1. look\n2. leap. Results: It is (in short) good.",
            ["<Methods:> We", "1. look", "2. leap.", "<Results:> It is (in short) good."],
        ),
        ("Aims: Two.\n- Methods: one\n- two", ["<Aims:> Two.", "• <Methods:> one", "• two"]),
        ("Aims:\n\nResults: None.", ["<Aims:>", "<Results:> None."]),
    ],
)
def test_sections_of_structured_abstracts_begin_with_their_labels(
    source: str, parts: list[str]
) -> None:
    assert drawn(source) == parts


@pytest.mark.parametrize(
    "source",
    [
        "We measured it. Results: it is good.",
        "Results: one. Results: two.",
        "We describe methods: a and b. The results: good.",
        "The aim: methods: results: conclusions: nothing.",
        "Methods and results of others are compared. Results are good. Methods are not.",
        "Code: here. Data: there. Funding: none.",
        "Purpose::Results::x. Methods:/x",
    ],
)
def test_prose_is_left_alone(source: str) -> None:
    assert drawn(source) == [source]


@given(TEXTS)
def test_nothing_is_lost(source: str) -> None:
    shown = "".join(part.marker + part.label + part.text for part in parts_of(source))
    assert visible(shown) == visible(source)


@given(TEXTS)
def test_parts_are_whole_lines_with_something_to_read(source: str) -> None:
    for part in parts_of(clean_text(source)):
        assert part.marker or part.label or part.text
        assert "\n" not in part.label + part.text
        assert part.text == part.text.strip()


@pytest.mark.parametrize(
    "piece", ["- a\n", "1. a\n", "a. ", "Results: ", "Methods and ", ". \n", "**Methods ", "x\n\n"]
)
def test_a_long_text_takes_no_longer_than_its_length_asks_for(piece: str) -> None:
    started = time.perf_counter()
    parts_of(piece * 20_000)
    assert time.perf_counter() - started < 5  # where it went square: minutes
