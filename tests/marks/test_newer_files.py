"""Files of a newer schema are left as they are, and it is said that they are newer."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.marks.deeds import DAMAGED, break_file, contents, star
from tuireader.marks import MarkStore, NewerMarks, NotSaved
from tuireader.marks.framing import framed


def newer_snapshot(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b'"schema": 1', b'"schema": 2'))


def newer_journal(path: Path) -> None:
    head, _, rest = path.read_bytes().partition(b"\n")
    path.write_bytes(framed({**json.loads(head[9:]), "schema": 2}) + rest)


def unlink_snapshot_too(path: Path) -> None:
    path.with_name("state.json").unlink()
    newer_snapshot(path)


def break_snapshot_too(path: Path) -> None:
    break_file(path.with_name("state.json"), DAMAGED)
    newer_snapshot(path)


def break_snapshot_and_newer_journal(path: Path) -> None:
    break_file(path.with_name("state.json"), DAMAGED)
    newer_journal(path)


NEWER = {
    "state.json": ("state.json", newer_snapshot),
    "state.journal": ("state.journal", newer_journal),
    "state.json.1 without state.json": ("state.json.1", unlink_snapshot_too),
    "state.json.1 beside a broken state.json": ("state.json.1", break_snapshot_too),
    "state.journal.1 beside a broken state.json": (
        "state.journal.1",
        break_snapshot_and_newer_journal,
    ),
    "state.journal beside a broken state.json": ("state.journal", break_snapshot_and_newer_journal),
}


@pytest.mark.parametrize(("name", "make"), NEWER.values(), ids=NEWER.keys())
def test_a_newer_schema_in_any_file_leaves_all_files_as_they_are(
    home: Path, name: str, make: Callable[[Path], None]
) -> None:
    make(home / name)
    files = contents(home)
    store = MarkStore(home)
    calls: list[Callable[[], object]] = [
        lambda: store.marks_of(["a:1"]),
        store.everything,
        store.refresh,
        lambda: star(store, "a:1"),
        store.undo,
        store.keep,
    ]
    for call in calls:
        with pytest.raises(NewerMarks, match="schema 2"):
            call()
    store.save()
    store.close()
    assert contents(home) == files


@pytest.mark.parametrize("marks", [["another shape"], {"1": {"paper": ["another"]}}, None])
def test_a_newer_schema_is_recognised_whatever_the_marks_look_like(
    path: Path, marks: object
) -> None:
    data = json.dumps({"marks": marks, "tuireader": {"1": {"schema": 2}}}).encode()
    path.write_bytes(data)
    with pytest.raises(NewerMarks):
        MarkStore(path.parent).everything()
    assert os.listdir(path.parent) == ["state.json"]
    assert path.read_bytes() == data


@pytest.mark.parametrize(
    ("name", "make"), [("state.json", newer_snapshot), ("state.journal", newer_journal)]
)
def test_a_schema_that_becomes_newer_while_somebody_reads_is_left_alone(
    home: Path, name: str, make: Callable[[Path], None]
) -> None:
    store = MarkStore(home)
    store.everything()
    make(home / name)
    files = contents(home)
    for _ in range(2):
        with pytest.raises(NewerMarks):
            store.refresh()
        star(store, "a:4")
        with pytest.raises(NotSaved, match="newer tuireader"):
            store.save()
    assert store.everything().keys() == {"a:1", "a:2", "a:3", "a:4"}
    store.close()
    assert contents(home) == files


def test_closing_beside_a_newer_program_raises_nothing(home: Path) -> None:
    store = MarkStore(home)
    store.everything()
    newer_snapshot(home / "state.json")
    files = contents(home)
    store.close()
    assert contents(home) == files
