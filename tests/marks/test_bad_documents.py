"""Of a file with bad documents the good ones are kept, and nothing is lost unseen."""

import errno
import json
from pathlib import Path

import pytest

from tests.marks.deeds import aside_of, star
from tuireader.marks import Cell, Marks, MarkStore, NotSaved

READ = "2026-11-22T17:04:11Z"


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
    data = json.dumps({"marks": marks}).encode()
    path.write_bytes(data)
    store = MarkStore(path.parent)
    assert dict(store.everything()) == {
        "a:1": Marks(starred=True),
        "a:6": Marks(read=READ),
        "a:7": Marks(starred=True),
        "a:9": Marks(starred=True),
        "a:10": Marks(starred=True),
    }
    assert len(store.notices) == 1
    assert "9 of the marks could not be read" in store.notices[0]
    assert path.read_bytes() == data
    assert aside_of(path) == []
    star(store, "a:11")
    [aside] = aside_of(path)
    assert aside.read_bytes() == data
    assert aside.name in store.notices[-1]
    again = MarkStore(path.parent)
    assert again.everything() == store.everything()
    assert again.notices == ()
    star(store, "a:12")
    assert len(aside_of(path)) == 1


def test_documents_without_a_usable_number_get_one_each(path: Path) -> None:
    documents = {"x": {"paper": "a:1", "starred": True}, "y": {"paper": "a:1", "read": READ}}
    path.write_text(json.dumps({"marks": documents}))
    store = MarkStore(path.parent)
    assert store.marks_of(["a:1"]) == Marks(read=READ, starred=True)
    star(store, "a:2")
    assert MarkStore(path.parent).marks_of(["a:1"]) == Marks(read=READ, starred=True)


def test_two_documents_of_one_number_are_not_lost_unseen(path: Path) -> None:
    data = b'{"marks": {"1": {"paper": "a:1", "starred": true}, "1": {"paper": "a:2"}}}'
    path.write_bytes(data)
    store = MarkStore(path.parent)
    store.marks_of(["a:1"])
    assert len(store.notices) == 1
    star(store, "a:3")
    assert [each.read_bytes() for each in aside_of(path)] == [data]


def test_a_damaged_file_is_not_written_when_it_cannot_be_set_aside(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = b'{"marks": {"1": {"paper": "a:1", "starred": true}, "2": 5}}'
    path.write_bytes(data)
    store = MarkStore(path.parent)
    assert store.marks_of(["a:1"]) == Marks(starred=True)

    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as broken:
        broken.setattr("os.fsync", fail)
        with pytest.raises(NotSaved, match="disk full"):
            star(store, "a:2")
    assert path.read_bytes() == data
    assert aside_of(path) == []
    star(store, "a:2")
    assert [each.read_bytes() for each in aside_of(path)] == [data]


def test_two_documents_about_one_paper_are_joined_and_changed_together(path: Path) -> None:
    documents = {
        "1": {"paper": "a:1", "read": "2026-02-02", "note": "kept"},
        "2": {"paper": "a:1", "starred": True, "read": "2026-01-01"},
    }
    path.write_text(json.dumps({"marks": documents}))
    store = MarkStore(path.parent)
    assert store.marks_of(["a:1"]) == Marks(read="2026-01-01", starred=True)
    store.change([("a:1", Cell.STARRED, False), ("a:1", Cell.READ, "")], "Cleared")
    assert dict(store.everything()) == dict(MarkStore(path.parent).everything()) == {}
    tables = json.loads(path.read_text())
    assert tables["marks"] == {"1": {"paper": "a:1", "note": "kept"}}
    store.undo()
    assert store.marks_of(["a:1"]) == Marks(read="2026-01-01", starred=True)
    assert store.notices == ()


def test_what_we_do_not_know_is_kept_as_it_is(path: Path) -> None:
    foreign = {
        "_default": {"1": {"mine": [1, {"deep": None}], "é": 0.5}},
        "$comment": "by hand",
        "marks": {"1": {"paper": "a:1", "starred": True, "tags": {"ssl": True}, "_c": "…"}},
        "tuireader": {"4": {"schema": 1, "minor": 3}},
    }
    path.write_text(json.dumps(foreign))
    store = MarkStore(path.parent)
    store.change([("a:1", Cell.STARRED, False)], "Unstarred")
    expected = {**foreign, "marks": {"1": {"paper": "a:1", "tags": {"ssl": True}, "_c": "…"}}}
    assert json.loads(path.read_text()) == expected
    assert store.notices == ()


@pytest.mark.parametrize("ours", [{"1": {"schema": "x"}}, {"1": 4}, [1], {"1": {"schema": 0}}])
def test_a_damaged_schema_costs_no_marks(path: Path, ours: object) -> None:
    path.write_text(
        json.dumps({"marks": {"1": {"paper": "a:1", "starred": True}}, "tuireader": ours})
    )
    store = MarkStore(path.parent)
    assert store.marks_of(["a:1"]) == Marks(starred=True)
    star(store, "a:2")
    assert len(aside_of(path)) == 1
    assert json.loads(path.read_bytes())["tuireader"] == {"1": {"schema": 1}}
