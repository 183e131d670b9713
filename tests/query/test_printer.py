import pytest

from tuireader.query import (
    And,
    During,
    Event,
    Field,
    Not,
    Or,
    Query,
    Sort,
    SortKey,
    Term,
    parse,
    printed,
)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "self sup vision",
        'title:"two words" -author:kim',
        "a or b c or -(d e)",
        "(a or b) c -(d or e)",
        "is:unread has:pdf year:2020..2023 sort:added",
        "year:2023",
        "date:2024-05",
        "date:2020..2024-05",
        "year:>=2020 date:<=2023-01-31",
        "added:2024 read:2026-11 added:2020..2024 read:>=2024-05 added:<=2023",
        "added:<7d read:<30d added:>2w date:<6m -read:>1y added:<99999h",
        'tag:"to read" tag:ml queue:next note:"see \\"x\\"" is:queued is:tagged is:noted',
        "sort:queue",
        "-sort:random",
        "-sort:title",
        "a or b sort:date",
        "https://x 12:30 BERT: C++ source:https://x title:or author:-x",
        r"\or -\not \-x title\:x foo\:x a\(b\) a\\b a\"b two\ words",
        r'"a \"b\" \\ c"',
    ],
)
def test_what_is_written_as_printed_comes_back_letter_for_letter(text: str) -> None:
    assert printed(parse(text)) == text


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("  a   AND (b)", "a b"),
        ("not a OR b", "-a or b"),
        ("Author: kim", "author:kim"),
        ("arXiv:2006.1", "id:2006.1"),
        ("date:>2024 year:..2030", "year:>=2025 year:<=2030"),
        ("added:<=7D read:>=2W date:<007m", "added:<7d read:>2w date:<7m"),
        ("added:<2024-05 read:>2025", "added:<=2024-04 read:>=2026"),
        ("sort:-title a", "a -sort:title"),
        ("sort:title sort:added", "sort:added"),
        (r"\a\b", "ab"),
    ],
)
def test_one_thing_is_printed_in_one_way(text: str, plain: str) -> None:
    assert printed(parse(text)) == plain


def test_an_order_behind_a_word_that_ends_in_a_space_stays_apart() -> None:
    query = Query(Term("a "), Sort(SortKey.TITLE, turned=True))
    assert printed(query) == r"a\  -sort:title"
    assert parse(printed(query)) == query


def test_trees_out_of_normal_form_are_read_back_in_it() -> None:
    a, b, c = Term("a"), Term("b", Field.TITLE), During(Event.PUBLISHED, last="2020")
    deep = Query(Not(Not(And((a, And((b, Or((c,)))))))))
    assert parse(printed(deep)) == Query(And((a, b, c)))
