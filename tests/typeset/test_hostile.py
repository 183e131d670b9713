"""Nothing that typesetting makes of a clean text is obeyed by a terminal, or leads astray."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ui.hostile import LATEX, TEXTS
from tuireader.papers import clean_text
from tuireader.papers.links import safe_link
from tuireader.typeset import laid_out, typeset_abstract, typeset_line, typeset_note, whole_links

PIECES = st.sampled_from(
    [*LATEX, *TEXTS, "$", "{", "}", "\\", " ", "\n\n", "x", "&#x1b;", "&#", ";"]
)
SOURCES = st.lists(PIECES | st.text(max_size=5), max_size=8).map("".join)


def is_obeyed(sign: str) -> bool:
    """Whether a terminal does something else than draw it; joiners are spelling in some scripts."""
    if sign in "\u200c\u200d\u06dd\u070f\u08e2\u0890\u0891\U000110bd\U000110cd":
        return False
    if "\u0600" <= sign <= "\u0605" or "\U00013430" <= sign <= "\U0001345f":
        return False
    return unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Zl", "Zp")


def shown(source: str) -> str:
    blocks = [*typeset_abstract(clean_text(source)), *typeset_note(source)]
    lines = laid_out(blocks, 60, len, whole_links)
    title = "".join(span.text for span in typeset_line(clean_text(source).replace("\n", " ")))
    return title + "".join(span.text for line in lines for span in line)


@pytest.mark.parametrize("source", [*LATEX, *TEXTS], ids=ascii)
def test_no_attack_is_obeyed(source: str) -> None:
    assert not [hex(ord(each)) for each in shown(source) if is_obeyed(each)]


@given(SOURCES)
def test_nothing_made_of_attacks_is_obeyed(source: str) -> None:
    assert not [hex(ord(each)) for each in shown(source) if is_obeyed(each)]


@pytest.mark.parametrize("source", [*LATEX, *TEXTS], ids=ascii)
def test_no_attack_is_linked(source: str) -> None:
    lines = laid_out(typeset_abstract(clean_text(source)), 60, len)
    links = [span.link for line in lines for span in line if span.link]
    assert all(safe_link(link) == link and "PWNED" not in link for link in links), links
