"""What can't be written is kept in memory, it is said why, and no file is harmed."""

import errno
import os
from pathlib import Path

import pytest

from tests.marks.deeds import READ, RefusingDisk, contents, found_in, star, wanted
from tuireader.marks import (
    Cell,
    Change,
    Marks,
    MarkStore,
    MarksUnreadable,
    NotSaved,
    Step,
    Unsaved,
)

not_as_root = pytest.mark.skipif(os.geteuid() == 0, reason="root may do everything")


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


def damaged_in(folder: Path) -> dict[str, bytes]:
    """What files hold that tell of a:1 and a:2, state.json being damaged."""
    store = MarkStore(folder)
    star(store, "a:1")
    store.close()
    star(store, "a:2")
    (folder / "state.json").write_bytes(b"damaged")
    return contents(folder)


@not_as_root
def test_damage_in_a_folder_that_is_read_only_hides_nothing_else(tmp_path: Path) -> None:
    files = damaged_in(tmp_path)
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
    files = damaged_in(tmp_path)
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


def test_after_a_sync_that_failed_a_merge_writes_everything_anew(tmp_path: Path) -> None:
    star(other := MarkStore(tmp_path / "other"), "a:9")
    disk = RefusingDisk()
    store = MarkStore(tmp_path / "home", disk=disk)
    star(store, "a:1")
    disk.refuse("sync", "create")
    with pytest.raises(NotSaved):
        store.save()
    disk.refuse()
    store.merge(other.backup(tmp_path / "other.json"))
    assert store.unsaved is None
    assert found_in(tmp_path / "home").keys() == {"a:1", "a:9"}
