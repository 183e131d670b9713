"""Lines end where a reader would end them, are never too wide, and lose nothing."""

import textwrap
import time
import unicodedata
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.typeset.texts import SPANS, cells, painted, plain, shown
from tuireader.typeset import Kind, Span, pieces, wrapped

WIDTHS = st.integers(1, 40)


def lines(text: str, width: int) -> list[str]:
    return [shown(line) for line in wrapped(plain(text), width, cells)]


def test_lines_end_at_spaces_which_vanish() -> None:
    assert lines("one two  three", 7) == ["one two", "three"]
    assert lines("one two  three", 8) == ["one two", "three"]
    assert lines("one two  three", 6) == ["one", "two", "three"]
    assert lines("  one  two  ", 40) == ["one  two"]


def test_nothing_is_hyphenated_and_hyphens_end_no_line() -> None:
    assert lines("by self-supervision", 17) == ["by", "self-supervision"]
    assert lines("by self-supervision", 19) == ["by self-supervision"]


@pytest.mark.parametrize("text", ["", " ", "    "])
def test_a_text_without_letters_is_one_empty_line(text: str) -> None:
    assert wrapped(plain(text), 10, cells) == [()]
    assert wrapped((), 10, cells) == [()]


def test_a_line_feed_ends_a_line() -> None:
    assert lines("one two \n three\n\nfour", 40) == ["one two", "three", "", "four"]


def test_a_word_wider_than_a_line_is_cut_at_its_width() -> None:
    assert lines("see abcdefghij", 4) == ["see", "abcd", "efgh", "ij"]


def test_an_address_is_cut_behind_a_sign_in_the_second_half_of_a_line() -> None:
    assert lines("https://x.org/some/path?a=1&b=2", 12) == [
        "https://x.",
        "org/some/",
        "path?a=1&b=2",
    ]
    assert lines("a/bcdefghijkl", 6) == ["a/bcde", "fghijk", "l"]
    assert lines("https://x.org", 100) == ["https://x.org"]


def test_marks_stay_with_their_letter() -> None:
    assert lines("e\u0301e\u0301e\u0301", 2) == ["e\u0301e\u0301", "e\u0301"]
    assert lines("ae\u0301\u0302", 1) == ["a", "e\u0301\u0302"]
    assert lines("ก็ก็", 1) == ["ก็", "ก็"]
    assert lines("/\u0301aaa", 2) == ["/\u0301a", "aa"]


def test_a_wide_letter_stands_in_one_line() -> None:
    assert lines("学習学", 3) == ["学", "習", "学"]
    assert lines("学習", 1) == ["学", "習"]
    assert lines("🙂🙂 🙂", 5) == ["🙂🙂", "🙂"]


def test_in_scripts_without_spaces_lines_end_between_any_letters() -> None:
    assert lines("深層学習による", 6) == ["深層学", "習によ", "る"]
    assert lines("用BERT学習", 6) == ["用BERT", "学習"]
    assert lines("用BERT学習", 5) == ["用", "BERT", "学習"]
    assert lines("한국어 문장", 6) == ["한국어", "문장"]
    assert lines("한국어문장", 4) == ["한국", "어문", "장"]


@pytest.mark.parametrize("sign", "。、，」）》！？ー々っ")
def test_no_line_begins_with_what_closes(sign: str) -> None:
    assert lines(f"深層学{sign}習", 6) == ["深層", f"学{sign}習"]


@pytest.mark.parametrize("sign", "「（《“")
def test_no_line_ends_with_what_opens(sign: str) -> None:
    assert lines(f"深{sign}学習", 4)[0] == "深"


def test_a_thai_vowel_is_not_parted_from_its_letter() -> None:
    assert all(
        line[0] not in "ะาำ" and line[-1] not in "เแ" for line in lines("เรียนแรงกาสำระ" * 9, 7)
    )


def test_short_math_stays_in_one_line_and_long_math_does_not() -> None:
    short = (Span("of about "), Span("n log "), Span("n", Kind.MATCH), Span(" steps"))
    math = [each._replace(kind=each.kind | Kind.MATH) for each in short[1:3]]
    text = (short[0], *math, short[3])
    assert [shown(line) for line in wrapped(short, 15, cells)] == ["of about n log", "n steps"]
    assert [shown(line) for line in wrapped(text, 21, cells)] == ["of about n log n", "steps"]
    assert [shown(line) for line in wrapped(text, 20, cells)] == ["of about n log n", "steps"]
    assert [shown(line) for line in wrapped(text, 15, cells)] == ["of about n log", "n steps"]
    held = (Span("some text of n"), Span("n log n", Kind.MATH))
    assert [shown(line) for line in wrapped(held, 18, cells)] == ["some text of nn", "log n"]
    assert [shown(line) for line in wrapped(held, 21, cells)] == ["some text of nn log n"]
    held = (Span("some text of a "), Span("n log n", Kind.MATH))
    assert [shown(line) for line in wrapped(held, 21, cells)] == ["some text of a", "n log n"]


def test_kinds_and_links_go_on_in_the_next_line() -> None:
    spans = (Span("a "), Span("bc de", Kind.STRONG, "https://x.org"), Span("f"))
    assert wrapped(spans, 4, cells) == [
        (Span("a "), Span("bc", Kind.STRONG, "https://x.org")),
        (Span("de", Kind.STRONG, "https://x.org"), Span("f")),
    ]


@given(SPANS, WIDTHS)
def test_nothing_is_lost_but_spaces_at_the_ends_of_lines(
    spans: tuple[Span, ...], width: int
) -> None:
    found = wrapped(spans, width, cells)
    assert painted(chain(*found)) == painted(spans)
    at, source = 0, shown(spans)
    for line in found:
        text = shown(line)
        begin = source.index(text, at)
        assert not source[at:begin].strip(" \n")
        at = begin + len(text)


@given(SPANS, WIDTHS)
def test_no_line_is_wider_than_the_width_unless_a_letter_is(
    spans: tuple[Span, ...], width: int
) -> None:
    for line in wrapped(spans, width, cells):
        text = shown(line)
        assert text == text.strip(" ")
        assert cells(text) <= width or all(
            unicodedata.category(each)[0] == "M" for each in text[1:]
        )


@given(st.lists(st.text("ab-(ε.", min_size=1, max_size=12)), st.integers(12, 40))
def test_words_that_fit_are_wrapped_as_by_the_standard_library(
    words: list[str], width: int
) -> None:
    text = " ".join(words)
    wanted = textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)
    assert lines(text, width) == (wanted or [""])


@given(SPANS, st.lists(st.integers(0, 60), max_size=6))
def test_pieces_are_what_stands_at_their_places(spans: tuple[Span, ...], at: list[int]) -> None:
    places = list(zip(sorted(at)[::2], sorted(at)[1::2], strict=False))
    found = list(pieces(spans, places))
    assert [shown(each) for each in found] == [shown(spans)[start:end] for start, end in places]
    assert all(span.text for piece in found for span in piece)


@pytest.mark.parametrize("unit", ["ab ", "word", "深。", "e\u0301", " ", "\u0301", "\n", "a/"])
def test_a_megabyte_takes_no_more_than_a_megabyte_takes(unit: str) -> None:
    text = plain(unit * (1_000_000 // len(unit)))
    began = time.process_time()
    wrapped(text, 88, cells)
    assert time.process_time() - began < 5
