"""Showing one paper by any of its names."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tuireader.cli import showing
from tuireader.library import Library
from tuireader.typeset import Block, BlockKind, Kind, Span


@pytest.mark.parametrize(
    "name",
    [
        ("2301.00001",),
        ("arxiv:2301.00001",),
        ("https://arxiv.org/abs/2301.00001v3",),
        ("Kites that teach themselves",),
        ("Kites", "that", "teach", "themselves"),
    ],
)
def test_every_name_of_a_paper_finds_it(filled: Run, name: tuple[str, ...]) -> None:
    assert filled("show", *name).lines[0] == "Kites that Teach Themselves"


def test_facts_and_marks_stand_above_the_abstract(filled: Run) -> None:
    filled("mark", "starred", "kites")
    assert filled("show", "2301.00001").lines == [
        "Kites that Teach Themselves",
        "Ana Kim, Bo Lund",
        "2023-01-02 · arxiv:2301.00001 · cs.LG · KiteConf",
        "https://arxiv.org/abs/2301.00001",
        "unread · starred",
        "",
        "We let kites learn. They fly.",
        "",
        "Second paragraph about wind.",
    ]


def test_queues_and_tags_stand_with_the_marks(filled: Run, home: Path) -> None:
    filled("queue", "add", "rivers")
    filled("queue", "add", "kites")
    filled("queue", "add", "--to", "my thesis", "kites")
    with closing(Library(home)) as library:
        library.tag(library.ids_named("2301.00001"), ["ssl", "later"])
        library.save()
    marks = "unread · #later · #ssl · queued my thesis 1, next 2"
    assert filled("show", "2301.00001").lines[4] == marks
    assert marks in filled("show", "--source", "2301.00001").lines


def test_what_is_not_known_takes_no_line(filled: Run) -> None:
    title, name, marks, empty, abstract = filled("show", "An Undated Note").lines
    assert (title, marks, empty) == ("An Undated Note", "unread", "")
    assert name.startswith("title:anundatednote-")
    assert abstract == "It has no date and no author."


def test_a_doi_finds_its_paper(filled: Run) -> None:
    assert filled("show", "10.1234/RIVER").lines[0] == "Rivers as Computers"


def test_on_a_terminal_the_abstract_is_wrapped(
    filled: Run, on_terminal: Callable[[int], None]
) -> None:
    on_terminal(24)
    lines = filled("show", "2301.00001", "--color", "never").lines
    assert lines[-5:] == [
        "We let kites learn. They",
        "fly.",
        "",
        "Second paragraph about",
        "wind.",
    ]


def test_on_a_terminal_the_address_stays_in_one_piece(
    filled: Run, on_terminal: Callable[[int], None]
) -> None:
    on_terminal(16)
    lines = filled("show", "2301.00001", "--color", "never").lines
    assert lines[:3] == ["Kites that Teach", "Themselves", "Ana Kim, Bo Lund"]
    assert "https://arxiv.org/abs/2301.00001" in lines


@pytest.fixture
def typeset(monkeypatch: pytest.MonkeyPatch) -> None:
    """An abstract and titles of all kinds, whatever their source."""
    link = "https://github.com/a/b"
    code, bad = Span("the code", link=link), Span(" this", link="javascript:x")
    blocks = (
        Block((Span("With "), Span("n ≤ ε", Kind.STRONG | Kind.MATH), Span(": "), code, bad)),
        Block((Span("first"),), BlockKind.ITEM, "•"),
        Block((Span("second", Kind.EMPHASIS),), BlockKind.ITEM, "•"),
        Block((Span("said"),), BlockKind.QUOTE),
    )
    monkeypatch.setattr(showing, "typeset_abstract", lambda source: blocks)
    monkeypatch.setattr(showing, "typeset_line", lambda source: (Span("A³"),))


@pytest.mark.usefixtures("typeset")
def test_piped_each_block_is_a_line_and_links_have_their_address(filled: Run) -> None:
    lines = filled("show", "2301.00001").lines
    assert lines[0] == "A³"
    assert lines[5:] == [
        "",
        "With n ≤ ε: the code (https://github.com/a/b) this",
        "",
        "• first",
        "• second",
        "",
        "│ said",
    ]


@pytest.mark.usefixtures("typeset")
def test_what_is_strong_or_emphasised_is_so_where_it_may_be(
    filled: Run, on_terminal: Callable[[int], None]
) -> None:
    lines = filled("show", "2301.00001", "--color", "always").lines
    assert lines[0] == "\x1b[1mA³\x1b[22m"
    assert lines[6].startswith("With \x1b[1mn ≤ ε\x1b[22m: the")
    assert lines[9] == "• \x1b[3msecond\x1b[23m"
    assert "\x1b" not in filled("show", "2301.00001").out
    on_terminal(80)
    assert "\x1b[3msecond" in filled("show", "2301.00001").out
    assert "\x1b" not in filled("show", "2301.00001", "--color", "never").out


@pytest.mark.usefixtures("typeset")
def test_without_utf8_all_is_said_in_ascii_and_measured_so(
    filled: Run, monkeypatch: pytest.MonkeyPatch, on_terminal: Callable[[int], None]
) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    on_terminal(24)
    lines = filled("show", "2301.00001", "--color", "never").lines
    assert lines[0] == "A^3"
    assert lines[-9:] == [
        "With n <= epsilon: the",
        "code",
        "(https://github.com/a/b)",
        "this",
        "",
        "* first",
        "* second",
        "",
        "| said",
    ]


def test_a_wide_terminal_does_not_make_long_lines(
    run: Run, on_terminal: Callable[[int], None]
) -> None:
    words = "word " * 100
    Path("long.jsonl").write_text(f'{{"title": "Long", "abstract": "{words}"}}\n', encoding="utf-8")
    run("add", "long.jsonl")
    on_terminal(200)
    assert max(map(len, run("show", "Long").lines)) in range(84, 89)


def test_the_source_is_not_touched(run: Run) -> None:
    source = r"Loss in $\\ell_2$ -- ``good''; \\textbf{bold} " + "and long " * 20 + "end."
    Path("tex.jsonl").write_text(
        f'{{"title": "A$^3$", "abstract": "{source}"}}\n', encoding="utf-8"
    )
    run("add", "tex.jsonl")
    lines = run("show", "A$^3$", "--source").lines
    assert lines[0] == "A$^3$"
    assert lines[-1] == source.replace("\\\\", "\\")


def test_an_unknown_name_is_a_failure(filled: Run) -> None:
    outcome = filled("show", "2301.99999\x1b[31m")
    assert (outcome.status, outcome.out) == (1, "")
    assert outcome.err == "tuireader: no paper is known as 2301.99999\n"
