"""Folders, FIFOs and links where files should be hang nothing, and hide nothing else."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.marks.deeds import DAMAGED, aside_of, break_file, found_in, star, within
from tuireader.marks import Marks, MarkStore, MarksUnreadable, NotSaved, Unsaved


@pytest.mark.parametrize("make", [os.mkdir, os.mkfifo], ids=["folder", "FIFO"])
@pytest.mark.parametrize(
    "name", ["state.json", "state.journal", "state.json.1", "state.journal.1", "state.undo"]
)
def test_what_is_no_file_hangs_nothing_and_hides_nothing_else(
    home: Path, name: str, make: Callable[[Path], None]
) -> None:
    (home / name).unlink()
    make(home / name)
    store = MarkStore(home)
    within(10, store.everything)
    expected = {"a:1", "a:2"} | ({"a:3"} if name != "state.journal" else set())
    assert store.everything().keys() == expected
    within(10, store.undo)
    within(10, lambda: star(store, "a:1", "a:2", "a:3", "a:4"))
    within(10, store.close)
    assert found_in(home).keys() == {"a:1", "a:2", "a:3", "a:4"}
    if name in ("state.json", "state.journal"):
        [aside] = aside_of(home / name)
        assert aside.name.startswith(f"{name}.corrupt-")
        assert not aside.is_file()
        assert (home / name).is_file()


@pytest.mark.parametrize("make", [os.mkdir, os.mkfifo], ids=["folder", "FIFO"])
def test_what_is_no_file_among_the_backups_hangs_nothing(
    home: Path, make: Callable[[Path], None]
) -> None:
    (home / "backups").mkdir()
    make(home / "backups" / "state-2020-01-01.json")
    for name in ("state.json", "state.json.1"):
        break_file(home / name, DAMAGED)
    store = MarkStore(home)
    within(10, store.everything)
    assert store.everything().keys() == {"a:2", "a:3"}


def test_a_file_in_place_of_the_backups_hinders_nothing(tmp_path: Path) -> None:
    (tmp_path / "backups").write_text("mine")
    store = MarkStore(tmp_path)
    for key in ("a:1", "a:2"):
        star(store, key)
        store.close()
    assert (tmp_path / "backups").read_text() == "mine"
    assert '"a:2"' in (tmp_path / "state.json").read_text()


def test_the_target_of_a_link_is_set_aside_and_the_link_stays(path: Path) -> None:
    target = path.parent / "elsewhere.json"
    target.write_bytes(b"null")
    path.symlink_to(target.name)
    star(MarkStore(path.parent), "a:1")
    assert path.is_symlink()
    [aside] = path.parent.glob("elsewhere.json.corrupt-*")
    assert aside.read_bytes() == b"null"
    assert found_in(path.parent) == {"a:1": Marks(starred=True)}


def test_a_folder_that_is_a_file_is_said_to_be_one(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("")
    store = MarkStore(tmp_path / "home")
    with pytest.raises(MarksUnreadable, match="a file is where the folder should be"):
        store.marks_of(["a:1"])


def test_a_folder_in_place_of_the_lock_is_said_to_be_one(tmp_path: Path) -> None:
    (tmp_path / "state.lock").mkdir()
    store = MarkStore(tmp_path)
    star(store, "a:1")
    assert store.unsaved == Unsaved("a folder is where a file should be", 1)
    (tmp_path / "state.lock").rmdir()
    store.save()
    assert found_in(tmp_path).keys() == {"a:1"}


def test_a_fifo_in_place_of_the_lock_hangs_nothing(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "state.lock")
    store = MarkStore(tmp_path)
    within(10, lambda: star(store, "a:1"))
    within(10, store.close)
    assert found_in(tmp_path).keys() == {"a:1"}


def test_a_link_in_place_of_the_lock_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "state.lock").symlink_to(tmp_path / "planted")
    store = MarkStore(tmp_path)
    star(store, "a:1")
    with pytest.raises(NotSaved, match="a link leads nowhere or where it must not"):
        store.save()
    assert os.listdir(tmp_path) == ["state.lock"]


@pytest.mark.parametrize("name", ["state.json.1", "state.journal.1"])
def test_a_folder_where_the_pair_before_should_be_is_put_out_of_the_way(
    path: Path, name: str
) -> None:
    path.parent.joinpath(name).mkdir()
    store = MarkStore(path.parent)
    star(store, "a:1")
    store.close()
    star(again := MarkStore(path.parent), "a:2")
    again.close()
    assert set(MarkStore(path.parent).everything()) == {"a:1", "a:2"}
    assert path.parent.joinpath("state.json.1").is_file()
    assert path.parent.joinpath("state.journal.1").is_file()
    assert [each.name for each in path.parent.glob("*.aside-*")] == []
