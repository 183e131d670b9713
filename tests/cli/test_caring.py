"""Marks are merged, backed up and looked over from the shell."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from tests.catalogue.damaging import MENDABLE, OF_PAPERS, execute
from tests.cli.conftest import Run
from tuireader.catalogue.schema import VERSION, connect


@pytest.fixture
def marked(filled: Run) -> Run:
    """A library with a star."""
    filled("mark", "starred", "kites")
    return filled


def starred(run: Run) -> list[str]:
    return [json.loads(line)["title"] for line in run("list", "is:starred", "--format=jsonl").lines]


def test_a_backup_holds_all_marks_and_brings_them_back(marked: Run, tmp_path: Path) -> None:
    copy = tmp_path / "copy.json"
    assert marked("backup", str(copy)).out == f"{copy}\n"
    assert json.loads(copy.read_text(encoding="utf-8"))["marks"]
    for file in (tmp_path / "home").glob("state.*"):
        file.unlink()
    assert starred(marked) == []
    assert marked("merge", str(copy)).out == f"{copy}: marks of 1 paper, 1 changed here\n"
    assert starred(marked) == ["Kites that Teach Themselves"]


def test_a_backup_without_a_name_stands_beside_the_daily_ones(marked: Run, home: Path) -> None:
    (line,) = marked("backup").lines
    assert Path(line).parent == home / "backups"
    assert Path(line).is_file()


def test_a_backup_never_writes_over_a_file(marked: Run, tmp_path: Path) -> None:
    taken = tmp_path / "taken.json"
    taken.write_text("mine", encoding="utf-8")
    outcome = marked("backup", str(taken))
    assert outcome.status == 1
    assert outcome.err.startswith("tuireader: not saved: ")
    assert taken.read_text(encoding="utf-8") == "mine"


def test_merging_twice_brings_nothing_new(marked: Run, home: Path, tmp_path: Path) -> None:
    copy = tmp_path / "other.json"
    shutil.copy(home / "state.json", copy)
    marked("mark", "unstarred", "kites")
    outcome = marked("merge", str(copy), str(copy))
    assert outcome.lines == [f"{copy}: marks of 1 paper, nothing new"] * 2
    assert starred(marked) == []  # It was unstarred later than starred.


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "empty"),
        ("{ not json", "no JSON"),
        ('{"_default": {"1": {"a": 1}}}', "not written by tuireader"),
        ('{"tuireader": {"1": {"schema": 99}}}', "newer tuireader"),
    ],
)
def test_what_is_not_marks_is_told_and_changes_nothing(
    marked: Run, home: Path, tmp_path: Path, text: str, why: str
) -> None:
    before = {each.name: each.read_bytes() for each in home.glob("state.*")}
    file = tmp_path / "strange.json"
    file.write_text(text, encoding="utf-8")
    outcome = marked("merge", str(file))
    assert outcome.status == 1
    assert str(file) in outcome.err
    assert why in outcome.err
    assert {each.name: each.read_bytes() for each in home.glob("state.*")} == before


def test_a_file_to_merge_that_is_not_there_is_told(marked: Run, tmp_path: Path) -> None:
    outcome = marked("merge", str(tmp_path / "gone.json"))
    assert outcome.status == 1
    assert "gone.json" in outcome.err


def test_the_doctor_finds_a_sound_library_sound(marked: Run, home: Path) -> None:
    outcome = marked("doctor")
    assert outcome.status == 0
    assert f"folder: {home}" in outcome.out
    assert "papers marked: 1, read: 0, starred: 1" in outcome.out
    assert "papers: 3" in outcome.out
    assert "file and index are sound" in outcome.out
    assert "!" not in outcome.out


def test_the_doctor_changes_nothing(marked: Run, home: Path) -> None:
    (home / "state.json").write_text("{ not json", encoding="utf-8")
    before = {each.name: each.read_bytes() for each in home.glob("state.*")}
    outcome = marked("doctor")
    assert outcome.status == 1
    assert "! damaged: state.json: it is no JSON" in outcome.out
    assert "starred: 1" in outcome.out  # What was beside it still tells.
    assert {each.name: each.read_bytes() for each in home.glob("state.*")} == before


def test_the_doctor_names_what_needs_a_person(marked: Run, home: Path) -> None:
    (home / "state.json.corrupt-20260101T000000Z").write_text("x", encoding="utf-8")
    (home / "state.sync-conflict-20260101-000000-ABCDEFG.json").write_text("x", encoding="utf-8")
    outcome = marked("doctor")
    assert outcome.status == 1
    assert "! set aside: state.json.corrupt-20260101T000000Z" in outcome.out
    assert "! not merged: state.sync-conflict-20260101-000000-ABCDEFG.json" in outcome.out


def test_the_doctor_counts_papers_that_are_marked_but_not_there(marked: Run, home: Path) -> None:
    for file in home.glob("catalogue.db*"):
        file.unlink()
    assert "catalogue: there is none yet" in marked("doctor").out
    marked("list")
    assert "marked but not in it: 1" in marked("doctor").out


def test_the_doctor_sees_an_index_that_does_not_fit(marked: Run, home: Path) -> None:
    with closing(sqlite3.connect(home / "catalogue.db")) as connection, connection:
        connection.execute("DELETE FROM words_data WHERE id > 10")
    outcome = marked("doctor")
    assert outcome.status == 1
    assert "! damaged: the index of words" in outcome.out
    assert "`tuireader doctor --mend` mends it" in outcome.out


@pytest.mark.parametrize("name", MENDABLE)
def test_the_doctor_finds_damage_and_mends_it(marked: Run, home: Path, name: str) -> None:
    execute(home / "catalogue.db", MENDABLE[name])
    found = marked("doctor")
    assert found.status == 1
    assert "damaged: " in found.out
    mended = marked("doctor", "--mend")
    assert (mended.status, mended.err) == (0, "")
    assert mended.out.startswith("the index was damaged (")
    assert "it was made anew, with 3 papers" in mended.lines[0]
    assert "file and index are sound" in mended.out
    assert marked("doctor").status == 0
    assert starred(marked) == ["Kites that Teach Themselves"]


def test_the_doctor_sets_aside_what_it_can_t_mend(marked: Run, home: Path) -> None:
    before = {each.name: each.read_bytes() for each in home.glob("state.*")}
    execute(home / "catalogue.db", OF_PAPERS["a title no text"])
    assert "damaged: a paper is not as it was written" in marked("doctor").out
    mended = marked("doctor", "--mend")
    assert mended.status == 1
    (aside,) = home.glob("catalogue.db.corrupt-*")
    assert aside.name in mended.lines[0]
    assert "add again: papers.jsonl" in mended.lines[1]
    assert f"! set aside: {aside.name}" in marked("doctor").out
    aside.unlink()
    marked("add", "papers.jsonl")
    assert marked("doctor", "--mend").status == 0
    assert {each.name: each.read_bytes() for each in home.glob("state.*")} == before
    assert starred(marked) == ["Kites that Teach Themselves"]


def test_the_doctor_mends_nothing_that_is_sound(marked: Run, home: Path) -> None:
    before = (home / "catalogue.db").read_bytes()
    outcome = marked("doctor", "--mend")
    assert (outcome.status, outcome.lines[0]) == (0, "the catalogue is sound; nothing to mend")
    assert (home / "catalogue.db").read_bytes() == before


def test_the_doctor_leaves_a_newer_catalogue_alone(marked: Run, home: Path) -> None:
    execute(home / "catalogue.db", [f"PRAGMA user_version = {VERSION + 1}"])
    outcome = marked("doctor", "--mend")
    assert outcome.status == 1
    assert "newer tuireader" in outcome.err
    assert list(home.glob("catalogue.db.corrupt-*")) == []


@pytest.mark.parametrize("words", [(), ("--mend",)])
def test_the_doctor_of_nothing_says_so_and_makes_nothing(
    run: Run, home: Path, words: tuple[str, ...]
) -> None:
    outcome = run("doctor", *words)
    assert (outcome.status, outcome.lines[-1]) == (0, "nothing is there yet")
    assert not home.exists()


def test_an_index_that_cannot_be_checked_is_not_called_damaged(
    marked: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tuireader.catalogue.checkup.connect", partial(connect, query_only=True))
    outcome = marked("doctor")
    assert outcome.status == 1
    assert "the index of words could not be checked: attempt to write" in outcome.out
