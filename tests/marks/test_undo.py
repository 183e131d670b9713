"""Steps are taken back and done again, after a restart too, and nobody else's changes with them."""

import os
from pathlib import Path

import pytest

from tests.marks.deeds import (
    LATER,
    READ,
    RefusingDisk,
    found_in,
    read,
    star,
    start_python,
    unstar,
    wanted,
)
from tuireader.marks import Cell, Change, Marks, MarkStore, Step, Unsaved, Wanted


@pytest.fixture(params=["folder", "memory"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> MarkStore:
    return MarkStore(tmp_path if request.param == "folder" else None)


def titled(store: MarkStore, title: str, *keys: str) -> tuple[Change, ...]:
    return store.change([wanted(key, Cell.STARRED, True) for key in keys], title)


def title_of(step: Step | None) -> str | None:
    return step.title if step else None


def starred(*keys: str) -> tuple[Change, ...]:
    return tuple(Change(key, Cell.STARRED, False, True) for key in keys)


def test_undo_takes_back_the_newest_step_whole(store: MarkStore) -> None:
    titled(store, "first", "a:1")
    cells = [
        wanted("a:1", Cell.STARRED, False),
        wanted("a:1", Cell.READ, READ),
        wanted("a:2", Cell.STARRED, True),
    ]
    changes = store.change(cells, "second")
    assert store.undo() == Step("second", changes)
    assert dict(store.everything()) == {"a:1": Marks(starred=True)}
    assert store.undo() == Step("first", starred("a:1"))
    assert dict(store.everything()) == {}
    assert store.undo() is None


def test_redo_does_again_what_was_undone_in_order(store: MarkStore) -> None:
    titled(store, "first", "a:1")
    titled(store, "second", "a:2")
    store.undo()
    store.undo()
    assert store.redo() == Step("first", starred("a:1"))
    assert dict(store.everything()) == {"a:1": Marks(starred=True)}
    assert store.redo() == Step("second", starred("a:2"))
    assert store.redo() is None
    assert store.everything().keys() == {"a:1", "a:2"}
    assert title_of(store.undo()) == "second"


def test_steps_on_one_cell_are_taken_back_and_done_again_one_by_one(store: MarkStore) -> None:
    read(store, "a:1", READ)
    read(store, "a:1", LATER)
    read(store, "a:1", "")
    moments = []
    for act in (*[store.undo] * 3, *[store.redo] * 3, *[store.undo] * 3):
        step = act()
        assert step is not None
        assert step.kept == 0
        moments.append(store.marks_of(["a:1"]).read)
    assert moments == [LATER, READ, "", READ, LATER, "", LATER, READ, ""]


def test_a_new_change_ends_what_can_be_done_again(store: MarkStore) -> None:
    star(store, "a:1")
    store.undo()
    star(store, "a:2")
    assert store.redo() is None
    assert store.everything().keys() == {"a:2"}


def test_a_change_of_nothing_leaves_what_can_be_done_again(store: MarkStore) -> None:
    star(store, "a:1")
    store.undo()
    unstar(store, "a:2")
    assert store.redo() is not None


def test_undo_of_a_paper_with_many_names_is_seen_by_all_of_them(store: MarkStore) -> None:
    names = ("arxiv:2006.10029", "title:x-1")
    store.change([Wanted(names, Cell.STARRED, True)], "Starred")
    store.undo()
    assert [store.marks_of([name]) for name in names] == [Marks(), Marks()]


def test_undo_leaves_alone_what_another_window_changed(tmp_path: Path) -> None:
    ours, theirs = MarkStore(tmp_path), MarkStore(tmp_path)
    titled(ours, "Starred 2", "a:1", "a:2")
    unstar(theirs, "a:1")
    read(theirs, "a:1")
    ours.refresh()
    assert ours.undo() == Step("Starred 2", starred("a:2"), kept=1)
    assert dict(ours.everything()) == {"a:1": Marks(READ)}
    assert ours.redo() == Step("Starred 2", starred("a:2"))
    theirs.refresh()
    assert theirs.everything() == ours.everything()


def test_redo_leaves_alone_what_another_window_changed(tmp_path: Path) -> None:
    ours, theirs = MarkStore(tmp_path), MarkStore(tmp_path)
    cells = [wanted(key, Cell.READ, READ) for key in ("a:1", "a:2")]
    ours.change(cells, "Read 2")
    ours.undo()
    read(theirs, "a:1", "2020-01-01")
    ours.refresh()
    assert ours.redo() == Step("Read 2", (Change("a:2", Cell.READ, "", READ),), kept=1)
    assert ours.marks_of(["a:1"]) == Marks("2020-01-01")


def test_undo_leaves_alone_what_another_window_set_to_the_same(tmp_path: Path) -> None:
    ours, theirs = MarkStore(tmp_path), MarkStore(tmp_path)
    star(ours, "a:1")
    unstar(theirs, "a:1")
    star(theirs, "a:1")
    ours.refresh()
    assert ours.undo() == Step("Starred", (), kept=1)
    assert ours.marks_of(["a:1"]) == Marks(starred=True)


def test_a_step_of_which_nothing_is_left_is_used_up_without_a_write(tmp_path: Path) -> None:
    ours, theirs = MarkStore(tmp_path), MarkStore(tmp_path)
    star(ours, "a:1")
    unstar(theirs, "a:1")
    ours.refresh()
    version = theirs.version()
    assert ours.undo() == Step("Starred", (), kept=1)
    assert ours.undo() is None
    assert ours.redo() is None
    assert ours.version() == version


@pytest.mark.parametrize("closed", [False, True], ids=["killed", "closed"])
def test_steps_can_be_taken_back_after_a_restart(tmp_path: Path, closed: bool) -> None:
    store = MarkStore(tmp_path)
    for title in ("first", "second", "third"):
        titled(store, title, f"a:{title}")
    store.undo()
    if closed:
        store.close()
    again = MarkStore(tmp_path)
    assert title_of(again.redo()) == "third"
    assert [title_of(again.undo()) for _ in range(4)] == ["third", "second", "first", None]
    assert found_in(tmp_path) == {}
    if closed:
        again.close()
    last = MarkStore(tmp_path)
    assert [title_of(last.redo()) for _ in range(4)] == ["first", "second", "third", None]
    assert len(found_in(tmp_path)) == 3


def test_steps_of_another_process_can_be_taken_back_once_it_is_restarted(tmp_path: Path) -> None:
    program = (
        "import sys, pathlib; from tuireader.marks import *;"
        "store = MarkStore(pathlib.Path(sys.argv[1]));"
        "store.change([Wanted(('a:1',), Cell.STARRED, True)], 'Elsewhere'); store.save()"
    )
    assert start_python(program, tmp_path).wait(30) == 0
    assert MarkStore(tmp_path).undo() == Step("Elsewhere", starred("a:1"))


def test_steps_that_another_window_does_meanwhile_are_not_ours_to_undo(tmp_path: Path) -> None:
    ours, theirs = MarkStore(tmp_path), MarkStore(tmp_path)
    ours.everything()
    star(theirs, "a:1")
    ours.refresh()
    assert ours.undo() is None
    assert ours.marks_of(["a:1"]) == Marks(starred=True)


def test_a_step_of_before_the_restart_keeps_what_was_changed_since(tmp_path: Path) -> None:
    star(MarkStore(tmp_path), "a:1", "a:2")
    (tmp_path / "state.undo").rename(tmp_path / "hidden")
    unstar(MarkStore(tmp_path), "a:1")
    (tmp_path / "hidden").replace(tmp_path / "state.undo")
    assert MarkStore(tmp_path).undo() == Step("Starred", starred("a:2"), kept=1)


@pytest.mark.parametrize("data", [b"", b"null", bytes(40), b"\xff\n" * 9], ids=repr)
def test_a_damaged_history_costs_only_what_was_in_it(tmp_path: Path, data: bytes) -> None:
    titled(MarkStore(tmp_path), "lost", "a:1")
    (tmp_path / "state.undo").write_bytes(data + b"\n")
    titled(MarkStore(tmp_path), "kept", "a:2")
    store = MarkStore(tmp_path)
    assert [title_of(store.undo()) for _ in range(2)] == ["kept", None]
    assert store.everything().keys() == {"a:1"}
    assert store.notices == ()


@pytest.mark.parametrize("act", [Path.unlink, Path.mkdir, os.mkfifo], ids=lambda act: act.__name__)
def test_without_a_history_nothing_but_undo_is_amiss(tmp_path: Path, act: object) -> None:
    star(MarkStore(tmp_path), "a:1")
    (tmp_path / "state.undo").rename(tmp_path / "hidden")
    if callable(act) and act is not Path.unlink:
        act(tmp_path / "state.undo")
    store = MarkStore(tmp_path)
    assert store.undo() is None
    star(store, "a:2")
    assert store.undo() == Step("Starred", starred("a:2"))
    star(store, "a:3")
    store.save()
    assert (store.unsaved, store.notices) == (None, ())
    assert found_in(tmp_path).keys() == {"a:1", "a:3"}


def test_an_undo_that_is_not_saved_is_kept_like_any_change(tmp_path: Path) -> None:
    disk = RefusingDisk()
    store = MarkStore(tmp_path, disk=disk)
    star(store, "a:1")
    disk.refuse("write")
    assert store.undo() == Step("Starred", starred("a:1"))
    assert store.unsaved == Unsaved("disk full", 1)
    assert found_in(tmp_path) == {"a:1": Marks(starred=True)}
    disk.refuse()
    store.save()
    assert found_in(tmp_path) == {}
    assert MarkStore(tmp_path).redo() == Step("Starred", starred("a:1"))


def test_undo_goes_on_from_a_snapshot_that_was_made_meanwhile(tmp_path: Path) -> None:
    store, other = MarkStore(tmp_path), MarkStore(tmp_path)
    star(store, "a:1", "a:2")
    unstar(other, "a:2")
    other.close()
    store.refresh()
    assert store.undo() == Step("Starred", starred("a:1"), kept=1)
    assert found_in(tmp_path) == {}
