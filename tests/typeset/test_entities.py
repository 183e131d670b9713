"""HTML entities that pages left in a text."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuireader.papers import clean_text
from tuireader.typeset.entities import without_entities

PIECES = st.sampled_from(
    [
        "&",
        "amp;",
        "&lt;",
        "&nbsp;",
        "&#769;",
        "&#x301;",
        "&#27;",
        "[31m",
        "&#x9d;",
        "&shy;",
        "&#8238;",
        "&#xd800;",
        "&#10;",
        "e",
        " ",
        "\n",
        "#",
        "x26;",
    ]
)
TEXTS = st.lists(PIECES, max_size=12).map("".join) | st.text(max_size=30)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("cats &amp; dogs", "cats & dogs"),
        ("p &lt; 0.05 &gt; 0", "p < 0.05 > 0"),
        ("a &quot;sketch&quot;, don&apos;t", 'a "sketch", don\'t'),
        ("don&#39;t, don&#x27;t, don&#X27;t", "don't, don't, don't"),
        ("Universit&eacute;, M&uuml;ller", "Université, Müller"),
        ("10&nbsp;km, 3&thinsp;s", "10 km, 3 s"),
        ("a &nbsp; b", "a b"),
        ("x &le; 3 &times; y &rarr; z", "x ≤ 3 × y → z"),
        ("2019&#150;2024", "2019–2024"),  # as browsers read it
    ],
)
def test_entities_become_their_characters(written: str, read: str) -> None:
    assert without_entities(written) == read


def test_they_are_decoded_once() -> None:
    assert without_entities("&amp;lt; and &amp;amp;") == "&lt; and &amp;"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "AT&T and R&D; Q&A",
        "https://example.org/find?a=1&lt=2&copy=3",
        "a & b; c",
        "&nosuchname; &#; &#x; &;",
        "&notit;",  # a browser would read ¬it;
        "&#xe000; &#57344;",  # private
        "&#xd800; &#1114112; &#0;",  # no characters at all
        "&#٣٤;",
        "a\n\nb & c",
    ],
)
def test_what_is_no_entity_stays(text: str) -> None:
    assert without_entities(text) == text


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("a&#27;[31mb", "a[31mb"),
        ("over&shy;lap&#8203;s", "overlaps"),
        ("&#8238;gnp&rlm;", "gnp"),
        ("a&#x9d;b", "ab"),
        ("a&#10;b&#8232;c", "a b c"),
        ("o" + "&#769;" * 9, "ó\u0301\u0301\u0301"),
    ],
)
def test_what_can_not_be_seen_is_left_out(written: str, read: str) -> None:
    assert without_entities(written) == read


@given(TEXTS)
def test_what_was_decoded_is_clean(text: str) -> None:
    decoded = without_entities(text)
    assert decoded in (text, clean_text(decoded))


@given(TEXTS)
def test_a_clean_text_stays_clean(text: str) -> None:
    decoded = without_entities(clean_text(text))
    assert decoded == clean_text(decoded)


def test_names_are_read_only_where_there_are_entities() -> None:
    program = (
        "import sys; from tuireader.typeset.entities import without_entities as w;"
        "w('R&D'); assert 'html.entities' not in sys.modules; assert w('&amp;') == '&'"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
