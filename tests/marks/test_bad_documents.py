"""Of a file with bad documents the good ones are kept, and nothing is lost unseen."""

import json
from pathlib import Path

import pytest
from tinydb import TinyDB

from tests.marks.deeds import LATER, READ, aside_of, found_in, read, star, unstar, wanted
from tuireader.marks import Cell, Marks, MarkStore

FUTURE = "9222222222222-0000-9f3a2c1d"
"""A stamp that no change to come could beat."""


def write(path: Path, documents: object, **tables: object) -> bytes:
    """Write a file as a person or another program does, without a checksum."""
    data = json.dumps({"marks": documents, **tables}).encode()
    path.write_bytes(data)
    return data


def documents_in(path: Path) -> dict[str, dict[str, object]]:
    documents = json.loads(path.read_text())["marks"].values()
    return {each["paper"]: each for each in documents}


def test_good_documents_among_bad_ones_are_kept(path: Path) -> None:
    marks: dict[str, object] = {
        "1": {"paper": "a:1", "starred": True},
        "2": "no document",
        "3": {"starred": True},
        "4": {"paper": 5, "starred": True},
        "5": {"paper": "a:\x1b]0;x\x07", "starred": True},
        "6": {"paper": "a:6", "starred": "yes", "read": READ},
        "7": {"paper": "a:7", "starred": True, "read": 12},
        "8": {"paper": "a:8", "starred": None, "read": "once"},
        "nine": {"paper": "a:9", "starred": True},
        "01": {"paper": "a:10", "starred": True},
    }
    data = write(path, marks)
    store = MarkStore(path.parent)
    assert dict(store.everything()) == {
        "a:1": Marks(starred=True),
        "a:6": Marks(read=READ),
        "a:7": Marks(starred=True),
        "a:9": Marks(starred=True),
        "a:10": Marks(starred=True),
    }
    [aside] = aside_of(path, "edited")
    assert aside.read_bytes() == data
    assert len(store.notices) == 1
    assert "9 of the marks in it could not be read" in store.notices[0]
    assert aside.name in store.notices[0]
    again = MarkStore(path.parent)
    assert again.everything() == store.everything()
    assert again.notices == ()
    star(again, "a:12")
    again.close()
    assert len(aside_of(path, "edited")) == 1


def test_documents_without_a_usable_number_get_one_each(path: Path) -> None:
    write(path, {"x": {"paper": "a:1", "starred": True}, "y": {"paper": "a:1", "read": READ}})
    store = MarkStore(path.parent)
    assert store.marks_of(["a:1"]) == Marks(READ, starred=True)
    star(store, "a:2")
    store.close()
    with TinyDB(path) as stock:
        assert len(stock.table("marks").all()) == 2
    assert found_in(path.parent)["a:1"] == Marks(READ, starred=True)


def test_two_documents_of_one_number_are_not_lost_unseen(path: Path) -> None:
    data = b'{"marks": {"1": {"paper": "a:1", "starred": true}, "1": {"paper": "a:2"}}}'
    path.write_bytes(data)
    store = MarkStore(path.parent)
    store.marks_of(["a:1"])
    assert "1 of the marks in it could not be read" in store.notices[0]
    assert [each.read_bytes() for each in aside_of(path, "edited")] == [data]


def test_two_documents_about_one_paper_are_joined_and_changed_together(path: Path) -> None:
    documents = {
        "1": {"paper": "a:1", "read": "2026-02-02", "note": "kept"},
        "2": {"paper": "a:1", "starred": True},
    }
    write(path, documents)
    store = MarkStore(path.parent)
    assert store.marks_of(["a:1"]) == Marks("2026-02-02", starred=True)
    store.change([wanted("a:1", Cell.STARRED, False), wanted("a:1", Cell.READ, "")], "Cleared")
    assert dict(store.everything()) == found_in(path.parent) == {}
    store.close()
    assert documents_in(path)["a:1"]["note"] == "kept"
    store.undo()
    assert store.marks_of(["a:1"]) == Marks("2026-02-02", starred=True)


def test_a_person_may_write_marks_without_stamps_and_numbers_of_their_own(path: Path) -> None:
    write(path, {"1": {"paper": "a:1", "starred": True, "read": "2026-11-22"}})
    store = MarkStore(path.parent)
    assert store.marks_of(["a:1"]) == Marks("2026-11-22", starred=True)
    unstar(store, "a:1")
    assert found_in(path.parent) == {"a:1": Marks("2026-11-22")}


def test_stamps_nobody_vouches_for_win_over_no_later_change(path: Path) -> None:
    write(path, {"1": {"paper": "a:1", "starred": True, "_c": {"starred": FUTURE}}})
    store = MarkStore(path.parent)
    assert store.marks_of(["a:1"]) == Marks(starred=True)
    unstar(store, "a:1")
    other = MarkStore(path.parent)
    read(other, "a:1", LATER)
    assert found_in(path.parent) == {"a:1": Marks(LATER)}
    other.close()
    assert FUTURE not in path.read_text()


def test_cells_we_do_not_know_are_kept_as_they_are(path: Path) -> None:
    ours = {"paper": "a:1", "starred": True, "tags": {"ssl": True}, "colour": ["red"]}
    write(path, {"1": ours})
    store = MarkStore(path.parent)
    unstar(store, "a:1")
    store.close()
    read(store, "a:1")
    store.close()
    assert documents_in(path)["a:1"].items() >= {**ours, "starred": False, "read": READ}.items()
    assert "could not be read" not in " ".join(store.notices)


def test_tables_we_do_not_know_are_kept_as_they_are(path: Path) -> None:
    foreign = {"_default": {"1": {"mine": [1, {"deep": None}], "é": 0.5}}, "$comment": "by hand"}
    write(path, {"1": {"paper": "a:1", "starred": True}}, **foreign)
    store = MarkStore(path.parent)
    for key in ("a:2", "a:3"):
        star(store, key)
        store.close()
    assert json.loads(path.read_text()).items() >= foreign.items()


@pytest.mark.parametrize("ours", [{"1": {"schema": "x"}}, {"1": 4}, [1], {"1": {"schema": 0}}])
def test_a_damaged_schema_costs_no_marks(path: Path, ours: object) -> None:
    write(path, {"1": {"paper": "a:1", "starred": True}}, tuireader=ours)
    store = MarkStore(path.parent)
    assert store.marks_of(["a:1"]) == Marks(starred=True)
    assert len(aside_of(path, "edited")) == 1
    store.save()
    with TinyDB(path) as stock:
        [stated] = stock.table("tuireader").all()
        assert stated["schema"] == 1


@pytest.mark.parametrize(
    "data",
    [
        b"{}",
        b'{"_default": {"1": {"a": 1}}}',
        b'\xef\xbb\xbf{"marks": {"7": {"paper": "a:1", "starred": true}}}',
    ],
    ids=["no tables", "other tables", "a byte order mark"],
)
def test_files_of_others_that_are_fine_are_taken_over_and_a_copy_is_kept(
    path: Path, data: bytes
) -> None:
    path.write_bytes(data)
    store = MarkStore(path.parent)
    star(store, "a:2")
    assert store.everything().keys() == {"a:2"} | ({"a:1"} if b"a:1" in data else set())
    assert [each.read_bytes() for each in aside_of(path, "edited")] == [data]
    assert "could not be read" not in store.notices[0]
    assert aside_of(path) == []
    assert found_in(path.parent) == store.everything()
