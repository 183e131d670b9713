from unittest.mock import patch

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.catalogue import naive
from tests.catalogue.libraries import asked, held, libraries
from tuireader.catalogue import Marked, searching, wording
from tuireader.papers import Paper
from tuireader.query import Query, Sort, SortKey

TREES = settings(deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
"""Trees in normal form are made by leaving out many that aren't."""


@settings(TREES, max_examples=150)
@given(libraries(), st.lists(asked(), min_size=4, max_size=4))
def test_a_search_finds_what_each_paper_alone_would_tell(
    library: list[tuple[Paper, Marked]], several: list[Query]
) -> None:
    with held(library) as (catalogue, shelved):
        for query in several:
            whole = catalogue.search_whole(query)
            expected = naive.listing(query, shelved)
            if query.sort and query.sort.key is SortKey.RANDOM:
                assert sorted(whole.ids) == sorted(expected), query
                assert whole.ids == catalogue.search_whole(query).ids
            else:
                assert list(whole.ids) == expected, query
            assert (whole.whole, whole.total) == (True, len(whole))
            assert whole.query is query


@settings(TREES, max_examples=60)
@given(libraries(), st.lists(asked(), min_size=4, max_size=4))
def test_a_few_papers_are_found_as_many_would_be(
    library: list[tuple[Paper, Marked]], several: list[Query]
) -> None:
    with held(library) as (catalogue, _):
        for query in several:
            found = catalogue.search_whole(query).ids
            with patch.object(searching, "_FEW", -1):
                assert catalogue.search_whole(query).ids == found


@settings(TREES, max_examples=60)
@given(libraries(), st.lists(asked(), min_size=4, max_size=4), st.integers(1, 5))
def test_looking_into_texts_finds_what_the_index_would(
    library: list[tuple[Paper, Marked]], several: list[Query], limit: int
) -> None:
    every = patch.multiple(wording, _MOST_WORDS=0, _OFTEN=10_000, _LONGEST_INDEXED=1)
    with held(library) as (catalogue, shelved):
        for query in several:
            with every:
                first = catalogue.search(Query(query.where, Sort()), limit)
            expected = naive.listing(Query(query.where, Sort()), shelved)
            assert list(first.ids) == expected[:limit], query


@settings(TREES, max_examples=40)
@given(libraries(), st.lists(asked(), min_size=4, max_size=4), st.integers(0, 8))
def test_the_first_screenfuls_are_the_beginning_of_the_whole(
    library: list[tuple[Paper, Marked]], several: list[Query], limit: int
) -> None:
    with held(library) as (catalogue, shelved):
        for query in several:
            first, whole = catalogue.search(query, limit), catalogue.search_whole(query)
            if first.whole:
                assert (list(first.ids), first.total) == (list(whole.ids), whole.total)
            elif len(first):
                assert list(first.ids) == list(whole.ids[:limit])
                assert len(whole) > limit
                assert first.total == (len(shelved) if query.where is None else None)
            else:
                assert list(first.ids) == []
                assert not limit or first.total is None
