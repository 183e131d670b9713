import pytest

from tests.catalogue import naive
from tests.catalogue.naive import Held
from tuireader.catalogue import Catalogue
from tuireader.query import And, Field, Is, Node, Not, Or, Query, State, Term


@pytest.mark.parametrize("field", list(Field))
def test_a_book_can_be_searched_for(small: tuple[Catalogue, list[Held]], field: Field) -> None:
    catalogue, _ = small
    for book in ("lorem ipsum " * 2_000, "x" * 60_000, "%" * 60_000):
        query = Query(And((Term(book, field), Is(State.STARRED), Term("Graphs"))))
        asks_words = field in (*naive.TEXTS, Field.NOTE, Field.ANYWHERE)
        assert len(catalogue.search_whole(query)) == (naive.words(book) == [] and asks_words)


def nested(levels: int) -> Node:
    node: Node = Term("graphs")
    for level in range(levels):
        word = Term("no" if level % 2 else "such")
        node = Not(And((Or((node, word, Is(State.READ))), Not(Is(State.READ)))))
    return node


@pytest.mark.parametrize("levels", [1, 2, 5, 10, 30, 60])
def test_trees_of_any_depth_are_answered(small: tuple[Catalogue, list[Held]], levels: int) -> None:
    catalogue, shelved = small
    for query in (Query(nested(levels)), Query(And((nested(levels), Term("x"))))):
        assert list(catalogue.search_whole(query).ids) == naive.listing(query, shelved)


def words_nested(levels: int) -> Node:
    node: Node = Term("graphs")
    for _ in range(levels):
        node = And((Term("a"), Or((Term("such"), node))))
    return node


@pytest.mark.parametrize("levels", [1, 4, 5, 13, 40])
def test_words_in_trees_of_any_depth_are_found(
    small: tuple[Catalogue, list[Held]], levels: int
) -> None:
    catalogue, shelved = small
    query = Query(words_nested(levels))
    assert list(catalogue.search_whole(query).ids) == [shelved[0].id]


@pytest.mark.parametrize(
    "leaf", [Term("graphs"), Term("2301.00001", Field.ID), Is(State.STARRED), Not(Term("z"))]
)
@pytest.mark.parametrize("kind", [And, Or])
def test_thousands_of_choices_are_answered(
    small: tuple[Catalogue, list[Held]], leaf: Node, kind: type[And] | type[Or]
) -> None:
    catalogue, shelved = small
    query = Query(kind((leaf,) * 3000))
    assert list(catalogue.search_whole(query).ids) == [shelved[0].id]
