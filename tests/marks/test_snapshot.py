"""A snapshot is a TinyDB file, and what is done to one is noticed."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tinydb import TinyDB

from tests.marks.documents import CLOCK, DOCUMENT, latest, records, shelf_of, stamp
from tuireader.marks.errors import NewerMarks
from tuireader.marks.journal import Record
from tuireader.marks.snapshot import (
    NotMarks,
    Snapshot,
    Tables,
    Voucher,
    parse_snapshot,
    snapshot_text,
    voucher,
)

TABLES: Tables = {
    "marks": {"7": DOCUMENT, "12": {"paper": "title:été", "note": "a\n\u2028", "mood": [1.5, {}]}},
    "later": {"1": {"b": 1, "a": None}},
}

TEXT, CHECKSUM = snapshot_text(TABLES, "0123abcd", CLOCK)


# As it was written


@given(st.lists(records(), max_size=5))
def test_what_is_written_is_read_back(some: list[Record]) -> None:
    tables = shelf_of(some).tables()
    text, checksum = snapshot_text(tables, "0123abcd", latest(some))
    assert parse_snapshot(text) == Snapshot(tables, checksum, "0123abcd", latest(some), 0)
    assert parse_snapshot(text).verified
    assert voucher(text) == Voucher(checksum, "0123abcd", latest(some))


def test_tinydb_reads_it(path: Path) -> None:
    path.write_bytes(TEXT)
    with TinyDB(path, encoding="utf-8") as database:
        marks = database.table("marks")
        assert marks.get(doc_id=7) == DOCUMENT
        assert {each.doc_id: dict(each) for each in marks} == {
            int(number): document for number, document in TABLES["marks"].items()
        }
        assert database.tables() == {"marks", "later", "tuireader"}


def test_what_tinydb_writes_is_read_as_edited(path: Path) -> None:
    path.write_bytes(TEXT)
    with TinyDB(path, encoding="utf-8") as database:
        database.table("marks").update({"starred": False}, doc_ids=[7])
    snapshot = parse_snapshot(path.read_bytes())
    assert not snapshot.verified
    assert snapshot.tables["marks"]["7"]["starred"] is False
    assert snapshot.lost == 0


def test_each_document_has_a_line_and_all_is_sorted() -> None:
    tables: Tables = {
        "marks": {"7": {"paper": "b", "a": {"d": 1, "c": 2}}, "12": {"paper": "é\n"}},
        "empty": {},
    }
    text, checksum = snapshot_text(tables, "0123abcd", CLOCK)
    ours = f'{{"checksum": "{checksum}", "clock": "{CLOCK}", "follows": "0123abcd", "schema": 1}}'
    assert text.decode().split("\n") == [
        '{"empty": {},',
        '"marks": {',
        '"12": {"paper": "é\\n"},',
        '"7": {"a": {"c": 2, "d": 1}, "paper": "b"}',
        "},",
        f'"tuireader": {{"1": {ours}}}}}',
        "",
    ]


def test_the_order_in_memory_is_not_seen_in_the_file() -> None:
    turned: Tables = {
        name: {
            number: dict(reversed(document.items())) for number, document in reversed(table.items())
        }
        for name, table in reversed(TABLES.items())
    }
    assert snapshot_text(turned, "0123abcd", CLOCK) == (TEXT, CHECKSUM)


def test_half_a_surrogate_pair_is_kept() -> None:
    tables: Tables = {"marks": {"1": {"paper": "a", "note": "é\udc80"}}}
    text, _ = snapshot_text(tables, "", CLOCK)
    assert text.isascii()
    assert parse_snapshot(text).verified
    assert parse_snapshot(text).tables == tables


def test_a_snapshot_without_marks_is_one() -> None:
    text, checksum = snapshot_text({"marks": {}}, "", CLOCK)
    assert parse_snapshot(text) == Snapshot({"marks": {}}, checksum, "", CLOCK)


def test_other_marks_clocks_and_predecessors_make_other_checksums() -> None:
    others = [
        snapshot_text({"marks": {}}, "0123abcd", CLOCK),
        snapshot_text(TABLES, "", CLOCK),
        snapshot_text(TABLES, "0123abcd", stamp(1)),
    ]
    assert len({CHECKSUM, *(checksum for _, checksum in others)}) == 4


# What is done to it


def read(data: bytes) -> Snapshot | None:
    try:
        return parse_snapshot(data)
    except (NotMarks, NewerMarks):
        return None


def assert_noticed(data: bytes) -> None:
    """Either it is known not to be as we wrote it, or it still says the same."""
    snapshot = read(data)
    if snapshot is not None and snapshot.verified:
        assert snapshot == parse_snapshot(TEXT)
    if (stated := voucher(data)) is not None:
        assert stated == voucher(TEXT)


@pytest.mark.parametrize("bits", [1, 2, 4, 8, 16, 32, 64, 128, 3, 7, 255])
def test_any_damaged_byte_is_noticed(bits: int) -> None:
    for position in range(len(TEXT)):
        data = bytearray(TEXT)
        data[position] ^= bits
        assert_noticed(bytes(data))


def test_any_cut_is_noticed() -> None:
    for stop in range(len(TEXT) - 1):
        assert read(TEXT[:stop]) is None
        assert voucher(TEXT[:stop]) is None


@given(st.data(), st.binary())
def test_whatever_is_put_in_the_place_of_a_part_is_noticed(
    data: st.DataObject, garbage: bytes
) -> None:
    start, stop = sorted(data.draw(st.tuples(*[st.integers(0, len(TEXT))] * 2)))
    assert_noticed(TEXT[:start] + garbage + TEXT[stop:])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"starred": true', b'"starred": null'),
        (CLOCK.encode(), stamp(9263831051123).encode()),
        (b'"follows": "0123abcd"', b'"follows": "0123abce"'),
        (b'"schema": 1}', b'"schema": 0}'),
        (b'"schema": 1}', b'"schema": 1, "more": 1}'),
        (b'"checksum"', b'"checksun"'),
        (f'"{CHECKSUM}"'.encode(), b"7"),
        (b'"tuireader"', b'"tuiwriter"'),
        (b'{"1": {"check', b'{"2": {"check'),
        (b'{"later"', b'\xef\xbb\xbf{"later"'),
    ],
)
def test_nobody_vouches_for_an_edited_file(old: bytes, new: bytes) -> None:
    assert TEXT.count(old) == 1
    data = TEXT.replace(old, new)
    assert voucher(data) is None
    snapshot = parse_snapshot(data)
    assert not snapshot.verified
    assert (snapshot.checksum, snapshot.follows, snapshot.clock) == ("", "", "")


def test_a_document_cannot_vouch_for_its_file() -> None:
    forged = f'"tuireader": {{"1": {{"checksum": "{CHECKSUM}"}}}}'
    tables: Tables = {"marks": {"1": {"paper": forged}}, "x": {"1": {"tuireader": {"1": {}}}}}
    text, checksum = snapshot_text(tables, "", CLOCK)
    assert voucher(text) == Voucher(checksum, "", CLOCK)
    assert parse_snapshot(text).tables == tables


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"\xff" * 9, b"\0" * 9, b'"tuireader": ', b'{"tuireader": [1]}', b"[" * 99999],
)
def test_nobody_vouches_for_garbage(data: bytes) -> None:
    assert voucher(data) is None
