"""The line of tags: what it begins with, what a change of it asks for, what is typed in it."""

import pytest

from tuireader.library import TagsOfPapers
from tuireader.query.completing import Completing, Wanted
from tuireader.ui.tag_line import TagChange, TagLine, TagOffer, names_in, others, tag_at


def test_the_line_begins_with_what_all_have_ready_for_one_more() -> None:
    line = TagLine(TagsOfPapers(("ssl", "to cite"), ("later",)))
    assert line.text == "ssl, to cite, "
    assert line.beside == ("later",)
    assert TagLine(TagsOfPapers()).text == ""


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("ssl, to cite, ", TagChange()),
        (" SSL,to  cite,,", TagChange()),
        ("to cite", TagChange(removed=("ssl",))),
        ("", TagChange(removed=("ssl", "to cite"))),
        ("ssl, to cite, b, a, B", TagChange(added=("b", "a"))),
        ("ssl, to cite, later", TagChange(added=("later",))),
        ("to be, ssl", TagChange(added=("to be",), removed=("to cite",))),
    ],
)
def test_what_is_added_is_for_all_and_what_is_gone_is_taken_off(
    text: str, change: TagChange
) -> None:
    assert TagLine(TagsOfPapers(("ssl", "to cite"), ("later",))).change(text) == change


def test_a_tag_with_a_comma_in_it_is_not_torn_apart_but_kept() -> None:
    line = TagLine(TagsOfPapers(("a, b", "c"), ("d",)))
    assert (line.text, line.beside) == ("c, ", ("d", "a, b"))
    assert line.change(line.text) == TagChange()
    assert line.change("") == TagChange(removed=("c",))


def test_names_are_what_stands_between_commas_as_clean_lines() -> None:
    assert names_in(" a  b ,, c\x1b[31m,\n") == ["a b", "c"]


@pytest.mark.parametrize(
    ("marked", "begun", "start"),
    [
        ("|", "", 0),
        ("ss|", "ss", 0),
        ("ssl, to c|", "to c", 5),
        ("ssl,|", "", 4),
        ("ssl, |", "", 5),
        ("a, b|, c", "b", 3),
        ("a, b |", "b", 3),
    ],
)
def test_the_tag_before_the_cursor_is_being_typed(marked: str, begun: str, start: int) -> None:
    text, cursor = marked.replace("|", ""), marked.index("|")
    wanted = tag_at(text, cursor)
    assert wanted == Completing(Wanted.NAME, begun, start, cursor, name="tag")


@pytest.mark.parametrize("marked", ["s|sl", "a, |b"])
def test_nothing_is_completed_within_a_tag(marked: str) -> None:
    assert tag_at(marked.replace("|", ""), marked.index("|")) is None


def test_a_tag_is_completed_as_it_is_without_quotes() -> None:
    wanted = tag_at("ssl, ci", 7)
    assert wanted is not None
    offer = TagOffer("ssl, ci", wanted, ("to cite", "city"))
    assert offer.ghost == " → to cite"
    assert (offer.turned(1).text, offer.turned(1).cursor) == ("ssl, to cite", 12)
    assert offer.turned(1).turned(1).text == "ssl, city"
    assert list(others("SSL, ci, x", wanted)) == ["ssl", "x"]


def test_nothing_is_shown_behind_the_cursor_while_any_tag_might_be_meant() -> None:
    wanted = tag_at("ssl, ", 5)
    assert wanted is not None
    offer = TagOffer("ssl, ", wanted, ("to cite",))
    assert offer.ghost == ""
    assert offer.turned(1).text == "ssl, to cite"
