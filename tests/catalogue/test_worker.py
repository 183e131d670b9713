import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path
from queue import Empty, SimpleQueue
from types import SimpleNamespace

import pytest

from tests.catalogue.answers import DEADLINE, Answers, Busy, within_deadline
from tests.catalogue.shelves import ids, plain_papers
from tuireader.catalogue import Catalogue, CatalogueError, Listing
from tuireader.catalogue import catalogue as catalogue_module
from tuireader.catalogue.schema import connect
from tuireader.catalogue.searching import Searcher
from tuireader.query import Query, parse

ALL, FIRST, SECOND = parse(""), parse("is:unread"), parse("-is:read")

ENDLESS = (
    "WITH RECURSIVE numbers (n) AS"
    " (SELECT begun() UNION ALL SELECT n + 1 FROM numbers LIMIT 200000000)"
    " SELECT count(*) FROM numbers"
)
"""Half a minute of work for SQLite, which tells that it has begun."""


@pytest.fixture
def answers() -> Answers:
    return Answers()


@pytest.fixture
def busy(catalogue: Catalogue) -> Iterator[Busy]:
    """The worker is in the midst of answering."""
    occupied = Busy()
    catalogue.complete(ALL, occupied)
    assert occupied.begun.wait(DEADLINE)
    yield occupied
    occupied.let_go.set()


def search_threads() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == "search"]


@pytest.mark.parametrize("text", ["", "model", "model -author7 sort:title", "-sort:date"])
def test_the_whole_listing_is_told(catalogue: Catalogue, answers: Answers, text: str) -> None:
    catalogue.add(plain_papers(90))
    query = parse(text)
    catalogue.complete(query, answers)
    listing = answers.next()
    assert listing.query is query
    assert (list(listing.ids), listing.whole) == (ids(catalogue, text), True)
    assert listing.total == len(listing) > 0


def test_it_is_told_in_another_thread(catalogue: Catalogue) -> None:
    told: SimpleQueue[str] = SimpleQueue()
    catalogue.complete(ALL, lambda listing: told.put(threading.current_thread().name))
    assert told.get(timeout=DEADLINE) == "search"


def test_what_was_added_since_is_told(catalogue: Catalogue, answers: Answers) -> None:
    catalogue.complete(ALL, answers)
    assert len(answers.next()) == 0
    catalogue.add(plain_papers(3))
    catalogue.complete(ALL, answers)
    assert len(answers.next()) == 3


def test_a_superseded_query_is_never_answered(
    catalogue: Catalogue, answers: Answers, busy: Busy
) -> None:
    superseded = Answers()
    catalogue.complete(FIRST, superseded)
    catalogue.complete(SECOND, superseded)
    catalogue.complete(ALL, answers)
    busy.let_go.set()
    assert answers.next().query is ALL
    assert superseded.is_empty()


def test_a_dropped_query_is_never_answered(
    catalogue: Catalogue, answers: Answers, busy: Busy
) -> None:
    dropped = Answers()
    catalogue.complete(FIRST, dropped)
    catalogue.drop_search()
    busy.let_go.set()
    catalogue.complete(ALL, answers)
    assert answers.next().query is ALL
    assert dropped.is_empty()


@pytest.fixture
def endless(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """From now on the query FIRST takes long; set once SQLite is at work on it."""
    begun = threading.Event()
    whole = Searcher.whole

    def begin() -> int:
        begun.set()
        return 1

    def long_listing(searcher: Searcher, query: Query) -> Listing:
        if query is FIRST:
            searcher.connection.create_function("begun", 0, begin)
            searcher.connection.execute(ENDLESS).fetchone()
        return whole(searcher, query)

    monkeypatch.setattr(Searcher, "whole", long_listing)
    return begun


def test_a_search_under_way_is_interrupted_by_the_next(
    catalogue: Catalogue, answers: Answers, endless: threading.Event
) -> None:
    interrupted = Answers()
    catalogue.complete(FIRST, interrupted)
    assert endless.wait(DEADLINE)
    catalogue.complete(SECOND, answers)
    assert answers.next().query is SECOND
    assert interrupted.is_empty()


def test_what_was_superseded_as_it_was_found_is_not_answered(
    catalogue: Catalogue, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    found, superseded = threading.Event(), threading.Event()
    whole = Searcher.whole

    def slow_listing(searcher: Searcher, query: Query) -> Listing:
        listing = whole(searcher, query)
        if query is FIRST:
            found.set()
            assert superseded.wait(DEADLINE)
        return listing

    monkeypatch.setattr(Searcher, "whole", slow_listing)
    late = Answers()
    catalogue.complete(FIRST, late)
    assert found.wait(DEADLINE)
    catalogue.complete(SECOND, answers)
    superseded.set()
    assert answers.next().query is SECOND
    assert late.is_empty()


def test_closing_interrupts_the_search_under_way(
    catalogue: Catalogue, answers: Answers, endless: threading.Event
) -> None:
    catalogue.complete(FIRST, answers)
    assert endless.wait(DEADLINE)
    assert within_deadline(catalogue.close)
    assert answers.is_empty()


def test_closing_ends_the_thread(catalogue: Catalogue, answers: Answers) -> None:
    catalogue.complete(ALL, answers)
    answers.next()
    assert len(search_threads()) == 1
    catalogue.close()
    assert search_threads() == []
    catalogue.close()


def test_closing_what_was_never_used_makes_no_file(catalogue: Catalogue, file: Path) -> None:
    catalogue.drop_search()
    catalogue.close()
    assert not file.exists()


def test_a_closed_catalogue_can_be_used_again(catalogue: Catalogue, answers: Answers) -> None:
    catalogue.add(plain_papers(2))
    for _ in range(2):
        catalogue.complete(ALL, answers)
        assert len(answers.next()) == 2
        catalogue.close()
    assert len(ids(catalogue)) == 2


def test_a_file_that_can_t_be_read_hangs_nothing(
    catalogue: Catalogue, file: Path, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    failed = threading.Event()

    def connecting(path: Path, *, query_only: bool) -> sqlite3.Connection:
        try:
            return connect(path, query_only=query_only)
        except CatalogueError:
            failed.set()
            raise

    monkeypatch.setattr(catalogue_module, "connect", connecting)
    file.write_bytes(b"no database" * 1000)
    catalogue.complete(FIRST, answers)
    assert failed.wait(DEADLINE)
    file.unlink()
    catalogue.complete(ALL, answers)
    assert answers.next().query is ALL
    file.write_bytes(b"")
    assert within_deadline(catalogue.close)
    assert answers.is_empty()


def test_closing_ends_a_thread_that_could_never_read(catalogue: Catalogue, file: Path) -> None:
    file.write_bytes(b"no database" * 1000)
    catalogue.complete(ALL, Answers())
    assert within_deadline(catalogue.close)
    assert search_threads() == []


def test_an_answer_that_raises_is_told_and_the_next_one_comes(
    catalogue: Catalogue, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: SimpleQueue[SimpleNamespace] = SimpleQueue()
    monkeypatch.setattr(threading, "excepthook", told.put)

    def raising(listing: Listing) -> None:
        raise LookupError("no screen any more")

    catalogue.complete(FIRST, raising)
    assert told.get(timeout=DEADLINE).exc_type is LookupError
    catalogue.complete(ALL, answers)
    assert answers.next().query is ALL
    with pytest.raises(Empty):
        told.get_nowait()
