"""Tags from the shell: listed with counts, given, taken off, renamed, and on disk when it ends."""

from __future__ import annotations

import json

import pytest

from tests.cli.conftest import Run


def tags(run: Run) -> dict[str, list[str]]:
    """The tags of each paper, by its title's first word."""
    records = map(json.loads, run("list", "--format", "jsonl").lines)
    return {each["title"].split()[0]: each["tags"] for each in records}


def test_tags_are_given_listed_and_taken_off(filled: Run) -> None:
    assert filled("tag").out == ""
    assert filled("tag", "add", "ssl, to cite", "has:date").out == "Tagged 2 papers ssl, to cite\n"
    assert filled("tag", "add", "SSL", "--", "-has:date").out == "Tagged 1 paper SSL\n"
    assert tags(filled) == {
        "Kites": ["ssl", "to cite"],
        "Rivers": ["ssl", "to cite"],
        "An": ["ssl"],
    }
    assert filled("tag").lines == ["ssl\t3", "to cite\t2"]
    assert filled("tag", "remove", "to cite", "rivers").out == "Took to cite off 1 paper\n"
    assert filled("tag", "remove", "Ssl", "--all").out == "Took Ssl off 3 papers\n"
    assert filled("tag").lines == ["to cite\t1"]


def test_only_papers_that_are_changed_are_counted(filled: Run) -> None:
    filled("tag", "add", "ssl", "kites")
    assert filled("tag", "add", "ssl", "has:date").out == "Tagged 1 paper ssl\n"
    assert filled("tag", "remove", "ssl", "undated").out == "Took ssl off 0 papers\n"


def test_a_tag_is_renamed_and_merged(filled: Run) -> None:
    filled("tag", "add", "ssl", "has:date")
    filled("tag", "add", "Self", "kites or undated")
    assert filled("tag", "rename", "ssl", "SSL").out == "Renamed tag “ssl” to “SSL” on 2 papers\n"
    assert tags(filled)["Rivers"] == ["SSL"]
    merged = filled("tag", "rename", "SSL", "self").out
    assert merged == "Merged tag “SSL” into “Self”, which 2 papers got\n"
    assert filled("tag").lines == ["Self\t3"]


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (["remove", "sss", "kites"], 1, "no paper has the tag “sss”, did you mean “ssl”?"),
        (["rename", "gone", "x"], 1, "tuireader: no paper has the tag “gone”"),
        (["rename", "ssl", " "], 2, "tuireader tag: It needs a name"),
        (["add", " , ", "kites"], 2, "which tag?"),
        (["add", "x" * 201, "kites"], 2, "200 characters at most"),
        (["add", "x"], 2, "which papers? A query says it, or: tuireader tag add TAG --all"),
        (["add", "x", "--all", "kites"], 2, "a query or --all, not both"),
        (["add", "x", "year:kim"], 2, "  year:kim\n       ^~~"),
        (["add"], 2, "takes add TAG[,TAG...] QUERY"),
        (["--all"], 2, "takes add TAG[,TAG...] QUERY"),
        (["rename", "ssl"], 2, "takes add TAG[,TAG...] QUERY"),
        (["list"], 2, "takes add TAG[,TAG...] QUERY"),
    ],
    ids=lambda each: " ".join(each)[:20] if isinstance(each, list) else "",
)
def test_what_can_not_be_done_is_told_and_changes_nothing(
    filled: Run, words: list[str], status: int, said: str
) -> None:
    filled("tag", "add", "ssl", "kites")
    outcome = filled("tag", *words)
    assert (outcome.status, outcome.out) == (status, "")
    assert said in outcome.err
    assert filled("tag").lines == ["ssl\t1"]
