"""Nothing that can't be read is written over, and what it held is found again where it can be."""

import json
import os
import re
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path

import pytest
from tinydb import TinyDB

from tests.marks.deeds import (
    RefusingDisk,
    aside_of,
    contents,
    found_in,
    read,
    star,
    unstar,
    within,
)
from tuireader.marks import Marks, MarkStore, MarksUnreadable, NewerMarks, NotSaved
from tuireader.marks.framing import framed

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

FILES = ("state.json", "state.journal", "state.json.1")
SOUND, DAMAGED, MISSING = "sound", "damaged", "missing"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """One in which each file alone holds a mark: .json.1 a:1, .journal.1 a:2, .journal a:3.

    state.json holds a:1 and a:2, and there is no backup.
    """
    home = tmp_path / "home"
    store = MarkStore(home)
    star(store, "a:1")
    store.close()
    star(store, "a:2")
    store.close()
    star(store, "a:3")
    for backup in (home / "backups").iterdir():
        backup.unlink()
    (home / "backups").rmdir()
    return home


def break_file(path: Path, how: str) -> None:
    if how == MISSING:
        path.unlink()
    elif how == DAMAGED:
        path.write_bytes(path.read_bytes().replace(b"starred", b"st\0rred"))


def is_said(store: MarkStore, words: str) -> bool:
    """Whether one notice has these words, not two."""
    return [words in notice for notice in store.notices].count(True) == 1


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


@pytest.mark.parametrize("make", [os.mkdir, os.mkfifo], ids=["folder", "FIFO"])
@pytest.mark.parametrize(
    "name", ["state.json", "state.journal", "state.json.1", "state.journal.1", "state.undo"]
)
def test_what_is_no_file_hangs_nothing_and_hides_nothing_else(
    home: Path, name: str, make: Callable[[Path], None]
) -> None:
    (home / name).unlink()
    make(home / name)
    store = MarkStore(home)
    within(10, store.everything)
    expected = {"a:1", "a:2"} | ({"a:3"} if name != "state.journal" else set())
    assert store.everything().keys() == expected
    within(10, store.undo)
    within(10, lambda: star(store, "a:1", "a:2", "a:3", "a:4"))
    within(10, store.close)
    assert found_in(home).keys() == {"a:1", "a:2", "a:3", "a:4"}
    if name in ("state.json", "state.journal"):
        [aside] = aside_of(home / name)
        assert aside.name.startswith(f"{name}.corrupt-")
        assert not aside.is_file()
        assert (home / name).is_file()


@pytest.mark.parametrize("make", [os.mkdir, os.mkfifo], ids=["folder", "FIFO"])
def test_what_is_no_file_among_the_backups_hangs_nothing(
    home: Path, make: Callable[[Path], None]
) -> None:
    (home / "backups").mkdir()
    make(home / "backups" / "state-2020-01-01.json")
    for name in ("state.json", "state.json.1"):
        break_file(home / name, DAMAGED)
    store = MarkStore(home)
    within(10, store.everything)
    assert store.everything().keys() == {"a:2", "a:3"}


def test_a_file_in_place_of_the_backups_hinders_nothing(tmp_path: Path) -> None:
    (tmp_path / "backups").write_text("mine")
    store = MarkStore(tmp_path)
    for key in ("a:1", "a:2"):
        star(store, key)
        store.close()
    assert (tmp_path / "backups").read_text() == "mine"
    assert '"a:2"' in (tmp_path / "state.json").read_text()


def test_files_set_aside_within_a_second_have_names_of_their_own(path: Path) -> None:
    for data in (b"", b"null", b"[]"):
        path.write_bytes(data)
        found_in(path.parent)
    assert sorted(each.read_bytes() for each in aside_of(path)) == [b"", b"[]", b"null"]


def test_the_target_of_a_link_is_set_aside_and_the_link_stays(path: Path) -> None:
    target = path.parent / "elsewhere.json"
    target.write_bytes(b"null")
    path.symlink_to(target.name)
    star(MarkStore(path.parent), "a:1")
    assert path.is_symlink()
    [aside] = path.parent.glob("elsewhere.json.corrupt-*")
    assert aside.read_bytes() == b"null"
    assert found_in(path.parent) == {"a:1": Marks(starred=True)}


def newer_snapshot(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b'"schema": 1', b'"schema": 2'))


def newer_journal(path: Path) -> None:
    head, _, rest = path.read_bytes().partition(b"\n")
    path.write_bytes(framed({**json.loads(head[9:]), "schema": 2}) + rest)


def unlink_snapshot_too(path: Path) -> None:
    path.with_name("state.json").unlink()
    newer_snapshot(path)


def break_snapshot_too(path: Path) -> None:
    break_file(path.with_name("state.json"), DAMAGED)
    newer_snapshot(path)


def break_snapshot_and_newer_journal(path: Path) -> None:
    break_file(path.with_name("state.json"), DAMAGED)
    newer_journal(path)


NEWER = {
    "state.json": ("state.json", newer_snapshot),
    "state.journal": ("state.journal", newer_journal),
    "state.json.1 without state.json": ("state.json.1", unlink_snapshot_too),
    "state.json.1 beside a broken state.json": ("state.json.1", break_snapshot_too),
    "state.journal.1 beside a broken state.json": (
        "state.journal.1",
        break_snapshot_and_newer_journal,
    ),
    "state.journal beside a broken state.json": ("state.journal", break_snapshot_and_newer_journal),
}


@pytest.mark.parametrize(("name", "make"), NEWER.values(), ids=NEWER.keys())
def test_a_newer_schema_in_any_file_leaves_all_files_as_they_are(
    home: Path, name: str, make: Callable[[Path], None]
) -> None:
    make(home / name)
    files = contents(home)
    store = MarkStore(home)
    calls: list[Callable[[], object]] = [
        lambda: store.marks_of(["a:1"]),
        store.everything,
        store.refresh,
        lambda: star(store, "a:1"),
        store.undo,
        store.keep,
    ]
    for call in calls:
        with pytest.raises(NewerMarks, match="schema 2"):
            call()
    store.save()
    store.close()
    assert contents(home) == files


@pytest.mark.parametrize("marks", [["another shape"], {"1": {"paper": ["another"]}}, None])
def test_a_newer_schema_is_recognised_whatever_the_marks_look_like(
    path: Path, marks: object
) -> None:
    data = json.dumps({"marks": marks, "tuireader": {"1": {"schema": 2}}}).encode()
    path.write_bytes(data)
    with pytest.raises(NewerMarks):
        MarkStore(path.parent).everything()
    assert os.listdir(path.parent) == ["state.json"]
    assert path.read_bytes() == data


@pytest.mark.parametrize(
    ("name", "make"), [("state.json", newer_snapshot), ("state.journal", newer_journal)]
)
def test_a_schema_that_becomes_newer_while_somebody_reads_is_left_alone(
    home: Path, name: str, make: Callable[[Path], None]
) -> None:
    store = MarkStore(home)
    store.everything()
    make(home / name)
    files = contents(home)
    for _ in range(2):
        with pytest.raises(NewerMarks):
            store.refresh()
        star(store, "a:4")
        with pytest.raises(NotSaved, match="newer tuireader"):
            store.save()
    assert store.everything().keys() == {"a:1", "a:2", "a:3", "a:4"}
    store.close()
    assert contents(home) == files


def test_closing_beside_a_newer_program_raises_nothing(home: Path) -> None:
    store = MarkStore(home)
    store.everything()
    newer_snapshot(home / "state.json")
    files = contents(home)
    store.close()
    assert contents(home) == files


@pytest.mark.parametrize("name", ["state.json", "state.journal"])
@pytest.mark.parametrize(("number", "reason"), [(13, "no permission"), (5, "the disk reported")])
def test_a_file_we_may_not_read_is_left_alone(
    home: Path, name: str, number: int, reason: str
) -> None:
    disk = RefusingDisk()
    disk.refuse(name, number=number)
    files = contents(home)
    store = MarkStore(home, disk=disk)
    for call in (store.everything, store.undo, store.refresh, lambda: star(store, "a:4")):
        with pytest.raises(MarksUnreadable, match=reason):
            call()
    assert contents(home) == files
    disk.refuse()
    assert store.everything().keys() == {"a:1", "a:2", "a:3"}


def test_a_file_that_cannot_be_read_for_a_while_costs_nothing_that_is_known(home: Path) -> None:
    disk = RefusingDisk()
    store = MarkStore(home, disk=disk)
    store.everything()
    star(MarkStore(home), "a:4")
    disk.refuse("state.journal", number=5)
    with pytest.raises(MarksUnreadable):
        store.refresh()
    star(store, "a:5")
    assert store.unsaved is not None
    assert store.everything().keys() == {"a:1", "a:2", "a:3", "a:5"}
    disk.refuse()
    store.save()
    assert len(found_in(home)) == len(store.everything()) == 5


@pytest.fixture
def reading(home: Path) -> Iterator[MarkStore]:
    """One that has read all, and has a mark that is in no file alone."""
    store = MarkStore(home)
    star(store, "a:4")
    yield store
    store.close()


@pytest.mark.parametrize("names", [FILES[:1], FILES[:2], FILES])
@pytest.mark.parametrize("how", [DAMAGED, MISSING])
def test_what_breaks_under_us_is_written_again_from_memory(
    home: Path, reading: MarkStore, names: tuple[str, ...], how: str
) -> None:
    for name in names:
        break_file(home / name, how)
    reading.refresh()
    assert len(reading.everything()) == 4
    reading.save()
    assert len(found_in(home)) == 4
    assert len(aside_of(home / "state.json")) == (len(names[:2]) if how == DAMAGED else 0)
    assert MarkStore(home).notices == ()


@pytest.mark.parametrize("how", [DAMAGED, MISSING])
def test_what_breaks_under_us_and_another_mends_with_a_loss_is_made_good_by_us(
    home: Path, reading: MarkStore, how: str
) -> None:
    break_file(home / "state.journal", how)
    assert found_in(home).keys() == {"a:1", "a:2"}
    reading.refresh()
    reading.save()
    assert len(found_in(home)) == len(reading.everything()) == 4


def test_a_folder_that_goes_away_comes_back_with_the_next_change(
    home: Path, reading: MarkStore
) -> None:
    home.rename(home.with_name("elsewhere"))
    reading.refresh()
    assert reading.version() == reading.known_version() == ""
    assert not home.exists()
    star(reading, "a:5")
    assert len(found_in(home)) == 5


def test_another_folder_in_place_of_ours_is_joined_with_what_we_know(
    home: Path, reading: MarkStore
) -> None:
    other = MarkStore(home.with_name("other"))
    star(other, "b:1")
    other.close()
    home.rename(home.with_name("elsewhere"))
    home.with_name("other").rename(home)
    reading.refresh()
    reading.save()
    assert found_in(home).keys() == {"a:1", "a:2", "a:3", "a:4", "b:1"}


def test_marks_that_break_under_a_reader_who_changes_nothing_are_mended_at_the_end(
    home: Path,
) -> None:
    store = MarkStore(home)
    store.everything()
    (home / "state.json").write_bytes(b"")
    store.refresh()
    store.close()
    assert "a:2" in (home / "state.json").read_text()
    assert len(found_in(home)) == 3
