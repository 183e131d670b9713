"""Tags, places in queues and notes are marks as the others are: told, undone, merged and kept."""

import json
from collections.abc import Iterable
from pathlib import Path

import pytest
from tinydb import TinyDB, where

from tests.marks.deeds import aside_of, found_in, star, wanted, windows
from tests.marks.documents import latest, stamp
from tuireader.marks import (
    Cell,
    Change,
    Marks,
    MarkStore,
    Step,
    Value,
    Wanted,
    note_cell,
    queue_cell,
    tag_cell,
)
from tuireader.marks.checkup import check_marks
from tuireader.marks.journal import Record, head_line, record_lines
from tuireader.marks.snapshot import Tables, snapshot_text

KEY = "arxiv:2006.10029"

SSL, VIT, NEXT = tag_cell("ssl"), tag_cell("vit"), queue_cell("next")


@pytest.fixture(params=["folder", "memory"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> MarkStore:
    return MarkStore(tmp_path / "home" if request.param == "folder" else None)


def write(store: MarkStore, text: str, seen: Iterable[str] | None = None) -> tuple[Change, ...]:
    """Save the note of the paper, having seen all that there is, or only some of it."""
    if seen is None:
        seen = [each.name for each in store.revisions_of([KEY])]
    return store.write_note([KEY], text, seen, "Noted")


def note_in(store: MarkStore) -> str:
    store.refresh()
    return store.marks_of([KEY]).note


# Set and told


def test_tags_and_queues_are_marks_sorted_by_name(store: MarkStore) -> None:
    changes = store.change(
        [
            wanted(KEY, VIT, True),
            wanted(KEY, SSL, True),
            wanted(KEY, queue_cell("talk"), "a1"),
            wanted(KEY, NEXT, "a2"),
        ],
        "Marked",
    )
    marks = Marks(tags=("ssl", "vit"), queues=(("next", "a2"), ("talk", "a1")))
    assert store.marks_of([KEY]) == marks
    assert dict(store.everything()) == {KEY: marks}
    assert changes == (
        Change(KEY, VIT, None, True),
        Change(KEY, SSL, None, True),
        Change(KEY, queue_cell("talk"), None, "a1"),
        Change(KEY, NEXT, None, "a2"),
    )


def test_what_is_cleared_is_gone(store: MarkStore) -> None:
    store.change([wanted(KEY, SSL, True), wanted(KEY, NEXT, "a1")], "Marked")
    changes = store.change([wanted(KEY, SSL, None), wanted(KEY, NEXT, None)], "Cleared")
    assert changes == (Change(KEY, SSL, True, None), Change(KEY, NEXT, "a1", None))
    assert dict(store.everything()) == {}
    assert store.change([wanted(KEY, SSL, False), wanted(KEY, VIT, None)], "Again") == ()


def test_tags_of_one_paper_by_two_names_are_one_papers(store: MarkStore) -> None:
    store.change([Wanted((KEY, "title:a"), SSL, True)], "Tagged")
    store.change([Wanted(("title:a",), VIT, True)], "Tagged")
    assert store.marks_of([KEY]) == store.marks_of(["title:a"]) == Marks(tags=("ssl", "vit"))


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        (tag_cell("a\nb"), True),
        (tag_cell(" "), True),
        (SSL, "yes"),
        (NEXT, "a 1"),
        (queue_cell("x" * 201), "a1"),
        (note_cell("1"), "\x1b[2J"),
        ("mood", True),
        ("filter", "is:unread"),
    ],
    ids=ascii,
)
def test_what_a_mark_cannot_be_is_refused_and_changes_nothing(
    store: MarkStore, cell: str, value: str | bool
) -> None:
    # Twice the same before, as a bulk change has it, where not every one is looked at.
    many = [wanted("a:1", SSL, True), wanted("a:2", SSL, True), wanted("a:3", cell, value)]
    with pytest.raises(ValueError, match="can't be in"):
        store.change(many, "Wrong")
    assert dict(store.everything()) == {}


def test_many_papers_are_tagged_in_one_append_and_one_step(tmp_path: Path) -> None:
    store = MarkStore(tmp_path)
    keys = [f"a:{number}" for number in range(10_000)]
    changes = store.change([wanted(key, tag_cell("ssl"), True) for key in keys], "Tagged 10,000")
    assert len(changes) == 10_000
    _, line = (tmp_path / "state.journal").read_bytes().splitlines()
    [[cells, papers]] = json.loads(line[9:])["set"]
    assert (cells, papers) == ({"tags/ssl": True}, [[key] for key in keys])
    assert found_in(tmp_path).keys() == set(keys)
    step = store.undo()
    assert step == Step("Tagged 10,000", changes)
    assert dict(store.everything()) == {}


def test_listeners_here_and_in_another_window_are_told_of_each_cell(tmp_path: Path) -> None:
    ours, theirs = windows(tmp_path, tmp_path)
    ours.everything()
    theirs.everything()
    told: list[Change] = []
    heard: list[Change] = []
    ours.listen(told.extend)
    theirs.listen(heard.extend)
    ours.change([wanted(KEY, SSL, True), wanted(KEY, NEXT, "a1")], "Marked")
    write(ours, "Read §3.")
    ours.change([wanted(KEY, SSL, None)], "Cleared")
    theirs.refresh()
    [revision] = ours.revisions_of([KEY])
    note = Change(KEY, note_cell(revision.name), None, "Read §3.")
    assert told == [
        Change(KEY, SSL, None, True),
        Change(KEY, NEXT, None, "a1"),
        note,
        Change(KEY, SSL, True, None),
    ]
    assert {NEXT: "a1", note.cell: "Read §3."}.items() <= {
        each.cell: each.after for each in heard
    }.items()
    assert theirs.marks_of([KEY]) == ours.marks_of([KEY])


# Notes


def test_a_note_that_is_saved_takes_the_place_of_the_one_seen(store: MarkStore) -> None:
    write(store, "One")
    write(store, "Two\n\nparagraphs\n")
    assert store.marks_of([KEY]).note == "Two\n\nparagraphs\n"
    assert [each.text for each in store.revisions_of([KEY])] == ["Two\n\nparagraphs\n"]
    assert store.revisions_of(["arxiv:other"]) == ()


def test_a_note_saved_as_it_was_is_no_change(store: MarkStore) -> None:
    write(store, "One")
    assert write(store, "One") == ()
    assert write(store, " \n") != ()
    assert write(store, "\n") == ()
    assert dict(store.everything()) == {}


def test_a_note_goes_back_and_forth(store: MarkStore) -> None:
    for text in ("One", "Two", ""):
        write(store, text)
    notes = []
    for act in (store.undo, store.undo, store.undo, store.redo, store.redo, store.redo):
        step = act()
        assert step is not None
        assert step.kept == 0
        notes.append(store.marks_of([KEY]).note)
    assert notes == ["Two", "One", "", "One", "Two", ""]


def test_a_note_written_in_two_windows_at_once_stays_both_the_older_first(tmp_path: Path) -> None:
    ours, theirs = windows(tmp_path, tmp_path)
    write(ours, "First\n")
    theirs.refresh()
    seen = [each.name for each in ours.revisions_of([KEY])]
    write(theirs, "Theirs\n", seen)
    write(ours, "Ours", seen)
    assert note_in(ours) == note_in(theirs) == "Theirs\n\nOurs"
    assert write(ours, "First", seen) != ()  # What was seen is gone; this is written beside them.
    assert note_in(theirs) == "Theirs\n\nOurs\n\nFirst"
    write(theirs, "All of it")
    assert note_in(ours) == "All of it"


def test_undo_of_a_note_leaves_what_another_window_wrote(tmp_path: Path) -> None:
    ours, theirs = windows(tmp_path, tmp_path)
    write(ours, "First")
    theirs.refresh()
    seen = [each.name for each in theirs.revisions_of([KEY])]
    write(ours, "Ours", seen)
    write(theirs, "Theirs", seen)
    ours.refresh()
    step = ours.undo()
    assert step is not None
    assert step.kept == 1  # They replaced the first one, too, and that stays so.
    assert note_in(theirs) == note_in(ours) == "Theirs"


def test_a_note_that_changed_its_order_only_is_told(tmp_path: Path) -> None:
    [store] = windows(tmp_path / "home")
    write(store, "One")
    write(store, "Two", [])
    one, two = store.revisions_of([KEY])
    told: list[Change] = []
    store.listen(told.extend)
    later = Record(stamp(8_000_000_000_000), [({note_cell(one.name): "One"}, [[KEY]])])
    (tmp_path / "other").write_bytes(head_line("", "x") + record_lines([later], 1))
    store.merge(tmp_path / "other")
    assert note_in(store) == "Two\n\nOne"
    assert told == [Change(KEY, note_cell(two.name), "Two", "Two")]


# Undone


@pytest.mark.parametrize("closed", [False, True], ids=["killed", "closed"])
def test_tags_queues_and_notes_go_back_and_forth_after_a_restart(
    tmp_path: Path, closed: bool
) -> None:
    store = MarkStore(tmp_path)
    store.change([wanted(KEY, SSL, True), wanted(KEY, NEXT, "a1")], "first")
    store.change([wanted(KEY, NEXT, "a2"), wanted(KEY, VIT, True)], "second")
    write(store, "Read §3.")
    stages = [store.marks_of([KEY])]
    if closed:
        store.close()
    store = MarkStore(tmp_path)
    for _ in range(3):
        assert store.undo() is not None
        stages.append(store.marks_of([KEY]))
    assert store.undo() is None
    both = Marks(tags=("ssl", "vit"), queues=(("next", "a2"),))
    first = Marks(tags=("ssl",), queues=(("next", "a1"),))
    assert stages == [both._replace(note="Read §3."), both, first, Marks()]
    if closed:
        store.close()
    store = MarkStore(tmp_path)
    for marks in reversed(stages[:-1]):
        assert store.redo() is not None
        assert store.marks_of([KEY]) == marks
    assert store.redo() is None


def test_undo_leaves_a_tag_alone_that_another_window_set_since(tmp_path: Path) -> None:
    ours, theirs = windows(tmp_path, tmp_path)
    ours.change([wanted(KEY, SSL, True), wanted(KEY, VIT, True)], "Tagged")
    theirs.change([wanted(KEY, SSL, None)], "Cleared")
    theirs.change([wanted(KEY, SSL, True)], "Tagged")
    ours.refresh()
    assert ours.undo() == Step("Tagged", (Change(KEY, VIT, None, True),), kept=1)
    assert ours.marks_of([KEY]) == Marks(tags=("ssl",))


# Merged


def test_two_machines_tag_queue_and_note_one_paper_at_once(tmp_path: Path) -> None:
    one, other = windows(tmp_path / "one", tmp_path / "other")
    one.change([wanted(KEY, SSL, True), wanted(KEY, NEXT, "a1")], "One")
    write(one, "One’s")
    other.change([wanted(KEY, VIT, True), wanted(KEY, NEXT, "a2")], "Other")
    write(other, "Other’s")
    for store in (one, other):
        store.close()
    copy = (tmp_path / "one" / "state.json").read_bytes()
    assert one.merge(tmp_path / "other" / "state.json").papers == 1
    (tmp_path / "copy").write_bytes(copy)
    other.merge(tmp_path / "copy")
    marks = Marks(tags=("ssl", "vit"), queues=(("next", "a2"),), note="One’s\n\nOther’s")
    assert dict(one.everything()) == dict(other.everything()) == {KEY: marks}


def test_a_queue_ordered_anew_on_two_machines_loses_no_paper(tmp_path: Path) -> None:
    one, other = windows(tmp_path / "one", tmp_path / "other")
    one.change([wanted(f"a:{each}", NEXT, f"a{each}") for each in (1, 2, 3)], "Queued")
    one.close()
    (tmp_path / "other").mkdir()
    other.merge(tmp_path / "one" / "state.json")
    one.change([wanted("a:3", NEXT, "Zz")], "Moved")
    other.change([wanted("a:1", NEXT, "a4"), wanted("a:2", NEXT, "a3V")], "Moved")
    one.close()
    other.close()
    one.merge(tmp_path / "other" / "state.json")
    other.merge(tmp_path / "one" / "state.json")
    for store in (one, other):
        places = {key: dict(marks.queues)["next"] for key, marks in store.everything().items()}
        assert places == {"a:3": "Zz", "a:2": "a3V", "a:1": "a4"}


# In files


def test_stock_tinydb_reads_tags_queues_and_notes(tmp_path: Path) -> None:
    store = MarkStore(tmp_path)
    cells: list[tuple[str, Value]]
    cells = [(SSL, True), (VIT, True), (NEXT, "a0V"), (Cell.STARRED, True), (note_cell("1"), "é\n")]
    store.change([wanted(KEY, cell, value) for cell, value in cells], "Marked")
    store.change([wanted(KEY, VIT, None)], "Cleared")
    store.close()
    with TinyDB(tmp_path / "state.json", encoding="utf-8") as stock:
        [found] = stock.table("marks").search(where("tags").ssl == True)  # noqa: E712
        stamps = found.pop("_c")
    assert found == {
        "paper": KEY,
        "starred": True,
        "tags": {"ssl": True, "vit": None},
        "queues": {"next": "a0V"},
        "notes": {"1": "é\n"},
    }
    assert {each: set(stamps[each]) for each in ("tags", "queues", "notes")} == {
        "tags": {"ssl", "vit"},
        "queues": {"next"},
        "notes": {"1"},
    }
    assert found_in(tmp_path) == {
        KEY: Marks(starred=True, tags=("ssl",), queues=(("next", "a0V"),), note="é\n")
    }


BAD = {
    "paper": KEY,
    "read": "2026-11-22",
    "tags": {"ssl": True, "off": False, "gone": None, "yes": 1, " x": True, "y" * 201: True},
    "queues": {"next": "a1", "bad": "a 1", "zero": "10", "flag": True, "\u202eq": "a1"},
    "notes": {"1": "Kept", "2": "\x1b[2J", "3": 7, "4": "", "5": "x" * (1 << 20) + "x"},
}

SEEN = Marks("2026-11-22", tags=("ssl",), queues=(("next", "a1"),), note="Kept")


def test_what_makes_no_sense_in_a_file_of_ours_is_not_shown_and_kept(tmp_path: Path) -> None:
    tables: Tables = {"marks": {"1": dict(BAD)}}
    (tmp_path / "state.json").write_bytes(snapshot_text(tables, "", latest([]))[0])
    store = MarkStore(tmp_path)
    assert store.marks_of([KEY]) == SEEN
    assert store.notices == ()
    star(store, KEY)
    store.close()
    [document] = json.loads((tmp_path / "state.json").read_text())["marks"].values()
    assert document.items() >= BAD.items()


def test_what_makes_no_sense_in_a_file_of_others_is_left_out_and_the_file_is_kept(
    tmp_path: Path,
) -> None:
    data = json.dumps({"marks": {"1": BAD}}).encode()
    (tmp_path / "state.json").write_bytes(data)
    store = MarkStore(tmp_path)
    assert store.marks_of([KEY]) == SEEN
    assert [each.read_bytes() for each in aside_of(tmp_path / "state.json", "edited")] == [data]
    assert "of the marks in it could not be read" in store.notices[0]


def test_what_makes_no_sense_is_written_over_by_a_mark_and_taken_back_to_none(
    tmp_path: Path,
) -> None:
    tables: Tables = {"marks": {"1": dict(BAD)}}
    (tmp_path / "state.json").write_bytes(snapshot_text(tables, "", latest([]))[0])
    cells = [wanted(KEY, tag_cell("yes"), True), wanted(KEY, queue_cell("bad"), "a2")]
    assert MarkStore(tmp_path).change(cells, "Marked") == (
        Change(KEY, tag_cell("yes"), None, True),
        Change(KEY, queue_cell("bad"), None, "a2"),
    )
    assert found_in(tmp_path)[KEY].tags == ("ssl", "yes")
    assert MarkStore(tmp_path).undo() is not None
    assert found_in(tmp_path) == {KEY: SEEN}


def test_a_person_may_write_that_a_tag_is_false(tmp_path: Path) -> None:
    store = MarkStore(tmp_path)
    store.change([wanted(KEY, SSL, True)], "Tagged")
    store.close()
    with TinyDB(tmp_path / "state.json") as stock:
        stock.table("marks").update({"tags": {"ssl": False}}, where("paper") == KEY)
    store = MarkStore(tmp_path)
    assert dict(store.everything()) == {}
    assert "could not be read" not in store.notices[0]


def test_the_doctor_counts_a_paper_that_is_only_tagged(tmp_path: Path) -> None:
    MarkStore(tmp_path).change([wanted(KEY, SSL, True)], "Tagged")
    assert check_marks(tmp_path).papers == [(KEY,)]
