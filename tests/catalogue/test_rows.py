from hypothesis import given, settings
from hypothesis import strategies as st

from tests.catalogue.shelves import ids, new_catalogue, papers
from tuireader.catalogue import Catalogue, Row
from tuireader.papers import Paper, clean_line, clean_text, paper_of

MANY = 1200
"""More rows than SQLite takes parameters in one statement, as older versions are built."""


def lines() -> st.SearchStrategy[str]:
    return st.text(max_size=20).map(clean_line)


def names() -> st.SearchStrategy[list[str]]:
    return st.lists(lines().filter(bool), max_size=3)


def any_papers() -> st.SearchStrategy[Paper]:
    return st.builds(
        paper_of,
        lines().filter(bool),
        clues=st.lists(st.sampled_from(("2301.00001", "hep-th/9901001", "10.1000/é")), max_size=2),
        authors=names(),
        abstract=st.text().map(clean_text),
        published=st.dates().map(str)
        | st.sampled_from(("", "2020", "2020-02", "2020-02-31", "0000")),
        updated=st.sampled_from(("", "2021", "2021-03-04")),
        categories=names(),
        venue=lines(),
        url=lines(),
        pdf=lines(),
        sources=names(),
    )


@settings(max_examples=100, deadline=None)
@given(any_papers())
def test_a_paper_comes_back_as_it_was(paper: Paper) -> None:
    with new_catalogue() as (catalogue, _):
        catalogue.add([paper])
        assert papers(catalogue) == [paper]
        (id_,) = catalogue.ids_of([paper.key])
        assert all(catalogue.ids_of([each]) == [id_] for each in paper.identifiers)
        assert [*catalogue.papers([id_])] == [(id_, paper)]
        (row,) = catalogue.rows([id_])
        assert (row.id, row.key, row.title) == (id_, paper.key, paper.title)
        assert (row.authors, row.published) == (paper.authors, paper.published)
        assert set(row.identifiers) == set(paper.identifiers)
        assert (row.read, row.starred) == ("", False)


def test_rows_come_in_the_order_asked_and_without_those_gone(catalogue: Catalogue) -> None:
    catalogue.add(paper_of(title) for title in "ABC")
    a, b, c = ids(catalogue)
    rows = catalogue.rows([c, 1, a, c])
    assert [(row.id, row.title) for row in rows] == [(c, "C"), (a, "A"), (c, "C")]
    assert [id_ for id_, _ in catalogue.papers([b, 1, a])] == [b, a]
    assert catalogue.rows([]) == []


def test_many_rows_can_be_asked_for_at_once(catalogue: Catalogue) -> None:
    catalogue.add(paper_of(f"Number {number}") for number in range(MANY))
    wanted = ids(catalogue)[::-1]
    assert [row.id for row in catalogue.rows(wanted)] == wanted


def test_a_row_s_key_is_its_first_identifier(catalogue: Catalogue) -> None:
    titled = paper_of("Met by its title")
    catalogue.add([titled, paper_of("Met by its title", clues=["2301.00001"])])
    (row,) = catalogue.rows(ids(catalogue))
    assert row.identifiers == (titled.key, "arxiv:2301.00001")
    assert row.key == titled.key
    assert isinstance(row, Row)


def test_ids_are_found_by_any_identifier_the_first_ones_first(catalogue: Catalogue) -> None:
    one, two = paper_of("Reply", clues=["2301.00001"]), paper_of("Reply", clues=["2301.00002"])
    catalogue.add([one, two])
    (first,), (second,) = catalogue.ids_of([one.key]), catalogue.ids_of([two.key])
    assert catalogue.ids_of([two.key, *one.identifiers]) == [second, first]
    assert set(catalogue.ids_of([one.identifiers[-1]])) == {first, second}
    assert catalogue.ids_of(["doi:10.1000/none", "", "\ud800", "\0"]) == []


def test_papers_are_read_one_at_a_time(catalogue: Catalogue) -> None:
    catalogue.add(paper_of(title) for title in "AB")
    reading = catalogue.papers(ids(catalogue))
    assert next(reading)[1].title == "A"
    catalogue.add([paper_of("B", abstract="Come since.")])
    assert next(reading)[1].abstract == "Come since."
