"""``in:notes`` has words look in notes, too, wherever it stands; it is printed once, in front."""

import pytest

from tuireader.query import (
    And,
    Field,
    Not,
    Or,
    Query,
    Scope,
    Sort,
    SortKey,
    Term,
    all_of,
    parse,
    printed,
)

A, B = Term("a", Field.ANYWHERE), Term("b b", Field.ANYWHERE, phrase=True)
PLAIN = Term("a")


@pytest.mark.parametrize("text", ["in:notes a", "a in:notes", "IN: Notes a", "(in:notes) a"])
def test_it_is_about_all_words_wherever_it_stands(text: str) -> None:
    assert parse(text) == Query(A)


def test_it_is_about_words_at_any_depth_and_not_about_those_with_a_field() -> None:
    title = Term("c", Field.TITLE)
    assert parse('-(a or "b b" title:c) in:notes').where == Not(Or((A, And((B, title)))))


@pytest.mark.parametrize("text", ["-in:notes a", "in:notes a not in:notes"])
def test_a_dash_takes_it_back(text: str) -> None:
    assert parse(text) == Query(PLAIN)


def test_alone_it_filters_nothing() -> None:
    assert parse("in:notes") == Query()
    assert parse("in:notes sort:title") == Query(None, Sort(SortKey.TITLE))


def test_where_all_words_look_in_notes_that_is_printed_once() -> None:
    assert printed(parse('anywhere:a anywhere:"b b" -sort:date')) == 'in:notes a "b b" -sort:date'


def test_where_only_some_do_each_of_them_says_so() -> None:
    node = all_of(PLAIN, parse("in:notes c").where)
    assert printed(Query(node)) == "a anywhere:c"
    assert parse("a anywhere:c").where == node


def test_there_is_one_place_to_look_in_besides() -> None:
    assert [*Scope] == [Scope.NOTES]
