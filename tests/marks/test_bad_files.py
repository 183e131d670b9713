"""Nothing that can't be read is written over, and what it held is found again where it can be."""

import json
import re
from itertools import product
from pathlib import Path

import pytest
from tinydb import TinyDB

from tests.marks.deeds import (
    DAMAGED,
    FILES,
    MISSING,
    SOUND,
    aside_of,
    break_file,
    contents,
    found_in,
    is_said,
    read,
    star,
    unstar,
)
from tuireader.marks import MarkStore

GOOD = b'{"marks": {"7": {"paper": "a:1", "starred": true}}, "tuireader": {"1": {"schema": 1}}}'

UNREADABLE = {
    "empty": b"",
    "null": b"null",
    "truncated": GOOD[:40],
    "NUL-filled": bytes(len(GOOD)),
    "with a NUL tail": GOOD + bytes(20),
    "not UTF-8": GOOD.replace(b"a:1", b"a:\xff\xfe"),
    "UTF-16": GOOD.decode().encode("utf-16"),
    "deeply nested": b'{"marks":' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    "a list": b"[1, 2]",
    "a number of endless length": b'{"marks": ' + b"9" * 10_000 + b"}",
    "marks that are a list": b'{"marks": [{"paper": "a:1"}]}',
    "other JSON": b'{"name": "pyproject", "version": 1}',
    "a conflict": b"<<<<<<< HEAD\n" + GOOD,
}


@pytest.mark.parametrize(
    ("snapshot", "journal", "former"),
    product((SOUND, DAMAGED, MISSING), repeat=3),
)
def test_whatever_is_broken_the_rest_is_found_and_what_was_done_is_said(
    home: Path, snapshot: str, journal: str, former: str
) -> None:
    for name, how in zip(FILES, (snapshot, journal, former), strict=True):
        break_file(home / name, how)
    files = contents(home)
    store = MarkStore(home)
    # The former journal is sound, and read as soon as anything else is not.
    expected = {"a:2"}
    if SOUND in (snapshot, former):
        expected.add("a:1")
    if journal == SOUND:
        expected.add("a:3")
    assert store.everything().keys() == expected
    damaged = [
        name
        for name, how in (("state.json", snapshot), ("state.journal", journal))
        if how == DAMAGED
    ]
    kept = {each.name.partition(".corrupt-")[0]: each for each in aside_of(home / "state.json")}
    assert sorted(kept) == sorted(damaged)
    for name in damaged:
        assert kept[name].read_bytes() == files[name]
        assert is_said(store, f"{name} was damaged")
        assert is_said(store, kept[name].name)
    if snapshot == MISSING and (former == SOUND or journal == SOUND):
        assert is_said(store, "state.json was missing")
    if (snapshot, journal) == (SOUND, MISSING):
        assert is_said(store, "state.journal was missing; the newest changes may be gone")
    if (snapshot, journal) == (SOUND, SOUND):
        assert store.notices == ()
    store.save()
    again = MarkStore(home)
    assert again.everything() == store.everything()
    assert again.notices == ()
    assert len(aside_of(home / "state.json")) == len(damaged)


@pytest.mark.parametrize("name", ["state.json", "state.journal", "state.json.1"])
@pytest.mark.parametrize("how", [DAMAGED, MISSING])
def test_what_was_mended_can_break_again_at_once(home: Path, name: str, how: str) -> None:
    break_file(home / "state.json", DAMAGED)
    assert len(found_in(home)) == 3
    break_file(home / name, how)
    assert len(found_in(home)) == 3


@pytest.mark.parametrize("edited", [SOUND, DAMAGED, MISSING])
@pytest.mark.parametrize("former", [SOUND, MISSING])
def test_edits_by_another_program_are_joined_with_what_the_other_files_hold(
    home: Path, edited: str, former: str
) -> None:
    with TinyDB(home / "state.json") as stock:
        stock.table("marks").insert({"paper": "a:9", "starred": True})
    text = (home / "state.json").read_bytes()
    break_file(home / "state.journal", edited)
    break_file(home / "state.json.1", former)
    store = MarkStore(home)
    expected = {"a:1", "a:2", "a:9"} | ({"a:3"} if edited == SOUND else set())
    assert store.everything().keys() == expected
    assert [each.read_bytes() for each in aside_of(home / "state.json", "edited")] == [text]
    assert is_said(store, "state.json was written by something else; it is kept as")
    assert found_in(home).keys() == expected
    assert MarkStore(home).notices == ()


def test_edits_count_as_changes_of_now_and_what_they_lack_is_not_cleared(home: Path) -> None:
    tables = json.loads((home / "state.json").read_text())
    documents = {each["paper"]: each for each in tables["marks"].values()}
    documents["a:1"]["starred"] = False
    stamp = documents["a:1"]["_c"]["starred"]
    tables["marks"] = {"1": documents["a:1"]}
    (home / "state.json").write_text(json.dumps(tables))
    store = MarkStore(home)
    assert store.everything().keys() == {"a:2", "a:3"}
    store.close()
    documents = {
        each["paper"]: each
        for each in json.loads((home / "state.json").read_text())["marks"].values()
    }
    assert documents["a:1"]["_c"]["starred"] > stamp


def test_edits_while_somebody_reads_are_learned(home: Path) -> None:
    store = MarkStore(home)
    star(store, "a:4")
    text = (home / "state.json").read_text()
    (home / "state.json").write_text(text.replace('"starred": true', '"starred": false', 1))
    store.refresh()
    assert len(store.everything()) == 3
    store.save()
    assert found_in(home) == store.everything()
    assert is_said(store, "state.json was written by something else")


def test_an_older_file_in_place_of_the_newer_takes_nothing_back(home: Path) -> None:
    (home / "state.json").write_bytes((home / "state.json.1").read_bytes())
    assert found_in(home).keys() == {"a:1", "a:2", "a:3"}


def test_when_both_snapshots_are_broken_a_backup_is_read_and_named(tmp_path: Path) -> None:
    store = MarkStore(tmp_path)
    star(store, "a:1")
    store.close()
    unstar(store, "a:1")
    star(store, "a:2")
    store.close()
    read(store, "a:3")
    [backup] = (tmp_path / "backups").iterdir()
    for name in ("state.json", "state.json.1"):
        break_file(tmp_path / name, DAMAGED)
    store = MarkStore(tmp_path)
    assert store.everything().keys() == {"a:2", "a:3"}
    assert is_said(store, f"marks were taken from the backup {backup.name}")


@pytest.mark.parametrize("data", UNREADABLE.values(), ids=UNREADABLE.keys())
def test_an_unreadable_file_is_set_aside_and_named(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    store = MarkStore(path.parent)
    assert dict(store.everything()) == {}
    [aside] = aside_of(path)
    assert re.fullmatch(r"state\.json\.corrupt-20\d{6}T\d{6}Z", aside.name)
    assert aside.read_bytes() == data
    assert len(store.notices) == 1
    assert aside.name in store.notices[0]
    assert "marks start empty" in store.notices[0]
    star(store, "a:2")
    store.close()
    assert aside.read_bytes() == data
    assert found_in(path.parent).keys() == {"a:2"}


@pytest.mark.parametrize("data", UNREADABLE.values(), ids=UNREADABLE.keys())
def test_an_unreadable_journal_is_kept_and_hides_nothing_else(home: Path, data: bytes) -> None:
    (home / "state.journal").write_bytes(data)
    store = MarkStore(home)
    assert store.everything().keys() == {"a:1", "a:2"}
    assert [each.read_bytes() for each in aside_of(home / "state.json")] == [data]
    assert is_said(store, "state.journal was damaged")
    assert found_in(home).keys() == {"a:1", "a:2"}


def test_a_damaged_record_costs_itself_and_no_other(tmp_path: Path) -> None:
    store = MarkStore(tmp_path)
    for number in range(5):
        star(store, f"a:{number}")
    journal = tmp_path / "state.journal"
    lines = journal.read_bytes().splitlines(keepends=True)
    lines[2] = lines[2].replace(b"a:1", b"a:9")
    del lines[4]
    journal.write_bytes(b"".join(lines))
    store = MarkStore(tmp_path)
    assert store.everything().keys() == {"a:0", "a:2", "a:4"}
    assert is_said(store, "state.journal was damaged (2 changes in it could not be read)")
    assert found_in(tmp_path).keys() == {"a:0", "a:2", "a:4"}


def test_files_set_aside_within_a_second_have_names_of_their_own(path: Path) -> None:
    for data in (b"", b"null", b"[]"):
        path.write_bytes(data)
        found_in(path.parent)
    assert sorted(each.read_bytes() for each in aside_of(path)) == [b"", b"[]", b"null"]
