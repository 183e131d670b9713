from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.catalogue.shelves import assert_sound, ids, new_catalogue, papers
from tuireader.catalogue import adding
from tuireader.papers import Paper, paper_of

CLUES = ("2301.00001", "2301.00002", "2105.00003", "10.1000/one", "10.1000/two")


def records() -> st.SearchStrategy[Paper]:
    """Small records of few papers, which they name in many ways."""
    return st.builds(
        lambda title, clues, abstract, published, category, source: paper_of(
            title,
            clues=clues,
            abstract=abstract,
            published=published,
            categories=category,
            sources=source,
        ),
        st.sampled_from(("Reply", "On graphs", "ON GRAPHS", "Café society")),
        st.lists(st.sampled_from(CLUES), max_size=2),
        st.sampled_from(
            ("", "Short.", "A longer abstract of graphs.", "Of $x_2$.", r"Of $\epsilon_2$.")
        ),
        st.sampled_from(("", "", "2021", "2021-05", "2021-05-06", "2023-02-31")),
        st.lists(st.sampled_from(("cs.LG", "math.CO")), max_size=1),
        st.lists(st.sampled_from(("a.txt", "b.txt")), max_size=1),
    )


@settings(max_examples=200, deadline=None)
@given(st.lists(st.lists(records(), max_size=6), max_size=4), st.sampled_from((1, 2, 3, 100)))
def test_whatever_is_added_the_tables_agree_and_nothing_is_lost(
    files: list[list[Paper]], batch: int
) -> None:
    with new_catalogue() as (catalogue, file), patch.object(adding, "_BATCH", batch):
        for stream in files:
            added = catalogue.add(stream)
            assert added.total == len(stream)
            assert_sound(catalogue, file)
        shelved = papers(catalogue)
        for record in (each for stream in files for each in stream):
            assert any(set(record.identifiers) <= set(paper.identifiers) for paper in shelved)
            assert all(catalogue.ids_of([each]) for each in record.identifiers)
        assert catalogue.add(each for stream in files for each in stream).new == 0
        assert len(ids(catalogue)) == len(shelved)
        assert_sound(catalogue, file)


@settings(max_examples=60, deadline=None)
@given(st.lists(records(), max_size=8))
def test_a_key_once_given_stays_while_its_paper_stands_alone(stream: list[Paper]) -> None:
    with new_catalogue() as (catalogue, _):
        for record in stream:
            before = {paper.key for paper in papers(catalogue)}
            catalogue.add([record])
            after = papers(catalogue)
            gone = before - {paper.key for paper in after}
            joined = {each for paper in after for each in paper.identifiers}
            assert gone <= joined
            assert not gone or len(after) < len(before)
            assert all(paper.key in paper.identifiers for paper in after)
