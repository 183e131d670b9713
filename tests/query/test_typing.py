import pytest

from tuireader.query import (
    And,
    During,
    Event,
    Field,
    Not,
    Or,
    Query,
    QueryError,
    Sort,
    SortKey,
    State,
    Term,
    parse,
)
from tuireader.query.tree import Is

A, B = Term("a"), Term("b")

HALF_TYPED = [
    *("author:", "author: ", 'author:"', 'author:""', "-author:", "id:", "arxiv:"),
    *("is:", "is:u", "is:unr", "-is:unr", "has:", "has:p", "sort:", "sort:ti", "sort:-", "-sort:a"),
    *("year:", "year:20", "year:>", "year:>=20", "year:2020.", "year:2020..20", "year:.."),
    *("date:2024-", "date:2024-0", "date:>=2024-0", "date:2024-05-", "date:2024-05-3"),
    *("added:", "added:<", "added:<=", "added:<7", "added:2024-", "ADDED:>", "added:<0"),
    *("read:", "read:<3", "read:>12345", "-read:<3", "date:<7", "date:>=30", "read:<00007"),
    *("tag:", 'tag:"', "note:", "queue:", "-queue:", "in:", "-in:no", "is:q", "is:tag", "is:note"),
    *("sort:q", "sort:-r", "sort:ra", "sort:rel"),
    *("(", "((", "-(", "not", "NOT ", "not not", "or", "and", '"', '""', '" ', "author: or", "()"),
]


@pytest.mark.parametrize("half", HALF_TYPED)
def test_what_is_half_typed_at_the_end_filters_nothing(half: str) -> None:
    assert parse(half, typing=True) == Query()
    assert parse(f"a {half}", typing=True) == Query(A)
    assert parse(f"a or {half}", typing=True) == Query(A)
    assert parse(f"(a ({half}", typing=True) == Query(A)


@pytest.mark.parametrize("half", HALF_TYPED)
def test_what_is_half_typed_is_an_error_once_typed(half: str) -> None:
    with pytest.raises(QueryError):
        parse(half)
    with pytest.raises(QueryError):
        parse(f"a {half}")


@pytest.mark.parametrize(
    "text",
    ["is:unr a", "is:unr ", "year:20 a", "date:2024-0 ", "() a", "(a or) b", 'author:"" a', "or a"],
)
def test_what_is_half_typed_elsewhere_is_an_error(text: str) -> None:
    with pytest.raises(QueryError):
        parse(text, typing=True)


@pytest.mark.parametrize(
    "text",
    [
        *("is:x", "has:pdfs", "sort:x", "year:x", "date:2024-13", "foo:b", "a )", ")", "a or or b"),
        *("added:<7x", "added:7d", "read:<0d", "added:<123456", "added:<00000", "read:x"),
        *("year:<12345", "year:<7d", "tags:x", "is:queues", "sort:--"),
    ],
)
def test_what_no_typing_can_mend_is_an_error(text: str) -> None:
    with pytest.raises(QueryError):
        parse(text, typing=True)


def test_an_open_quote_reaches_to_the_end() -> None:
    assert parse('a "model sou', typing=True).where == And((A, Term("model sou", phrase=True)))
    assert parse('title:"model or', typing=True).where == Term("model or", Field.TITLE, phrase=True)


def test_an_open_quote_may_end_in_a_backslash() -> None:
    assert parse('"a\\', typing=True).where == Term("a\\", phrase=True)
    assert parse('"a\\"', typing=True).where == Term('a"', phrase=True)


@pytest.mark.parametrize("text", ["(a or b", "(a or (b", "(a or (b)", "((a) or b or", "a or b ("])
def test_open_groups_are_closed_at_the_end(text: str) -> None:
    assert parse(text, typing=True).where == Or((A, B))


def test_what_is_whole_already_counts() -> None:
    assert parse("is:read", typing=True).where == Is(State.READ)
    assert parse("is:read read:2026", typing=True).where == And(
        (Is(State.READ), During(Event.READ, "2026", "2026"))
    )
    assert parse("a no", typing=True).where == And((A, Term("no")))
    assert parse("a -b", typing=True).where == And((A, Not(B)))


def test_a_half_typed_order_leaves_the_one_before() -> None:
    assert parse("sort:title sort:ad", typing=True).sort == Sort(SortKey.TITLE)


def test_a_letter_at_a_time_is_never_an_error() -> None:
    whole = (
        '(author:"jane kim" or -title:x) is:unread date:>=2024-05-01 not https://a -sort:title '
        'added:<=7d read:>2W -tag:"to read" queue:next note:x is:noted read:2026-11 sort:-random'
    )
    for length in range(len(whole) + 1):
        parse(whole[:length], typing=True)
