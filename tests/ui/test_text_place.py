"""A place in a text is found again in lines of any width."""

from hypothesis import given
from hypothesis import strategies as st

from tuireader.typeset import Line, Span, wrapped
from tuireader.ui.widgets.text_place import Returning, line_of, place_of

WORDS = st.lists(st.text("abc", min_size=1, max_size=6), min_size=1, max_size=30)
PARAGRAPHS = st.lists(WORDS, min_size=1, max_size=4)


def lines(paragraphs: list[list[str]], width: int) -> list[Line]:
    """The paragraphs wrapped, with an empty line between them."""
    found: list[Line] = []
    for words in paragraphs:
        found += [(), *wrapped((Span(" ".join(words)),), width, len)]
    return found[1:]


def text(some: list[Line]) -> str:
    return "".join(span.text.replace(" ", "") for line in some for span in line)


@given(PARAGRAPHS, st.integers(6, 30), st.data())
def test_the_line_is_the_same_in_lines_as_wide(
    paragraphs: list[list[str]], width: int, data: st.DataObject
) -> None:
    there = lines(paragraphs, width)
    line = data.draw(st.integers(0, len(there) - 1))
    found = line_of(there, place_of(there, line))
    assert found == (line if there[line] else line + 1)


@given(PARAGRAPHS, st.integers(6, 30), st.integers(6, 30), st.data())
def test_in_other_lines_it_is_the_line_that_has_the_first_letter(
    paragraphs: list[list[str]], width: int, other: int, data: st.DataObject
) -> None:
    there, elsewhere = lines(paragraphs, width), lines(paragraphs, other)
    line = data.draw(st.sampled_from([at for at, each in enumerate(there) if each]))
    found = line_of(elsewhere, place_of(there, line))
    before = len(text(there[:line]))
    assert len(text(elsewhere[:found])) <= before < len(text(elsewhere[: found + 1]))


def test_a_place_behind_the_end_is_the_last_line() -> None:
    assert line_of(lines([["a", "b"]], 1), 99) == 1
    assert line_of([], 3) == 0


def test_the_way_back_is_taken_once_and_in_one_paper_only() -> None:
    there = lines([["a", "b", "c"]], 1)
    returning = Returning()
    returning.remind("arxiv:1", 2)
    returning.turn_to("arxiv:2")
    assert returning.sought == 0
    returning.turn_to("arxiv:1")
    assert returning.sought == 2
    assert returning.found_in(there) == 2
    assert returning.sought == 0
    returning.turn_to("arxiv:2")
    returning.turn_to("arxiv:1")
    assert returning.sought == 0
