"""Typeset texts to try things on, and ways to look at them."""

import unicodedata
from collections.abc import Iterable

from hypothesis import strategies as st

from tuireader.typeset import Kind, Span

_PIECES = st.sampled_from(
    [
        *("word", "self-supervised", "a", "e", " ", " ", " ", "  ", ".", ",", "(", ")", "n log n"),
        *("e\u0301", "\u0301", "é", "ε ≤ ½", "—", "…", "x" * 30, "https://x.org/a/b?c=d&e=f"),
        *("学", "習", "。", "「", "」", "データ", "เรียน", "ก็", "한국어", "🙂", "Ω̂", "\n"),
    ]
)
TEXTS = st.lists(_PIECES, max_size=30).map("".join) | st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cf"], exclude_characters="\ufe0f"), max_size=60
)
"""What may stand in an abstract, and what may not."""

KINDS = st.sampled_from(
    [Kind.PLAIN, Kind.PLAIN, Kind.MATH, Kind.STRONG, Kind.MATCH | Kind.MATH, Kind.CODE]
)
LINKS = st.sampled_from(["", "", "", "https://x.org/a", "javascript:x"])
SPANS = st.lists(st.builds(Span, TEXTS, KINDS, LINKS), max_size=6).map(tuple)


def cells(text: str) -> int:
    """A simple measure, in which each character counts for itself."""
    return sum(map(_cells_of, text))


def _cells_of(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def shown(spans: Iterable[Span]) -> str:
    """What there is to read."""
    return "".join(span.text for span in spans)


def painted(spans: Iterable[Span]) -> list[tuple[str, Kind, str]]:
    """Each character that is no space, and how it looks."""
    return [
        (character, span.kind, span.link)
        for span in spans
        for character in span.text
        if character not in " \n"
    ]


def plain(text: str) -> tuple[Span, ...]:
    """The text as one span."""
    return (Span(text),)
