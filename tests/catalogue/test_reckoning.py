"""What a record of reading is made of, counted in the catalogue."""

from datetime import date
from threading import Thread

import pytest

from tests.catalogue.shelves import mirror_all
from tuireader.catalogue import Catalogue, Counts, Marked, reckoning
from tuireader.papers import paper_of

PAPERS = [
    paper_of(
        f"Paper {number}", clues=[f"2301.{number:05}"], published=published, categories=categories
    )
    for number, (published, categories) in enumerate(
        [
            ("2023-06-30", ["cs.LG", "cs.CL"]),
            ("2023-06-15", ["cs.LG"]),
            ("2023", []),
            ("2022-12-31", ["math.CO"]),
            ("2023-06-15", ["cs.CL", "stat.ML"]),
        ]
    )
]
MARKS = {
    PAPERS[0].key: Marked("2023-07-01T10:05:00Z", queues=(("next", "a"), ("Thesis", "a"))),
    PAPERS[1].key: Marked("2023-07-01T10:59:59Z"),
    PAPERS[3].key: Marked("2023-07-02", queues=(("next", "b"),)),
}


@pytest.fixture(autouse=True)
def _filled(catalogue: Catalogue) -> None:
    catalogue.add(PAPERS)
    mirror_all(catalogue, MARKS, "1")


def test_everything_is_counted(catalogue: Catalogue) -> None:
    days = [date(2023, 6, 30), date(2023, 6, 15), date(2023, 1, 1), date(2022, 1, 1)]
    assert catalogue.reckon(days, minutes=False) == (
        Counts(papers=5, unread=2),
        {"2023-07-01T10": 2, "2023-07-02": 1},
        (0, 1, 2, 2),
        (("next", 2), ("Thesis", 1)),
        (("cs.LG", 2), ("cs.CL", 1), ("math.CO", 1)),
    )


def test_minutes_are_told_apart_where_they_matter(catalogue: Catalogue) -> None:
    assert catalogue.reckon([], minutes=True).read == {
        "2023-07-01T10:05": 1,
        "2023-07-01T10:59": 1,
        "2023-07-02": 1,
    }


def test_categories_are_those_of_what_was_read_last(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reckoning, "READ_LAST", 2)
    found = catalogue.reckon([], minutes=False).categories
    assert found == (("cs.LG", 1), ("math.CO", 1))


def test_it_can_be_counted_in_any_thread(catalogue: Catalogue) -> None:
    found: list[int] = []
    thread = Thread(target=lambda: found.append(catalogue.reckon([], minutes=False).counts.unread))
    thread.start()
    thread.join()
    assert found == [2]
