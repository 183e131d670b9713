"""Bytes made text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuireader.sources.decoding import decoded, encoding_of, lines_of, what_binary

TEXT = "Naïve Möbius flows – a “survey”\nof everything"


@pytest.mark.parametrize(
    "codec",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"],
)
def test_a_text_is_the_same_in_every_encoding(codec: str) -> None:
    data = TEXT.encode(codec)
    assert "".join(decoded([data], encoding_of(data, complete=True))) == TEXT


def test_one_broken_byte_leaves_the_rest_utf8() -> None:
    data = "Möbius, Poincaré and Erdős met".encode() + b"\xff."
    assert encoding_of(data, complete=True) == "utf-8"
    assert "".join(decoded([data], "utf-8")) == "Möbius, Poincaré and Erdős met\ufffd."


def test_a_sample_that_ends_inside_a_character_is_utf8() -> None:
    assert encoding_of("Erdős"[:4].encode()[:-1], complete=False) == "utf-8"


def test_a_replacement_character_that_was_in_the_text_is_no_damage() -> None:
    assert encoding_of("odd \ufffd sign".encode(), complete=True) == "utf-8"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7 and so on", "PDF"),
        (b"PK\x03\x04rest", "ZIP"),
        (b"\x89PNG\r\n", "PNG"),
        (b"\x01\x02\x03\x04 noise", ""),
        (b"a\0b\0\0c", ""),
        (b"plain text, one bell\x07 in a long enough line of words, no harm done", None),
        ("no BOM".encode("utf-16-le"), None),
    ],
)
def test_binary_is_told_from_text(data: bytes, kind: str | None) -> None:
    assert what_binary(data) == kind


@given(st.text(alphabet="ab\n\r\u00e9\u2028", max_size=60), st.integers(1, 7))
def test_lines_do_not_depend_on_how_the_bytes_are_cut(text: str, size: int) -> None:
    data = text.encode()
    cut = [data[at : at + size] for at in range(0, len(data), size)]
    expected = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    lines = list(lines_of(decoded(cut, "utf-8"), longest=1000))
    assert lines == (expected if expected[-1] else expected[:-1])


@given(st.lists(st.text(alphabet="ab\n", max_size=30)), st.integers(1, 10))
def test_a_line_is_held_to_one_character_more_than_allowed(texts: list[str], longest: int) -> None:
    whole = "".join(texts).split("\n")
    expected = [line[: longest + 1] for line in whole]
    lines = list(lines_of(texts, longest=longest))
    assert lines == (expected if whole[-1] else expected[:-1])
