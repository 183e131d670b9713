"""Whatever is typed or pasted into the filter, the list and the completions bear it."""

from collections.abc import Iterator
from contextlib import closing, suppress

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.making import add_papers, record
from tests.query.strategies import texts
from tuireader.library import Library
from tuireader.query import QueryError
from tuireader.query.completing import Wanted, completion_at
from tuireader.ui.known_names import KnownNames
from tuireader.ui.offer import offered
from tuireader.ui.showing import Showing

PIECES = (
    *('"', "'", "\\", "*", "^", ":", "+", "-", "(", ")", "{", "}", ",", ";", "%", "_", "?", " "),
    *("NEAR(", "NEAR/2", "AND", "OR", "NOT", "title :", "{title abstract} :", "rowid", "word*"),
    *("'; DROP TABLE papers; --", "?1", ":name", "' OR 1=1", "\x00", "\ud800", "\u202e", "\x1b[0m"),
    *("👩‍🔬", "ß", "İ", "\u0301", "量子", "[/x]", "[@click=app.quit]", "is:", "tag:", "sort:-"),
)
"""What SQLite, FTS5, a terminal or Textual would obey."""

HOSTILE = st.lists(st.sampled_from(PIECES), max_size=8).map("".join)

LONG: tuple[str, ...] = (
    "a " * 5_000,
    "(" * 10_000,
    "a or " * 2_000,
    '"' * 9_999,
    "x" * 10_000,
    "-" * 10_000,
)
LONG += ("tag:x " * 1_600, "(a " * 3_000 + ")" * 3_000, "é" * 9_000, "not " * 2_500)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with closing(Library(tmp_path_factory.mktemp("home"))) as library:
        categories = ["cs.CV", "quant-ph", "量子 of things", "a word", "élan"]
        add_papers(library, [record(number, categories=categories) for number in range(5)])
        yield library


@pytest.mark.parametrize("typing", [True, False], ids=["typing", "kept"])
@given(text=HOSTILE | texts())
def test_any_text_is_a_filter_or_an_error_with_its_place(
    small: Library, typing: bool, text: str
) -> None:
    follow(small, text, typing=typing)


@pytest.mark.parametrize("typing", [True, False], ids=["typing", "kept"])
@pytest.mark.parametrize("text", LONG, ids=lambda text: text[:4])
def test_a_text_of_ten_thousand_characters_is_no_different(
    small: Library, typing: bool, text: str
) -> None:
    follow(small, text, typing=typing)
    complete(small, text, len(text))


@given(st.sampled_from(["", "category:", "author:", 'category:"', "tag:x"]), HOSTILE | texts())
@example("author:", "\ud800")
def test_any_text_can_be_completed_or_not(small: Library, before: str, text: str) -> None:
    for cursor in range(len(before + text) + 1):
        complete(small, before + text, cursor)


def follow(library: Library, text: str, *, typing: bool) -> None:
    """Do with a text what the desk does with each."""
    wrong: QueryError | None = None
    try:
        showing = Showing().filtered(text, typing=typing)
    except QueryError as error:
        wrong = error
    if wrong:
        assert 0 <= wrong.position < wrong.position + wrong.length <= len(text)
    else:
        assert len(library.search(showing.query, 50)) <= 5
        showing.matcher()


def complete(library: Library, text: str, cursor: int) -> None:
    """Complete a word in every way, as the filter bar would."""
    wanted = completion_at(text, cursor)
    if wanted is None:
        return
    names = KnownNames(library.names_beginning)
    is_name = wanted.kind is Wanted.NAME
    offer = offered(text, wanted, names.asked(wanted.field, wanted.begun) if is_name else ())
    assert offer is None or offer.text == text
    for _ in offer.names if offer else ():
        assert offer
        offer = offer.turned(1)
        assert offer.text.startswith(text[: wanted.start])
        with suppress(QueryError):
            Showing().filtered(offer.text, typing=True)
