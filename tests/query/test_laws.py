import pickle
from time import process_time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.query.strategies import PIECES, is_normal, queries, texts
from tuireader.query import Query, QueryError, parse, printed, terms_in
from tuireader.query.parser import DEEPEST

LONG = 10_000
"""Characters of a text that must still be read at once."""


def read(text: str, *, typing: bool) -> Query | QueryError:
    try:
        return parse(text, typing=typing)
    except QueryError as error:
        return error


@settings(max_examples=300, deadline=None)
@given(queries())
def test_a_printed_query_is_read_back_as_it_was(query: Query) -> None:
    assert parse(printed(query)) == query


@settings(max_examples=300, deadline=None)
@given(queries())
def test_typing_changes_nothing_for_a_whole_query(query: Query) -> None:
    assert parse(printed(query), typing=True) == query


@settings(max_examples=1000, deadline=None)
@given(texts(), st.booleans())
@example("\\", False)
@example('a"\\', True)
def test_any_text_is_a_query_in_normal_form_or_an_error_within_it(text: str, typing: bool) -> None:
    outcome = read(text, typing=typing)
    if isinstance(outcome, Query):
        assert outcome.where is None or is_normal(outcome.where)
        assert parse(printed(outcome)) == outcome
    else:
        assert 0 <= outcome.position < len(text)
        assert 1 <= outcome.length <= len(text) - outcome.position
        assert outcome.message.isprintable()


@settings(max_examples=300, deadline=None)
@given(texts())
def test_what_is_whole_means_the_same_while_typing(text: str) -> None:
    whole = read(text, typing=False)
    if isinstance(whole, Query):
        assert parse(text, typing=True) == whole


@settings(deadline=None)
@given(queries())
def test_a_printed_query_can_be_typed_letter_by_letter(query: Query) -> None:
    whole = printed(query)
    for length in range(len(whole)):
        assert isinstance(read(whole[:length], typing=True), Query), whole[:length]


@pytest.mark.parametrize("typing", [False, True])
@pytest.mark.parametrize("piece", [*PIECES, "- ", "-a ", "not ", "a or ", "(a) ", '"a\\" ', "é:"])
def test_a_long_text_takes_no_long_time(piece: str, typing: bool) -> None:
    text = (piece * LONG)[:LONG]
    begun = process_time()
    outcome = read(text, typing=typing)
    if isinstance(outcome, Query):
        assert parse(printed(outcome)) == outcome
    assert process_time() - begun < 1


def test_the_deepest_tree_can_be_printed_read_and_searched() -> None:
    query = parse("-(a or b " * DEEPEST + "c" + ")" * DEEPEST)
    assert parse(printed(query)) == query
    assert len(terms_in(query.where)) == 3


def test_an_error_survives_a_trip_to_another_process() -> None:
    with pytest.raises(QueryError) as caught:
        parse("a is:x")
    copy = pickle.loads(pickle.dumps(caught.value))
    assert (copy.message, copy.position, copy.length) == (caught.value.message, 5, 1)
