"""Stamps only ever grow, whatever the wall clock does, and past those that were seen."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.marks.documents import stamp
from tuireader.marks import Cell, MarkStore, Wanted
from tuireader.marks.clock import NEVER, Clock, is_stamp

HOUR = 3_600_000
"""Milliseconds."""

NOW = 1_763_831_051_123

PAPER = "arxiv:2006.10029"


def never_mind(_: Path) -> None:
    """What is done between two sessions if nothing is."""


def tidy(folder: Path) -> None:
    """Leave a snapshot, and nothing in the journal."""
    store = MarkStore(folder)
    store.marks_of([PAPER])
    store.close()


def set_star(folder: Path, starred: bool, clock: Clock) -> None:
    """Change a mark as a process does that is killed afterwards."""
    store = MarkStore(folder, clock=clock)
    store.change([Wanted((PAPER,), Cell.STARRED, starred)], "Starred")
    store.save()


@given(st.lists(st.integers(-HOUR, 2**43), min_size=2))
def test_stamps_grow_whatever_the_wall_clock_does(wall: list[int]) -> None:
    times = iter(wall)
    clock = Clock(lambda: next(times))
    given = [clock.tick() for _ in wall]
    assert all(map(is_stamp, given))
    assert given == sorted(set(given))


def test_a_stamp_tells_the_milliseconds_a_counter_and_the_writer() -> None:
    clock = Clock(lambda: NOW, "9f3a2c1d")
    assert clock.tick() == "1763831051123-0000-9f3a2c1d"
    assert clock.tick() == "1763831051123-0001-9f3a2c1d"


def test_a_wall_clock_that_moves_on_begins_the_counter_anew() -> None:
    times = iter((NOW, NOW, NOW + 1))
    clock = Clock(lambda: next(times), "9f3a2c1d")
    assert [clock.tick() for _ in range(3)][-1] == stamp(NOW + 1)


def test_a_full_counter_moves_the_milliseconds_on() -> None:
    clock = Clock(lambda: NOW, "9f3a2c1d")
    given = [clock.tick() for _ in range(0x10000 + 2)]
    assert given == sorted(set(given))
    assert given[0xFFFF:] == [stamp(NOW, 0xFFFF), stamp(NOW + 1), stamp(NOW + 1, 1)]


@given(st.integers(0, 2**43), st.integers(0, 0xFFFF), st.sampled_from(("00000000", "ffffffff")))
def test_a_stamp_is_greater_than_any_that_was_seen(time: int, count: int, writer: str) -> None:
    clock = Clock(lambda: NOW, "9f3a2c1d")
    before, seen = clock.tick(), stamp(time, count, writer)
    clock.observe(seen)
    after = clock.tick()
    assert is_stamp(after)
    assert after > max(before, seen)


@pytest.mark.parametrize("no_stamp", [NEVER, "zzzz", stamp(9_999_999_999_999, 0xFFFF), "9" * 27])
def test_what_is_no_stamp_moves_no_clock(no_stamp: str) -> None:
    clock = Clock(lambda: NOW, "9f3a2c1d")
    clock.observe(no_stamp)
    assert clock.tick() == stamp(NOW)


def test_the_last_stamp_is_the_one_given_or_seen_last() -> None:
    clock = Clock(lambda: NOW, "9f3a2c1d")
    assert clock.tick() == clock.last
    clock.observe(stamp(NOW + HOUR, 3, "00000000"))
    assert clock.last == stamp(NOW + HOUR, 3)
    clock.observe(stamp(NOW, 3, "00000000"))
    assert clock.last == stamp(NOW + HOUR, 3)


def test_two_clocks_never_give_the_same_stamp() -> None:
    assert Clock(lambda: NOW).tick() != Clock(lambda: NOW).tick()


@pytest.mark.parametrize(
    "value",
    [
        None,
        1763831051123,
        NEVER,
        "1763831051123-0000-9f3a2c1",
        "1763831051123-0000-9F3A2C1D",
        "1763831051123-0000-9f3a2c1d\n",
        " 1763831051123-0000-9f3a2c1d",
        "17638310511230-0000-9f3a2c1d",
        "١763831051123-0000-9f3a2c1d",
        # After the last stamp of all nothing could be changed any more, and no clock gives it.
        "9300000000000-0000-9f3a2c1d",
        "9999999999999-ffff-ffffffff",
    ],
)
def test_nothing_else_is_a_stamp(value: object) -> None:
    assert not is_stamp(value)


def test_the_last_moment_of_the_wall_clock_has_a_stamp() -> None:
    assert is_stamp(stamp((2**63 - 1) // 1_000_000))


@pytest.mark.parametrize("between", [never_mind, tidy], ids=["from journal", "from snapshot"])
def test_what_is_changed_after_it_was_seen_wins_over_a_clock_an_hour_ahead(
    between: Callable[[Path], None], tmp_path: Path
) -> None:
    set_star(tmp_path, True, Clock(lambda: NOW + HOUR))
    between(tmp_path)
    set_star(tmp_path, False, Clock(lambda: NOW))
    assert MarkStore(tmp_path).marks_of([PAPER]).starred is False


def test_a_change_wins_over_what_a_window_an_hour_ahead_wrote_meanwhile(tmp_path: Path) -> None:
    here = MarkStore(tmp_path, clock=Clock(lambda: NOW))
    assert here.marks_of([PAPER]).starred is False
    set_star(tmp_path, True, Clock(lambda: NOW + HOUR))
    here.refresh()
    here.change([Wanted((PAPER,), Cell.STARRED, False)], "Unstarred")
    assert MarkStore(tmp_path).marks_of([PAPER]).starred is False
