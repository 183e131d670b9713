"""Saved views are kept, merged and undone as marks are, and are nobody's marks."""

import json
from pathlib import Path

import pytest

from tests.marks.deeds import READ, star, wait_until, wanted, windows
from tests.marks.documents import latest
from tuireader.marks import Cell, Change, Marks, MarkStore, SavedView, Step, Wanted, is_view
from tuireader.marks.checkup import check_marks
from tuireader.marks.snapshot import Tables, snapshot_text


@pytest.fixture(params=["folder", "memory"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> MarkStore:
    return MarkStore(tmp_path / "home" if request.param == "folder" else None)


def views(store: MarkStore) -> dict[str, str]:
    store.refresh()
    return dict(store.views())


def titles(*steps: Step | None) -> list[str]:
    return [each.title if each else "" for each in steps]


def test_views_are_sorted_by_name_whatever_the_case(store: MarkStore) -> None:
    assert store.views() == ()
    for name in ("b", "Morning", "A", "morning", "É"):
        assert store.save_view(name, f"is:unread {name}")
    assert [each.name for each in store.views()] == ["A", "b", "Morning", "morning", "É"]
    assert store.views()[0] == SavedView("A", "is:unread A")


def test_a_view_gets_another_filter_or_name_or_is_deleted(store: MarkStore) -> None:
    assert store.save_view("Morning", "is:unread")
    assert store.save_view("Morning", "is:starred")
    assert not store.save_view("Morning", "is:starred")
    assert views(store) == {"Morning": "is:starred"}
    assert store.rename_view("Morning", "morning")
    assert views(store) == {"morning": "is:starred"}
    assert store.drop_view("morning")
    assert not store.drop_view("morning")
    assert views(store) == {}
    assert store.save_view("All", "")
    assert views(store) == {"All": ""}


def test_a_view_is_not_renamed_over_another_nor_from_nothing(store: MarkStore) -> None:
    store.save_view("a", "x")
    store.save_view("b", "y")
    with pytest.raises(ValueError, match="there is a view 'b' already"):
        store.rename_view("a", "b")
    assert not store.rename_view("a", "a")
    assert not store.rename_view("gone", "c")
    assert views(store) == {"a": "x", "b": "y"}
    assert titles(store.undo(), store.undo(), store.undo()) == [
        "Saved view “b”",
        "Saved view “a”",
        "",
    ]


@pytest.mark.parametrize("name", ["", " ", "a\nb", "\x1b[2J", "x" * 201, " a", "\u202ea"])
def test_a_view_has_a_name_of_one_clean_line(store: MarkStore, name: str) -> None:
    store.save_view("a", "x")
    with pytest.raises(ValueError, match="can't be the name of a view"):
        store.save_view(name, "x")
    with pytest.raises(ValueError, match="can't be the name of a view"):
        store.rename_view("a", name)
    assert views(store) == {"a": "x"}


@pytest.mark.parametrize("text", ["a\nb", "\x07", "x" * 10_001])
def test_a_view_has_a_filter_of_one_clean_line(store: MarkStore, text: str) -> None:
    with pytest.raises(ValueError, match="can't be the filter of a view"):
        store.save_view("a", text)
    assert store.views() == ()


# Undone


def test_views_go_back_and_forth(store: MarkStore) -> None:
    store.save_view("Morning", "is:unread")
    store.save_view("Morning", "is:starred")
    store.rename_view("Morning", "Evening")
    store.drop_view("Evening")
    stages, steps = [views(store)], []
    for act in (*[store.undo] * 4, *[store.redo] * 4):
        steps.append(act())
        stages.append(views(store))
    there = [{}, {"Morning": "is:unread"}, {"Morning": "is:starred"}, {"Evening": "is:starred"}]
    assert stages == [{}, *reversed(there), *there[1:], {}]
    assert titles(*steps[4:]) == [
        "Saved view “Morning”",
        "Saved view “Morning”",
        "Renamed view “Morning” to “Evening”",
        "Deleted view “Evening”",
    ]
    assert titles(*steps[:4]) == titles(*steps[4:])[::-1]


@pytest.mark.parametrize("closed", [False, True], ids=["killed", "closed"])
def test_views_go_back_and_forth_after_a_restart(tmp_path: Path, closed: bool) -> None:
    store = MarkStore(tmp_path)
    star(store, "a:1")
    store.save_view("Morning", "is:unread")
    store.rename_view("Morning", "Evening")
    if closed:
        store.close()
    store = MarkStore(tmp_path)
    assert views(store) == {"Evening": "is:unread"}
    store.undo()
    assert views(store) == {"Morning": "is:unread"}
    store.undo()
    assert views(store) == {}
    assert store.marks_of(["a:1"]) == Marks(starred=True)
    if closed:
        store.close()
    store = MarkStore(tmp_path)
    assert titles(store.redo(), store.redo(), store.redo()) == [
        "Saved view “Morning”",
        "Renamed view “Morning” to “Evening”",
        "",
    ]
    assert views(store) == {"Evening": "is:unread"}


def test_undo_leaves_alone_a_view_that_another_window_changed_since(tmp_path: Path) -> None:
    ours, theirs = windows(tmp_path, tmp_path)
    ours.save_view("Morning", "is:unread")
    theirs.save_view("Morning", "is:starred")
    ours.refresh()
    assert ours.undo() == Step("Saved view “Morning”", (), kept=1)
    assert views(ours) == views(theirs) == {"Morning": "is:starred"}


# Other windows and machines


def test_another_window_is_told_that_something_changed_and_finds_the_view(tmp_path: Path) -> None:
    ours, theirs = windows(tmp_path, tmp_path)
    star(ours, "a:1")
    theirs.refresh()
    told: list[tuple[Change, ...]] = []
    heard: list[tuple[tuple[Change, ...], dict[str, str]]] = []
    ours.listen(told.append)
    theirs.listen(lambda changes: heard.append((changes, dict(theirs.views()))))
    ours.save_view("Morning", "is:unread")
    theirs.refresh()
    ours.undo()
    theirs.refresh()
    assert told == [(), ()]
    assert heard == [((), {"Morning": "is:unread"}), ((), {})]


def test_a_listener_in_memory_is_told_too() -> None:
    store = MarkStore(None)
    told: list[tuple[Change, ...]] = []
    store.listen(told.append)
    store.save_view("Morning", "is:unread")
    assert told == [()]


def test_a_window_that_is_kept_learns_of_a_view(tmp_path: Path) -> None:
    ours, theirs = windows(tmp_path, tmp_path)
    star(theirs, "a:1")
    seen: list[dict[str, str]] = []
    theirs.listen(lambda _: seen.append(dict(theirs.views())))
    theirs.keep()
    ours.save_view("Morning", "is:unread")
    wait_until(lambda: {"Morning": "is:unread"} in seen)
    theirs.close()


def test_views_of_two_machines_are_merged_either_way(tmp_path: Path) -> None:
    one, other = windows(tmp_path / "one", tmp_path / "other")
    one.save_view("both", "old")
    one.save_view("one", "x")
    other.save_view("both", "new")
    other.save_view("other", "y")
    star(other, "a:1")
    for store in (one, other):
        store.close()
    (tmp_path / "copy").write_bytes((tmp_path / "one" / "state.json").read_bytes())
    told: list[Change] = []
    one.listen(told.extend)
    brought = one.merge(tmp_path / "other" / "state.json")
    assert (brought.papers, brought.changed) == (1, 1)
    assert [each.key for each in told] == ["a:1"]
    brought = other.merge(tmp_path / "copy")
    assert (brought.papers, brought.changed) == (0, 0)
    assert views(one) == views(other) == {"both": "new", "one": "x", "other": "y"}


def test_a_journal_of_views_tells_of_no_paper(tmp_path: Path) -> None:
    one, other = windows(tmp_path / "one", tmp_path / "other")
    one.save_view("Morning", "is:unread")
    (tmp_path / "other").mkdir()
    brought = other.merge(tmp_path / "one" / "state.journal")
    assert (brought.papers, brought.changed) == (0, 0)
    assert views(other) == {"Morning": "is:unread"}


# Not marks


def test_a_view_is_no_paper_and_has_no_marks(tmp_path: Path) -> None:
    store = MarkStore(tmp_path)
    star(store, "a:1")
    store.save_view("Morning", "is:unread")
    for each in (store, MarkStore(tmp_path)):
        assert each.everything().keys() == {"a:1"}
        assert each.all_names() == ["a:1"]
        assert each.marks_of(["view:Morning"]) == Marks()
    store.close()
    report = check_marks(tmp_path)
    assert (report.papers, report.starred) == ([("a:1",)], 1)


def test_no_paper_can_be_marked_under_the_key_of_a_view(store: MarkStore) -> None:
    store.save_view("Morning", "is:unread")
    with pytest.raises(ValueError, match="names no paper"):
        store.change([wanted("view:Morning", Cell.STARRED, True)], "Wrong")
    store.change([Wanted(("view:Morning", "a:1"), Cell.STARRED, True)], "Starred")
    assert store.everything().keys() == {"a:1"}
    assert store.all_names() == ["a:1"]


def test_views_and_papers_mixed_up_in_a_file_stay_apart(tmp_path: Path) -> None:
    tables: Tables = {
        "marks": {
            "1": {"paper": "view:a", "names": ["a:1", "view:b"], "filter": "x", "starred": True},
            "2": {"paper": "view:b", "filter": "y", "read": READ},
            "3": {"paper": "a:1", "names": ["view:b"], "filter": "z", "tags": {"ssl": True}},
            "4": {"paper": "view: bad", "filter": "x"},
            "5": {"paper": "view:c", "filter": 7},
            "6": {"paper": "view:d", "filter": "a\nb"},
        }
    }
    (tmp_path / "state.json").write_bytes(snapshot_text(tables, "", latest([]))[0])
    store = MarkStore(tmp_path)
    assert views(store) == {"a": "x", "b": "y"}
    tagged = Marks(tags=("ssl",))
    assert dict(store.everything()) == {"a:1": tagged}
    assert not any(map(is_view, store.all_names()))
    assert store.marks_of(["view:a"]) == Marks()
    assert store.marks_of(["a:1"]) == store.marks_of(["a:1", "view:a"]) == tagged
    store.rename_view("b", "e")
    star(store, "a:1")
    store.drop_view("a")
    assert views(store) == {"e": "y"}
    assert store.marks_of(["a:1"]) == tagged._replace(starred=True)
    assert check_marks(tmp_path).read == 0
    store.close()
    written = json.loads((tmp_path / "state.json").read_text())["marks"]
    assert written.keys() > tables["marks"].keys()
    assert written["6"] == tables["marks"]["6"]
