"""Steps are taken back and done again, and nobody else's changes with them."""

from pathlib import Path

import pytest

from tuireader.marks import Cell, Change, Marks, MarkStore, NotSaved, Step
from tuireader.marks.history import MOST_STEPS, History

READ = "2026-11-22T17:04:11Z"


@pytest.fixture(params=["folder", "memory"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> MarkStore:
    return MarkStore(tmp_path if request.param == "folder" else None)


def set_star(store: MarkStore, key: str, starred: bool, title: str = "Starred") -> None:
    store.change([(key, Cell.STARRED, starred)], title)


def test_undo_takes_back_the_newest_step_whole(store: MarkStore) -> None:
    set_star(store, "a:1", True, "first")
    wanted: list[tuple[str, Cell, str | bool]] = [
        ("a:1", Cell.STARRED, False),
        ("a:1", Cell.READ, READ),
        ("a:2", Cell.STARRED, True),
    ]
    changes = store.change(wanted, "second")
    assert store.undo() == Step("second", changes)
    assert dict(store.everything()) == {"a:1": Marks(starred=True)}
    undone = store.undo()
    assert undone is not None
    assert undone.title == "first"
    assert dict(store.everything()) == {}
    assert store.undo() is None


def test_redo_does_again_what_was_undone_in_order(store: MarkStore) -> None:
    set_star(store, "a:1", True, "first")
    set_star(store, "a:2", True, "second")
    store.undo()
    store.undo()
    assert store.redo() == Step("first", (Change("a:1", Cell.STARRED, False, True),))
    assert dict(store.everything()) == {"a:1": Marks(starred=True)}
    assert store.redo() == Step("second", (Change("a:2", Cell.STARRED, False, True),))
    assert store.redo() is None
    assert store.everything().keys() == {"a:1", "a:2"}
    undone = store.undo()
    assert undone is not None
    assert undone.title == "second"


def test_a_new_change_ends_what_can_be_done_again(store: MarkStore) -> None:
    set_star(store, "a:1", True)
    store.undo()
    set_star(store, "a:2", False)  # No change, so no end.
    set_star(store, "a:2", True)
    assert store.redo() is None
    assert store.everything().keys() == {"a:2"}


def test_a_change_of_nothing_leaves_what_can_be_done_again(store: MarkStore) -> None:
    set_star(store, "a:1", True)
    store.undo()
    set_star(store, "a:2", False)
    assert store.redo() is not None


def test_undo_leaves_alone_what_another_process_changed(tmp_path: Path) -> None:
    ours, theirs = MarkStore(tmp_path), MarkStore(tmp_path)
    ours.change([("a:1", Cell.STARRED, True), ("a:2", Cell.STARRED, True)], "Starred 2")
    theirs.change([("a:1", Cell.STARRED, False), ("a:1", Cell.READ, READ)], "Theirs")
    assert ours.undo() == Step("Starred 2", (Change("a:2", Cell.STARRED, False, True),))
    assert dict(ours.everything()) == {"a:1": Marks(read=READ)}
    assert ours.redo() == Step("Starred 2", (Change("a:2", Cell.STARRED, False, True),))
    theirs.refresh()
    assert theirs.everything() == ours.everything()


def test_redo_leaves_alone_what_another_process_changed(tmp_path: Path) -> None:
    ours, theirs = MarkStore(tmp_path), MarkStore(tmp_path)
    ours.change([("a:1", Cell.READ, READ), ("a:2", Cell.READ, READ)], "Read 2")
    ours.undo()
    theirs.change([("a:1", Cell.READ, "2020-01-01")], "Theirs")
    assert ours.redo() == Step("Read 2", (Change("a:2", Cell.READ, "", READ),))
    assert ours.marks_of(["a:1"]) == Marks(read="2020-01-01")


def test_a_step_of_which_nothing_is_left_is_used_up_without_a_write(tmp_path: Path) -> None:
    ours, theirs = MarkStore(tmp_path), MarkStore(tmp_path)
    set_star(ours, "a:1", True)
    set_star(theirs, "a:1", False)
    version = theirs.version()
    assert ours.undo() == Step("Starred", ())
    assert ours.undo() is None
    assert ours.redo() is None
    assert ours.version() == version


def test_an_undo_that_is_not_saved_can_be_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = MarkStore(tmp_path)
    set_star(store, "a:1", True)

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr("os.replace", fail)
        with pytest.raises(NotSaved):
            store.undo()
    assert store.marks_of(["a:1"]) == Marks(starred=True)
    assert store.undo() is not None
    with monkeypatch.context() as broken:
        broken.setattr("os.replace", fail)
        with pytest.raises(NotSaved):
            store.redo()
    assert store.marks_of(["a:1"]) == Marks()
    assert store.redo() is not None
    assert store.marks_of(["a:1"]) == Marks(starred=True)


def test_the_oldest_of_many_steps_are_forgotten() -> None:
    history = History()
    for number in range(MOST_STEPS + 1):
        history.add(Step(f"{number}", (Change("a:1", Cell.STARRED, False, True),)))
    titles = []
    while (step := history.newest_done()) is not None:
        titles.append(step.title)
        history.undid(step)
    assert (len(titles), titles[0], titles[-1]) == (MOST_STEPS, f"{MOST_STEPS}", "1")
