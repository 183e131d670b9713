"""Marks are set, found and told about, whether they are kept in a folder or in memory."""

import os
import re
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests.marks.deeds import star
from tuireader.marks import Cell, Change, Marks, MarkStore, now_utc

READ = "2026-11-22T17:04:11Z"
LATER = "2026-11-23T08:00:00Z"


@pytest.fixture(params=["folder", "memory"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> MarkStore:
    return MarkStore(tmp_path / "home" if request.param == "folder" else None)


def test_an_unknown_paper_is_unmarked(store: MarkStore) -> None:
    assert store.marks_of(["arxiv:2006.10029"]) == Marks()
    assert dict(store.everything()) == {}


def test_a_mark_is_found_by_any_identifier_of_its_paper(store: MarkStore) -> None:
    star(store, "doi:10.1000/x")
    assert store.marks_of(["arxiv:2006.10029", "doi:10.1000/x"]) == Marks(starred=True)
    assert store.marks_of(iter(["doi:10.1000/x"])) == Marks(starred=True)
    assert store.marks_of([]) == Marks()


def test_marks_made_by_several_names_are_joined(store: MarkStore) -> None:
    store.change([("a:1", Cell.READ, LATER), ("a:2", Cell.READ, READ)], "Read")
    star(store, "a:3")
    assert store.marks_of(["a:1", "a:2", "a:3"]) == Marks(read=READ, starred=True)
    assert store.marks_of(["a:1", "a:3"]) == Marks(read=LATER, starred=True)


def test_the_keys_to_change_are_those_with_marks_else_the_first(store: MarkStore) -> None:
    assert store.keys_of(["a:1", "a:2"]) == ("a:1",)
    star(store, "a:3", "a:2")
    assert store.keys_of(["a:1", "a:2", "a:3"]) == ("a:2", "a:3")
    assert store.keys_of([]) == ()


def test_a_change_tells_only_what_really_changed(store: MarkStore) -> None:
    star(store, "a:1")
    changes = store.change(
        [("a:1", Cell.STARRED, True), ("a:2", Cell.STARRED, True), ("a:1", Cell.READ, READ)], "Both"
    )
    assert changes == (
        Change("a:2", Cell.STARRED, False, True),
        Change("a:1", Cell.READ, "", READ),
    )


def test_of_two_values_for_one_cell_the_last_counts(store: MarkStore) -> None:
    assert (
        store.change([("a:1", Cell.STARRED, True), ("a:1", Cell.STARRED, False)], "Nothing") == ()
    )
    assert store.undo() is None


def test_a_change_of_nothing_is_no_step_and_no_write(tmp_path: Path) -> None:
    store = MarkStore(tmp_path)
    star(store, "a:1")
    version = store.version()
    assert star(store, "a:1") == ()
    assert store.change([], "Nothing") == ()
    assert store.version() == version
    undone = store.undo()
    assert undone is not None
    assert undone.title == "Starred"
    assert store.undo() is None


def test_everything_is_as_it_was_when_asked_for(store: MarkStore) -> None:
    star(store, "a:1")
    before = store.everything()
    store.change([("a:1", Cell.STARRED, False), ("a:2", Cell.READ, READ)], "Later")
    assert dict(before) == {"a:1": Marks(starred=True)}
    assert dict(store.everything()) == {"a:2": Marks(read=READ)}


@pytest.mark.parametrize(
    ("key", "cell", "value"),
    [
        ("", Cell.STARRED, True),
        ("a:\x1b[2J", Cell.STARRED, True),
        ("a:1", Cell.STARRED, "yes"),
        ("a:1", Cell.READ, True),
        ("a:1", Cell.READ, "yesterday"),
        ("a:1", Cell.READ, READ + "\n"),
    ],
)
def test_what_could_not_be_read_again_is_refused(
    store: MarkStore, key: str, cell: Cell, value: str | bool
) -> None:
    with pytest.raises(ValueError, match="can't have"):
        store.change([("a:0", Cell.STARRED, True), (key, cell, value)], "Wrong")
    assert dict(store.everything()) == {}


@pytest.mark.parametrize("moment", [READ, "2026-11-22", "2026-11-22T17:04Z", now_utc()])
def test_a_reading_is_a_moment_or_a_day(store: MarkStore, moment: str) -> None:
    store.change([("a:1", Cell.READ, moment)], "Read")
    assert store.marks_of(["a:1"]).read == moment


def test_now_is_told_to_the_second_in_utc() -> None:
    assert re.fullmatch(r"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ", now_utc())


def test_listeners_are_told_of_changes_undo_and_redo(store: MarkStore) -> None:
    told: list[tuple[Change, ...]] = []
    store.listen(told.append)
    starred = Change("a:1", Cell.STARRED, False, True)
    star(store, "a:1")
    store.undo()
    store.redo()
    star(store, "a:1")
    assert told == [(starred,), (starred.undone(),), (starred,)]


def test_a_listener_is_told_when_the_change_is_on_disk(tmp_path: Path) -> None:
    store = MarkStore(tmp_path)
    seen: list[Marks] = []
    store.listen(lambda changes: seen.append(MarkStore(tmp_path).marks_of([changes[0].key])))
    star(store, "a:1")
    assert seen == [Marks(starred=True)]


def test_a_listener_may_make_changes_and_all_hear_of_them_in_order(store: MarkStore) -> None:
    told: list[str] = []

    def follow(changes: tuple[Change, ...]) -> None:
        if changes[0].key == "a:1":
            star(store, "a:2")

    store.listen(follow)
    store.listen(lambda changes: told.append(changes[0].key))
    star(store, "a:1")
    assert told == ["a:1", "a:2"]


def test_a_listener_that_waits_for_another_thread_to_read_marks_is_not_stuck(
    store: MarkStore,
) -> None:
    seen: list[Marks] = []

    def ask_elsewhere(changes: tuple[Change, ...]) -> None:
        other = threading.Thread(target=lambda: seen.append(store.marks_of([changes[0].key])))
        other.start()
        other.join(5)

    store.listen(ask_elsewhere)
    star(store, "a:1")
    assert seen == [Marks(starred=True)]


def test_two_threads_lose_nothing_and_news_come_in_order(tmp_path: Path) -> None:
    store = MarkStore(tmp_path)
    heard: dict[str, Marks] = {}

    def mirror(changes: tuple[Change, ...]) -> None:
        for change in changes:
            assert heard.get(change.key, Marks()).starred == change.before
            heard[change.key] = Marks(starred=change.after is True)

    store.listen(mirror)

    def toggle(mine: str) -> None:
        for turn in range(20):
            store.change(
                [("a:shared", Cell.STARRED, turn % 2 == 0), (mine, Cell.STARRED, turn % 2 == 0)],
                "Toggled",
            )
        star(store, mine)

    threads = [threading.Thread(target=toggle, args=(f"a:{each}",)) for each in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    store.refresh()
    stored = MarkStore(tmp_path).everything()
    assert {"a:0", "a:1", "a:2"} <= stored.keys()
    assert {key for key, marks in heard.items() if marks.starred} == set(stored)


def test_nothing_is_touched_before_a_change(tmp_path: Path) -> None:
    store = MarkStore(tmp_path / "deep" / "home")
    assert store.version() == ""
    assert store.known_version() == ""
    assert store.undo() is None
    assert store.redo() is None
    assert store.refresh() == ()
    assert store.notices == ()
    assert store.marks_of(["a:1"]) == Marks()
    assert os.listdir(tmp_path) == []
    star(store, "a:1")
    assert sorted(os.listdir(tmp_path / "deep" / "home")) == ["state.json", "state.lock"]


def test_the_version_is_another_after_each_write_only(store: MarkStore) -> None:
    versions = [store.version()]
    assert versions == [""]
    for turn in range(6):
        store.change([("a:1", Cell.STARRED, turn % 2 == 0)], "Toggled")
        versions.append(store.version())
        assert store.version() == store.known_version() == versions[-1]
        store.marks_of(["a:1"])
        store.refresh()
        assert store.version() == versions[-1]
    assert len(set(versions)) == 7


def test_importing_the_room_imports_no_tinydb() -> None:
    check = (
        "import sys, tuireader.marks as m; s = m.MarkStore(None); s.version();"
        "print('tinydb' in sys.modules); s.marks_of(['a']); print('tinydb' in sys.modules)"
    )
    out = subprocess.run(
        [sys.executable, "-c", check],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    assert out.stdout.split() == ["False", "True"]
