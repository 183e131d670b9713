"""A snapshot somebody else wrote: read as far as it makes sense, or refused, and never believed."""

import json

import pytest

from tests.marks.documents import CLOCK, DOCUMENT, shelf_of, stamp
from tuireader.marks.cells import Document
from tuireader.marks.clock import Clock
from tuireader.marks.errors import NewerMarks
from tuireader.marks.journal import Record
from tuireader.marks.snapshot import (
    NotMarks,
    Snapshot,
    Table,
    parse_snapshot,
    snapshot_text,
)


def edited(marks: object, **tables: object) -> bytes:
    """A file that another program wrote."""
    return json.dumps({"marks": marks, **tables}).encode()


def read_marks(marks: object) -> tuple[Table, int]:
    """The marks in such a file, and how much was lost of them."""
    snapshot = parse_snapshot(edited(marks))
    assert not snapshot.verified
    return snapshot.tables["marks"], snapshot.lost


# Newer and foreign files


@pytest.mark.parametrize("schema", [2, 1.5, float("inf")])
def test_a_newer_snapshot_is_refused(schema: float) -> None:
    for ours in ({"1": {"schema": schema}}, {"1": {"schema": 1}, "9": {"schema": schema}}):
        with pytest.raises(NewerMarks) as refused:
            parse_snapshot(edited({}, tuireader=ours))
        assert refused.value.schema == schema


def test_a_newer_snapshot_is_refused_though_it_is_as_it_was_written(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with monkeypatch.context() as newer:
        newer.setattr("tuireader.marks.snapshot.SCHEMA", 2)
        text, _ = snapshot_text({"marks": {"7": DOCUMENT}}, "", CLOCK)
        assert parse_snapshot(text).verified
    with pytest.raises(NewerMarks):
        parse_snapshot(text)


@pytest.mark.parametrize("ours", [None, 1, [], {}, {"1": 1}, {"1": {"schema": "2"}}])
def test_a_schema_that_is_no_number_is_none(ours: object) -> None:
    assert not parse_snapshot(edited({"1": {"paper": "a"}}, tuireader=ours)).verified


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "empty"),
        (b" ", "no JSON"),
        (b"\0" * 4096, "no JSON"),
        (b"\xff\xfe", "no JSON"),
        (b'{"marks": {}', "no JSON"),
        (b'{"marks": {}}}', "no JSON"),
        ('{"marks": {}}'.encode("utf-16"), "no JSON"),
        (b'{"a": ' + b"9" * 10_000 + b"}", "no JSON"),
        (b"[" * 100_000, "deep"),
        (b'{"marks": {"1": ' + b'{"a": ' * 100_000, "deep"),
        (b"null", "something else"),
        (b"[]", "something else"),
        (b'"marks"', "something else"),
        (b'{"marks": []}', "something else"),
        (b'{"marks": null, "other": {}}', "something else"),
        (b'{"name": "another program", "version": 1}', "something else"),
    ],
    ids=range(16),
)
def test_files_of_other_programs_are_refused(data: bytes, why: str) -> None:
    with pytest.raises(NotMarks, match=why):
        parse_snapshot(data)


# Files written by hand


def test_a_file_written_by_hand_is_read_without_stamps() -> None:
    sound, lost = read_marks({"7": DOCUMENT})
    assert sound == {"7": {name: DOCUMENT[name] for name in DOCUMENT if name != "_c"}}
    assert lost == 0


def test_a_mark_at_the_beginning_does_no_harm() -> None:
    data = b"\xef\xbb\xbf" + edited({"1": {"paper": "a"}})
    assert parse_snapshot(data).tables == {"marks": {"1": {"paper": "a"}}}


def test_a_file_with_other_tables_only_has_no_marks() -> None:
    snapshot = parse_snapshot(b'{"later": {"1": {"a": 1}}}')
    assert snapshot == Snapshot({"later": {"1": {"a": 1}}, "marks": {}})


def test_a_stray_value_beside_the_marks_is_kept() -> None:
    snapshot = parse_snapshot(edited({"1": {"paper": "a"}}, note="mine"))
    assert snapshot.tables == {"marks": {"1": {"paper": "a"}}, "note": "mine"}


@pytest.mark.parametrize(
    "document", [None, 1, "a", [], {}, {"starred": True}, {"paper": ""}, {"paper": "\x1b[2J"}]
)
def test_what_is_about_no_paper_is_lost_alone(document: object) -> None:
    assert read_marks({"1": document, "2": {"paper": "a"}}) == ({"2": {"paper": "a"}}, 1)


@pytest.mark.parametrize(
    "cells",
    [
        {"starred": "yes"},
        {"starred": {"a": True}},
        {"read": 12},
        {"read": "once"},
        {"names": "title:a"},
        {"names": ["title:a", ""]},
        {"": 1},
        {"mood\n": 1},
        {"tags/ssl": True},
        {"tags": {"": True}},
        {"tags": {"\x00": True}},
        {"_c/x": 1},
    ],
    ids=repr,
)
def test_a_cell_that_makes_no_sense_is_lost_alone(cells: Document) -> None:
    document = {"paper": "a", "note": "n", **cells}
    assert read_marks({"1": document}) == ({"1": {"paper": "a", "note": "n"}}, 1)


@pytest.mark.parametrize(
    "cells",
    [
        {"starred": False},
        {"read": ""},
        {"read": "2026-11-22"},
        {"read": "2026-11-22T17:04:11Z"},
        {"tags": {"ssl": True, "a/b": None}},
        {"mood": [{"a": 1}, 2.5]},
    ],
    ids=repr,
)
def test_a_cell_that_makes_sense_is_kept(cells: Document) -> None:
    assert read_marks({"1": {"paper": "a", **cells}}) == ({"1": {"paper": "a", **cells}}, 0)


def test_of_a_group_what_makes_sense_is_kept() -> None:
    sound, lost = read_marks({"1": {"paper": "a", "tags": {"ssl": True, "\x00": True}}})
    assert (sound, lost) == ({"1": {"paper": "a", "tags": {"ssl": True}}}, 1)


@pytest.mark.parametrize(
    "cells", [{"read": None}, {"names": []}, {"tags": {}}, {"_c": {"a": 1}}, {"_c": 7}], ids=repr
)
def test_what_says_nothing_is_not_lost(cells: Document) -> None:
    assert read_marks({"1": {"paper": "a", **cells}}) == ({"1": {"paper": "a"}}, 0)


def test_names_are_sorted_and_kept_once() -> None:
    sound, lost = read_marks({"1": {"paper": "a", "names": ["c", "b", "c"]}})
    assert (sound["1"]["names"], lost) == (["b", "c"], 0)


@pytest.mark.parametrize("number", ["nine", "01", "-1", "1.5", "", " 1", "1" * 19, "١"])
def test_a_document_without_a_number_gets_one_and_is_told_of(number: str) -> None:
    sound, lost = read_marks({number: {"paper": "a"}, "1": {"paper": "b"}})
    assert sorted(str(each["paper"]) for each in sound.values()) == ["a", "b"]
    assert all(str(int(each)) == each for each in sound)
    assert lost == 1


def test_doubled_keys_are_counted() -> None:
    data = b'{"marks": {"1": {"paper": "a"}, "1": {"paper": "b", "read": "", "read": ""}}}'
    snapshot = parse_snapshot(data)
    assert snapshot.tables == {"marks": {"1": {"paper": "b", "read": ""}}}
    assert snapshot.lost == 2


def test_a_value_too_deep_to_be_written_everywhere_is_lost_alone() -> None:
    deepest = 64
    for depth, kept in ((deepest, True), (deepest + 1, False), (900, False)):
        value = "[" * depth + "]" * depth
        for cell, lost in ((f'"mood": {value}', "mood"), (f'"moods": {{"a": {value}}}', "moods")):
            data = f'{{"marks": {{"1": {{"paper": "a", {cell}}}}}}}'.encode()
            snapshot = parse_snapshot(data)
            assert (lost in snapshot.tables["marks"]["1"]) is kept
            assert snapshot.lost == (not kept)


def test_what_is_read_unverified_can_be_written() -> None:
    tables = parse_snapshot(edited({"x": {"paper": "\ud800", "mood": [[]]}, "2": 5})).tables
    text, _ = snapshot_text(tables, "", CLOCK)
    assert parse_snapshot(text).tables == tables


def test_stamps_in_an_edited_file_win_over_nothing() -> None:
    greatest = Clock(lambda: 2**43, "ffffffff").tick()
    document: Document = {"paper": "a", "starred": True, "_c": {"starred": greatest}}
    shelf = shelf_of([Record(stamp(1), [({"starred": False}, [["a"]])])])
    shelf.join(parse_snapshot(edited({"1": document})).tables)
    assert shelf.marks(("a",)).starred is False
