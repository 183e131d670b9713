"""What the tests of the catalogue share: short ways to ask it, and what must always hold in it."""

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory
from time import time
from warnings import catch_warnings, simplefilter

from hypothesis.errors import HypothesisWarning

from tuireader.catalogue import Catalogue, Marked
from tuireader.catalogue.marked import MarksOf
from tuireader.catalogue.shown import ShownWords
from tuireader.catalogue.splitting import Splitter
from tuireader.papers import Paper, paper_of
from tuireader.papers.identity import contradict
from tuireader.query import parse


def plain_papers(count: int) -> Iterator[Paper]:
    """Papers that have everything to be found by, the newest first, three of a day."""
    for number in range(count):
        yield paper_of(
            f"Model {number}",
            clues=[f"2301.{number:05}"],
            authors=[f"Ann Author{number}"],
            abstract=f"We train model number {number} on data.",
            published=f"2023-01-{31 - number // 3 % 31:02}",
            categories=["cs.LG"],
        )


def ids(catalogue: Catalogue, text: str = "") -> list[int]:
    return list(catalogue.search_whole(parse(text)).ids)


def titles(catalogue: Catalogue, text: str = "") -> list[str]:
    return [row.title for row in catalogue.rows(ids(catalogue, text))]


def papers(catalogue: Catalogue, text: str = "") -> list[Paper]:
    return [paper for _, paper in catalogue.papers(ids(catalogue, text))]


@contextmanager
def strategies_taken_for_true() -> Iterator[None]:
    """Within it a strategy's truth may be asked for, as those for queries do."""
    with catch_warnings():
        simplefilter("ignore", HypothesisWarning)
        yield


@contextmanager
def new_catalogue(clock: Callable[[], float] = time) -> Iterator[tuple[Catalogue, Path]]:
    """A catalogue for one example of a property: fixtures are made once for all examples."""
    with TemporaryDirectory() as folder:
        catalogue = Catalogue(Path(folder) / "catalogue.db", clock=clock)
        try:
            yield catalogue, Path(folder) / "catalogue.db"
        finally:
            catalogue.close()


def assert_sound(catalogue: Catalogue, file: Path) -> None:
    """The tables agree with each other, and no paper is there twice."""
    shelved = dict(catalogue.papers(ids(catalogue)))
    with closing(sqlite3.connect(file, isolation_level=None)) as tables:
        assert_tables_agree(tables, shelved)
        assert_shown_words_fit(tables, shelved)
    kept = Counter(each for paper in shelved.values() for each in paper.identifiers)
    assert all(each.startswith("title:") for each, times in kept.items() if times > 1)
    for one, other in combinations(shelved.values(), 2):
        if set(one.identifiers) & set(other.identifiers):
            assert contradict(one.identifiers, other.identifiers)
    dates = [paper.published for paper in shelved.values() if paper.published]
    days = [each + "-01-01"[len(each) - len("2024") :] for each in dates]
    assert days == sorted(days, reverse=True)


def assert_tables_agree(tables: sqlite3.Connection, shelved: dict[int, Paper]) -> None:
    assert_indexed(tables, shelved)
    assert [id_ for (id_,) in tables.execute("SELECT id FROM papers ORDER BY id")] == list(shelved)
    assert [id_ for (id_,) in tables.execute("SELECT id FROM states ORDER BY id")] == list(shelved)
    assert tables.execute("SELECT value FROM facts WHERE name = 'papers'").fetchone() == (
        len(shelved),
    )
    assert set(tables.execute("SELECT identifier, paper FROM identifiers")) == {
        (each, id_) for id_, paper in shelved.items() for each in paper.identifiers
    }
    labels = tables.execute(
        "SELECT kind, names.name, paper FROM labels JOIN names ON names.id = labels.name"
    )
    assert set(labels) == {
        (kind, name.lower(), id_)
        for id_, paper in shelved.items()
        for kind, names in (
            ("category", paper.categories),
            ("source", paper.sources),
            ("venue", [paper.venue] if paper.venue else []),
        )
        for name in names
    }


def assert_indexed(tables: sqlite3.Connection, shelved: dict[int, Paper]) -> None:
    """The index and its vocabulary are those of a new one with just these papers."""
    tables.execute("INSERT INTO words (words) VALUES ('integrity-check')")
    tables.execute("CREATE VIRTUAL TABLE temp.found USING fts5vocab (main, words, instance)")
    found = set(tables.execute('SELECT term, doc, col, "offset" FROM temp.found'))
    tables.execute("DROP TABLE temp.found")
    splitter, shown = Splitter(), dict(shown_words(tables))
    texts = {
        id_: {
            "title": paper.title + shown[id_][0],
            "abstract": paper.abstract + shown[id_][1],
            "authors": "\n".join(paper.authors),
        }
        for id_, paper in shelved.items()
    }
    assert found == {
        (term, id_, column, at)
        for id_, each in texts.items()
        for column, text in each.items()
        for at, term in enumerate(splitter.words(text))
    }
    splitter.close()
    counted = Counter(term for term, _ in {(term, id_) for term, id_, *_ in found})
    assert dict(tables.execute("SELECT * FROM vocabulary")) == counted


def assert_shown_words_fit(tables: sqlite3.Connection, shelved: dict[int, Paper]) -> None:
    """Beside each paper is what of it is only shown."""
    words = ShownWords()
    assert dict(shown_words(tables)) == {id_: words.beside(paper) for id_, paper in shelved.items()}
    words.close()


def shown_words(tables: sqlite3.Connection) -> Iterator[tuple[int, tuple[str, str]]]:
    for id_, *both in tables.execute("SELECT id, shown_title, shown_abstract FROM papers"):
        yield id_, (both[0], both[1])


def mirror_all(catalogue: Catalogue, marks: Mapping[str, Marked], version: str) -> bool:
    """Mirror marks by any identifier of their papers, and no others."""
    return catalogue.mirror_all(marks, told_by(marks), version)


def mirror(catalogue: Catalogue, marks: Mapping[str, Marked], before: str, after: str) -> bool:
    """Mirror what changed of the marks, by any identifier of their papers."""
    return catalogue.mirror(marks, told_by(marks), before=before, after=after)


def told_by(marks: Mapping[str, Marked]) -> MarksOf:
    """The marks of a paper: those under the first of its identifiers that has any."""
    return lambda identifiers: next(
        (marks[each] for each in identifiers if each in marks), Marked()
    )
