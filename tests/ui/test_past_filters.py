"""Filters that were kept are there again, here and at the next start."""

import json
from pathlib import Path

import pytest

from tuireader.ui.past_filters import PastFilters, Walk


def test_filters_are_remembered_from_one_start_to_the_next(tmp_path: Path) -> None:
    past = PastFilters(tmp_path / "state")
    assert past.texts == []
    for text in ("vision", " graphs ", "  ", "vision"):
        past.add(text)
    assert past.texts == ["graphs", "vision"]
    assert PastFilters(tmp_path / "state").texts == ["graphs", "vision"]
    assert [each.name for each in (tmp_path / "state").iterdir()] == ["filters.json"]
    assert (tmp_path / "state" / "filters.json").stat().st_mode & 0o077 == 0


def test_without_a_folder_they_are_remembered_as_long_as_one_reads() -> None:
    past = PastFilters(None)
    past.add("vision")
    past.add("graphs")
    assert past.texts == ["vision", "graphs"]
    assert PastFilters(None).texts == []


def test_the_oldest_are_forgotten_when_there_are_too_many(tmp_path: Path) -> None:
    past = PastFilters(tmp_path)
    for number in range(203):
        past.add(f"year:{number}")
    assert past.texts == [f"year:{number}" for number in range(3, 203)]


def test_two_readers_at_once_remember_what_both_kept(tmp_path: Path) -> None:
    one, other = PastFilters(tmp_path), PastFilters(tmp_path)
    assert one.texts == other.texts == []
    one.add("vision")
    other.add("graphs")
    one.add("speech")
    assert PastFilters(tmp_path).texts == one.texts == ["vision", "graphs", "speech"]


@pytest.mark.parametrize(
    ("damage", "left"),
    [
        (b"", []),
        (b"{", []),
        (b'{"vision": 1}', []),
        (b'"vision"', []),
        (b"\xff\xfe", []),
        (b"[" * 100_000, []),
        (json.dumps(["a", 3, None, ["b"], "", "c"]).encode(), ["a", "c"]),
        (json.dumps(["a", "\x1b]0;PWNED\x07", "\ud800", "b\nc"]).encode(), ["a"]),
        (json.dumps(["a", "b", "a"]).encode(), ["b", "a"]),
        (json.dumps([str(number) for number in range(300)]).encode(), [*map(str, range(100, 300))]),
    ],
    ids=range(10),
)
def test_of_a_damaged_file_what_can_be_read_is_there(
    tmp_path: Path, damage: bytes, left: list[str]
) -> None:
    (tmp_path / "filters.json").write_bytes(damage)
    assert PastFilters(tmp_path).texts == left


def test_a_folder_that_cannot_be_written_forgets_nothing_of_now(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    past = PastFilters(tmp_path / "file" / "state")
    past.add("vision")
    assert past.texts == ["vision"]


def test_the_way_leads_back_through_what_begins_as_typed_and_forth_again() -> None:
    walk = Walk(["vision", "graphs", "Visible", "speech"], "vis", "vis")
    assert [walk.go(-1) for _ in range(3)] == ["Visible", "vision", "vision"]
    assert [walk.go(1) for _ in range(3)] == ["Visible", "vis", "vis"]


def test_nothing_typed_meets_all_but_what_stands_there_already() -> None:
    walk = Walk(["vision", "graphs"], "graphs", "")
    assert walk.text == "graphs"
    assert [walk.go(-1) for _ in range(2)] == ["vision", "vision"]
    assert walk.go(1) == "graphs"


def test_where_nothing_begins_so_one_stays() -> None:
    walk = Walk(["vision"], "graphs", "graphs")
    assert walk.go(-1) == walk.go(1) == "graphs"
