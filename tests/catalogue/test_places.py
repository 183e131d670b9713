from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.catalogue.naive import could_be_within
from tests.catalogue.shelves import strategies_taken_for_true
from tests.query.strategies import spans, units
from tuireader.catalogue.places import DAY, day_of, first_place, places_between
from tuireader.query import During


@given(st.dates(), st.dates())
def test_a_later_day_has_lower_places(one: date, other: date) -> None:
    assert (one > other) == (first_place(one) + DAY - 1 < first_place(other))


@given(st.dates())
def test_places_are_sqlite_s_integers(day: date) -> None:
    assert 0 <= first_place(day) < first_place(day) + DAY < 2**63


@given(st.dates())
def test_a_day_is_read_back_from_its_text(day: date) -> None:
    assert day_of(day.isoformat()) == day


@pytest.mark.parametrize(
    ("published", "day"),
    [
        ("2020", date(2020, 1, 1)),
        ("2020-06", date(2020, 6, 1)),
        ("2020-02-31", date(2020, 2, 1)),
        ("2023-02-29", date(2023, 2, 1)),
        ("0000", date(1, 1, 1)),
        ("0000-05", date(1, 5, 1)),
        ("9999-12-31", date.max),
    ],
)
def test_what_is_less_exact_counts_as_its_first_day(published: str, day: date) -> None:
    assert day_of(published) == day


@pytest.mark.parametrize("published", ["", "soon", "2020-13", "2020-06-01-02", "2020-x", "10000"])
def test_what_is_no_date_has_no_day(published: str) -> None:
    assert day_of(published) is None


def dates_as_printed() -> st.SearchStrategy[str]:
    """What a paper may have: days that its month lacks too."""
    near = st.builds(
        "{:04}-{:02}-{:02}".format, st.integers(2019, 2021), *(st.integers(1, 12),) * 2
    )
    lacking = st.sampled_from(("0000", "0000-12-31", "2020-02-30", "2021-02-29", "2021-04-31"))
    return units() | near | near.map(lambda day: day[:7]) | lacking


def spans_as_typed() -> st.SearchStrategy[During]:
    """Any spans, and those of few years, which papers lie in or just beside."""
    near = st.builds(date, st.integers(2019, 2021), st.integers(1, 12), st.integers(1, 28))
    ends = st.builds(lambda day, size: day.isoformat()[:size], near, st.sampled_from((4, 7, 10)))
    with strategies_taken_for_true():
        return spans() | spans(ends)


@given(dates_as_printed(), spans_as_typed(), st.integers(0, DAY - 1))
def test_the_places_of_a_span_hold_every_paper_that_could_be_within(
    published: str, span: During, nth: int
) -> None:
    day = day_of(published)
    assert day is not None
    low, high = places_between(span.first, span.last)
    if could_be_within(published, span):
        assert low <= first_place(day) + nth < high


@given(st.dates(), st.dates())
def test_days_outside_the_years_of_a_span_are_not_searched(end: date, day: date) -> None:
    low, high = places_between(f"{end:%Y}".rjust(4, "0"), end.isoformat())
    if day.year < end.year or day > end:
        assert not low <= first_place(day) < high


def test_an_open_span_holds_every_place() -> None:
    low, high = places_between("", "")
    assert low <= first_place(date.max)
    assert first_place(date.min) + DAY <= high
