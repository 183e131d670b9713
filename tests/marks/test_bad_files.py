"""A file that can't be read is never written over: it is set aside, or left alone, and named."""

import errno
import json
import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.marks.deeds import aside_of, star
from tuireader.marks import Marks, MarkStore, MarksUnreadable, NewerMarks

GOOD = b'{"marks": {"7": {"paper": "a:1", "starred": true}}, "tuireader": {"1": {"schema": 1}}}'

UNREADABLE = {
    "empty": b"",
    "null": b"null",
    "truncated": GOOD[:40],
    "NUL-filled": bytes(len(GOOD)),
    "with a NUL tail": GOOD + bytes(20),
    "not UTF-8": GOOD.replace(b"a:1", b"a:\xff\xfe"),
    "UTF-16": GOOD.decode().encode("utf-16"),
    "deeply nested": b'{"marks":' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    "a list": b"[1, 2]",
    "a number of endless length": b'{"marks": ' + b"9" * 10_000 + b"}",
    "marks that are a list": b'{"marks": [{"paper": "a:1"}]}',
    "other JSON": b'{"name": "pyproject", "version": 1}',
    "a conflict": b"<<<<<<< HEAD\n" + GOOD,
}


@pytest.mark.parametrize("data", UNREADABLE.values(), ids=UNREADABLE.keys())
def test_an_unreadable_file_is_set_aside_and_named(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    store = MarkStore(path.parent)
    assert dict(store.everything()) == {}
    [aside] = aside_of(path)
    assert re.fullmatch(r"state\.json\.corrupt-20\d{6}T\d{6}Z", aside.name)
    assert aside.read_bytes() == data
    assert len(store.notices) == 1
    assert aside.name in store.notices[0]
    assert "marks start empty" in store.notices[0]
    star(store, "a:2")
    assert aside.read_bytes() == data
    assert MarkStore(path.parent).everything().keys() == {"a:2"}


@pytest.mark.parametrize("make", [os.mkdir, os.mkfifo])
def test_what_is_no_file_is_set_aside_and_nothing_hangs(
    path: Path, make: Callable[[Path], None]
) -> None:
    make(path)
    store = MarkStore(path.parent)
    star(store, "a:1")
    assert path.is_file()
    assert len(aside_of(path)) == 1
    assert not aside_of(path)[0].is_file()
    assert len(store.notices) == 1


def test_files_set_aside_within_a_second_have_names_of_their_own(path: Path) -> None:
    for data in (b"", b"null", b"[]"):
        path.write_bytes(data)
        MarkStore(path.parent).marks_of(["a:1"])
    assert sorted(each.read_bytes() for each in aside_of(path)) == [b"", b"[]", b"null"]


def test_the_target_of_a_link_is_set_aside_and_the_link_stays(path: Path) -> None:
    target = path.parent / "elsewhere.json"
    target.write_bytes(b"null")
    path.symlink_to(target.name)
    star(MarkStore(path.parent), "a:1")
    assert path.is_symlink()
    [aside] = path.parent.glob("elsewhere.json.corrupt-*")
    assert aside.read_bytes() == b"null"
    assert MarkStore(path.parent).marks_of(["a:1"]) == Marks(starred=True)


@pytest.mark.parametrize(
    "data",
    [b"{}", b'{"_default": {"1": {"a": 1}}}', b"\xef\xbb\xbf" + GOOD],
    ids=["no tables", "other tables", "a byte order mark"],
)
def test_files_that_are_fine_are_not_set_aside(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    store = MarkStore(path.parent)
    star(store, "a:2")
    assert store.notices == ()
    assert aside_of(path) == []
    assert json.loads(path.read_bytes())["tuireader"] == {"1": {"schema": 1}}


@pytest.mark.parametrize("marks", [{"1": {"paper": "a:1", "starred": True}}, ["another shape"]])
def test_a_newer_schema_is_refused_and_untouched(path: Path, marks: object) -> None:
    data = json.dumps({"marks": marks, "tuireader": {"1": {"schema": 2}}}).encode()
    path.write_bytes(data)
    store = MarkStore(path.parent)
    calls: list[Callable[[], object]] = [
        lambda: store.marks_of(["a:1"]),
        store.everything,
        store.refresh,
        lambda: star(store, "a:1"),
    ]
    for call in calls:
        with pytest.raises(NewerMarks, match="schema 2"):
            call()
    assert path.read_bytes() == data
    assert aside_of(path) == []


def test_a_schema_that_becomes_newer_is_refused_from_then_on(path: Path) -> None:
    store = MarkStore(path.parent)
    star(store, "a:1")
    data = path.read_bytes().replace(b'"schema": 1', b'"schema": 22')
    path.write_bytes(data)
    for _ in range(2):
        with pytest.raises(NewerMarks):
            store.refresh()
        with pytest.raises(NewerMarks):
            star(store, "a:2")
        with pytest.raises(NewerMarks):
            store.undo()
    assert path.read_bytes() == data


@pytest.mark.parametrize(
    ("number", "reason"), [(errno.EACCES, "no permission"), (errno.EIO, "the disk reported")]
)
def test_a_file_we_may_not_read_is_left_alone(
    path: Path, monkeypatch: pytest.MonkeyPatch, number: int, reason: str
) -> None:
    path.write_bytes(GOOD)
    system_open = os.open

    def refuse(name: Path, *rest: int) -> int:
        if Path(name) == path:
            raise OSError(number, "refused")
        return system_open(name, *rest)

    store = MarkStore(path.parent)
    with monkeypatch.context() as locked_out:
        locked_out.setattr("os.open", refuse)
        with pytest.raises(MarksUnreadable, match=reason):
            store.marks_of(["a:1"])
        with pytest.raises(MarksUnreadable, match=reason):
            star(store, "a:2")
    assert path.read_bytes() == GOOD
    assert store.marks_of(["a:1"]) == Marks(starred=True)


def test_a_file_that_breaks_under_us_is_written_again_from_memory(path: Path) -> None:
    store = MarkStore(path.parent)
    star(store, "a:1")
    path.write_bytes(b"\0" * 50)
    assert store.refresh() == ()
    assert [each.read_bytes() for each in aside_of(path)] == [bytes(50)]
    assert "held in memory are kept" in store.notices[0]
    assert MarkStore(path.parent).marks_of(["a:1"]) == Marks(starred=True)
    assert len(store.notices) == 1


def test_a_change_that_finds_the_file_broken_saves_what_memory_holds(path: Path) -> None:
    store = MarkStore(path.parent)
    star(store, "a:1")
    path.write_bytes(GOOD[:40])
    star(store, "a:2")
    assert [each.read_bytes() for each in aside_of(path)] == [GOOD[:40]]
    assert MarkStore(path.parent).everything().keys() == {"a:1", "a:2"}


def test_a_file_that_goes_away_comes_back_with_the_next_change(path: Path) -> None:
    store = MarkStore(path.parent)
    star(store, "a:1")
    path.unlink()
    assert store.refresh() == store.refresh() == ()
    assert store.version() == store.known_version() == ""
    assert len(store.notices) == 1
    assert not path.exists()
    star(store, "a:2")
    assert MarkStore(path.parent).everything().keys() == {"a:1", "a:2"}


def test_a_file_still_being_written_by_another_program_is_waited_for(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.write_bytes(GOOD[:30])

    def finish(_: float) -> None:
        path.write_bytes(GOOD)

    monkeypatch.setattr("time.sleep", finish)
    store = MarkStore(path.parent)
    assert store.marks_of(["a:1"]) == Marks(starred=True)
    assert aside_of(path) == []
    assert store.notices == ()
