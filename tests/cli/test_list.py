"""Listing papers: which, in which form, and how wide."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tuireader.library import Library
from tuireader.query import parse
from tuireader.typeset import Span

KITES = "arxiv:2301.00001"
FIELDS = (
    *("key", "identifiers", "title", "authors", "abstract", "published", "updated"),
    *("categories", "venue", "url", "pdf", "sources"),
    *("read", "starred", "queues", "tags", "note"),
)
COLUMNS = ["key", "title", "authors", "published", "url", "read", "starred"]


def test_a_line_has_marks_title_authors_and_year(filled: Run) -> None:
    filled("mark", "starred", "kites")
    filled("mark", "read", "rivers")
    assert filled("list", "has:date").lines == [
        "● ★ Kites that Teach Themselves — Ana Kim, Bo Lund (2023)",
        "    Rivers as Computers — Céline Øst (2022)",
    ]


def test_a_paper_without_authors_and_date_has_no_empty_places(filled: Run) -> None:
    assert filled("list", "undated").lines == ["●   An Undated Note"]


def test_words_of_the_query_are_joined(filled: Run) -> None:
    assert filled("list", "--format", "ids", "author:kim", "or", "author:celine").lines == [
        KITES,
        "doi:10.1234/river",
    ]


def test_options_may_stand_between_words(filled: Run) -> None:
    assert filled("list", "has:date", "--format", "ids", "sort:title").lines[0] == KITES


def test_behind_two_dashes_all_is_query(filled: Run) -> None:
    assert filled("list", "--format", "ids", "--", "-kites", "has:date").lines == [
        "doi:10.1234/river"
    ]


def test_a_limit_cuts_every_order(filled: Run) -> None:
    assert filled("list", "--limit", "1", "--format", "ids").lines[0].startswith("title:")
    assert filled("list", "sort:-title", "--limit", "1", "--format", "ids").lines == [
        "doi:10.1234/river"
    ]


def test_nothing_found_is_no_failure(filled: Run) -> None:
    outcome = filled("list", "nowhere")
    assert (outcome.status, outcome.out, outcome.err) == (0, "", "")


def test_json_lines_have_exactly_these_fields_in_this_order(filled: Run) -> None:
    for line in filled("list", "--format", "jsonl").lines:
        assert tuple(json.loads(line)) == FIELDS


def test_json_lines_have_the_marks(filled: Run) -> None:
    filled("mark", "read", "kites")
    filled("mark", "starred", "rivers")
    kites, rivers = map(json.loads, filled("list", "has:date", "--format", "jsonl").lines)
    assert kites["read"].startswith("20")
    assert kites["read"].endswith("Z")
    assert (kites["starred"], rivers["read"], rivers["starred"]) == (False, None, True)
    assert (kites["queues"], kites["tags"], kites["note"]) == ({}, [], "")


def test_json_lines_have_queues_with_numbers_tags_and_the_note(filled: Run, home: Path) -> None:
    filled("queue", "add", "rivers", "or", "undated", "sort:-title")
    filled("queue", "add", "--to", "Thesis", "undated")
    with closing(Library(home)) as library:
        (paper,) = library.search_whole(parse("undated")).ids
        library.tag([paper], ["ssl", "later"])
        library.write_note(paper, "two\nlines", [])
        library.save()
    note, _, rivers = map(json.loads, filled("list", "--format", "jsonl").lines)
    assert note["queues"] == {"Thesis": 1, "next": 2}
    assert (note["tags"], note["note"]) == (["later", "ssl"], "two\nlines")
    assert rivers["queues"] == {"next": 1}


def test_json_lines_added_elsewhere_give_the_same_list(filled: Run, tmp_path: Path) -> None:
    listed = filled("list", "--format", "jsonl").out
    (tmp_path / "all.jsonl").write_text(listed, encoding="utf-8")
    elsewhere = str(tmp_path / "elsewhere")
    assert filled("add", "all.jsonl", "--home", elsewhere).status == 0
    again = filled("--home", elsewhere, "list", "--format", "jsonl").out
    assert again == listed
    assert "Second paragraph" in again


def test_json_lines_are_ascii_where_the_output_is_not_utf8(
    filled: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    (line,) = filled("list", "rivers", "--format", "jsonl").lines
    assert line.isascii()
    assert json.loads(line)["authors"] == ["Céline Øst"]


def test_tab_separated_lines_have_a_header_and_seven_columns(filled: Run) -> None:
    filled("mark", "starred", "kites")
    header, kites = filled("list", "kites", "--format", "tsv").lines
    assert header.split("\t") == COLUMNS
    assert kites.split("\t") == [
        KITES,
        "Kites that Teach Themselves",
        "Ana Kim; Bo Lund",
        "2023-01-02",
        "https://arxiv.org/abs/2301.00001",
        "",
        "yes",
    ]


def test_on_a_terminal_a_line_is_cut_to_its_width(
    filled: Run, on_terminal: Callable[[int], None]
) -> None:
    on_terminal(20)
    assert filled("list", "kites", "--color", "never").lines == ["●   Kites that Teac…"]


def test_wide_characters_count_twice(filled: Run, on_terminal: Callable[[int], None]) -> None:
    Path("wide.jsonl").write_text('{"title": "漢字漢字漢字"}\n', encoding="utf-8")
    filled("add", "wide.jsonl")
    on_terminal(12)
    assert filled("list", "漢字", "--color", "never").lines == ["●   漢字漢…"]


def test_without_utf8_signs_are_ascii(filled: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    filled("mark", "starred", "kites")
    monkeypatch.setenv("LC_ALL", "C")
    assert filled("list", "kites").lines == [
        "o * Kites that Teach Themselves - Ana Kim, Bo Lund (2023)"
    ]


def test_without_utf8_titles_and_names_are_said_in_ascii(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = '{"title": "On ε-greedy “Play”", "authors": ["Céline Øst"]}\n'
    Path("greek.jsonl").write_text(record, encoding="utf-8")
    run("add", "greek.jsonl")
    assert run("list").lines == ["●   On ε-greedy “Play” — Céline Øst"]
    monkeypatch.setenv("LC_ALL", "C")
    assert run("list").lines == ['o   On epsilon-greedy "Play" - Celine Ost']


def test_titles_are_typeset(filled: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tuireader.typeset.titles.typeset_line", lambda source: [Span("A³")])
    assert filled("list", "kites").lines == ["●   A³ — Ana Kim, Bo Lund (2023)"]


@pytest.mark.parametrize(
    ("color", "terminal", "variable", "bold"),
    [
        ("auto", True, "", True),
        ("auto", False, "", False),
        ("auto", True, "NO_COLOR", False),
        ("never", True, "", False),
        ("always", False, "", True),
    ],
)
def test_what_is_unread_is_bold_when_allowed(
    filled: Run,
    monkeypatch: pytest.MonkeyPatch,
    on_terminal: Callable[[int], None],
    color: str,
    terminal: bool,
    variable: str,
    bold: bool,
) -> None:
    filled("mark", "read", "rivers")
    if terminal:
        on_terminal(80)
    if variable:
        monkeypatch.setenv(variable, "1")
    kites, rivers = filled("list", "has:date", "--color", color).lines
    assert kites.startswith("\x1b[1m●") is bold
    assert kites.endswith("\x1b[22m") is bold
    assert "\x1b" not in rivers


def test_an_empty_library_says_so_to_a_person_only(
    run: Run, on_terminal: Callable[[int], None]
) -> None:
    assert run("list").err == ""
    on_terminal(80)
    outcome = run("list")
    assert outcome.status == 0
    assert outcome.err == "No papers yet: tuireader add FILE\n"


@pytest.mark.parametrize(
    ("query", "shown", "under"),
    [
        ("kim is:foo", "kim is:foo", "       ^~~"),
        ("漢字 is:foo", "漢字 is:foo", "        ^~~"),
        ("a\tb is:foo", "a b is:foo", "       ^~~"),
    ],
)
def test_a_wrong_query_is_shown_with_what_is_wrong(
    run: Run, query: str, shown: str, under: str
) -> None:
    outcome = run("list", query)
    assert outcome.status == 2
    assert outcome.err.splitlines() == [
        "tuireader list: is: takes unread, read, starred, queued, tagged or noted",
        f"  {shown}",
        f"  {under}",
    ]


def test_a_wrong_query_makes_no_library(run: Run, home: Path) -> None:
    run("list", "is:foo")
    assert not home.exists()
