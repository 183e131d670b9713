"""A line behind a colon is read as it is meant, and what is wrong in it is pointed at."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.query.strategies import texts, wordings
from tuireader.library.verbs import VERBS
from tuireader.query import Query, QueryError, Sort, SortKey, parse
from tuireader.query.completing import Completing, Wanted, completed
from tuireader.ui.command_line import Asked, check_line, parse_line
from tuireader.ui.commands import COMMANDS
from tuireader.ui.completing_line import choices_at, word_at
from tuireader.ui.words import all_words


def asked(text: str) -> Asked:
    found = parse_line(text)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "word", "names", "query", "in_list"),
    [
        ("read author:kim is:unread", "read", (), "author:kim is:unread", False),
        (":read", "read", (), None, False),
        ("  unread  ", "unread", (), None, False),
        ("star %", "star", (), None, True),
        ("unstar % vision", "unstar", (), "vision", True),
        ("starred x", "star", (), "x", False),
        ("queue", "queue", (), None, False),
        ("queue thesis year:2023", "queue", ("thesis",), "year:2023", False),
        ("queue thesis", "queue", ("thesis",), None, False),
        ("queue year:2023", "queue", (), "year:2023", False),
        ("queue -kim", "queue", (), "-kim", False),
        ("queue (a or b)", "queue", (), "(a or b)", False),
        ("queue %", "queue", (), None, True),
        ('queue "%" a', "queue", ("%",), "a", False),
        ('queue "year:2023" a', "queue", ("year:2023",), "a", False),
        ('queue "my thesis" % a', "queue", ("my thesis",), "a", True),
        ("unqueue thesis", "unqueue", ("thesis",), None, False),
        ("done", "done", (), None, False),
        ('tag later,"to cite" year:2023', "tag", ("later", "to cite"), "year:2023", False),
        ("tag later, year:2023", "tag", ("later",), "year:2023", False),
        ('tag "a,b",c', "tag", ("a,b", "c"), None, False),
        ("untag later %", "untag", ("later",), None, True),
        ("select -is:read", "select", (), "-is:read", False),
        ("select %", "select", (), None, True),
        ("read %x", "read", (), "%x", False),
        ("unst", "unstar", (), None, False),
    ],
)
def test_verbs_take_names_and_papers(
    text: str, word: str, names: tuple[str, ...], query: str | None, in_list: bool
) -> None:
    found = asked(text)
    assert (found.word.name, found.names, found.in_list) == (word, names, in_list)
    assert found.query == (parse(query) if query is not None else None)


def test_other_words_take_what_they_are_about() -> None:
    assert asked("view  My view ").text == "My view"
    assert asked("sort -title").query == Query(sort=Sort(SortKey.TITLE, turned=True))
    assert asked("sort").query is None
    assert asked("filter kim or lee").text == "kim or lee"
    assert asked("q").word.action == "quit"
    assert asked("mark-all-read").word.action == "mark_all_read"
    assert asked("open").word.action == "open_page"
    assert parse_line(" : ") is None


def test_every_command_of_the_palette_can_be_typed_by_its_id() -> None:
    typed = {each.name for each in all_words()}
    assert typed >= {each.id for each in COMMANDS if each.palette}
    assert typed >= {each.name for each in VERBS}
    names = [name for each in all_words() for name in (each.name, *each.aliases)]
    assert len(names) == len(set(names))
    assert {each.name for each in all_words() if not (each.action or each.verb)} == {
        *("select", "view")
    }


@pytest.mark.parametrize(
    ("text", "meant", "said"),
    [
        ("raed x", "raed", "no command raed"),
        (" :re", "re", "re may be read"),
        ("tag", "tag", "which tag"),
        ("tag year:2023", "tag", "which tag"),
        ('tag "later', '"', "never closed"),
        ("read author:", "author:", "author: takes"),
        ("queue next kim is:foo", "foo", "is: takes"),
        ("read % (a", "(", "this ( is never closed"),
        ("read sort:title", "sort:title", "says no papers"),
        ("select", "select", "which papers"),
        ("undo 3", "3", "undo takes nothing"),
        ("sort kim", "kim", "sort takes date"),
        ("filter a or", "or", "needs a term"),
        ("view", "view", "which view"),
        (f"tag a,{'x' * 201} kim", f"a,{'x' * 201}", "200 characters"),
    ],
)
def test_what_is_wrong_is_pointed_at(text: str, meant: str, said: str) -> None:
    with pytest.raises(QueryError, match=said.replace("(", r"\(")) as caught:
        parse_line(text)
    error = caught.value
    assert text[error.position : error.position + error.length] == meant


@pytest.mark.parametrize(
    "text", ["", "r", "re", "tag", 'tag "la', "read author:", "sort x", "view"]
)
def test_what_may_come_to_mean_something_is_not_wrong_while_it_is_typed(text: str) -> None:
    check_line(text)


@pytest.mark.parametrize("text", ["rx", "re x", "read is:foo", f"tag {'x' * 201}"])
def test_what_can_no_longer_mean_anything_is(text: str) -> None:
    with pytest.raises(QueryError):
        check_line(text)


@pytest.mark.parametrize(
    ("text", "begun", "name", "kind"),
    [
        ("unr|", "unr", "command", Wanted.CHOICE),
        (":mark|", "mark", "command", Wanted.CHOICE),
        ("queue |", "", "queue", Wanted.NAME),
        ("queue th|", "th", "queue", Wanted.NAME),
        ('queue "my th|', "my th", "queue", Wanted.NAME),
        ("tag later,ci|", "ci", "tag", Wanted.NAME),
        ('tag later,"to c|', "to c", "tag", Wanted.NAME),
        ("tag later au|", "au", "", Wanted.FIELD),
        ("queue thesis tag:la|", "la", "tag", Wanted.NAME),
        ("read % is:un|", "un", "is", Wanted.CHOICE),
        ("filter is:un|", "un", "is", Wanted.CHOICE),
        ("sort ti|", "ti", "sort", Wanted.CHOICE),
        ("view My v|", "My v", "view", Wanted.CHOICE),
    ],
)
def test_the_word_at_the_cursor_is_completed(
    text: str, begun: str, name: str, kind: Wanted
) -> None:
    cursor = text.index("|")
    found = word_at(text.replace("|", ""), cursor)
    assert found is not None
    assert (found.begun, found.name, found.kind, found.end) == (begun, name, kind, cursor)
    assert text[found.start : cursor].lstrip('"') == begun


@pytest.mark.parametrize("text", ["|", "un|read", "undo x|", 'queue "thesis"|', "quit |"])
def test_where_nothing_can_be_finished_nothing_is(text: str) -> None:
    assert word_at(text.replace("|", ""), text.index("|")) is None


def test_words_and_views_are_found_by_their_beginnings() -> None:
    def choices(text: str) -> list[str]:
        found = word_at(text, len(text))
        assert found is not None
        return list(choices_at(found, ["All", "Morning", "my queue"]))

    assert choices("unq") == ["unqueue"]
    assert choices("view m") == ["Morning", "my queue"]
    assert choices("sort -t") == ["-title"]


LINES = st.sampled_from(["", *(each.name for each in all_words()), "re", "xyz"])


def trouble(read: Callable[[str], object], text: str) -> QueryError | None:
    try:
        read(text)
    except QueryError as error:
        return error
    return None


@given(LINES, texts())
def test_any_line_is_read_or_its_trouble_is_within_it(word: str, rest: str) -> None:
    text = f"{word} {rest}"
    for error in filter(None, (trouble(read, text) for read in (parse_line, check_line))):
        assert error.length > 0
        assert 0 <= error.position <= len(text) - error.length


@given(LINES, texts(), st.integers(0, 40))
def test_what_is_completed_ends_at_the_cursor(word: str, rest: str, cursor: int) -> None:
    text = f"{word} {rest}"
    cursor = min(cursor, len(text))
    found = word_at(text, cursor)
    if found is not None:
        assert 0 <= found.start <= found.end == cursor
        choices_at(found, ["All"])


@given(st.sampled_from(["queue", "tag"]), wordings(), texts())
def test_a_completed_name_is_read_as_that_name(word: str, name: str, rest: str) -> None:
    name = " ".join("".join(each for each in name if each.isprintable()).split())
    if not name or name == "%" or ("," in name and word == "tag"):
        return
    written = completed(Completing(Wanted.NAME, "", 0, 0, word), name)
    try:
        found = asked(f"{word} {written} {rest}")
    except QueryError:
        return
    assert found.names == (name,)


@given(texts())
def test_the_rest_is_the_query_of_the_filter(rest: str) -> None:
    try:
        wanted = parse(rest)
    except QueryError:
        wanted = None
    if rest.split()[:1] == ["%"]:
        return
    if wanted is None:
        with pytest.raises(QueryError):
            parse_line(f"read {rest}")
    elif wanted.where is not None:
        assert asked(f"read {rest}").query == wanted
