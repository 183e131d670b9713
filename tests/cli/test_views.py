"""Saved views from the shell: listed, saved, deleted, renamed, and on disk when it ends."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tuireader.marks import MarkStore


def on_disk(home: Path) -> dict[str, str]:
    return dict(MarkStore(home).views())


def test_without_views_nothing_is_listed(run: Run) -> None:
    outcome = run("views")
    assert (outcome.status, outcome.out, outcome.err) == (0, "", "")


def test_views_are_saved_as_they_are_understood_and_listed(run: Run, home: Path) -> None:
    assert run("views", "save", "To read", "is:unread", "AND", "kim").out == (
        "Saved view “To read”\n"
    )
    assert run("views", "save", "Rest", "--", "-author:kim", "sort:title").status == 0
    assert on_disk(home) == {"Rest": "-author:kim sort:title", "To read": "is:unread kim"}
    assert run("views").lines == ["Rest\t-author:kim sort:title", "To read\tis:unread kim"]
    assert run("views", "save", "Rest", "wind").status == 0
    assert on_disk(home)["Rest"] == "wind"


def test_a_view_is_renamed_and_deleted(run: Run, home: Path) -> None:
    run("views", "save", "a", "kim")
    assert run("views", "rename", "a", "b c").out == "Renamed view “a” to “b c”\n"
    assert on_disk(home) == {"b c": "kim"}
    assert run("views", "rename", "b c", "b c").status == 0
    assert run("views", "delete", "b c").out == "Deleted view “b c”\n"
    assert on_disk(home) == {}


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (["delete", "Gone"], 1, "tuireader: there is no view “Gone”"),
        (["delete", "Mornin"], 1, "there is no view “Mornin”, did you mean “Morning”?"),
        (["delete", "MORNING"], 1, "there is no view “MORNING”, did you mean “Morning”?"),
        (["rename", "Gone", "x"], 1, "there is no view “Gone”"),
        (["rename", "Morning", "Noon"], 1, "there is a view “Noon” already"),
        (["rename", "Morning", " "], 2, "tuireader views: It needs a name"),
        (["save", "", "x"], 2, "It needs a name"),
        (["save", "a\x1b[2Jb", "x"], 2, "can't be seen"),
        (["save", "x" * 201, "x"], 2, "200 characters at most"),
        (["save", "x"], 2, "which papers?"),
        (["save", "x", "year:kim"], 2, "  year:kim\n       ^~~"),
        (["save", "x", "k" * 10_001], 1, "can't be the filter of a view"),
        (["save"], 2, "takes save NAME QUERY"),
        (["delete", "Morning", "Noon"], 2, "takes save NAME QUERY"),
        (["rename", "Morning"], 2, "takes save NAME QUERY"),
        (["show"], 2, "takes save NAME QUERY"),
    ],
    ids=lambda each: " ".join(each)[:20] if isinstance(each, list) else "",
)
def test_what_can_not_be_done_is_told_and_changes_nothing(
    run: Run, home: Path, words: list[str], status: int, said: str
) -> None:
    run("views", "save", "Morning", "kim")
    run("views", "save", "Noon", "wind")
    outcome = run("views", *words)
    assert (outcome.status, outcome.out) == (status, "")
    assert said in outcome.err
    assert "\x1b" not in outcome.err
    assert on_disk(home) == {"Morning": "kim", "Noon": "wind"}


# Listed


def titles(run: Run, *words: str) -> list[str]:
    outcome = run("list", "--format", "tsv", *words)
    assert outcome.status == 0
    return [line.split("\t")[1].split()[0] for line in outcome.lines[1:]]


def test_papers_of_a_view_are_listed_in_its_order_narrowed_by_a_query(filled: Run) -> None:
    filled("views", "save", "Mine", "--", "has:date", "-sort:title")
    filled("views", "save", "Plain", "kites or rivers")
    assert titles(filled, "--view", "Mine") == ["Rivers", "Kites"]
    assert titles(filled, "--view", "Mine", "sort:title") == ["Kites", "Rivers"]
    assert titles(filled, "--view", "Mine", "kim or undated") == ["Kites"]
    assert titles(filled, "--view=Plain", "rivers") == ["Rivers"]
    assert titles(filled, "--view", "Mine", "--limit", "1") == ["Rivers"]


def test_a_view_that_is_not_there_or_means_nothing_is_told(filled: Run, home: Path) -> None:
    store = MarkStore(home)
    store.save_view("Old", "nosuch:x")
    store.close()
    for name, said in (("Gone", "there is no view “Gone”"), ("Old", "means nothing: no field")):
        outcome = filled("list", "--view", name)
        assert (outcome.status, outcome.out) == (1, "")
        assert said in outcome.err
        assert outcome.err.count("\n") == 1
