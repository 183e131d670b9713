"""Marking from the shell: on disk when the command ends, counted rightly."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tuireader.cli.parser import MARKS
from tuireader.library.verbs import VERBS


def states(run: Run) -> dict[str, tuple[bool, bool]]:
    """Read and starred of each paper, by its title's first word."""
    records = map(json.loads, run("list", "--format", "jsonl").lines)
    return {each["title"].split()[0]: (bool(each["read"]), each["starred"]) for each in records}


def test_marks_are_kept_and_taken_back(filled: Run) -> None:
    assert filled("mark", "read", "author:kim").out == "Read 1 paper\n"
    assert filled("mark", "starred", "has:date").out == "Starred 2 papers\n"
    assert states(filled) == {"Kites": (True, True), "Rivers": (False, True), "An": (False, False)}
    assert filled("mark", "unread", "is:read").out == "Unread 1 paper\n"
    assert filled("mark", "unstarred", "rivers").out == "Unstarred 1 paper\n"
    assert states(filled) == {
        "Kites": (False, True),
        "Rivers": (False, False),
        "An": (False, False),
    }


def test_only_what_was_changed_is_counted(filled: Run) -> None:
    filled("mark", "read", "kites")
    before = json.loads(filled("list", "kites", "--format", "jsonl").out)["read"]
    assert filled("mark", "read", "has:date").out == "Read 1 paper\n"
    assert filled("mark", "read", "has:date").out == "Read 0 papers\n"
    assert json.loads(filled("list", "kites", "--format", "jsonl").out)["read"] == before


def test_a_paper_marked_by_two_names_counts_once(filled: Run, home: Path) -> None:
    filled("mark", "starred", "kites")
    state = json.loads((home / "state.json").read_text(encoding="utf-8"))
    (document,) = state["marks"].values()
    (name,) = (
        each
        for each in json.loads(filled("list", "kites", "--format", "jsonl").out)["identifiers"]
        if each != document["paper"]
    )
    state["marks"]["2"] = {**document, "paper": name}
    (home / "state.json").write_text(json.dumps(state), encoding="utf-8")
    assert filled("mark", "unstarred", "kites").out == "Unstarred 1 paper\n"
    assert states(filled)["Kites"] == (False, False)


def test_a_query_may_begin_with_a_dash_behind_two(filled: Run) -> None:
    assert filled("mark", "read", "--", "-kites").out == "Read 2 papers\n"


def test_all_needs_to_be_said(filled: Run) -> None:
    assert filled("mark", "read", "--all").out == "Read 3 papers\n"


def test_all_words_of_the_table_of_verbs_can_mark() -> None:
    assert sorted(MARKS) == sorted(name for each in VERBS for name in (each.name, *each.aliases))


def listed(run: Run, query: str) -> list[str]:
    return run("list", query, "--format", "ids").lines


def test_papers_are_queued_and_tagged_by_name(filled: Run) -> None:
    assert filled("mark", "queue", "author:kim").out == "Queued 1 paper in next\n"
    assert filled("mark", "queue", "to cite", "has:date").out == "Queued 2 papers in to cite\n"
    assert (
        filled("mark", "tag", "ssl,later on", "has:date").out == "Tagged 2 papers ssl, later on\n"
    )
    assert filled("mark", "untag", "ssl", "kites").out == "Took ssl off 1 paper\n"
    assert listed(filled, "tag:ssl") == ["doi:10.1234/river"]
    assert len(listed(filled, 'tag:"later on"')) == 2


def test_papers_that_are_done_are_read_and_off_their_queue(filled: Run) -> None:
    filled("mark", "queue", "thesis", "--all")
    done = filled("mark", "done", "queue:the", "year:2022")
    assert done.out == "Done with 1 paper in thesis\n"
    assert filled("mark", "unqueue", "thesis", "--", "-kites").out == "Took 1 paper off thesis\n"
    assert listed(filled, "queue:thesis") == ["arxiv:2301.00001"]
    assert listed(filled, "is:read") == ["doi:10.1234/river"]


@pytest.mark.parametrize(
    "words",
    [
        ("read",),
        ("read", ""),
        ("read", "sort:title"),
        ("read", "--all", "kites"),
        ("x", "y"),
        ("tag", "later"),
        ("tag",),
        ("tag", ",", "kites"),
        ("tag", " x", "kites"),
        ("queue", "kites"),
    ],
)
def test_unclear_marking_is_wrong_usage_and_marks_nothing(
    filled: Run, words: tuple[str, ...]
) -> None:
    outcome = filled("mark", *words)
    assert (outcome.status, outcome.out) == (2, "")
    assert outcome.err.startswith("tuireader mark: ")
    assert set(states(filled).values()) == {(False, False)}


def test_newer_marks_are_refused_and_left_as_they_are(filled: Run, home: Path) -> None:
    newer = '{"tuireader": {"1": {"schema": 99}}, "marks": {}}'
    (home / "state.json").write_text(newer, encoding="utf-8")
    for words in (["mark", "read", "--all"], ["list"], ["show", "2301.00001"]):
        outcome = filled(*words)
        assert (outcome.status, outcome.out) == (1, "")
        assert "newer tuireader" in outcome.err
        assert outcome.err.count("\n") == 1
    assert (home / "state.json").read_text(encoding="utf-8") == newer


def test_damaged_marks_are_told_in_lines(filled: Run, home: Path) -> None:
    (home / "state.json").write_text('{"marks": {"1": {"pap', encoding="utf-8")
    outcome = filled("list")
    assert outcome.status == 0
    assert len(outcome.lines) == 3
    assert outcome.err.startswith("tuireader: ")
