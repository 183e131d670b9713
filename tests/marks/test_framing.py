"""Whatever becomes of framed lines, those that nothing happened to are read as they were."""

from time import process_time
from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuireader.marks.framing import framed, framed_all, parse_lines

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.just("\ud800\n"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)

LINES = st.lists(VALUES, min_size=1, max_size=5)

SECONDS = 2
"""More than any of the long texts takes, and much less than one read in quadratic time."""


def of_different(values: list[object]) -> list[object]:
    """The values with their places, so that no two are the same."""
    return [[place, value] for place, value in enumerate(values)]


def touched_by(values: list[object], position: int) -> set[int]:
    """The lines that a damaged byte is in: two if it is what ends the first."""
    stop = 0
    for place, value in enumerate(values):
        stop += len(framed(value))
        if position < stop:
            return {place, place + 1} if position == stop - 1 else {place}
    return set()


def checked(body: bytes) -> bytes:
    return b"%08x %s\n" % (crc32(body), body)


@given(st.lists(VALUES))
def test_what_is_framed_is_read_back(values: list[object]) -> None:
    data = framed_all(values)
    found = parse_lines(data)
    assert found.values == values
    assert (found.end, found.bad) == (len(data), 0)
    assert data.isascii()
    assert data.count(b"\n") == len(values)


def test_a_line_is_the_checksum_of_its_json_and_the_json() -> None:
    # By `printf '{"a":1}' | gzip -c | tail -c8 | head -c4 | od -tx4`.
    assert framed({"a": 1}) == b'561bacaf {"a":1}\n'


@given(LINES, st.data(), st.integers(1, 255))
def test_a_damaged_byte_costs_the_lines_it_is_in(
    values: list[object], data: st.DataObject, bits: int
) -> None:
    values = of_different(values)
    text = bytearray(framed_all(values))
    position = data.draw(st.integers(0, len(text) - 1))
    text[position] ^= bits
    found = parse_lines(bytes(text))
    touched = touched_by(values, position)
    untouched = [each for place, each in enumerate(values) if place not in touched]
    assert [each for each in found.values if each in untouched] == untouched
    # A digit of a checksum may have become a capital: then nothing is lost.
    assert all(each in values for each in found.values)


@given(LINES, st.data())
def test_a_damaged_byte_of_the_json_is_noticed(values: list[object], data: st.DataObject) -> None:
    values = of_different(values)
    place = data.draw(st.integers(0, len(values) - 1))
    line = bytearray(framed(values[place]))
    line[data.draw(st.integers(9, len(line) - 2))] ^= data.draw(st.integers(1, 255))
    before, after = framed_all(values[:place]), framed_all(values[place + 1 :])
    found = parse_lines(before + bytes(line) + after)
    assert found.values == values[:place] + values[place + 1 :]
    assert found.bad >= 1


@given(LINES, st.data())
def test_a_cut_costs_the_line_it_is_in(values: list[object], data: st.DataObject) -> None:
    text = framed_all(values)
    stop = data.draw(st.integers(0, len(text)))
    found = parse_lines(text[:stop])
    whole = text[:stop].count(b"\n")
    assert found.values == values[:whole]
    assert (found.end, found.bad) == (len(framed_all(values[:whole])), 0)


@given(LINES, st.data())
def test_a_piece_cut_out_costs_the_lines_at_its_ends(
    values: list[object], data: st.DataObject
) -> None:
    values = of_different(values)
    text = framed_all(values)
    start, stop = sorted(data.draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    found = parse_lines(text[:start] + text[stop:])
    first, last = text[:start].count(b"\n"), text[stop:].count(b"\n")
    assert found.values[:first] == values[:first]
    kept = values[len(values) - last + 1 :] if last else []
    assert [each for each in found.values if each in kept] == kept
    assert all(each in values for each in found.values)


@given(LINES, st.data())
def test_doubled_lines_are_read_twice(values: list[object], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(values) - 1))
    doubled = values[: place + 1] + values[place:]
    found = parse_lines(framed_all(doubled))
    assert (found.values, found.bad) == (doubled, 0)


@given(LINES, st.data(), st.binary() | st.sampled_from((b"\0" * 4096, b"561bacaf [")))
def test_garbage_between_lines_costs_none(
    values: list[object], data: st.DataObject, garbage: bytes
) -> None:
    place = data.draw(st.integers(0, len(values)))
    before, after = framed_all(values[:place]), framed_all(values[place:])
    found = parse_lines(before + garbage + b"\n" + after)
    assert found.values == values
    assert found.bad == garbage.count(b"\n") + 1
    assert found.end == len(before + garbage + after) + 1


@given(st.binary())
def test_any_bytes_are_read(data: bytes) -> None:
    found = parse_lines(data)
    assert found.values == []
    assert found.bad == data.count(b"\n")
    assert found.end == data.rfind(b"\n") + 1


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"\xff", b"1 2", b"[" * 100_000, b"9" * 10_000, b"\0\0\0", b'{"a":1'],
    ids=["empty", "open", "no UTF-8", "two", "deep", "long number", "NUL", "torn"],
)
def test_a_line_with_the_right_checksum_that_is_no_json_is_damaged(body: bytes) -> None:
    found = parse_lines(framed("before") + checked(body) + framed("after"))
    assert (found.values, found.bad) == (["before", "after"], 1)


@pytest.mark.parametrize(
    "line", [b'561bacaf{"a":1}', b'561bacaf\t{"a":1}', b'zzzzzzzz {"a":1}', b'561bacaf  {"a":1}']
)
def test_a_line_that_is_framed_otherwise_is_damaged(line: bytes) -> None:
    assert parse_lines(line + b"\n") == ([], len(line) + 1, 1)


@pytest.mark.parametrize(
    "data",
    [
        b"\n" * 200_000,
        b"x" * 10_000_000,
        b"x\n" * 200_000,
        framed("x" * 100) * 80_000,
        (framed("x" * 100)[:-2] + b"\n") * 80_000,
        (b"[" * 100 + b"\n") * 20_000,
    ],
    ids=["ends", "one line", "short lines", "sound lines", "damaged lines", "deep lines"],
)
def test_a_long_text_takes_no_long_time(data: bytes) -> None:
    begun = process_time()
    parse_lines(data)
    assert process_time() - begun < SECONDS
