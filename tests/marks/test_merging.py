"""Whatever arrives in whatever order, twice or in two files: the same marks come of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.marks.documents import (
    KEYS,
    NO_STAMPS,
    content,
    documents,
    stamp,
    stamps,
    values,
)
from tuireader.marks.cells import Document, Held, cells_in, held, joined, with_cell, with_names

KEY = KEYS[0]

EARLY, LATE = stamp(1), stamp(2)

DOCUMENTS = documents()

ANY = documents(all_stamped=False)
"""Documents some stamps of which are missing, or nonsense."""


def starred(value: object, since: object) -> Document:
    return {"paper": KEY, "starred": value, "_c": {"starred": since}}


def tagged(since: str, **tags: object) -> Document:
    return {"paper": KEY, "tags": tags, "_c": {"tags": dict.fromkeys(tags, since)}}


@given(DOCUMENTS, DOCUMENTS)
def test_joining_is_commutative(one: Document, other: Document) -> None:
    assert joined(one, other) == joined(other, one)


@given(DOCUMENTS, DOCUMENTS, DOCUMENTS)
def test_joining_is_associative(one: Document, two: Document, three: Document) -> None:
    assert joined(joined(one, two), three) == joined(one, joined(two, three))


@given(DOCUMENTS, DOCUMENTS)
def test_joining_is_idempotent(one: Document, other: Document) -> None:
    both = joined(one, other)
    assert joined(one, one) is one
    assert joined(both, one) == joined(both, other) == joined(both, both) == both


@given(ANY, ANY)
def test_joining_is_commutative_whatever_stamps_are_missing(one: Document, other: Document) -> None:
    assert content(joined(one, other)) == content(joined(other, one))


@given(ANY, ANY, ANY)
def test_joining_is_associative_whatever_stamps_are_missing(
    one: Document, two: Document, three: Document
) -> None:
    left, right = joined(joined(one, two), three), joined(one, joined(two, three))
    assert content(left) == content(right) == content(joined(three, two, one))


@given(ANY, ANY)
def test_joining_is_idempotent_whatever_stamps_are_missing(one: Document, other: Document) -> None:
    both = joined(one, other)
    assert content(joined(both, one)) == content(joined(other, both)) == content(both)


@given(ANY, ANY)
def test_joining_changes_neither_document(one: Document, other: Document) -> None:
    before = repr(one), repr(other)
    joined(one, other)
    assert (repr(one), repr(other)) == before


@given(ANY, ANY)
def test_no_cell_is_lost_and_none_is_made_up(one: Document, other: Document) -> None:
    ours, theirs = dict(cells_in(one)), dict(cells_in(other))
    both = dict(cells_in(joined(one, other)))
    for cell in ours.keys() | theirs.keys():
        candidates = [each[cell] for each in (ours, theirs) if cell in each]
        if cell in both:
            assert both[cell] in candidates
            assert not any(each.beats(both[cell]) for each in candidates)
        else:
            assert any(each.startswith(f"{cell}/") for each in both)
    assert both.keys() <= ours.keys() | theirs.keys()


@given(st.builds(Held, values(), stamps()), st.builds(Held, values(), stamps()))
def test_of_two_different_cells_exactly_one_is_the_later(one: Held, other: Held) -> None:
    assert one.beats(other) + other.beats(one) == (one != other)


# What they amount to


def test_what_was_set_last_stays() -> None:
    assert joined(starred(True, EARLY), starred(False, LATE)) == starred(False, LATE)


def test_what_was_cleared_last_stays_cleared() -> None:
    assert joined(starred(None, LATE), starred(True, EARLY)) == starred(None, LATE)


def test_of_two_set_at_once_the_greater_json_stays() -> None:
    assert joined(starred(True, LATE), starred(False, LATE))["starred"] is True
    assert joined(starred(False, LATE), starred(True, LATE))["starred"] is True


@pytest.mark.parametrize("no_stamp", NO_STAMPS)
def test_what_has_no_stamp_is_older_than_all(no_stamp: object) -> None:
    first = stamp(0, 0, "00000000")
    for document in (starred(True, no_stamp), {"paper": KEY, "starred": True}):
        assert held(document, "starred") == Held(True)
        assert content(joined(document, starred(False, first))) == content(starred(False, first))
        assert content(joined(starred(False, first), document)) == content(starred(False, first))


def test_stamps_in_another_shape_than_the_cells_are_none() -> None:
    document: Document = {"paper": KEY, "starred": True, "tags": {"a": True}}
    for times in ("x", ["x"], {"starred": {"a": LATE}, "tags": LATE}):
        assert all(not cell.stamp for _, cell in cells_in({**document, "_c": times}))


def test_tags_of_two_machines_stay_both() -> None:
    both = joined(tagged(EARLY, ssl=True), tagged(LATE, vit=True))
    assert both["tags"] == {"ssl": True, "vit": True}
    assert both["_c"] == {"tags": {"ssl": EARLY, "vit": LATE}}


def test_a_group_wins_over_a_single_value_even_a_later_one() -> None:
    single: Document = {"paper": KEY, "tags": "ssl", "_c": {"tags": LATE}}
    group = tagged(EARLY, ssl=True)
    assert joined(single, group) == joined(group, single) == group


def test_names_are_united_and_the_first_key_stays() -> None:
    one: Document = {"paper": KEYS[0], "names": ["title:b"]}
    other: Document = {"paper": KEYS[1], "names": ["title:a", "title:b"]}
    assert joined(one, other) == {"paper": KEYS[0], "names": [KEYS[1], "title:a", "title:b"]}
    assert joined(other, one) == {"paper": KEYS[1], "names": [KEYS[0], "title:a", "title:b"]}


def test_names_that_are_known_change_nothing() -> None:
    document: Document = {"paper": KEY, "names": ["title:a"]}
    assert with_names(document, [KEY, "title:a"]) is document


def test_cells_nobody_knows_are_kept() -> None:
    stars = starred(True, EARLY)
    other: Document = {"paper": KEY, "mood": ["?"], "_c": {"mood": EARLY}}
    assert joined(stars, other)["mood"] == joined(other, stars)["mood"] == ["?"]


@given(ANY, st.sampled_from(("starred", "tags/ssl", "tags/new", "new")), stamps())
def test_a_cell_that_is_set_is_set_and_all_others_stay(
    document: Document, cell: str, since: str
) -> None:
    new = Held("new", since)
    after = with_cell(document, cell, new)
    assert held(after, cell) == new
    others = {name: each for name, each in cells_in(document) if name not in (cell, "tags")}
    assert others.items() <= dict(cells_in(after)).items()
    assert after["paper"] == KEY
