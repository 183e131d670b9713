import sqlite3
import threading
from queue import SimpleQueue

import pytest

from tests.catalogue.answers import DEADLINE, Answers
from tests.catalogue.shelves import plain_papers
from tuireader.catalogue import Catalogue, CatalogueError, Listing
from tuireader.catalogue.searching import Searcher
from tuireader.query import Query, parse

QUERY, NEXT = parse("model"), parse("train")


@pytest.fixture
def held_up(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Until this is set, nothing is found."""
    let_go = threading.Event()
    first = Searcher.first

    def waiting(searcher: Searcher, query: Query, limit: int) -> Listing:
        assert let_go.wait(DEADLINE)
        return first(searcher, query, limit)

    monkeypatch.setattr(Searcher, "first", waiting)
    return let_go


def never(answer: object) -> None:
    raise AssertionError(answer)


def test_what_is_found_soon_is_returned_and_not_told(catalogue: Catalogue) -> None:
    catalogue.add(plain_papers(5))
    listing = catalogue.search_soon(QUERY, 3, never, never, patience=DEADLINE)
    assert listing is not None
    assert (len(listing), listing.whole, listing.query) == (3, False, QUERY)


def test_what_is_found_later_is_told(catalogue: Catalogue, held_up: threading.Event) -> None:
    catalogue.add(plain_papers(5))
    answers = Answers()
    assert catalogue.search_soon(QUERY, 9, answers, never, patience=0.001) is None
    held_up.set()
    assert len(answers.next()) == 5


def test_what_is_superseded_is_not_told(catalogue: Catalogue, held_up: threading.Event) -> None:
    catalogue.add(plain_papers(5))
    answers = Answers()
    assert catalogue.search_soon(QUERY, 9, answers, never, patience=0.001) is None
    assert catalogue.search_soon(NEXT, 9, answers, never, patience=0.001) is None
    held_up.set()
    assert answers.next().query is NEXT
    assert answers.is_empty()


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Once this is set, searching fails."""
    let_go = threading.Event()

    def failing(searcher: Searcher, query: Query, limit: int) -> Listing:
        assert let_go.wait(DEADLINE)
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr(Searcher, "first", failing)
    return let_go


def test_what_goes_wrong_soon_is_raised(catalogue: Catalogue, failing: threading.Event) -> None:
    failing.set()
    with pytest.raises(CatalogueError, match="disk I/O error"):
        catalogue.search_soon(QUERY, 9, never, never, patience=DEADLINE)


def test_what_goes_wrong_later_is_told(catalogue: Catalogue, failing: threading.Event) -> None:
    errors: SimpleQueue[CatalogueError] = SimpleQueue()
    assert catalogue.search_soon(QUERY, 9, never, errors.put, patience=0.001) is None
    failing.set()
    assert "disk I/O error" in str(errors.get(timeout=DEADLINE))


def test_an_order_that_is_kept_comes_at_once(catalogue: Catalogue) -> None:
    catalogue.add(plain_papers(9))
    query = parse("sort:title")
    assert len(catalogue.search(query, 5)) == 0
    catalogue.keep_sorted(query)
    first, whole = catalogue.search(query, 5), catalogue.search_whole(query)
    assert list(first.ids) == list(whole.ids)[:5]
    catalogue.add(plain_papers(12))
    assert list(catalogue.search(query, 5).ids) == list(catalogue.search_whole(query).ids)[:5]
