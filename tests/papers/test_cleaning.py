"""Foreign text made safe and plain."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tuireader.papers import clean_line, clean_text

nasty = st.sampled_from(
    [
        "\x1b[31m",
        "\x1b]8;;http://x\x07",
        "\x1b]0;title\x1b\\",
        "\x1bP+q\x9c",
        "\x9b2J",
        "\x1b",
        "\x9d",
        "\r\n",
        "\r",
        "\n\n",
        "\n  ",
        "\u2028",
        "\x0b",
        "\u202e",
        "\u2066",
        "\u200b",
        "\u200d",
        "\ufeff",
        "\u0301" * 9,
        "\ud800",
        "\U000e0041",
        "- ",
        "a) ",
        "A\u030a",
    ]
)
texts = st.lists(nasty | st.text(max_size=8), max_size=12).map("".join)
any_characters = st.text(st.characters(exclude_categories=()), max_size=40)


def is_dangerous(character: str) -> bool:
    """Controls, invisible formats and surrogates; joiners are spelling in some scripts."""
    if character in "\n\u200c\u200d":
        return False
    # Format characters that are visible: number signs of Arabic, Syriac, Kaithi and Egyptian.
    if character in "\u06dd\u070f\u08e2\u0890\u0891\U000110bd\U000110cd":
        return False
    if "\u0600" <= character <= "\u0605" or "\U00013430" <= character <= "\U0001345f":
        return False
    return unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp")


@given(texts | any_characters)
@example("\x1b\x1b[31m[31m")
@example("\x9d" + "a" * 5000)
def test_nothing_dangerous_survives(text: str) -> None:
    assert not [hex(ord(each)) for each in clean_text(text) if is_dangerous(each)]
    assert not [hex(ord(each)) for each in clean_line(text) if is_dangerous(each) or each == "\n"]


@given(texts | any_characters)
def test_a_clean_text_is_left_as_it_is(text: str) -> None:
    line, whole = clean_line(text), clean_text(text)
    assert clean_line(line) == line
    assert clean_text(whole) == whole


@given(texts | any_characters)
def test_a_line_has_single_spaces_and_none_at_its_ends(text: str) -> None:
    line = clean_line(text)
    assert line == line.strip()
    assert line == " ".join(line.split())


@given(st.text("abc xyz.", max_size=40))
def test_plain_words_are_not_touched(text: str) -> None:
    assert clean_line(text).split(" ") == (text.split() or [""])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\x1b[1;31mred\x1b[0m duck", "red duck"),
        ("\x1b]8;;http://evil.example\x07link\x1b]8;;\x07", "link"),
        ("a\x1b]52;c;ZXZpbA==\x1b\\b", "ab"),
        ("\x9b2Jgone", "gone"),
        ("pass\u202etxt.exe", "passtxt.exe"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("Poincare\u0301", "Poincaré"),
        ("x" + "\u0301" * 40, "x" + "\u0301" * 3),
        ("\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", "می‌خواهم"),
        ("soft\u00adware", "software"),
        ("one\ttwo\u00a0three", "one two three"),
        ("math $x<y$ & [/b] stays", "math $x<y$ & [/b] stays"),
    ],
)
def test_a_line_is_cleaned(text: str, expected: str) -> None:
    assert clean_line(text) == unicodedata.normalize("NFC", expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one\ntwo", "one two"),
        ("one\r\n\r\ntwo", "one\n\ntwo"),
        ("one\n \t\n\n\ntwo\n\n", "one\n\ntwo"),
        ("one\n  two", "one\n\ntwo"),
        ("first:\n- a\n- b\nc", "first:\n- a\n- b c"),
        ("(i) a\n(ii) b", "(i) a\n(ii) b"),
    ],
)
def test_paragraphs_and_list_items_keep_their_breaks(text: str, expected: str) -> None:
    assert clean_text(text) == expected
