"""Records and snapshots in whatever order, twice or in two files: the same marks come of them."""

import json
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from tests.marks.documents import (
    KEYS,
    NAMES,
    Content,
    content,
    contents,
    latest,
    records,
    shelf_of,
    stamp,
)
from tuireader.marks.journal import Record, head_line, parse_journal, record_lines
from tuireader.marks.marked import changes_in
from tuireader.marks.shelf import Shelf
from tuireader.marks.snapshot import parse_snapshot, snapshot_text

KEY = KEYS[0]

EARLY, LATE = stamp(1), stamp(2)

NOTHING: Content = (KEY, (), {})


@given(st.lists(records(), max_size=5), st.data())
def test_records_in_any_order_and_twice_give_the_same(
    some: list[Record], data: st.DataObject
) -> None:
    twice = data.draw(st.permutations([*some, *some]))
    assert contents(shelf_of(some)) == contents(shelf_of(twice))


@given(st.lists(records(), min_size=3, max_size=3))
def test_three_records_give_the_same_in_each_order(some: list[Record]) -> None:
    first, *others = (contents(shelf_of(each)) for each in permutations(some))
    assert all(each == first for each in others)


@given(st.lists(records(), max_size=6), st.integers(0, 6), st.integers(0, 6))
def test_records_split_over_snapshot_and_journal_give_the_same(
    some: list[Record], one: int, other: int
) -> None:
    start, stop = sorted((one, other))  # Those between the two are in both files.
    text, checksum = snapshot_text(shelf_of(some[:stop]).tables(), "", latest(some))
    journal = parse_journal(head_line(checksum, "x") + record_lines(some[start:], 1))
    shelf = Shelf()
    shelf.load(parse_snapshot(text).tables)
    for record in journal.records:
        shelf.apply(record)
    assert not journal.lost
    assert contents(shelf) == contents(shelf_of(some))


@given(st.lists(records(), max_size=3), st.lists(records(), max_size=3))
def test_shelves_joined_either_way_hold_what_the_records_of_both_say(
    ours: list[Record], theirs: list[Record]
) -> None:
    wanted = contents(shelf_of([*ours, *theirs]))
    for some, others in ((ours, theirs), (theirs, ours)):
        shelf = shelf_of(some)
        shelf.join(shelf_of(others).tables())
        assert contents(shelf) == wanted
        assert shelf.join(shelf_of(others).tables()) == []


@given(st.lists(st.lists(records(), max_size=2), min_size=3, max_size=3))
def test_three_shelves_joined_in_any_order_hold_the_same(parts: list[list[Record]]) -> None:
    outcomes = []
    for order in permutations(parts):
        shelf = Shelf()
        for part in order:
            shelf.join(shelf_of(part).tables())
        outcomes.append(contents(shelf))
    assert all(each == outcomes[0] for each in outcomes)


@given(st.lists(records(), max_size=4))
def test_what_is_applied_is_all_that_is_told(some: list[Record]) -> None:
    shelf = Shelf()
    for record in some:
        before = _marks(shelf)
        changes = changes_in(shelf.apply(record))
        after = _marks(shelf)
        differing = {each for each in after if after[each] != before.get(each, _seen(NOTHING))}
        assert {each.key for each in changes} == differing
        assert shelf.apply(record) == []


def test_a_shelf_says_the_same_as_one_that_holds_all_of_it() -> None:
    one, other = shelf_of([_star(EARLY)]), shelf_of([_star(EARLY)])
    assert one.says_the_same(other)
    other.apply(_star(LATE))
    assert not one.says_the_same(other)
    assert not Shelf().says_the_same(one)


@given(st.lists(records(), max_size=4))
def test_every_change_of_a_record_has_its_stamp(some: list[Record]) -> None:
    stamped = {record.stamp for record in some}
    for _, _, cells in contents(shelf_of(some)).values():
        assert {since for _, since in cells.values()} <= stamped


def test_records_unite_the_names_of_a_paper() -> None:
    record = Record(EARLY, [({"starred": True}, [[KEY, NAMES[3]]]), ({}, [[KEY, NAMES[2]]])])
    assert shelf_of([record]).names(KEY) == (KEY, *sorted((NAMES[2], NAMES[3])))


def test_tables_nobody_knows_are_kept() -> None:
    shelf, other = Shelf(), shelf_of([_star(EARLY)])
    shelf.load({"later": {"1": {"a": 1}}})
    other.join(shelf.tables())
    assert other.tables()["later"] == {"1": {"a": 1}}


def _star(since: str) -> Record:
    return Record(since, [({"starred": True}, [[KEY]])])


def _marks(shelf: Shelf) -> dict[str, object]:
    """What of each document the reader sees, put together by hand."""
    return {key: _seen(content(shelf.document(key) or {})) for key in shelf}


def _seen(document: Content) -> object:
    cells = {name: (json.loads(value), since) for name, (value, since) in document[2].items()}
    values = {name: value for name, (value, _) in cells.items()}
    notes = [
        (cells[each][1], each, values.get(each)) for each in ("notes/1", "notes/2") if each in cells
    ]
    return (
        values.get("starred") is True,
        str(values.get("read") or ""),
        [each for each in ("tags/a/b", "tags/ssl") if values.get(each) is True],
        values.get("queues/next") == "2026",
        [
            text
            for _, _, text in sorted(notes, key=lambda note: note[:2])
            if text in ("2026", "é\n")
        ],
    )
