"""Charts in text: as long as their counts, never wider than asked, readable without colour."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuireader.typeset import Line
from tuireader.typeset.charts import ASCII_INK, INK, Ink, bars, first_day, steps_of, year_of_days

TODAY = date(2026, 7, 9)
"""A Thursday."""


def texts(lines: list[Line]) -> list[str]:
    return ["".join(span.text for span in line).rstrip() for line in lines]


def test_bars_are_as_long_as_their_numbers() -> None:
    counts = [("next", 8), ("a", 4), ("b", 3), ("none", 0)]
    assert texts(bars(counts, 21, len)) == [
        "next ████████ 8",
        "a    ████ 4",
        "b    ███ 3",
        "none 0",
    ]
    assert texts(bars(counts, 17, len)) == [
        "next ████ 8",
        "a    ██ 4",
        "b    █▌ 3",
        "none 0",
    ]
    assert texts(bars(counts, 17, len, ASCII_INK))[2] == "b    # 3"


def test_of_anything_a_bar_is_seen() -> None:
    assert texts(bars([("a", 100_000), ("b", 1)], 30, len))[1] == "b ▏ 1"


def test_a_long_name_is_cut() -> None:
    assert texts(bars([("abcdefgh", 1)], 15, len))[0] == "abcd… █ 1"


@given(
    st.lists(st.tuples(st.text("ab学", max_size=20), st.integers(0, 10**6 - 1)), max_size=5),
    st.integers(20, 120),
    st.sampled_from((INK, ASCII_INK)),
)
def test_no_bar_is_wider_than_the_line(counts: list[tuple[str, int]], width: int, ink: Ink) -> None:
    def cells(text: str) -> int:
        return len(text) + text.count("学")

    assert all(cells(text) <= width for text in texts(bars(counts, width, cells, ink)))


def test_a_year_of_days() -> None:
    counts = {TODAY: 1, TODAY - timedelta(1): 20, TODAY - timedelta(7): 2, date(2026, 6, 1): 3}
    assert texts(year_of_days(counts, TODAY, 12)) == [
        "      Jun",
        "Mon ··▓·····",
        "Tue ········",
        "Wed ·······█",
        "Thu ······▒░",
        "Fri ·······",
        "Sat ·······",
        "Sun ·······",
        "",
        "    · none  ░ 1  ▒ 2  ▓ 3–19  █ 20+",
    ]


def test_in_ascii_the_signs_are_told_apart_too() -> None:
    counts = {TODAY - timedelta(at): number for at, number in enumerate((1, 2, 3, 4))}
    shown = texts(year_of_days(counts, TODAY, 6, ASCII_INK))
    assert [line[-1] for line in shown[1:5]] == ["@", "#", "+", ":"]
    assert shown[5] == "Fri ."
    assert shown[-1] == "    . none  : 1  + 2  # 3  @ 4+"


def test_without_any_there_is_nothing_to_explain() -> None:
    assert len(year_of_days({}, TODAY, 60)) == 8


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.integers(10, 130))
def test_every_day_of_the_year_has_its_cell(today: date, width: int) -> None:
    lines = texts(year_of_days({}, today, width))
    first = first_day(today, width)
    days = (today - first).days + 1
    size = 2 if width >= 110 else 1
    assert all(len(line) <= width for line in lines)
    assert sum(line[4:].count("·") for line in lines[1:]) == days
    assert first.weekday() == 0
    assert days > 7 * min(52, (width - 4) // size - 1)
    for name in ("Jan", "Jul"):
        at = lines[0].find(name)
        if at >= 0:
            week = first + timedelta(7 * ((at - 4) // size))
            assert name in (f"{week:%b}", f"{week + timedelta(6):%b}")


@given(st.lists(st.integers(0, 10**6), max_size=60))
def test_steps_rise_and_the_busiest_days_are_on_the_highest(counts: list[int]) -> None:
    steps = steps_of(counts)
    assert steps[0] == 1
    assert list(steps) == sorted(set(steps))
    assert len(steps) == 4


@pytest.mark.parametrize(
    ("counts", "steps"),
    [
        ([], (1, 2, 3, 4)),
        ([0, 5, 5, 5], (1, 5, 6, 7)),
        ([1, 2, 3, 4, 10, 20, 30, 40], (1, 3, 10, 30)),
    ],
)
def test_a_quarter_of_the_busy_days_is_on_each_step(
    counts: list[int], steps: tuple[int, ...]
) -> None:
    assert steps_of(counts) == steps
