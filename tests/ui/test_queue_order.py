"""The order of a queue as it is listed: moved, taken off, numbered and said."""

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuireader.ui.queue_order import (
    QueueNumbers,
    moved,
    name_said,
    ordinal,
    queues_said,
    without,
)

FIVE = [10, 11, 12, 13, 14]


@pytest.mark.parametrize(
    ("targets", "down", "order", "beside", "behind"),
    [
        ([11], True, [10, 12, 11, 13, 14], 12, True),
        ([11], False, [11, 10, 12, 13, 14], 10, False),
        ([11, 12], True, [10, 13, 11, 12, 14], 13, True),
        ([12, 11], False, [11, 12, 10, 13, 14], 10, False),
        ([10, 12], True, [11, 13, 10, 12, 14], 13, True),
        ([11, 13], False, [11, 13, 10, 12, 14], 10, False),
        ([10, 14], True, [11, 12, 13, 10, 14], 13, True),
        ([10, 14], False, [10, 14, 11, 12, 13], 11, False),
        ([11, 99], True, [10, 12, 11, 13, 14], 12, True),
    ],
)
def test_papers_move_as_a_block_past_the_next_that_is_listed(
    targets: list[int], down: bool, order: list[int], beside: int, behind: bool
) -> None:
    move = moved(FIVE, targets, down=down)
    assert move is not None
    assert list(move.ids) == order
    assert (move.beside, move.behind) == (beside, behind)
    assert move.block == [each for each in FIVE if each in targets]


@pytest.mark.parametrize(
    ("targets", "down"),
    [
        ([14], True),
        ([13, 14], True),
        ([10], False),
        ([10, 11], False),
        (FIVE, True),
        ([99], True),
        ([], False),
    ],
)
def test_what_is_at_that_end_already_stays(targets: list[int], down: bool) -> None:
    assert moved(FIVE, targets, down=down) is None


@given(
    st.lists(st.integers(0, 30), unique=True, max_size=12), st.sets(st.integers(0, 30)), st.data()
)
def test_a_move_is_what_the_library_makes_of_it(
    ids: list[int], targets: set[int], data: st.DataObject
) -> None:
    move = moved(ids, targets, down=data.draw(st.booleans()))
    if move is not None:
        rest = [each for each in ids if each not in targets]
        at = rest.index(move.beside) + move.behind
        assert list(move.ids) == rest[:at] + move.block + rest[at:] != ids


@pytest.mark.parametrize(
    ("gone", "cursor", "staying", "at"),
    [
        ([11], 1, [10, 12, 13, 14], 1),
        ([14], 4, [10, 11, 12, 13], 4),
        ([10, 11, 13], 3, [12, 14], 1),
        ([10], 3, [11, 12, 13, 14], 2),
        ([99], 2, FIVE, 2),
        (FIVE, 2, [], 0),
    ],
)
def test_the_next_paper_comes_under_the_cursor_for_one_that_goes(
    gone: list[int], cursor: int, staying: list[int], at: int
) -> None:
    assert without(FIVE, gone, cursor) == (array("q", staying), at)


def test_numbers_are_as_wide_as_the_last_one() -> None:
    numbers = QueueNumbers(range(100, 112))
    assert [numbers.shown(each) for each in (100, 111, 5)] == [" 1", "12", "  "]


def test_places_are_said_as_one_says_them() -> None:
    said = [ordinal(each) for each in (1, 2, 3, 4, 11, 12, 13, 21, 101, 111, 1002)]
    assert said == [
        *("1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "101st", "111th", "1,002nd"),
    ]


@pytest.mark.parametrize(
    ("queues", "said"),
    [
        ([], ""),
        ([("next", 3)], "next 3rd"),
        ([("next", 3), ("thesis", 1)], "in next, thesis"),
        ([(each, 1) for each in "abcd"], "in a, b, c, …"),
        ([("a queue of a very long name", 1)], "a queue of a very l… 1st"),
        ([("a\x1b[2Jb", 1)], "ab 1st"),
    ],
)
def test_the_queues_of_a_paper_are_said_in_a_few_words(
    queues: list[tuple[str, int]], said: str
) -> None:
    assert queues_said(queues) == said


def test_a_queue_is_named_in_quotes_but_the_one_that_is_always_there() -> None:
    assert [name_said(each) for each in ("next", "my thesis")] == ["next", "“my thesis”"]
