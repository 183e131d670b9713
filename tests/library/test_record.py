"""The record of reading: days as they are here, streaks, ages, and all of it out of the marks."""

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import MakeLibrary
from tests.making import record as paper
from tuireader.library import marking
from tuireader.library.local_days import days_of, hours_are_whole
from tuireader.library.record import Age, Record, Streak, ages_begin, of_each_age

TODAY = date(2026, 7, 9)
"""A Thursday."""


def recorded(*days_ago: int) -> Record:
    """The record of papers that were read so many days ago."""
    days = {TODAY - timedelta(each): days_ago.count(each) for each in sorted(days_ago)[::-1]}
    return Record(TODAY, tuple(days.items()), 100, len(days_ago), (), (), ())


@pytest.fixture
def zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Puts the clock of the test into a zone."""
    if not hasattr(time, "tzset"):
        pytest.skip("the zone of this system can't be chosen")

    def choose(name: str) -> None:
        monkeypatch.setenv("TZ", name)
        time.tzset()

    with ExitStack() as stack:
        stack.callback(time.tzset)
        stack.callback(monkeypatch.undo)
        yield choose


@pytest.mark.parametrize(
    ("days_ago", "streak", "longest"),
    [
        ((), 0, 0),
        ((0,), 1, 1),
        ((0, 0, 1, 2, 4), 3, 3),
        ((1, 2), 2, 2),
        ((2, 3), 0, 2),
        ((0, 5, 6, 7, 9), 1, 3),
        ((-1, 0, 1), 2, 2),
    ],
)
def test_streaks(days_ago: tuple[int, ...], streak: int, longest: int) -> None:
    found = recorded(*days_ago)
    assert (found.streak.days, found.longest.days) == (streak, longest)


def test_a_streak_knows_its_days_and_the_newest_of_the_longest_counts() -> None:
    found = recorded(3, 4, 10, 11).longest
    assert found == Streak(2, TODAY - timedelta(3))
    assert found.first == TODAY - timedelta(4)


def test_a_week_begins_on_monday() -> None:
    found = recorded(0, 0, 3, 4, -1)
    assert (found.read_today, found.read_this_week) == (2, 3)


@pytest.mark.parametrize(
    ("today", "first_days"),
    [
        (TODAY, ("2026-07-09", "2026-07-06", "2026-07-01", "2026-01-01")),
        (date(2026, 7, 1), ("2026-07-01", "2026-06-29", "2026-06-29", "2026-01-01")),
        (date(2027, 1, 1), ("2027-01-01", "2026-12-28", "2026-12-28", "2026-12-28")),
    ],
)
def test_no_age_begins_later_than_a_younger_one(today: date, first_days: tuple[str, ...]) -> None:
    assert tuple(map(str, ages_begin(today))) == first_days


@given(st.lists(st.integers(0, 99), min_size=5, max_size=5).map(sorted))
def test_each_paper_has_one_age(counts: list[int]) -> None:
    *since, unread = counts
    found = of_each_age(since, unread)
    assert [age for age, _ in found] == list(Age)
    assert sum(papers for _, papers in found) == unread


@pytest.mark.parametrize(
    ("zone_name", "day"),
    [
        ("UTC", "2026-07-08"),
        ("Europe/Berlin", "2026-07-09"),
        ("Asia/Kathmandu", "2026-07-09"),
        ("America/New_York", "2026-07-08"),
    ],
)
def test_a_day_is_one_as_it_is_here(zone: Callable[[str], None], zone_name: str, day: str) -> None:
    zone(zone_name)
    assert days_of({"2026-07-08T22:30": 2}) == ((date.fromisoformat(day), 2),)


def test_midnight_may_be_within_an_hour(zone: Callable[[str], None]) -> None:
    zone("Asia/Kathmandu")  # 5:45 ahead of UTC
    before, after = date(2026, 7, 8), date(2026, 7, 9)
    assert days_of({"2026-07-08T18:14": 1, "2026-07-08T18:15": 2}) == ((before, 1), (after, 2))
    assert not hours_are_whole(TODAY)
    zone("Europe/Berlin")
    assert hours_are_whole(TODAY)


def test_a_day_that_a_person_wrote_is_that_day_and_one_that_is_none_is_passed_over() -> None:
    assert days_of({"2026-07-08": 1, "2026-02-31": 1, "2026-02-31T10": 1, "2026": 1}) == (
        (date(2026, 7, 8), 1),
    )


def test_the_record_is_out_of_the_marks(
    make_library: MakeLibrary, zone: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    zone("Europe/Berlin")
    dates = ["2026-07-09", "2026-07-07", "2026-07-02", "2026-03", "2025", "2026-07-08"]
    library = make_library(
        [paper(at, published=each, categories=["cs.LG"]) for at, each in enumerate(dates)]
    )
    ids = [library.ids_named(f"2301.{at:05}")[0] for at in range(len(dates))]
    monkeypatch.setattr(marking, "now_utc", lambda: "2026-07-08T22:30:00Z")
    library.mark_read(ids[:1], True)
    library.queue(ids[1:3])
    found = library.record(TODAY)
    assert found == Record(
        TODAY,
        days=((TODAY, 1),),
        papers=6,
        read=1,
        unread=tuple(zip(Age, (0, 2, 1, 1, 1), strict=True)),
        queues=(("next", 2),),
        categories=(("cs.LG", 1),),
    )
    library.undo()
    library.undo()
    assert library.record(TODAY)[1:4] == ((), 6, 0)
