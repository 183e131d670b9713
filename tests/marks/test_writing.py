"""A write is whole and on disk, or it did not happen at all."""

import errno
import os
import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.marks.deeds import star
from tuireader.marks import Cell, Marks, MarkStore, MarksUnreadable, NotSaved

READ = "2026-11-22T17:04:11Z"


def mode_of(path: Path) -> int:
    return stat.S_IMODE(os.lstat(path).st_mode)


@pytest.mark.parametrize("call", ["os.replace", "os.fsync", "os.open", "os.makedirs"])
@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (errno.ENOSPC, "disk full"),
        (errno.EACCES, "no permission"),
        (errno.EROFS, "the disk is read-only"),
    ],
)
def test_a_write_that_fails_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int, reason: str
) -> None:
    store = MarkStore(tmp_path)
    star(store, "a:1")
    told: list[object] = []
    store.listen(told.append)
    text, version = (tmp_path / "state.json").read_bytes(), store.version()

    def fail(*_: object, **__: object) -> None:
        raise OSError(number, "it failed")

    with monkeypatch.context() as broken:
        broken.setattr(call, fail)
        with pytest.raises(NotSaved) as caught:
            store.change([("a:1", Cell.READ, READ), ("a:2", Cell.STARRED, True)], "Marked")
    assert caught.value.reason == reason
    assert (tmp_path / "state.json").read_bytes() == text
    assert sorted(os.listdir(tmp_path)) == ["state.json", "state.lock"]
    assert dict(store.everything()) == {"a:1": Marks(starred=True)}
    assert (store.version(), told) == (version, [])
    star(store, "a:2")
    assert MarkStore(tmp_path).everything().keys() == {"a:1", "a:2"}
    undone = store.undo()
    assert undone is not None
    assert [change.key for change in undone.changes] == ["a:2"]


def test_a_folder_that_is_a_file_is_said_to_be_one(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("")
    store = MarkStore(tmp_path / "home")
    with pytest.raises(MarksUnreadable, match="a file is where the folder should be"):
        store.marks_of(["a:1"])


def test_a_process_that_dies_in_the_middle_leaves_the_old_file_and_blocks_nobody(
    tmp_path: Path,
) -> None:
    star(MarkStore(tmp_path), "a:1")
    text = (tmp_path / "state.json").read_bytes()
    dying = (
        "import os, sys, pathlib; from tuireader.marks import *;"
        "os.replace = lambda *_: os._exit(9);"
        "MarkStore(pathlib.Path(sys.argv[1])).change([('a:2', Cell.STARRED, True)], 'Starred')"
    )
    died = subprocess.run(
        [sys.executable, "-c", dying, str(tmp_path)], check=False, cwd=Path(__file__).parents[2]
    )
    assert died.returncode == 9
    assert (tmp_path / "state.json").read_bytes() == text
    assert len(os.listdir(tmp_path)) == 3
    star(MarkStore(tmp_path), "a:3")
    assert MarkStore(tmp_path).everything().keys() == {"a:1", "a:3"}


def test_a_change_is_on_disk_before_and_after_it_gets_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = MarkStore(tmp_path)
    star(store, "a:1")
    calls: list[str] = []
    fsync, replace = os.fsync, os.replace

    def watched_fsync(descriptor: int) -> None:
        is_folder = stat.S_ISDIR(os.fstat(descriptor).st_mode)
        calls.append("folder" if is_folder else "file")
        fsync(descriptor)

    def watched_replace(aside: Path, path: Path) -> None:
        calls.append("replace")
        replace(aside, path)

    monkeypatch.setattr("os.fsync", watched_fsync)
    monkeypatch.setattr("os.replace", watched_replace)
    monkeypatch.setattr("sys.platform", "linux")  # macOS has a call of its own for it.
    star(store, "a:2")
    assert calls == ["file", "replace", "folder"]


def test_names_of_temporary_files_say_whose_they_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names: list[str] = []
    replace = os.replace

    def watched(aside: Path, path: Path) -> None:
        assert mode_of(aside) == 0o600
        names.append(aside.name)
        replace(aside, path)

    monkeypatch.setattr("os.replace", watched)
    store = MarkStore(tmp_path)
    star(store, "a:1")
    star(store, "a:2")
    assert len(set(names)) == 2
    assert all(re.fullmatch(rf"\.state\.json\.{os.getpid()}-\w+\.tmp", name) for name in names)
