"""Two processes on one folder see each other's changes and lose none."""

import os
from pathlib import Path

import pytest

from tests.marks.deeds import READ, aside_of, found_in, read, star, start_python, unstar, wanted
from tuireader.marks import Cell, Change, Marks, MarkStore, NotSaved, Unsaved, Wanted
from tuireader.marks.clock import Clock
from tuireader.marks.locking import locked

PROCESSES, PAPERS = 4, 12

MARKING = """
import sys, pathlib
from tuireader.marks import Cell, MarkStore, Wanted
store = MarkStore(pathlib.Path(sys.argv[1]))
if len(sys.argv) > 4:
    store.keep()
for number in range(int(sys.argv[3])):
    store.change([Wanted((f"a:{sys.argv[2]}.{number}",), Cell.STARRED, True)], "Starred")
    if number % 3 == 0:
        assert store.undo().kept == 0
        assert store.redo().kept == 0
    if number % 5 == 4:
        store.close()
store.save()
assert store.unsaved is None
assert store.notices == ()
"""


def test_changes_of_two_windows_are_joined(tmp_path: Path) -> None:
    one, other = MarkStore(tmp_path), MarkStore(tmp_path)
    for number in range(10):
        star(one, f"one:{number}")
        star(other, f"other:{number}")
        read(other, f"one:{number}")
    one.refresh()
    assert len(one.everything()) == 20
    assert one.everything() == other.everything() == found_in(tmp_path)
    assert one.marks_of(["one:9"]) == Marks(READ, starred=True)


def test_one_paper_marked_by_two_windows_under_different_names_is_one(tmp_path: Path) -> None:
    one, other = MarkStore(tmp_path), MarkStore(tmp_path)
    for each in (one, other):
        each.everything()
    one.change([Wanted(("arxiv:2006.10029", "title:x-1"), Cell.STARRED, True)], "Starred")
    other.change([Wanted(("title:x-1",), Cell.READ, READ)], "Read")
    one.refresh()
    for each in (one, other, MarkStore(tmp_path)):
        assert each.marks_of(["arxiv:2006.10029", "title:x-1"]) == Marks(READ, starred=True)


def test_refresh_tells_what_the_other_changed_once(tmp_path: Path) -> None:
    one, other = MarkStore(tmp_path), MarkStore(tmp_path)
    told: list[Change] = []
    star(one, "a:1", "a:2")
    one.listen(told.extend)
    unstar(other, "a:1")
    read(other, "a:3")
    one.refresh()
    one.refresh()
    assert told == [
        Change("a:1", Cell.STARRED, True, False),
        Change("a:3", Cell.READ, "", READ),
    ]


def test_refresh_tells_once_what_was_changed_before_the_other_closed(tmp_path: Path) -> None:
    one, other = MarkStore(tmp_path), MarkStore(tmp_path)
    told: list[Change] = []
    star(one, "a:1")
    one.listen(told.extend)
    star(other, "a:2")
    other.close()
    star(other, "a:3")
    one.refresh()
    one.refresh()
    assert told == [Change(key, Cell.STARRED, False, True) for key in ("a:2", "a:3")]
    assert one.everything().keys() == {"a:1", "a:2", "a:3"}


def test_what_a_change_finds_of_the_others_is_told_but_not_its_own(tmp_path: Path) -> None:
    one, other = MarkStore(tmp_path), MarkStore(tmp_path)
    told: list[tuple[Change, ...]] = []
    star(one, "a:1")
    one.listen(told.append)
    star(other, "a:2")
    ours = star(one, "a:3")
    assert ours == (Change("a:3", Cell.STARRED, False, True),)
    assert sorted(told) == sorted([(Change("a:2", Cell.STARRED, False, True),), ours])
    one.undo()
    assert one.everything().keys() == {"a:1", "a:2"}


def test_of_two_windows_that_set_a_cell_the_later_counts_in_both(tmp_path: Path) -> None:
    # Within one millisecond neither is later, and the greater writer would count.
    one = MarkStore(tmp_path, clock=Clock(lambda: 1_700_000_000_000))
    other = MarkStore(tmp_path, clock=Clock(lambda: 1_700_000_000_001))
    other.everything()
    read(one, "a:1", "2026-01-01")
    read(other, "a:1", "2020-01-01")
    one.refresh()
    for each in (one, other, MarkStore(tmp_path)):
        assert each.marks_of(["a:1"]) == Marks("2020-01-01")


def test_a_version_tells_that_another_window_wrote(tmp_path: Path) -> None:
    one, other = MarkStore(tmp_path), MarkStore(tmp_path)
    star(one, "a:1")
    known = one.known_version()
    star(other, "a:2")
    assert one.known_version() == known
    assert one.version() == other.version() != known
    one.refresh()
    assert one.known_version() == other.known_version()


def test_no_changes_are_told_when_only_the_version_is_another(tmp_path: Path) -> None:
    one, other = MarkStore(tmp_path), MarkStore(tmp_path)
    told: list[tuple[tuple[Change, ...], str]] = []
    star(one, "a:1")
    one.listen(lambda changes: told.append((changes, one.known_version())))
    other.everything()
    other.close()
    assert one.version() != one.known_version()
    one.refresh()
    one.refresh()
    assert told == [((), one.version())]


def test_a_window_that_closes_tells_the_version_it_leaves(tmp_path: Path) -> None:
    store = MarkStore(tmp_path)
    star(store, "a:1")
    told: list[tuple[tuple[Change, ...], str]] = []
    store.listen(lambda changes: told.append((changes, store.known_version())))
    store.close()
    assert told == [((), store.version())]


def test_writes_that_the_clock_does_not_tell_apart_have_versions_of_their_own(
    tmp_path: Path,
) -> None:
    one, other = MarkStore(tmp_path), MarkStore(tmp_path)
    star(one, "a:1")
    versions = [one.version()]
    frozen = os.stat(tmp_path / "state.journal").st_mtime_ns
    for turn in range(4):
        (star if turn % 2 else unstar)(other, "a:1")
        os.utime(tmp_path / "state.journal", ns=(frozen, frozen))
        versions.append(one.version())
        one.refresh()
        assert one.marks_of(["a:1"]).starred == bool(turn % 2)
    assert len(set(versions)) == 5


def test_a_held_lock_is_waited_for_and_the_change_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = MarkStore(tmp_path)
    star(store, "a:1")
    clock = iter(range(0, 1000, 2))
    monkeypatch.setattr("time.monotonic", lambda: next(clock))
    monkeypatch.setattr("time.sleep", lambda _: None)
    with locked(tmp_path / "state.lock"):
        star(store, "a:2")
        assert store.everything().keys() == {"a:1", "a:2"}
        assert store.unsaved == Unsaved("another window holds the marks", 1)
        with pytest.raises(NotSaved, match="another window holds the marks"):
            store.save()
        assert found_in(tmp_path).keys() == {"a:1"}
    assert next(clock) > 5
    store.save()
    assert store.unsaved is None
    assert found_in(tmp_path).keys() == {"a:1", "a:2"}


@pytest.mark.parametrize("keeping", [False, True], ids=["alone", "with keepers"])
def test_processes_that_write_at_once_lose_nothing(tmp_path: Path, keeping: bool) -> None:
    more = ["keep"] if keeping else []
    running = [start_python(MARKING, tmp_path, each, PAPERS, *more) for each in range(PROCESSES)]
    assert [each.wait(60) for each in running] == [0] * PROCESSES
    store = MarkStore(tmp_path)
    expected = {f"a:{each}.{number}" for each in range(PROCESSES) for number in range(PAPERS)}
    assert store.everything().keys() == expected
    assert store.notices == ()
    assert aside_of(tmp_path / "state.json") == []
    assert not [each for each in os.listdir(tmp_path) if "aside" in each]


def test_a_window_that_is_killed_blocks_nobody_and_keeps_what_it_did(tmp_path: Path) -> None:
    dying = MARKING.partition("store.save()")[0] + "import os; os._exit(9)"
    assert start_python(dying, tmp_path, 1, 3, "keep").wait(60) == 9
    store = MarkStore(tmp_path)
    store.change([wanted("a:2", Cell.STARRED, True)], "Starred")
    store.save(patience=0)
    assert found_in(tmp_path).keys() == {"a:1.0", "a:1.1", "a:1.2", "a:2"}
