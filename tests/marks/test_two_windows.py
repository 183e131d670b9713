"""Two processes on one folder see each other's changes and lose none."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.marks.deeds import star
from tuireader.marks import Cell, Change, Marks, MarkStore, NotSaved
from tuireader.marks.locking import locked

READ = "2026-11-22T17:04:11Z"
PROCESSES, PAPERS = 4, 12

MARKING = """
import sys, pathlib
from tuireader.marks import Cell, MarkStore
store = MarkStore(pathlib.Path(sys.argv[1]))
for number in range(int(sys.argv[3])):
    store.change([(f"a:{sys.argv[2]}.{number}", Cell.STARRED, True)], "Starred")
    if number % 3 == 0:
        store.undo()
        store.redo()
assert store.notices == ()
"""


def test_changes_of_two_windows_are_joined(tmp_path: Path) -> None:
    one, other = MarkStore(tmp_path), MarkStore(tmp_path)
    for number in range(10):
        star(one, f"one:{number}")
        star(other, f"other:{number}")
        other.change([(f"one:{number}", Cell.READ, READ)], "Read")
    one.refresh()
    assert len(one.everything()) == 20
    assert one.everything() == other.everything() == MarkStore(tmp_path).everything()
    assert one.marks_of(["one:9"]) == Marks(read=READ, starred=True)


def test_refresh_tells_what_the_other_changed_once(tmp_path: Path) -> None:
    one, other = MarkStore(tmp_path), MarkStore(tmp_path)
    told: list[tuple[Change, ...]] = []
    star(one, "a:1", "a:2")
    one.listen(told.append)
    other.change([("a:1", Cell.STARRED, False), ("a:3", Cell.READ, READ)], "Theirs")
    changes = one.refresh()
    assert set(changes) == {
        Change("a:1", Cell.STARRED, True, False),
        Change("a:3", Cell.READ, "", READ),
    }
    assert one.refresh() == ()
    assert told == [changes]


def test_what_a_change_finds_of_the_others_is_told_but_not_its_own(tmp_path: Path) -> None:
    one, other = MarkStore(tmp_path), MarkStore(tmp_path)
    told: list[tuple[Change, ...]] = []
    one.listen(told.append)
    star(one, "a:1")
    star(other, "a:2")
    ours = star(one, "a:2", "a:3")
    assert ours == (Change("a:3", Cell.STARRED, False, True),)
    assert told[1:] == [(Change("a:2", Cell.STARRED, False, True),), ours]
    one.undo()
    assert one.everything().keys() == {"a:1", "a:2"}


def test_a_version_tells_that_another_window_wrote(tmp_path: Path) -> None:
    one, other = MarkStore(tmp_path), MarkStore(tmp_path)
    star(one, "a:1")
    known = one.known_version()
    star(other, "a:2")
    assert one.known_version() == known
    assert one.version() == other.version() != known
    one.refresh()
    assert one.known_version() == other.known_version()


def test_writes_that_the_clock_does_not_tell_apart_have_versions_of_their_own(
    tmp_path: Path,
) -> None:
    one, other = MarkStore(tmp_path), MarkStore(tmp_path)
    star(one, "a:1")
    frozen = os.stat(tmp_path / "state.json").st_mtime_ns + 10**12
    os.utime(tmp_path / "state.json", ns=(frozen, frozen))
    one.refresh()
    versions = {one.version().split("-")[0]}
    for number in range(4):
        other.change([("a:1", Cell.STARRED, number % 2 == 1)], "Toggled")
        versions.add(other.version().split("-")[0])
        assert len(one.refresh()) == 1
    assert len(versions) == 5


def test_a_held_lock_is_waited_for_and_then_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = MarkStore(tmp_path)
    star(store, "a:1")
    clock = iter(range(0, 1000, 2))
    monkeypatch.setattr("time.monotonic", lambda: next(clock))
    monkeypatch.setattr("time.sleep", lambda _: None)
    with locked(tmp_path / "state.lock"):
        with pytest.raises(NotSaved, match="another window holds the marks"):
            star(store, "a:2")
        assert store.marks_of(["a:1"]) == Marks(starred=True)
    assert next(clock) > 5
    star(store, "a:2")
    assert store.everything().keys() == {"a:1", "a:2"}


def test_processes_that_write_at_once_lose_nothing(tmp_path: Path) -> None:
    running = [
        subprocess.Popen(
            [sys.executable, "-c", MARKING, str(tmp_path), str(each), str(PAPERS)],
            cwd=Path(__file__).parents[2],
        )
        for each in range(PROCESSES)
    ]
    assert [each.wait(30) for each in running] == [0] * PROCESSES
    expected = {f"a:{each}.{number}" for each in range(PROCESSES) for number in range(PAPERS)}
    assert MarkStore(tmp_path).everything().keys() == expected
    assert sorted(os.listdir(tmp_path)) == ["state.json", "state.lock"]
