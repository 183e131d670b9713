"""What sync programs leave beside state.json is merged while somebody reads, and put away."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.marks.deeds import found_in, star, unstar, wait_until
from tuireader.marks import MarkStore

COPIES = [
    "state.sync-conflict-20261122-170411-ABCDEFG.json",
    "state (Ann's conflicted copy 2026-11-22).json",
    "state (conflicted copy 2026-11-22 170411).json",
]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "home"
    folder.mkdir()
    return folder


@pytest.fixture
def store(home: Path) -> Iterator[MarkStore]:
    """One that holds a:1 and is kept."""
    store = MarkStore(home)
    star(store, "a:1")
    store.keep()
    yield store
    store.close()


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """The folder of another machine, on which a:2 is starred."""
    store = MarkStore(tmp_path / "other")
    star(store, "a:2")
    store.close()
    return tmp_path / "other"


@pytest.mark.parametrize("name", COPIES)
def test_a_copy_is_merged_and_moved_to_the_backups(
    store: MarkStore, home: Path, other: Path, name: str
) -> None:
    shutil.copy(other / "state.json", home / name)
    wait_until(lambda: (home / "backups" / name).is_file() and bool(store.notices))
    assert not (home / name).exists()
    assert store.everything().keys() == {"a:1", "a:2"}
    assert store.notices == (f"merged {name}, marks changed by it: 1",)
    assert found_in(home).keys() == {"a:1", "a:2"}


def test_a_copy_of_a_journal_is_merged_too(store: MarkStore, home: Path, other: Path) -> None:
    star(MarkStore(other), "a:3")  # not closed, so it stands in the journal only
    shutil.copy(other / "state.journal", home / "state.sync-conflict-20261122-1-ABC.journal")
    wait_until(lambda: store.everything().keys() == {"a:1", "a:3"})


def test_of_a_copy_only_what_was_set_later_counts(
    store: MarkStore, home: Path, other: Path
) -> None:
    star(store, "a:2")
    unstar(store, "a:2")  # later than it was starred on the other
    there = MarkStore(other)
    star(there, "a:1")
    unstar(there, "a:1")  # later than it was starred here
    there.close()
    shutil.copy(other / "state.json", home / COPIES[0])
    wait_until(lambda: bool(store.notices))
    assert store.everything() == {}


@pytest.mark.parametrize("content", [b"", b"{", b'{"marks": {}}', b"\0" * 99])
def test_a_copy_that_is_damaged_is_left_and_told_of_once(
    store: MarkStore, home: Path, other: Path, content: bytes
) -> None:
    (home / COPIES[0]).write_bytes(content)
    wait_until(lambda: len(store.notices) == 1)
    shutil.copy(other / "state.json", home / COPIES[1])
    wait_until(lambda: len(store.notices) == 2)
    assert f"{COPIES[0]} was not merged: " in store.notices[0]
    assert (home / COPIES[0]).read_bytes() == content


def test_files_of_other_names_stay_where_they_are(
    store: MarkStore, home: Path, other: Path
) -> None:
    names = ["state.json.corrupt-20261122T170411Z", "restate conflict.json", "state-conflict.txt"]
    for name in names:
        shutil.copy(other / "state.json", home / name)
    shutil.copy(other / "state.json", home / COPIES[0])
    wait_until(lambda: bool(store.notices))
    assert all((home / name).is_file() for name in names)
    assert len(store.notices) == 1
