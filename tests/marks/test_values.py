"""Names, places and texts that can be kept, searched for and drawn; no others are taken."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.marks.deeds import READ
from tuireader.marks import Cell, Value, note_cell, queue_cell, tag_cell
from tuireader.marks.texts import LONGEST_FILTER, LONGEST_NAME, LONGEST_NOTE, is_filter
from tuireader.marks.values import is_known, is_mark, is_value, value_in

SOUND: list[tuple[str, Value]] = [
    (Cell.STARRED, False),
    (Cell.READ, ""),
    (Cell.READ, READ),
    (tag_cell("ssl"), True),
    (tag_cell("ssl"), None),
    (tag_cell("vision/ssl, été 読む"), True),
    (tag_cell("x" * LONGEST_NAME), True),
    (queue_cell("next"), "a0V"),
    (queue_cell("next"), None),
    (note_cell("9f3a2c1d"), "One\n\n\tline\u2028 \u202e"),
    (note_cell("9f3a2c1d"), ""),
    (note_cell("9f3a2c1d"), None),
    (note_cell("9f3a2c1d"), "x" * LONGEST_NOTE),
    (note_cell("9f3a2c1d"), "é" * (LONGEST_NOTE // 2)),
]

UNSOUND: list[tuple[str, object]] = [
    (Cell.STARRED, None),
    (Cell.STARRED, 1),
    (Cell.READ, None),
    ("mood", True),
    ("tags", True),
    ("starred/x", True),
    ("filter", "x"),
    (tag_cell(""), True),
    (tag_cell(" "), True),
    (tag_cell(" ssl"), True),
    (tag_cell("a  b"), True),
    (tag_cell("a\nb"), True),
    (tag_cell("a\x1b[2J"), True),
    (tag_cell("a\u2028b"), True),
    (tag_cell("a\u202eb"), True),
    (tag_cell("\ud800"), True),
    (tag_cell("x" * (LONGEST_NAME + 1)), True),
    (tag_cell("ssl"), "yes"),
    (tag_cell("ssl"), 1),
    (queue_cell("next"), True),
    (queue_cell("next"), ""),
    (queue_cell("next"), "a 1"),
    (queue_cell("a\tb"), "a1"),
    (note_cell(""), "x"),
    (note_cell("9f3a2c1d"), True),
    (note_cell("9f3a2c1d"), "\x00"),
    (note_cell("9f3a2c1d"), "\x1b]0;x\x07"),
    (note_cell("9f3a2c1d"), "a\rb"),
    (note_cell("9f3a2c1d"), "\x9b2J"),
    (note_cell("9f3a2c1d"), "\udc80"),
    (note_cell("9f3a2c1d"), "x" * (LONGEST_NOTE + 1)),
    (note_cell("9f3a2c1d"), "é" * (LONGEST_NOTE // 2) + "x"),
]


def shortly(each: object) -> str:
    return ascii(each)[:20]


@pytest.mark.parametrize(("cell", "value"), SOUND, ids=shortly)
def test_a_paper_can_be_marked_so(cell: str, value: Value) -> None:
    assert is_mark(cell, value)
    assert value_in(cell, value) == (value or value_in(cell, None))


@pytest.mark.parametrize(("cell", "value"), UNSOUND, ids=shortly)
def test_a_paper_cannot_be_marked_so(cell: str, value: object) -> None:
    assert not is_mark(cell, value)


def test_a_view_has_one_cell_that_no_paper_has() -> None:
    assert is_known("filter")
    assert value_in("filter", "") == ""
    assert value_in("filter", None) is value_in("filter", "a\nb") is value_in("filter", 7) is None
    assert not is_known("filter/x")


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("", True),
        ("is:unread “ssl”", True),
        ("x" * LONGEST_FILTER, True),
        ("x" * (LONGEST_FILTER + 1), False),
        ("a\nb", False),
        ("\x1b[2J", False),
    ],
    ids=shortly,
)
def test_a_filter_is_one_clean_line(text: str, is_one: bool) -> None:
    assert is_filter(text) is is_one


@given(
    st.sampled_from([tag_cell("a"), queue_cell("a"), note_cell("a"), "filter"]),
    st.none() | st.booleans() | st.text() | st.integers() | st.lists(st.text()),
)
def test_what_is_shown_of_anything_is_sound_and_shown_as_it_is(cell: str, held: object) -> None:
    value = value_in(cell, held)
    assert value is None or value == held
    assert is_value(cell, value)
    assert value_in(cell, value) == value
