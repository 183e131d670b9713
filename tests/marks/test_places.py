"""There is a place between any two, and none grows long where queues grow."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuireader.marks.places import LONGEST_PLACE, is_place, place_between, places_between

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

FEW = "01Zaz"
"""Digits with which something carries over, or begins to count another way."""

PLACES = st.one_of(
    st.text(st.sampled_from(FEW), min_size=1, max_size=6), st.text(st.sampled_from(DIGITS))
).filter(is_place)


@given(PLACES, PLACES)
def test_a_place_between_two_is_between_them(one: str, other: str) -> None:
    if one != other:
        before, after = sorted((one, other))
        between = place_between(before, after)
        assert before < between < after
        assert is_place(between)


@given(PLACES)
def test_there_is_a_place_at_either_end(place: str) -> None:
    behind, ahead = place_between(place, ""), place_between("", place)
    assert ahead < place < behind
    assert is_place(ahead)
    assert is_place(behind)


@pytest.mark.parametrize("place", ["z" + 26 * "z", "z" * 60, "A" + 26 * "0" + "1", "0" * 60 + "1"])
def test_there_is_one_even_where_counting_ends(place: str) -> None:
    assert place_between("", place) < place < place_between(place, "")


@pytest.mark.parametrize(
    ("before", "after", "between"),
    [
        ("", "", "a1"),
        ("a1", "", "a2"),
        ("az", "", "b01"),
        ("b0z", "", "b11"),
        ("", "a1", "Zz"),
        ("", "Z1", "Yzz"),
        ("", "Yz1", "Yyz"),
        ("a1", "a3", "a2"),
        ("a1", "a2", "a1V"),
        ("a1", "a2V", "a2"),
        ("a1zz", "a2", "a1zzV"),
    ],
)
def test_a_place_is_as_short_as_can_be(before: str, after: str, between: str) -> None:
    assert place_between(before, after) == between


@given(st.lists(st.integers(0, 10_000), max_size=150))
def test_papers_put_anywhere_in_a_queue_stay_in_order(spots: list[int]) -> None:
    queue: list[str] = []
    for spot in spots:
        at = spot % (len(queue) + 1)
        before, after = queue[at - 1 : at] or [""], queue[at : at + 1] or [""]
        queue.insert(at, place_between(before[0], after[0]))
    assert queue == sorted(set(queue))
    assert all(map(is_place, queue))
    assert [each.encode() for each in queue] == sorted(each.encode() for each in queue)


def test_at_either_end_of_a_queue_places_stay_short() -> None:
    last = first = place_between("", "")
    for _ in range(10_000):
        last, first = place_between(last, ""), place_between("", first)
        assert max(len(last), len(first)) <= 4


@pytest.mark.parametrize("fixed_is_before", [True, False])
def test_at_one_spot_between_two_a_place_grows_by_a_digit_in_five(fixed_is_before: bool) -> None:
    before, after = places_between("", "", 2)
    for number in range(1, 2_001):
        between = place_between(before, after)
        assert len(between) <= 3 + number / 5
        before, after = (before, between) if fixed_is_before else (between, after)


def test_at_many_spots_places_stay_short() -> None:
    rng, queue = Random(0), places_between("", "", 2)
    for _ in range(10_000):
        at = rng.randrange(1, len(queue))
        queue.insert(at, place_between(queue[at - 1], queue[at]))
    assert max(map(len, queue)) <= 9


@given(st.sampled_from(["", "Zz", "a1", "a1V"]), st.sampled_from(["", "a2", "b01"]))
@pytest.mark.parametrize("count", [0, 1, 2, 3, 100])
def test_places_for_many_are_in_order_between_the_two(count: int, before: str, after: str) -> None:
    places = places_between(before, after, count)
    assert len(places) == count
    assert places == sorted(set(places))
    assert all(before < each and (not after or each < after) for each in places)


def test_many_papers_put_in_between_two_get_short_places() -> None:
    assert max(map(len, places_between("a1", "a2", 10_000))) <= 7
    assert max(map(len, places_between("", "", 10_000))) <= 4
    assert max(map(len, places_between("", "a1", 10_000))) <= 4


@pytest.mark.parametrize(
    ("before", "after"),
    [("a1", "a1"), ("a2", "a1"), ("a0", ""), ("", "a 1"), ("é", ""), ("", "a1\n"), ("-", "a")],
)
def test_between_what_is_out_of_order_or_no_place_there_is_none(before: str, after: str) -> None:
    with pytest.raises(ValueError, match=r"is no place|nothing is between"):
        place_between(before, after)


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("a0V", True),
        ("1", True),
        ("z" * LONGEST_PLACE, True),
        ("z" * (LONGEST_PLACE + 1), False),
        ("", False),
        ("a0", False),
        ("a-1", False),
        ("a1\n", False),
        ("a٣", False),
    ],
    ids=lambda each: str(each)[:9],
)
def test_a_place_is_of_digits_and_letters(text: str, is_one: bool) -> None:
    assert is_place(text) is is_one
