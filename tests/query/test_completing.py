from time import process_time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.query.strategies import PIECES, texts
from tuireader.query import (
    Fact,
    Field,
    Has,
    Is,
    Query,
    Sort,
    SortKey,
    State,
    Term,
    parse,
    terms_in,
)
from tuireader.query.completing import Completing, Wanted, choices_for, completed, completion_at
from tuireader.query.fields import FIELD_NAMES

NAMED = ("tag", "queue", "category", "author", "venue", "source")


def at(marked: str) -> Completing | None:
    """What is completed where the text has a bar."""
    text, _, behind = marked.partition("|")
    return completion_at(text + behind, len(text))


def choices(marked: str) -> tuple[str, ...]:
    found = at(marked)
    return choices_for(found) if found else ()


def finished(marked: str, name: str) -> str:
    """The text with the completion put in, and a bar behind it."""
    text, found = marked.replace("|", "", 1), at(marked)
    assert found, marked
    return f"{text[: found.start]}{completed(found, name)}|{text[found.end :]}"


@pytest.mark.parametrize(
    ("marked", "fields"),
    [
        ("au|", ("author",)),
        ("AU|", ("author",)),
        ("-au|", ("author",)),
        ("not au|", ("author",)),
        ("(au|)", ("author",)),
        ("a or au| b", ("author",)),
        ("tag:x au|", ("author",)),
        ('"x" au|"y"', ("author",)),
        ("author|", ("author",)),
        ("no|", ("note",)),
        ("so|", ("source", "sort")),
        ("ti|", ("title",)),
        ("da|", ("date",)),
    ],
)
def test_the_beginning_of_a_field_is_completed(marked: str, fields: tuple[str, ...]) -> None:
    found = at(marked)
    assert found
    assert found.kind is Wanted.FIELD
    assert found.field is Field.ANY
    assert choices_for(found) == fields


@pytest.mark.parametrize(
    "marked",
    [
        *(
            "",
            "|",
            "a|",
            "t|",
            "x|",
            "zz|",
            "au |",
            "a|u",
            "|au",
            "authors|",
            "sort|s",
            "or|",
            "not|",
        ),
        *(
            '"au|',
            '"au"|',
            r"\au|",
            r"a\u|",
            "title:au|",
            "title: au|",
            "note:|",
            "id:|",
            "arxiv:2|",
        ),
        *("foo:|", "foo:ba|", "year:|", "year:20|", "added:<7|", "read:|", "-|", "(|", "is:zzz|"),
        *("tag:x |", "tag:|x", "tag: |x", "tag:|(x)", "tag:(|", "tag: -|", 'tag:|"x"', "tag|:x"),
        *('tag:"to read"|', 'tag:"to| read"', "tag: or|", "is:|read", "is:re|ad"),
        *("sort:--|", "has:-|", "sort:date-|", "i|", "-a|", "tag - |", "tag: -x|", "au:|"),
        *("| tag:x", "a | tag:x", "is:read | has:pdf"),
    ],
)
def test_nothing_is_completed_elsewhere(marked: str) -> None:
    assert at(marked) is None


@pytest.mark.parametrize("cursor", [-1, 3, 100])
def test_nothing_is_completed_outside_the_text(cursor: int) -> None:
    assert completion_at("au", cursor) is None


@pytest.mark.parametrize(
    ("marked", "words"),
    [
        ("is:|", ("unread", "read", "starred", "queued", "tagged", "noted")),
        ("is: |", ("unread", "read", "starred", "queued", "tagged", "noted")),
        ("is:| a", ("unread", "read", "starred", "queued", "tagged", "noted")),
        ("-is:UN|", ("unread",)),
        ("is: r|", ("read",)),
        ('is:"re|', ("read",)),
        ("(a is:n|) b", ("noted",)),
        ("(has:|)", ("pdf", "date")),
        ("has:|", ("pdf", "date")),
        ("sort:|", ("date", "added", "title", "author", "queue", "relevance", "random")),
        ("sort:r|", ("relevance", "random")),
        ("sort:-r|", ("-relevance", "-random")),
        ("sort:-D|", ("-date",)),
        ("-sort:a|", ("added", "author")),
    ],
)
def test_a_choice_is_completed_to_what_fits(marked: str, words: tuple[str, ...]) -> None:
    found = at(marked)
    assert found
    assert found.kind is Wanted.CHOICE
    assert choices_for(found) == words


@pytest.mark.parametrize("name", NAMED)
@pytest.mark.parametrize(
    ("value", "begun"),
    [
        ("", ""),
        (" ", ""),
        ("la", "la"),
        ("  la", "la"),
        (r"to\ re", "to re"),
        ('"', ""),
        ('"to re', "to re"),
        (r'"a\"b', 'a"b'),
        ("-or:x", "-or:x"),
    ],
)
def test_a_name_is_begun_in_its_field(name: str, value: str, begun: str) -> None:
    text = f"a -{name.upper()}:{value}"
    found = completion_at(text, len(text))
    assert found
    assert (found.kind, found.field, found.begun) == (Wanted.NAME, Field(name), begun)
    assert text[found.start : found.end] == value.lstrip()
    assert choices_for(found) == ()


@pytest.mark.parametrize(
    ("marked", "name", "after"),
    [
        ("a au|", "author", "a author:|"),
        ("-au| b", "author", "-author:| b"),
        ("is:un| b", "unread", "is:unread| b"),
        ('is:"un|', "unread", "is:unread|"),
        ("sort:-d|", "-date", "sort:-date|"),
        ("tag:| b", "later", "tag:later| b"),
        ("tag:la|)", "later", "tag:later|)"),
        ("tag:to|", "to read", 'tag:"to read"|'),
        (r"tag:to\ r|", "to read", 'tag:"to read"|'),
        ('tag:"la|', "later", 'tag:"later"|'),
        ("tag:|", "or", 'tag:"or"|'),
        ("tag: |", "-x", 'tag: "-x"|'),
        ("tag:s|", r'say "\"', r'tag:"say \"\\\""|'),
        ("category:cs|", "cs.LG", "category:cs.LG|"),
    ],
)
def test_a_completion_replaces_what_was_begun(marked: str, name: str, after: str) -> None:
    assert finished(marked, name) == after


def names() -> st.SearchStrategy[str]:
    """Names as people and papers have them, and the odd one."""
    letters = st.text("abXéß1.,'/ \"\\-:()", min_size=1, max_size=10)
    return (letters | st.sampled_from(("or", "NOT", "is:read", "-"))).filter(
        lambda name: bool(name.strip())
    )


def query_of(marked: str) -> Query:
    """What the text asks without its bar, as one types it."""
    return parse(marked.replace("|", ""), typing=True)


@settings(deadline=None)
@given(names(), st.sampled_from(NAMED), st.sampled_from(("", " ", "x", '"', '"x y', r"x\ y")))
@example("-x", "tag", " ")
@example("or", "tag", " ")
def test_a_completed_name_is_read_as_exactly_that_name(name: str, field: str, value: str) -> None:
    query = query_of(finished(f"a or (b {field}:{value}|", name) + ") c")
    *_, found, _ = terms_in(query.where)
    assert (found.text, found.field) == (name, Field(field))
    assert len(terms_in(query.where)) == 4


@pytest.mark.parametrize("name", FIELD_NAMES)
def test_a_completed_field_is_one(name: str) -> None:
    for length in range(2, len(name) + 1):
        assert name in choices(f"a -{name[:length]}|")
        text = finished(f"a -{name[:length]}|", name)
        assert text == f"a -{name}:|"
        assert query_of(text) == Query(Term("a"))


@pytest.mark.parametrize(
    ("name", "value", "query"),
    [
        *(("is", state.value, Query(Is(state))) for state in State),
        *(("has", fact.value, Query(Has(fact))) for fact in Fact),
        *(("sort", key.value, Query(sort=Sort(key))) for key in SortKey),
        *(("sort", f"-{key.value}", Query(sort=Sort(key, turned=True))) for key in SortKey),
    ],
)
def test_a_completed_choice_is_what_it_says(name: str, value: str, query: Query) -> None:
    for length in range(1, len(value) + 1):
        assert value in choices(f"{name}:{value[:length]}|")
        assert query_of(finished(f"{name}:{value[:length]}|", value)) == query


@settings(max_examples=500, deadline=None)
@given(texts(), st.data())
def test_any_text_and_any_cursor_is_harmless(text: str, data: st.DataObject) -> None:
    cursor = data.draw(st.integers(-2, len(text) + 2))
    found = completion_at(text, cursor)
    if found:
        assert 0 <= found.start <= found.end == cursor
        assert (found.kind is Wanted.NAME) == (found.field.value in NAMED)
        for choice in choices_for(found):
            assert choice.startswith(found.begun.lower())


@pytest.mark.parametrize("piece", [*PIECES, '"a\\" ', "- ", "-a "])
def test_completing_in_a_long_text_takes_no_long_time(piece: str) -> None:
    text = (piece * 10_000)[:10_000]
    begun = process_time()
    completion_at(text, len(text))
    completion_at(text + " au", len(text) + 3)
    assert process_time() - begun < 0.5
