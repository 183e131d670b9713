from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.catalogue import naive
from tests.catalogue.naive import Held
from tests.catalogue.shelves import new_catalogue, strategies_taken_for_true
from tests.query.strategies import queries
from tuireader.catalogue import Catalogue
from tuireader.papers import Paper, paper_of
from tuireader.query import And, Field, Is, Node, Not, Or, Query, Sort, State, Term

WORDS = ("graph", "graphs", "Self", "Supervised", "Müller", "muller", "x", "3D", "ß", "1.5")
NAMES = ("Jane Müller", "Kim, Min", "Min Kim", "Zoë Ångström", "x")
VENUES = ("", "ICML", "Proc. of ICML 2024", "Revue générale", "100% a_b\\c")
WORDINGS = (
    *("gra", "graph", "GRAPHS", "self-sup", "Self/Supervised", "mull", "müller", "x graph", "3d"),
    *("kim", "min kim", "angstrom", "-", "!?", "*", "icml", "proc. of", "gener", "%", "a_", "\\"),
    *("cs.", "CS.lg", "math", "2301.", "2301.0000", "arxiv:2301.00001", "10.1000", "doi:10.1000/A"),
    *("https://doi.org/10.1000/a0", "file", "two words", "x\0graph", '"', "OR", "graph OR x", "1"),
)


TREES = settings(deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
"""Trees in normal form are made by leaving out many that aren't."""


def texts(joints: Sequence[str] = (" ", "-", ", ", "/", "_")) -> st.SearchStrategy[str]:
    word = st.tuples(st.sampled_from(WORDS), st.sampled_from(joints))
    return st.lists(word, max_size=4).map(lambda pairs: "".join(a + b for a, b in pairs).strip())


def libraries() -> st.SearchStrategy[list[tuple[Paper, str, bool]]]:
    """Papers, each another one, with marks (read, starred)."""
    seed = st.tuples(
        st.tuples(texts(), texts(), st.lists(st.sampled_from(NAMES), max_size=2)),
        st.sampled_from(("", "2019", "2020", "2020-02", "2020-02-29", "2020-02-30", "2021-12-31")),
        st.sampled_from(("2301.0000{}", "math/010100{}", "10.1000/a{}", "10.1000/B{}", "")),
        st.lists(st.sampled_from(("cs.LG", "cs.CL", "math.CO")), max_size=2),
        st.tuples(st.sampled_from(VENUES), st.sampled_from(((), ("a file.txt",), ("file", "b")))),
        st.tuples(st.sampled_from(("", "2026-01-01T00:00:00Z")), st.booleans()),
    )
    return st.lists(seed, max_size=7).map(
        lambda seeds: [(_paper(at, *each[:-1]), *each[-1]) for at, each in enumerate(seeds)]
    )


def _paper(
    number: int,
    words: tuple[str, str, list[str]],
    published: str,
    clue: str,
    categories: list[str],
    places: tuple[str, tuple[str, ...]],
) -> Paper:
    return paper_of(
        f"{words[0]} p{number}".strip(),
        abstract=words[1],
        authors=words[2],
        published=published,
        clues=[clue.format(number)],
        categories=categories,
        venue=places[0],
        sources=places[1],
    )


def near_units() -> st.SearchStrategy[str]:
    return st.sampled_from(("2018", "2019", "2020", "2020-01", "2020-02", "2020-02-29", "2021"))


def asked() -> st.SearchStrategy[Query]:
    with strategies_taken_for_true():
        return queries(wording=st.sampled_from(WORDINGS), unit=near_units())


@contextmanager
def held(library: Sequence[tuple[Paper, str, bool]]) -> Iterator[tuple[Catalogue, list[Held]]]:
    """A catalogue of these papers, each added at another second, and the papers as it has them."""
    with new_catalogue() as (catalogue, _):
        for second, (paper, _, _) in enumerate(library):
            with patch("tuireader.catalogue.adding.time.time", lambda now=second: now // 2):
                catalogue.add([paper])
        catalogue.mirror_all({paper.key: (read, star) for paper, read, star in library}, "1")
        shelved = [
            Held(catalogue.ids_of([paper.key])[0], paper, read, star, second // 2)
            for second, (paper, read, star) in enumerate(library)
        ]
        assert len({each.id for each in shelved}) == len(library)
        yield catalogue, shelved


@settings(TREES, max_examples=150)
@given(libraries(), st.lists(asked(), min_size=4, max_size=4))
def test_a_search_finds_what_each_paper_alone_would_tell(
    library: list[tuple[Paper, str, bool]], several: list[Query]
) -> None:
    with held(library) as (catalogue, shelved):
        for query in several:
            whole = catalogue.search_whole(query)
            assert list(whole.ids) == naive.listing(query, shelved), query
            assert (whole.whole, whole.total) == (True, len(whole))
            assert whole.query is query


@settings(TREES, max_examples=40)
@given(libraries(), st.lists(asked(), min_size=4, max_size=4), st.integers(0, 8))
def test_the_first_screenfuls_are_the_beginning_of_the_whole(
    library: list[tuple[Paper, str, bool]], several: list[Query], limit: int
) -> None:
    with held(library) as (catalogue, shelved):
        for query in several:
            first, whole = catalogue.search(query, limit), catalogue.search_whole(query)
            if first.whole:
                assert (list(first.ids), first.total) == (list(whole.ids), whole.total)
            elif query.sort in (None, Sort(), Sort(turned=True)):
                assert list(first.ids) == list(whole.ids[:limit])
                assert len(whole) > limit
                assert first.total == (len(shelved) if query.where is None else None)
            else:
                assert (list(first.ids), first.total) == ([], None)


@pytest.fixture(scope="module")
def small() -> Iterator[tuple[Catalogue, list[Held]]]:
    one = paper_of(
        "Graphs a b, 1",
        clues=["2301.00001", "10.1000/a"],
        authors=["Kim, Min"],
        abstract="We select words; drop table papers. NEAR not and or -- null title x",
        categories=["cs.LG"],
        venue="100% a_b\\c 'q' \"r\"",
        sources=("a.txt",),
    )
    other = paper_of(
        "Z", abstract="x' OR 1=1 --", categories=["math.CO"], venue="%", published="2020"
    )
    with held([(one, "", True), (other, "2026", False)]) as both:
        yield both


NASTY = (
    *('"', "'", "''", "*", "a*", "^a", "a NEAR b", "NEAR(a b)", "title : a", "- a", "a AND NOT b"),
    *("AND", "OR", "NOT", "(", ")", "{a b} : x", "a + b", "' OR 1=1 --", "; DROP TABLE papers; --"),
    *(
        "%",
        "_",
        "\\",
        "\\%",
        "a%",
        "\0",
        "a\0b",
        "\0a",
        "😀",
        "a😀",
        "?",
        "?1",
        ":a",
        "@a",
        "$a",
        "x'41'",
    ),
    *("arxiv:", "doi:", "10.1000/", "\u0301", "a\u0301", "\u200b", "\ue000", "²", "١", "İ", "ſ"),
)


def nasty_texts() -> st.SearchStrategy[str]:
    latin = st.characters(max_codepoint=0x24F, exclude_categories=())
    return (
        st.sampled_from(NASTY)
        | st.lists(st.sampled_from(NASTY), max_size=4).map("".join)
        | st.text(latin, max_size=8)
    )


@settings(max_examples=600, deadline=None)
@given(text=nasty_texts(), field=st.sampled_from(Field), phrase=st.booleans())
def test_no_text_finds_by_accident(
    small: tuple[Catalogue, list[Held]], text: str, field: Field, phrase: bool
) -> None:
    catalogue, shelved = small
    query = Query(Term(text, field, phrase))
    assert list(catalogue.search_whole(query).ids) == naive.listing(query, shelved)


@settings(max_examples=300, deadline=None)
@given(
    text=st.text(st.characters(exclude_categories=()), max_size=12),
    field=st.sampled_from(Field),
    phrase=st.booleans(),
)
def test_any_text_can_be_searched_for(
    small: tuple[Catalogue, list[Held]], text: str, field: Field, phrase: bool
) -> None:
    catalogue, shelved = small
    term = Term(text, field, phrase)
    for node in (term, Not(term), Or((term, Is(State.STARRED))), And((term, Is(State.STARRED)))):
        assert set(catalogue.search_whole(Query(node)).ids) <= {each.id for each in shelved}


@pytest.mark.parametrize("field", list(Field))
def test_a_book_can_be_searched_for(small: tuple[Catalogue, list[Held]], field: Field) -> None:
    catalogue, _ = small
    for book in ("lorem ipsum " * 2_000, "x" * 60_000, "%" * 60_000):
        query = Query(And((Term(book, field), Is(State.STARRED), Term("Graphs"))))
        assert len(catalogue.search_whole(query)) == (
            naive.words(book) == [] and field.value in ("", "title", "abstract", "author")
        )


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
