"""What is in a journal is known, and so is what is missing."""

from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.marks.documents import records, stamp
from tuireader.marks.errors import NewerMarks
from tuireader.marks.framing import framed
from tuireader.marks.journal import Record, head_line, parse_journal, parse_records, record_lines

HEAD = head_line("1234abcd", "mark")


def star(number: int) -> Record:
    return Record(stamp(number), [({"starred": True}, [[f"a:{number}"]])])


def line(number: int) -> bytes:
    return record_lines([star(number)], number)


def lines(*numbers: int) -> bytes:
    return b"".join(map(line, numbers))


def changed(**fields: object) -> bytes:
    """A record with the number 2 some fields of which are others; None leaves them out."""
    record = {"n": 2, "at": stamp(2), "set": star(2).groups, **fields}
    return framed({name: value for name, value in record.items() if value is not None})


@given(st.lists(records()), st.integers(1, 10))
def test_records_are_read_back(some: list[Record], first: int) -> None:
    data = record_lines(some, first)
    found = parse_records(data, first - 1)
    assert found.records == some
    assert (found.last, found.end, found.lost) == (first - 1 + len(some), len(data), 0)


@given(st.lists(records(), max_size=4), st.binary(), st.data())
def test_no_bytes_in_a_journal_are_an_error(
    some: list[Record], garbage: bytes, data: st.DataObject
) -> None:
    text = HEAD + record_lines(some, 1)
    start, stop = sorted(data.draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    found = parse_journal(text[:start] + garbage + text[stop:])
    assert found.head in (b"", HEAD)
    assert all(each in some for each in found.records)
    assert found.end <= len(text[:start] + garbage + text[stop:])


@given(st.lists(records(), min_size=1, max_size=4), st.data())
def test_a_journal_that_lacks_a_line_says_so(some: list[Record], data: st.DataObject) -> None:
    """Except for the last ones: nobody knows of them."""
    each_line = [record_lines([record], number) for number, record in enumerate(some, 1)]
    place = data.draw(st.integers(0, len(some) - 1))
    found = parse_journal(HEAD + b"".join(each_line[:place] + each_line[place + 1 :]))
    assert found.records == some[:place] + some[place + 1 :]
    assert found.lost == (place < len(some) - 1)


def test_the_head_tells_what_the_journal_goes_on_from() -> None:
    found = parse_journal(HEAD + lines(1, 2))
    assert (found.head, found.base) == (HEAD, "1234abcd")
    assert (found.records, found.last) == ([star(1), star(2)], 2)
    assert (found.end, found.lost) == (len(HEAD + lines(1, 2)), 0)


def test_a_journal_that_began_without_a_snapshot_goes_on_from_none() -> None:
    assert parse_journal(head_line("", "mark")).base == ""


def test_another_mark_makes_another_head() -> None:
    assert head_line("", "one") != head_line("", "other")


def test_an_empty_journal_has_no_head_and_lacks_nothing() -> None:
    assert parse_journal(b"") == (b"", "", [], 0, 0, 0)


def test_records_without_a_head_are_read() -> None:
    found = parse_journal(b"damaged\n" + lines(1, 2))
    assert (found.head, found.base) == (b"", "")
    assert found.records == [star(1), star(2)]


def test_a_head_behind_garbage_is_none() -> None:
    found = parse_journal(b"garbage\n" + HEAD + lines(1))
    assert (found.head, found.base) == (b"", "")
    assert found.records == [star(1)]
    assert found.lost


def test_a_line_that_has_no_end_is_not_read() -> None:
    data = HEAD + lines(1, 2)
    found = parse_journal(data[:-1])
    assert found.records == [star(1)]
    assert (found.last, found.end, found.lost) == (1, len(HEAD + line(1)), 0)


@pytest.mark.parametrize(
    ("numbers", "last", "lost"),
    [
        ((1, 2, 3), 3, 0),
        ((1, 3), 3, 1),
        ((4,), 4, 3),
        ((1, 5, 9), 9, 6),
        ((1, 2, 2, 3), 3, 0),
        ((1, 2, 3, 1), 3, 0),
        ((1, 2, 3, 1, 2, 3), 3, 0),
    ],
)
def test_missing_numbers_are_counted_and_doubled_ones_are_not(
    numbers: tuple[int, ...], last: int, lost: int
) -> None:
    found = parse_journal(HEAD + lines(*numbers))
    assert (found.last, found.lost) == (last, lost)
    assert found.records == [star(number) for number in numbers]


def test_what_follows_is_numbered_on_from_what_is_known() -> None:
    assert parse_records(lines(8, 9), 7).lost == 0
    assert parse_records(lines(9), 7).lost == 1
    assert parse_records(lines(7, 8), 7).lost == 0


def test_a_damaged_record_is_counted_once() -> None:
    for place in range(3):
        data = [line(1), line(2), line(3)]
        data[place] = b"x" + data[place]
        found = parse_journal(HEAD + b"".join(data))
        assert found.lost == 1
        assert len(found.records) == 2


def test_two_records_without_an_end_between_them_are_two_that_are_lost() -> None:
    found = parse_journal(HEAD + line(1) + line(2)[:-1] + line(3) + line(4))
    assert found.records == [star(1), star(4)]
    assert found.lost == 2


@pytest.mark.parametrize("schema", [2, 1.5, 10**30, float("inf")])
def test_a_newer_journal_is_refused(schema: float) -> None:
    data = framed({"format": "tuireader journal", "schema": schema}) + lines(1)
    with pytest.raises(NewerMarks) as refused:
        parse_journal(data)
    assert refused.value.schema == schema


@pytest.mark.parametrize("schema", [1, 0, "2", None, [2], float("nan")])
def test_a_journal_with_any_other_schema_is_read(schema: object) -> None:
    data = framed({"format": "tuireader journal", "schema": schema}) + lines(1)
    assert parse_journal(data).records == [star(1)]


@pytest.mark.parametrize(
    "foreign",
    [1, "text", None, [], {}, {"format": "another"}, {"n": 2}, ["n", "at", "set"]],
    ids=repr,
)
def test_a_foreign_line_costs_no_other(foreign: object) -> None:
    found = parse_journal(HEAD + line(1) + framed(foreign) + line(2))
    assert found.records == [star(1), star(2)]
    assert found.lost == 1
    found = parse_journal(framed(foreign) + line(1))
    assert (found.head, found.records) == (b"", [star(1)])


@pytest.mark.parametrize(
    "fields",
    [
        {"n": None},
        {"n": "2"},
        {"n": True},
        {"n": 2.0},
        {"at": None},
        {"at": ""},
        {"at": "9999999999999-ffff-ffffffff"},
        {"at": 1763831051123},
        {"set": None},
        {"set": {}},
        {"set": "text"},
        {"set": [[]]},
        {"set": [[{"starred": True}]]},
        {"set": [[{"starred": True}, [["a:2"]], 1]]},
        {"set": [[["starred"], [["a:2"]]]]},
        {"set": [[{"starred": True}, ["a:2"]]]},
        {"set": [[{"starred": True}, [[]]]]},
        {"set": [[{"starred": True}, [[""]]]]},
        {"set": [[{"starred": True}, [["a:2", 5]]]]},
        {"set": [[{"starred": True}, [["a:\x1b"]]]]},
        {"set": [[{"": True}, [["a:2"]]]]},
        {"set": [[{"paper": "b"}, [["a:2"]]]]},
        {"set": [[{"names": ["b"]}, [["a:2"]]]]},
        {"set": [[{"_c": {}}, [["a:2"]]]]},
        {"set": [[{"_c/starred": "x"}, [["a:2"]]]]},
        {"set": [[{"/ssl": True}, [["a:2"]]]]},
        {"set": [[{"tags/": True}, [["a:2"]]]]},
        {"set": [[{"tags": {"ssl": True}}, [["a:2"]]]]},
        {"set": [[{"starred/x": True}, [["a:2"]]]]},
        {"set": [[{"read/x": True}, [["a:2"]]]]},
        {"set": [[{"starred": True}, [["a:2"]]], [{"paper": 1}, [["a:2"]]]]},
    ],
    ids=repr,
)
def test_a_record_that_makes_no_sense_is_left_out_and_counted(fields: dict[str, object]) -> None:
    found = parse_journal(HEAD + line(1) + changed(**fields) + line(3))
    assert found.records == [star(1), star(3)]
    assert (found.last, found.lost) == (3, 1)
    assert parse_journal(HEAD + line(1) + changed(**fields)).lost == 1


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"later": "a field of a later version"},
        {"set": []},
        {"set": [[{}, [["a:2", "title:b"]]]]},
        {"set": [[{"mood": [{"deep": 1}], "tags/a/b": {"x": 1}, "note": None}, [["a:2"]]]]},
        {"set": [[{"starred": True}, []]]},
    ],
    ids=repr,
)
def test_a_record_that_makes_sense_is_read(fields: dict[str, object]) -> None:
    found = parse_journal(HEAD + line(1) + changed(**fields))
    groups = cast(list[list[object]], fields.get("set", [list(each) for each in star(2).groups]))
    assert [list(each) for each in found.records[1].groups] == groups
    assert (found.records[1].stamp, found.lost) == (stamp(2), 0)
