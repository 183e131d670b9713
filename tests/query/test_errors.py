import pytest

from tuireader.query import QueryError, parse

IS = "is: takes unread, read, starred, queued, tagged or noted"
SORT = "sort: takes date, added, title, author, queue, relevance or random"
TIMES = "takes 2024-05-31, 2023..2024-05, >=2024 or <7d (h, d, w, m, y)"


@pytest.mark.parametrize(
    ("text", "meant", "message"),
    [
        ("a is:foo b", "foo", IS),
        ("has:x", "x", "has: takes pdf or date"),
        ("sort:-x", "-x", SORT),
        ("a is:", "is:", IS),
        ("title:(a)", "title:", 'title: takes a word or a "phrase"'),
        ("title: or b", "title:", 'title: takes a word or a "phrase"'),
        ("year: is:read", "year:", "year: takes 2023, 2020..2023 or >=2020"),
        ("year:<7d", "<7d", "year: takes 2023, 2020..2023 or >=2020"),
        ("date:soon a", "soon", f"date: {TIMES}"),
        ("a added:<7 b", "<7", f"added: {TIMES}"),
        ("read:<7d3", "<7d3", f"read: {TIMES}"),
        ("a read: is:read", "read:", f"read: {TIMES}"),
        ("a queue: -b", "queue:", 'queue: takes a word or a "phrase"'),
        ('tag:"" b', '""', 'tag: takes a word or a "phrase"'),
        ("note:", "note:", 'note: takes a word or a "phrase"'),
        ("a OR", "OR", "OR needs a term after it"),
        ("a and or b", "or", "or needs a term before it"),
        ("or b", "or", "or needs a term before it"),
        ("a not", "not", "not needs a term after it"),
        ("(a or) b", "or", "or needs a term after it"),
        ("a ()", "(", "( needs a term after it"),
        ("a (b", "(", "this ( is never closed"),
        ("a b) c", ")", "no ( belongs to this )"),
        (") a", ")", "no ( belongs to this )"),
        ('a "b', '"', 'this " is never closed'),
        ('a ""', '""', "there is nothing to find in this"),
        ("a \\ ", "\\ ", "there is nothing to find in this"),
    ],
)
def test_an_error_says_where_and_what_would_fit(text: str, meant: str, message: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse(text)
    error = caught.value
    assert str(error) == error.message == message
    assert text[error.position : error.position + error.length] == meant


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("autor:kim", "author:"),
        ("cat:x", "category:"),
        ("abs:x", "abstract:"),
        ("Tilte:x", "title:"),
        ("tags:x", "tag:"),
        ("queued:x", "queue:"),
        ("notes:x", "note:"),
    ],
)
def test_an_unknown_field_brings_up_the_nearest_one(text: str, advice: str) -> None:
    with pytest.raises(QueryError, match=f"perhaps {advice} ") as caught:
        parse(f"a {text}")
    assert caught.value.position == len("a ")
    assert caught.value.length == text.index(":") + 1


def test_an_unknown_field_brings_up_all_there_are() -> None:
    with pytest.raises(QueryError) as caught:
        parse("zzz:x")
    assert caught.value.message == (
        "no field zzz: — quote it to find the text (fields: title, abstract, author, venue, "
        "category, source, id, tag, note, queue, anywhere, in, is, has, year, date, added, read, "
        "sort)"
    )


def test_a_long_unknown_name_makes_no_long_message() -> None:
    with pytest.raises(QueryError) as caught:
        parse("z" * 10_000 + ":x")
    assert len(caught.value.message) < 200


def test_ten_groups_in_one_another_are_read() -> None:
    assert parse("(" * 10 + "a" + ")" * 10) == parse("a")


@pytest.mark.parametrize("typing", [False, True])
@pytest.mark.parametrize(
    "text",
    ["(" * 11, "(" * 10_000, "-(" * 5_000, "a (b or " * 1_000],
    ids=["eleven", "ten thousand", "negated", "joined"],
)
def test_more_groups_are_too_many(text: str, typing: bool) -> None:
    with pytest.raises(QueryError, match=r"^too deeply nested$") as caught:
        parse(text, typing=typing)
    assert text[: caught.value.position + 1].count("(") == 11


def test_groups_side_by_side_are_not_nested() -> None:
    assert parse("(a b) " * 200) == parse("a b " * 200)
