"""A change survives from the moment it is made, or it is said that it doesn't, and why."""

import errno
import os
from pathlib import Path

import pytest

from tests.marks.deeds import (
    READ,
    RefusingDisk,
    contents,
    found_in,
    star,
    start_python,
    unstar,
    wanted,
    within,
)
from tuireader.marks import (
    Cell,
    Change,
    Marks,
    MarkStore,
    MarksUnreadable,
    NotSaved,
    Step,
    Unsaved,
    Wanted,
)

not_as_root = pytest.mark.skipif(os.geteuid() == 0, reason="root may do everything")


def test_a_change_survives_the_end_of_the_process_that_made_it(tmp_path: Path) -> None:
    program = (
        "import os, sys, pathlib; from tuireader.marks import *;"
        "store = MarkStore(pathlib.Path(sys.argv[1]));"
        "store.change([Wanted(('a:1',), Cell.STARRED, True)], 'Starred'); os._exit(9)"
    )
    assert start_python(program, tmp_path).wait(30) == 9
    assert found_in(tmp_path) == {"a:1": Marks(starred=True)}


def test_saving_waits_until_the_journal_is_on_disk(tmp_path: Path) -> None:
    disk = RefusingDisk()
    store = MarkStore(tmp_path, disk=disk)
    star(store, "a:1")
    synced = disk.synced
    store.save()
    assert disk.synced == synced + 1
    store.save()
    assert disk.synced == synced + 1


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (errno.ENOSPC, "disk full"),
        (errno.EACCES, "no permission"),
        (errno.EROFS, "the disk is read-only"),
        (errno.EIO, "the disk reported an error"),
    ],
)
def test_what_cannot_be_written_is_kept_and_told_of(
    tmp_path: Path, number: int, reason: str
) -> None:
    disk, told = RefusingDisk(), list[tuple[Change, ...]]()
    store = MarkStore(tmp_path, disk=disk)
    star(store, "a:1")
    store.listen(told.append)
    files = contents(tmp_path)
    disk.refuse("write", number=number)
    cells = [wanted("a:1", Cell.READ, READ), wanted("a:2", Cell.STARRED, True)]
    changes = store.change(cells, "Marked")
    assert store.unsaved == Unsaved(reason, 2)
    with pytest.raises(NotSaved) as caught:
        store.save()
    assert caught.value.reason == reason
    assert told == [changes]
    assert store.everything() == {"a:1": Marks(READ, True), "a:2": Marks(starred=True)}
    assert contents(tmp_path) == files
    disk.refuse()
    store.save()
    assert store.unsaved is None
    assert found_in(tmp_path) == store.everything()


def test_the_next_change_writes_what_could_not_be_written(tmp_path: Path) -> None:
    disk = RefusingDisk()
    store = MarkStore(tmp_path, disk=disk)
    star(store, "a:1")
    disk.refuse("write")
    star(store, "a:2", "a:3")
    star(store, "a:4")
    assert store.unsaved == Unsaved("disk full", 3)
    disk.refuse()
    star(store, "a:5")
    assert store.unsaved is None
    assert found_in(tmp_path).keys() == {f"a:{number}" for number in range(1, 6)}


def test_what_is_not_saved_can_be_undone(tmp_path: Path) -> None:
    disk = RefusingDisk()
    store = MarkStore(tmp_path, disk=disk)
    disk.refuse("create", "make_folder")
    star(store, "a:1")
    assert store.unsaved == Unsaved("disk full", 1)
    assert store.undo() == Step("Starred", (Change("a:1", Cell.STARRED, False, True),))
    disk.refuse()
    store.save()
    assert found_in(tmp_path) == {}


def test_closing_writes_what_it_can(tmp_path: Path) -> None:
    disk = RefusingDisk()
    store = MarkStore(tmp_path, disk=disk)
    disk.refuse("write")
    star(store, "a:1")
    disk.refuse()
    store.close()
    assert found_in(tmp_path).keys() == {"a:1"}


def test_closing_on_a_broken_disk_raises_nothing_and_harms_nothing(tmp_path: Path) -> None:
    disk = RefusingDisk()
    store = MarkStore(tmp_path, disk=disk)
    star(store, "a:1")
    store.save()
    files = contents(tmp_path)
    disk.refuse("write", "sync", "create", "replace", number=errno.EIO)
    star(store, "a:2")
    store.close()
    assert contents(tmp_path) == files


@pytest.mark.parametrize("call", ["create", "sync", "replace"])
def test_a_snapshot_that_fails_costs_nothing(tmp_path: Path, call: str) -> None:
    disk = RefusingDisk()
    store = MarkStore(tmp_path, disk=disk)
    star(store, "a:1")
    store.save()
    files = contents(tmp_path)
    disk.refuse(call)
    store.close()
    assert contents(tmp_path).items() >= files.items()
    disk.refuse()
    store.everything()
    store.close()
    assert found_in(tmp_path).keys() == {"a:1"}
    assert not [name for name in os.listdir(tmp_path) if "aside" in name]


@not_as_root
def test_a_folder_that_is_read_only_can_be_read(tmp_path: Path) -> None:
    star(MarkStore(tmp_path), "a:1")
    for file in tmp_path.iterdir():
        file.chmod(0o400)
    tmp_path.chmod(0o500)
    store = MarkStore(tmp_path)
    assert store.everything().keys() == {"a:1"}
    star(store, "a:2")
    assert store.unsaved == Unsaved("no permission", 1)
    store.close()
    tmp_path.chmod(0o700)
    assert found_in(tmp_path).keys() == {"a:1"}


@not_as_root
def test_damage_in_a_folder_that_is_read_only_hides_nothing_else(tmp_path: Path) -> None:
    store = MarkStore(tmp_path)
    star(store, "a:1")
    store.close()
    star(store, "a:2")
    (tmp_path / "state.json").write_bytes(b"damaged")
    files = contents(tmp_path)
    tmp_path.chmod(0o500)
    store = MarkStore(tmp_path)
    assert store.everything().keys() == {"a:1", "a:2"}
    assert store.notices == ("damaged files of the marks could not be mended yet",)
    store.close()
    assert contents(tmp_path) == files
    tmp_path.chmod(0o700)


@not_as_root
@pytest.mark.parametrize("name", ["state.json", "state.journal"])
def test_a_file_without_permission_is_told_of_and_left_alone(tmp_path: Path, name: str) -> None:
    store = MarkStore(tmp_path)
    star(store, "a:1")
    store.close()
    star(store, "a:2")
    (tmp_path / name).chmod(0)
    with pytest.raises(MarksUnreadable, match="no permission"):
        MarkStore(tmp_path).everything()
    (tmp_path / name).chmod(0o600)
    assert found_in(tmp_path).keys() == {"a:1", "a:2"}


def test_a_disk_on_which_damage_cannot_be_mended_hides_nothing_else(tmp_path: Path) -> None:
    disk = RefusingDisk()
    store = MarkStore(tmp_path)
    star(store, "a:1")
    store.close()
    star(store, "a:2")
    (tmp_path / "state.json").write_bytes(b"damaged")
    files = contents(tmp_path)
    disk.refuse("create", "replace")
    store = MarkStore(tmp_path, disk=disk)
    assert store.everything().keys() == {"a:1", "a:2"}
    assert store.notices == ("damaged files of the marks could not be mended yet",)
    star(store, "a:3")
    assert store.unsaved == Unsaved("disk full", 1)
    assert contents(tmp_path) == files
    disk.refuse()
    store.save()
    assert "state.json was damaged" in store.notices[-1]
    assert found_in(tmp_path).keys() == {"a:1", "a:2", "a:3"}


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


def test_a_record_that_was_cut_off_is_dropped_and_none_is_glued_to_it(tmp_path: Path) -> None:
    store = MarkStore(tmp_path)
    star(store, "a:1")
    star(store, "a:2")
    journal = tmp_path / "state.journal"
    journal.write_bytes(journal.read_bytes()[:-9])
    again = MarkStore(tmp_path)
    assert again.everything().keys() == {"a:1"}
    star(again, "a:3")
    last = MarkStore(tmp_path)
    assert last.everything().keys() == {"a:1", "a:3"}
    assert (again.notices, last.notices) == ((), ())


def test_a_window_that_saw_a_record_writes_it_again_when_it_is_cut_off(tmp_path: Path) -> None:
    store = MarkStore(tmp_path)
    star(store, "a:1")
    star(store, "a:2")
    journal = tmp_path / "state.journal"
    journal.write_bytes(journal.read_bytes()[:-9])
    star(store, "a:3")
    assert found_in(tmp_path).keys() == {"a:1", "a:2", "a:3"}


def test_many_changes_of_one_step_are_saved_together_or_not_at_all(tmp_path: Path) -> None:
    store = MarkStore(tmp_path)
    star(store, "b:1")
    journal = tmp_path / "state.journal"
    before = len(journal.read_bytes())
    names = [Wanted((f"a:{number}", f"t:{number}"), Cell.STARRED, True) for number in range(50)]
    store.change([*names, wanted("b:1", Cell.STARRED, False)], "All")
    whole = journal.read_bytes()
    for size in range(before, len(whole), 97):
        journal.write_bytes(whole[:size])
        assert found_in(tmp_path).keys() == {"b:1"}
    journal.write_bytes(whole)
    assert len(found_in(tmp_path)) == 50


def test_a_mark_that_is_cleared_is_known_to_be_cleared_after_a_restart(tmp_path: Path) -> None:
    store = MarkStore(tmp_path)
    star(store, "a:1")
    store.close()
    unstar(store, "a:1")
    store.close()
    assert found_in(tmp_path) == {}
    assert MarkStore(tmp_path).all_names() == ["a:1"]


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
