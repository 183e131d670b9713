"""The note on a paper from the shell: printed as written, set, added to, edited, and shown."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tuireader.library import Library

KITES = "2301.00001"


def test_a_note_is_set_printed_added_to_and_deleted(filled: Run) -> None:
    assert filled("note", KITES).out == ""
    said = filled("note", KITES, "--set", "- *one*\n")
    assert said.out == "Noted on “Kites that Teach Themselves”\n"
    assert filled("note", KITES).out == "- *one*\n"
    filled("note", "--append", "- two", KITES)
    assert filled("note", KITES).lines == ["- *one*", "- two"]
    (record,) = filled("list", "note:two", "--format", "jsonl").lines
    assert json.loads(record)["note"] == "- *one*\n- two"
    again = filled("note", KITES, "--append", "").out
    assert again == "The note on “Kites that Teach Themselves” is as it was\n"
    assert filled("note", KITES, "--set=").out.startswith("Deleted the note on “Kites")
    assert filled("note", KITES).out == ""


def test_a_note_is_read_from_standard_input(filled: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for text, way in (("ε\r\n\n", "--set"), ("b", "--append")):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
        assert filled("note", KITES, way, "-").status == 0
    assert filled("note", KITES).lines == ["ε", "b"]


def test_a_note_is_shown_under_the_abstract_typeset_or_as_it_is(
    filled: Run, on_terminal: Callable[[int], None]
) -> None:
    filled("note", KITES, "--set", "see *this*")
    filled("tag", "add", "ssl,to cite", "kites")
    assert filled("show", KITES).lines[4] == "unread · #ssl · #to cite"
    assert filled("show", KITES).lines[-3:] == ["", "Note", "see this"]
    assert filled("show", KITES, "--source").lines[-3:] == ["", "Note", "see *this*"]
    on_terminal(80)
    shown = filled("show", KITES, "--color", "always").lines
    assert shown[-2:] == ["\x1b[1mNote\x1b[22m", "see \x1b[3mthis\x1b[23m"]


def test_two_versions_are_both_printed_and_shown(filled: Run, home: Path) -> None:
    with closing(Library(home)) as library:
        for text in ("one", "two"):
            library.write_note(library.ids_named(KITES)[0], text, ())
    outcome = filled("note", KITES)
    assert sorted(outcome.lines) == ["", "one", "two"]
    assert outcome.err == "2 versions, which were written at the same time\n"
    lines = filled("show", KITES).lines
    assert sorted(lines[-6:]) == ["", "", "Another version of the note", "Note", "one", "two"]
    filled("note", KITES, "--set", "both")
    assert filled("note", KITES).out == "both\n"


def test_a_note_is_edited_in_the_users_editor(
    filled: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", "sh -c 'echo two >>$1' sh")
    filled("note", KITES, "--set", "one\n")
    assert filled("note", KITES, "--edit").out == "Noted on “Kites that Teach Themselves”\n"
    assert filled("note", KITES).out == "onetwo\n"
    monkeypatch.setenv("EDITOR", "true")
    assert "is as it was" in filled("note", KITES, "--edit").out
    assert list((home / "drafts").iterdir()) == []


@pytest.mark.parametrize(
    ("editor", "said", "kept"),
    [
        ("", "tuireader: no editor: $VISUAL or $EDITOR must name one", ""),
        ("no-such", "$EDITOR names no program that is there: no-such", ""),
        ("false", "false ended with status 1; the note is as it was", ""),
        (
            "sh -c 'echo x >$1; exit 3' sh",
            "sh ended with status 3; what was written is kept",
            "x\n",
        ),
        (r"sh -c 'printf \\033 >$1' sh", "a note has a million letters at most", "\x1b"),
    ],
)
def test_what_an_editor_could_not_do_is_told_and_what_was_written_is_kept(
    filled: Run, home: Path, monkeypatch: pytest.MonkeyPatch, editor: str, said: str, kept: str
) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", editor)
    filled("note", KITES, "--set", "one")
    outcome = filled("note", KITES, "--edit")
    assert (outcome.status, outcome.out) == (1, "")
    assert said in outcome.err
    assert outcome.err.count("\n") == 1
    drafts = [each.read_text() for each in (home / "drafts").glob("*.md")]
    assert drafts == ([kept] if kept else [])
    assert filled("note", KITES).out == "one\n"


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (["2301.99999"], 1, "no paper is known as 2301.99999"),
        (
            ["--set", "x", "Twin"],
            1,
            "2 papers are known as Twin: arxiv:2301.10001, arxiv:2301.10002",
        ),
        (["--set", "a\x1bb", KITES], 1, "a note has a million letters at most"),
        (["--set", "x", "--edit", KITES], 2, "not allowed with"),
        ([], 2, "ID"),
    ],
    ids=["unknown", "several", "control", "both", "none"],
)
def test_what_can_not_be_done_is_told(
    filled: Run, words: list[str], status: int, said: str
) -> None:
    twins = [{"key": f"arxiv:2301.1000{each}", "title": "Twin"} for each in (1, 2)]
    Path("twins.jsonl").write_text("\n".join(map(json.dumps, twins)), encoding="utf-8")
    filled("add", "twins.jsonl")
    outcome = filled("note", *words)
    assert (outcome.status, outcome.out) == (status, "")
    assert said in outcome.err
    assert filled("list", "is:noted").out == ""
