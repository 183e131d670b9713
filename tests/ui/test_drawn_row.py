"""Rows of the list: what is cut, what is lit, and that they are exactly as wide as they must be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style

from tests.typeset.texts import SPANS
from tuireader.library import Row
from tuireader.typeset import Kind, Span, matcher
from tuireader.ui.widgets import drawn_row as module
from tuireader.ui.widgets.drawn_row import Ink, drawn_row

INK = Ink(*(Style(color=f"color({number})") for number in range(6)))


def row(title: str) -> Row:
    return Row(1, ("k",), title, ("Ada Byron", "Bo Lund"), "2023-01-02", "", False)


def drawn(
    title: str, width: int, *words: str, place: str = "", ascii_only: bool = False
) -> list[Segment]:
    return drawn_row(row(title), width, matcher(words), INK, place=place, ascii_only=ascii_only)


def text_of(segments: list[Segment]) -> str:
    return "".join(segment.text for segment in segments)


@pytest.fixture
def typeset(monkeypatch: pytest.MonkeyPatch) -> None:
    """Titles in which stars are emphasis and a dollar is math."""

    def typeset_line(source: str, matches: object) -> tuple[Span, ...]:
        before, _, rest = source.partition("*")
        within, _, behind = rest.partition("*")
        return (Span(before), Span(within, Kind.EMPHASIS), Span(behind.replace("$", "ε")))

    monkeypatch.setattr(module, "typeset_line", typeset_line)


def test_a_title_that_fits_is_whole_with_author_and_year_where_there_is_room() -> None:
    assert text_of(drawn("A Title", 60)) == " ●  A Title".ljust(45) + "  Byron + 2023 "
    assert text_of(drawn("A Title", 20)) == " ●  A Title         "


def test_what_was_found_is_lit_as_far_as_it_is_seen() -> None:
    assert Segment("Titl", INK.match) in drawn("A Title", 20, "titl")
    assert Segment("Ti", INK.match) in drawn("A Title", 10, "title")
    assert text_of(drawn("A Title", 10, "title")) == " ●  A Ti… "


@pytest.mark.usefixtures("typeset")
def test_what_is_cut_is_the_typeset_title() -> None:
    assert text_of(drawn("On *nets* in $ time", 22)) == " ●  On nets in ε time "
    assert text_of(drawn("On *nets* in $ time", 21)) == " ●  On nets in ε ti… "
    assert Segment("ne", INK.emphasis) in drawn("On *nets*", 11)


@pytest.mark.usefixtures("typeset")
def test_in_ascii_a_title_is_said_in_words() -> None:
    assert text_of(drawn("On *nets* in $ time", 30, ascii_only=True)) == (
        " ●  On nets in epsilon time   "
    )


@given(SPANS, st.integers(6, 80), st.sampled_from(("", "7", " 7", "10000")))
def test_a_row_is_exactly_as_wide_as_it_must_be(
    spans: tuple[Span, ...], width: int, place: str
) -> None:
    width += len(place)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "typeset_line", lambda *_: spans)
        assert cell_len(text_of(drawn("", width, place=place))) == width


def test_a_queued_paper_has_a_sign_or_its_number_where_its_queue_is_listed() -> None:
    queued = row("A Title")._replace(queued=True, starred=True)
    signed = drawn_row(queued, 20, matcher([]), INK)
    assert text_of(signed) == "+●★ A Title         "
    assert Segment("+", INK.byline) in signed
    assert text_of(drawn_row(queued, 20, matcher([]), INK, place=" 7")) == "  7 ●★ A Title      "
    assert text_of(drawn("A Title", 20, place="  ")) == "    ●  A Title      "
