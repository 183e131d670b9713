"""What is seen stays in a list that is made anew."""

from array import array

import pytest

from tuireader.library import Listing
from tuireader.query import Query
from tuireader.ui.widgets.staying import with_those_staying


def stayed(now: list[int], before: list[int], *seen: range, gone: tuple[int, ...] = ()) -> Listing:
    listing = Listing(Query(), array("q", now), total=len(now))
    there = set(before).difference(gone)
    return with_those_staying(listing, before, seen, lambda ids: there.intersection(ids))


@pytest.mark.parametrize(
    ("now", "before", "seen", "ids"),
    [
        ([9, 8, 7], [9, 8, 7], range(3), [9, 8, 7]),
        ([9, 7], [9, 8, 7], range(3), [9, 8, 7]),
        ([10, 9, 7, 6], [9, 8, 7], range(3), [10, 9, 8, 7, 6]),
        ([9, 6], [9, 8, 7, 6], range(4), [9, 8, 7, 6]),
        ([9, 8, 5], [9, 8, 7, 6, 5], range(3, 5), [9, 8, 6, 5]),
        ([8, 7], [9, 8, 7], range(3), [9, 8, 7]),
        ([], [9, 8, 7], range(3), [9, 8, 7]),
        ([3, 2], [9, 8, 7], range(3), [9, 8, 7, 3, 2]),
        ([3, 2], [9, 8, 7], range(1, 3), [3, 8, 7, 2]),
        ([9, 4, 7], [9, 8, 7], range(3), [9, 8, 4, 7]),
    ],
)
def test_each_stands_behind_the_one_it_stood_behind(
    now: list[int], before: list[int], seen: range, ids: list[int]
) -> None:
    listing = stayed(now, before, seen)
    assert list(listing.ids) == ids
    assert listing.total == len(ids)


def test_what_is_not_seen_goes() -> None:
    assert list(stayed([9], [9, 8, 7, 6], range(2)).ids) == [9, 8]
    assert list(stayed([9], [9, 8, 7, 6], range(1), range(3, 4)).ids) == [9, 6]


def test_what_is_in_the_library_no_more_goes() -> None:
    listing = stayed([9, 7], [9, 8, 7], range(3), gone=(8,))
    assert list(listing.ids) == [9, 7]
    assert list(stayed([9], [9, 8, 7], range(3), gone=(8,)).ids) == [9, 7]


def test_a_listing_that_lacks_nothing_is_the_same() -> None:
    listing = Listing(Query(), array("q", [3, 2]), total=2)
    assert with_those_staying(listing, [3], [range(1)], set) is listing
