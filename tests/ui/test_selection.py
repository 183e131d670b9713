"""A selection is a set of papers, however it came about."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from tuireader.ui.selection import Selection

_LISTS = tuple(array("q", each) for each in ([3, 1, 2], [9, 8, 7, 6, 5, 4, 3, 2], [1], []))

_DEEDS = st.tuples(
    st.sampled_from(["add", "drop", "add_all", "drop_all", "toggle", "keep", "clear"]),
    st.sampled_from(_LISTS),
    st.lists(st.integers(0, 10), max_size=4),
)


def do(selection: Selection, deed: str, listed: array[int], ids: Sequence[int]) -> None:
    """A deed, done to a selection."""
    if deed in ("add", "drop"):
        getattr(selection, deed)(ids)
    elif deed in ("add_all", "drop_all"):
        getattr(selection, deed)(listed)
    elif deed == "toggle" and len(listed):
        selection.toggle(listed[0], listed)
    elif deed == "keep":
        selection.keep(ids)
    elif deed == "clear":
        selection.clear()


def done(selected: set[int], deed: str, listed: array[int], ids: Sequence[int]) -> set[int]:
    """What a plain set is after the same deed."""
    match deed:
        case "add":
            return selected | set(ids)
        case "drop":
            return selected - set(ids)
        case "add_all":
            return selected | set(listed)
        case "drop_all":
            return selected - set(listed)
        case "toggle":
            return selected ^ set(listed[:1])
        case "keep":
            return selected & set(ids)
    return set()


@given(st.lists(_DEEDS, max_size=8))
def test_a_selection_is_as_a_plain_set(
    deeds: list[tuple[str, array[int], list[int]]],
) -> None:
    selection, selected = Selection(), set[int]()
    for deed in deeds:
        do(selection, *deed)
        selected = done(selected, *deed)
        assert len(selection) == len(selected)
        assert sorted(selection) == sorted(selected)
        assert {each for each in range(11) if selection.has(each)} == selected
        for listed in _LISTS:
            assert all(selection.has(each, listed) == (each in selected) for each in listed)
            assert selection.has_all(listed) == (len(listed) > 0 and set(listed) <= selected)
            first = [each for each in listed if each in selected]
            assert selection.in_order(listed) == [*first, *sorted(selected - set(first))]


def test_all_of_a_list_are_held_as_that_list() -> None:
    listed = array("q", range(1_000_000))
    selection = Selection()
    selection.add_all(listed)
    selection.toggle(7, listed)
    assert len(selection) == 999_999
    assert selection.has(8, listed)
    assert selection._whole is listed
    assert selection._sorted is None
    assert not selection._more
