from collections.abc import Sequence
from queue import SimpleQueue

import pytest

from tests.catalogue.answers import DEADLINE
from tests.catalogue.shelves import mirror, mirror_all
from tuireader.catalogue import Catalogue, Census, Counts, Marked
from tuireader.papers import paper_of
from tuireader.query import Field, Query, parse

ONE = paper_of("One", categories=["cs.LG"], authors=["Min Kim", "Ann Lee"], sources=("a.txt",))
TWO = paper_of(
    "Two",
    categories=["cs.LG", "cs.CL"],
    authors=["Kim, Jo", "Min Kim"],
    venue="Neural Systems",
    sources=("a.txt", "b c.txt"),
)
THREE = paper_of("Three", categories=["stat.ML"], authors=["Lea Kimball"], venue="Systems of AI")


@pytest.fixture(autouse=True)
def _filled(catalogue: Catalogue) -> None:
    catalogue.add([ONE, TWO, THREE])
    marks = {
        ONE.key: Marked("2026", tags=("to read", "ssl"), queues=(("next", "b"),)),
        TWO.key: Marked(starred=True, tags=("ssl",), queues=(("next", "a"), ("Thesis", "a"))),
    }
    mirror_all(catalogue, marks, "1")


def census(catalogue: Catalogue, asked: Sequence[Query] = ()) -> Census:
    come: SimpleQueue[Census] = SimpleQueue()
    catalogue.take_census(asked, come.put)
    return come.get(timeout=DEADLINE)


def test_all_that_views_show_is_counted(catalogue: Catalogue) -> None:
    assert census(catalogue, [parse("is:unread"), parse("kim -is:read"), parse("cs")]) == Census(
        Counts(papers=3, unread=2, starred=1),
        queues=(("next", 2), ("Thesis", 1)),
        tags=(("ssl", 2), ("to read", 1)),
        sources=(("a.txt", 2), ("b c.txt", 1)),
        asked=(2, 2, 0),
    )


def test_a_name_that_no_paper_has_any_more_is_not_counted(catalogue: Catalogue) -> None:
    mirror(catalogue, {}, "1", "2")
    assert mirror_all(catalogue, {}, "3")
    assert census(catalogue)[1:3] == ((), ())


@pytest.mark.parametrize(
    ("field", "begun", "names"),
    [
        (Field.TAG, "", ["ssl", "to read"]),
        (Field.TAG, "RE", ["to read"]),
        (Field.TAG, "x", []),
        (Field.QUEUE, "t", ["Thesis"]),
        (Field.QUEUE, "", ["next", "Thesis"]),
        (Field.CATEGORY, "cs.", ["cs.LG", "cs.CL"]),
        (Field.VENUE, "sys", ["Systems of AI", "Neural Systems"]),
        (Field.SOURCE, "b", ["b c.txt"]),
        (Field.AUTHOR, "kim", ["Min Kim", "Kim, Jo", "Lea Kimball"]),
        (Field.AUTHOR, "min k", ["Min Kim"]),
        (Field.AUTHOR, "", []),
        (Field.AUTHOR, '"', []),
    ],
)
def test_names_complete_what_is_typed(
    catalogue: Catalogue, field: Field, begun: str, names: list[str]
) -> None:
    assert catalogue.names_beginning(field, begun, 9) == names
    assert catalogue.names_beginning(field, begun, 1) == names[:1]


def test_marks_follow_a_paper_that_is_completed(catalogue: Catalogue) -> None:
    catalogue.add([paper_of("Two", clues=["2301.00001"], published="2023-01-02")])
    counted = census(catalogue)
    assert counted.queues == (("next", 2), ("Thesis", 1))
    assert counted.tags == (("ssl", 2), ("to read", 1))


def test_papers_that_come_or_change_are_another_revision(catalogue: Catalogue) -> None:
    before = catalogue.revision()
    catalogue.add([ONE])
    mirror_all(catalogue, {}, "2")
    assert catalogue.revision() == before
    catalogue.add([paper_of("Four")])
    assert catalogue.revision() > before
