import pytest

from tuireader.query import (
    And,
    Fact,
    Has,
    Is,
    Node,
    Not,
    Or,
    Query,
    Sort,
    SortKey,
    State,
    Term,
    parse,
)

A, B, C = Term("a"), Term("b"), Term("c")


@pytest.mark.parametrize(
    ("text", "node"),
    [
        ("-a", Not(A)),
        ("not a", Not(A)),
        ("NOT a", Not(A)),
        ("not(a)", Not(A)),
        ("-(a b)", Not(And((A, B)))),
        ('-"a"', Not(Term("a", phrase=True))),
        ("-is:read", Not(Is(State.READ))),
        ("a -b", And((A, Not(B)))),
        ("not a b", And((Not(A), B))),
        ("--a", A),
        ("not -a", A),
        ("-(-(a b)) c", And((A, B, C))),
        ("-or", Not(Term("or"))),
        ("-not a", And((Not(Term("not")), A))),
    ],
)
def test_a_dash_or_not_excludes_the_next_term(text: str, node: Node) -> None:
    assert parse(text).where == node


@pytest.mark.parametrize(
    ("text", "node"),
    [
        ("a or b", Or((A, B))),
        ("a OR b", Or((A, B))),
        ("a and b", And((A, B))),
        ("a AND b c", And((A, B, C))),
        ("a b or c", Or((And((A, B)), C))),
        ("a or b c", Or((A, And((B, C))))),
        ("a or not b and c", Or((A, And((Not(B), C))))),
        ("(a or b) c", And((Or((A, B)), C))),
        ("a(b or c)", And((A, Or((B, C))))),
    ],
)
def test_not_binds_closer_than_and_and_and_closer_than_or(text: str, node: Node) -> None:
    assert parse(text).where == node


@pytest.mark.parametrize(
    ("text", "node"),
    [
        ("((a))", A),
        ("(a b) c", And((A, B, C))),
        ("a (b c)", And((A, B, C))),
        ("(a or b) or c", Or((A, B, C))),
        ("a or (b or c)", Or((A, B, C))),
    ],
)
def test_groups_that_change_nothing_are_dissolved(text: str, node: Node) -> None:
    assert parse(text).where == node


@pytest.mark.parametrize("state", State)
def test_is_takes_a_state(state: State) -> None:
    assert parse(f"is:{state.value}").where == Is(state)
    assert parse(f"IS: {state.value.upper()}").where == Is(state)


@pytest.mark.parametrize("fact", Fact)
def test_has_takes_a_fact(fact: Fact) -> None:
    assert parse(f"has:{fact.value}").where == Has(fact)


@pytest.mark.parametrize("key", SortKey)
def test_sort_takes_a_key_and_filters_nothing(key: SortKey) -> None:
    assert parse(f"sort:{key.value}") == Query(None, Sort(key))


@pytest.mark.parametrize("text", ["-sort:title", "sort:-title", "not sort:title", "Sort:-TITLE"])
def test_a_dash_turns_the_order_round(text: str) -> None:
    assert parse(text).sort == Sort(SortKey.TITLE, turned=True)


def test_turned_twice_is_the_natural_order() -> None:
    assert parse("-sort:-title").sort == Sort(SortKey.TITLE)


def test_the_last_order_counts() -> None:
    assert parse("-sort:title a sort:added") == Query(A, Sort(SortKey.ADDED))


@pytest.mark.parametrize("text", ["sort:title a or b", "a sort:title or b", "a or (b sort:title)"])
def test_an_order_may_stand_anywhere(text: str) -> None:
    assert parse(text) == Query(Or((A, B)), Sort(SortKey.TITLE))
