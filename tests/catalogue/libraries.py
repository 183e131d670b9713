"""Random small libraries, and queries in which words, names and ids of them occur."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, timedelta
from unittest.mock import patch

from hypothesis import strategies as st

from tests.catalogue.naive import NOW, Held
from tests.catalogue.shelves import mirror_all, new_catalogue, strategies_taken_for_true
from tests.query.strategies import queries
from tuireader.catalogue import Catalogue, Marked
from tuireader.catalogue.shown import SEAM
from tuireader.papers import Paper, paper_of
from tuireader.query import Query

WORDS = (
    *("graph", "graphs", "Self", "Supervised", "Müller", "x", "3D", "ß", "1.5"),
    *("自监督学习", "データ", "学"),
    *("x$_2$", r"\textbf{S}elf", r"$\epsilon$", "x³", "ＡＢ"),
)
NAMES = ("Jane Müller", "Kim, Min", "Min Kim", "Zoë Ångström", "x")
VENUES = ("", "ICML", "Proc. of ICML 2024", "Revue générale", "100% a_b\\c")
WORDINGS = (
    *("gra", "graph", "GRAPHS", "self-sup", "Self/Supervised", "mull", "müller", "x graph", "3d"),
    *("kim", "min kim", "angstrom", "-", "!?", "*", "icml", "proc. of", "gener", "%", "a_", "\\"),
    *("cs.", "CS.lg", "math", "2301.", "2301.0000", "arxiv:2301.00001", "10.1000", "doi:10.1000/A"),
    *("next", "Next", "to read", "théses", "the", "later"),
    *("学", "学习", "自监督学习", "学x", "カナ", "데이터"),
    *("x2", "x₂", "ε", "epsilon", "textbf", "x3", "ab", "ε-graph", "x₂ self supervised", SEAM),
    *("https://doi.org/10.1000/a0", "file", "two words", "x\0graph", '"', "OR", "graph OR x", "1"),
)


def texts(joints: Sequence[str] = (" ", "-", ", ", "/", "_")) -> st.SearchStrategy[str]:
    word = st.tuples(st.sampled_from(WORDS), st.sampled_from(joints))
    return st.lists(word, max_size=4).map(lambda pairs: "".join(a + b for a, b in pairs).strip())


def libraries() -> st.SearchStrategy[list[tuple[Paper, Marked]]]:
    """Papers, each another one, with marks."""
    seed = st.tuples(
        st.tuples(texts(), texts(), st.lists(st.sampled_from(NAMES), max_size=2)),
        st.sampled_from(("", "2019", "2020", "2020-02", "2020-02-29", "2020-02-30", "2021-12-31")),
        st.sampled_from(("2301.0000{}", "math/010100{}", "10.1000/a{}", "10.1000/B{}", "")),
        st.lists(st.sampled_from(("cs.LG", "cs.CL", "math.CO")), max_size=2),
        st.tuples(st.sampled_from(VENUES), st.sampled_from(((), ("a file.txt",), ("file", "b")))),
        marks(),
    )
    return st.lists(seed, max_size=7).map(
        lambda seeds: [(_paper(at, *each[:-1]), each[-1]) for at, each in enumerate(seeds)]
    )


def marks() -> st.SearchStrategy[Marked]:
    """Marks, many of them none; moments around the borders of ages and days."""
    ages = st.sampled_from((0, 1, 59, 60, 24 * 60, 24 * 60 + 1, 7 * 24 * 60, 31 * 24 * 60, 525_600))
    read = ages.map(lambda age: (NOW - timedelta(minutes=age)).astimezone(UTC))
    tags = st.sampled_from(("to read", "Théses", "later"))
    places = st.sampled_from(("a", "a0", "b", "a0V"))
    return st.builds(
        Marked,
        st.just("") | read.map(lambda moment: f"{moment:%Y-%m-%dT%H:%M:%SZ}"),
        st.booleans(),
        st.lists(tags, max_size=2, unique=True).map(tuple),
        st.dictionaries(st.sampled_from(("next", "Théses")), places, max_size=2).map(
            lambda queues: tuple(queues.items())
        ),
        st.just("") | texts(),
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
def held(library: Sequence[tuple[Paper, Marked]]) -> Iterator[tuple[Catalogue, list[Held]]]:
    """A catalogue of these papers, added in the last week, and the papers as it has them."""
    now = int(NOW.timestamp())
    with new_catalogue(lambda: float(now)) as (catalogue, _):
        for number, (paper, _) in enumerate(library):
            with patch("tuireader.catalogue.adding.time.time", lambda at=number: added(at)):
                catalogue.add([paper])
        mirror_all(catalogue, {paper.key: marks for paper, marks in library}, "1")
        shelved = [
            Held(catalogue.ids_of([paper.key])[0], paper, marks, added(number))
            for number, (paper, marks) in enumerate(library)
        ]
        assert len({each.id for each in shelved}) == len(library)
        yield catalogue, shelved


def added(number: int) -> int:
    """When the paper of this number was added: two at once, an hour apart, the first a week ago."""
    return int(NOW.timestamp()) - 7 * 24 * 3600 + number // 2 * 3600
