"""Marks are set, found and told about, whether they are kept in a folder or in memory."""

import os
import re
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests.marks.deeds import LATER, READ, found_in, read, star, unstar, wanted
from tuireader.marks import Cell, Change, Marks, MarkStore, Wanted, now_utc

NAMES = ("arxiv:2006.10029", "doi:10.1000/x", "title:semi-1")


@pytest.fixture(params=["folder", "memory"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> MarkStore:
    return MarkStore(tmp_path / "home" if request.param == "folder" else None)


def test_an_unknown_paper_is_unmarked(store: MarkStore) -> None:
    assert store.marks_of(["arxiv:2006.10029"]) == Marks()
    assert store.names_of("arxiv:2006.10029") == ("arxiv:2006.10029",)
    assert dict(store.everything()) == {}
    assert store.all_names() == []


def test_a_mark_is_found_by_any_identifier_of_its_paper(store: MarkStore) -> None:
    star(store, "doi:10.1000/x")
    assert store.marks_of(["arxiv:2006.10029", "doi:10.1000/x"]) == Marks(starred=True)
    assert store.marks_of(iter(["doi:10.1000/x"])) == Marks(starred=True)
    assert store.marks_of([]) == Marks()


def test_a_paper_is_known_by_all_names_it_was_ever_marked_under(store: MarkStore) -> None:
    store.change([Wanted(NAMES[::2], Cell.STARRED, True)], "Starred")
    store.change([Wanted(NAMES[1:], Cell.READ, READ)], "Read")
    for name in NAMES:
        assert store.marks_of([name]) == Marks(READ, starred=True)
    assert store.names_of(NAMES[0]) == NAMES
    assert sorted(store.all_names()) == sorted(NAMES)
    assert store.everything().keys() == {NAMES[0]}


def test_marks_made_by_several_names_are_joined_and_the_later_counts(store: MarkStore) -> None:
    read(store, "a:1", LATER)
    read(store, "a:2", READ)
    star(store, "a:3")
    assert store.marks_of(["a:1", "a:2", "a:3"]) == Marks(READ, starred=True)
    assert store.marks_of(["a:1", "a:3"]) == Marks(LATER, starred=True)


def test_papers_of_one_title_and_different_numbers_are_two(store: MarkStore) -> None:
    store.change([Wanted(("arxiv:2006.10029", "title:reply-1"), Cell.STARRED, True)], "Starred")
    assert store.marks_of(("arxiv:2006.10030", "title:reply-1")) == Marks()
    assert store.marks_of(("title:reply-1",)) == Marks(starred=True)


def test_a_mark_is_changed_by_any_identifier_of_its_paper(store: MarkStore) -> None:
    store.change([Wanted(NAMES, Cell.STARRED, True)], "Starred")
    changes = store.change([Wanted(NAMES[1:], Cell.STARRED, False)], "Unstarred")
    assert changes == (Change(NAMES[0], Cell.STARRED, True, False),)
    assert dict(store.everything()) == {}
    assert sorted(store.all_names()) == sorted(NAMES)


def test_a_change_tells_only_what_really_changed(store: MarkStore) -> None:
    star(store, "a:1")
    both = [wanted("a:1", Cell.STARRED, True), wanted("a:2", Cell.STARRED, True)]
    changes = store.change([*both, wanted("a:1", Cell.READ, READ)], "Both")
    assert changes == (
        Change("a:2", Cell.STARRED, False, True),
        Change("a:1", Cell.READ, "", READ),
    )


def test_of_two_values_for_one_cell_the_last_counts(store: MarkStore) -> None:
    values = [wanted("a:1", Cell.STARRED, True), wanted("a:1", Cell.STARRED, False)]
    assert store.change(values, "Nothing") == ()
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
    unstar(store, "a:1")
    read(store, "a:2")
    assert dict(before) == {"a:1": Marks(starred=True)}
    assert dict(store.everything()) == {"a:2": Marks(READ)}


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
    with pytest.raises(ValueError, match=r"names no paper|can't be in"):
        store.change([wanted("a:0", Cell.STARRED, True), wanted(key, cell, value)], "Wrong")
    assert dict(store.everything()) == {}


def test_names_that_can_be_none_are_passed_over(store: MarkStore) -> None:
    store.change([Wanted(("", "a:1", "a:\x07"), Cell.STARRED, True)], "Starred")
    assert dict(store.everything()) == {"a:1": Marks(starred=True)}
    assert store.all_names() == ["a:1"]


@pytest.mark.parametrize("moment", [READ, "2026-11-22", "2026-11-22T17:04Z"])
def test_a_reading_is_a_moment_or_a_day(store: MarkStore, moment: str) -> None:
    read(store, "a:1", moment)
    assert store.marks_of(["a:1"]).read == moment


def test_now_is_told_to_the_second_in_utc_and_can_be_kept(store: MarkStore) -> None:
    now = now_utc()
    assert re.fullmatch(r"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ", now)
    read(store, "a:1", now)
    assert store.marks_of(["a:1"]).read == now


def test_listeners_are_told_of_changes_undo_and_redo(store: MarkStore) -> None:
    told: list[tuple[Change, ...]] = []
    store.listen(told.append)
    starred = (Change("a:1", Cell.STARRED, False, True),)
    star(store, "a:1")
    store.undo()
    store.redo()
    star(store, "a:1")
    assert told == [starred, (Change("a:1", Cell.STARRED, True, False),), starred]


def test_a_listener_is_told_when_the_change_is_on_disk(tmp_path: Path) -> None:
    store = MarkStore(tmp_path)
    seen: list[Marks] = []
    store.listen(lambda changes: seen.append(MarkStore(tmp_path).marks_of([changes[0].key])))
    star(store, "a:1")
    assert seen == [Marks(starred=True)]


def test_a_listener_knows_the_version_that_its_news_lead_to(store: MarkStore) -> None:
    versions: list[str] = []
    store.listen(lambda _: versions.append(store.known_version()))
    for key in ("a:1", "a:2"):
        star(store, key)
        assert versions[-1] == store.version()
    assert len(set(versions)) == len(versions) == 2


def test_a_listener_may_make_changes_and_all_hear_of_them_in_order(store: MarkStore) -> None:
    told: list[str] = []

    def follow(changes: tuple[Change, ...]) -> None:
        if changes and changes[0].key == "a:1":
            star(store, "a:2")

    store.listen(follow)
    store.listen(lambda changes: told.extend(each.key for each in changes))
    star(store, "a:1")
    assert told == ["a:1", "a:2"]


def test_a_listener_that_waits_for_another_thread_to_use_marks_is_not_stuck(
    store: MarkStore,
) -> None:
    done: list[Marks] = []

    def act(key: str) -> None:
        if key == "a:1":
            star(store, "a:2")
        store.save()
        done.append(store.marks_of([key]))

    def ask_elsewhere(changes: tuple[Change, ...]) -> None:
        if changes:
            other = threading.Thread(target=act, args=(changes[0].key,), daemon=True)
            other.start()
            other.join(5)

    store.listen(ask_elsewhere)
    star(store, "a:1")
    assert done == [Marks(starred=True)] * 2


def test_threads_lose_nothing_and_news_come_in_order(tmp_path: Path) -> None:
    store = MarkStore(tmp_path)
    heard: dict[str, Marks] = {}
    turned: list[Change] = []

    def mirror(changes: tuple[Change, ...]) -> None:
        for change in changes:
            if heard.get(change.key, Marks()).starred != change.before:
                turned.append(change)
            heard[change.key] = Marks(starred=change.after is True)

    def toggle(mine: str) -> None:
        for turn in range(20):
            keys = ("a:shared", mine)
            (unstar if turn % 2 else star)(store, *keys)
        star(store, mine)

    store.listen(mirror)
    threads = [threading.Thread(target=toggle, args=(f"a:{each}",)) for each in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert turned == []
    assert {"a:0", "a:1", "a:2"} <= found_in(tmp_path).keys()
    assert {key for key, marks in heard.items() if marks.starred} == found_in(tmp_path).keys()


def test_nothing_is_touched_before_a_change(tmp_path: Path) -> None:
    store = MarkStore(tmp_path / "deep" / "home")
    assert store.version() == ""
    assert store.known_version() == ""
    assert store.undo() is None
    assert store.redo() is None
    store.refresh()
    store.save()
    assert store.notices == ()
    assert store.unsaved is None
    assert store.marks_of(["a:1"]) == Marks()
    store.close()
    assert os.listdir(tmp_path) == []
    star(store, "a:1")
    assert (tmp_path / "deep" / "home").is_dir()


def test_the_version_is_another_after_each_write_only(store: MarkStore) -> None:
    versions = [store.version()]
    assert versions == [""]
    for turn in range(6):
        (unstar if turn % 2 else star)(store, "a:1")
        versions.append(store.version())
        assert store.version() == store.known_version()
        store.marks_of(["a:1"])
        store.refresh()
        assert store.version() == versions[-1]
    assert len(set(versions)) == 7


def test_a_store_that_was_closed_reads_anew_when_used(tmp_path: Path) -> None:
    store = MarkStore(tmp_path)
    star(store, "a:1")
    store.close()
    store.close()
    star(MarkStore(tmp_path), "a:2")
    assert store.everything().keys() == {"a:1", "a:2"}
    star(store, "a:3")
    assert found_in(tmp_path).keys() == {"a:1", "a:2", "a:3"}


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
