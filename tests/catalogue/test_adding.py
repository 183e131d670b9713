from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.catalogue.shelves import assert_sound, ids, mirror_all, papers, plain_papers, titles
from tuireader.catalogue import Added, Catalogue, CatalogueError, Marked, adding, index
from tuireader.papers import Paper, paper_of

SOUP = "Model soups: averaging weights"
ARXIV = paper_of(SOUP, clues=["2203.05482"], authors=["Mitchell Wortsman"], abstract="A recipe.")
TITLED = paper_of(SOUP.upper(), abstract="A conventional recipe for accuracy.", venue="ICML")
DOI = paper_of(SOUP, clues=["10.1000/soup"], published="2022-03-10", categories=["cs.LG"])


def test_papers_are_new_once_and_known_from_then_on(catalogue: Catalogue, file: Path) -> None:
    assert catalogue.add(plain_papers(120)) == Added(new=120)
    assert catalogue.add(plain_papers(120)) == Added(known=120)
    assert catalogue.counts().papers == 120
    assert_sound(catalogue, file)


def test_an_empty_stream_adds_nothing(catalogue: Catalogue) -> None:
    assert catalogue.add([]) == Added()
    assert ids(catalogue) == []


@pytest.mark.parametrize("at_once", [1, 2, 3])
def test_records_of_one_paper_become_one_under_its_first_key(
    catalogue: Catalogue, file: Path, at_once: int
) -> None:
    records = [ARXIV, TITLED, DOI]
    for start in range(0, 3, at_once):
        catalogue.add(records[start : start + at_once])
    (paper,) = papers(catalogue)
    assert paper.key == "arxiv:2203.05482"
    assert set(paper.identifiers) == {*ARXIV.identifiers, "doi:10.1000/soup"}
    assert (paper.abstract, paper.venue) == (TITLED.abstract, "ICML")
    assert (paper.published, paper.categories) == ("2022-03-10", ("cs.LG",))
    assert_sound(catalogue, file)


@pytest.mark.parametrize("in_one_stream", [True, False])
def test_what_came_of_each_record_is_counted(catalogue: Catalogue, in_one_stream: bool) -> None:
    elsewhere = replace(ARXIV, sources=("other.jsonl",))
    stream = [ARXIV, ARXIV, TITLED, elsewhere]
    counts = (
        [catalogue.add(stream)] if in_one_stream else [catalogue.add([each]) for each in stream]
    )
    assert sum(each.new for each in counts) == 1
    assert sum(each.known for each in counts) == 2
    assert sum(each.changed for each in counts) == 1
    assert sum(each.total for each in counts) == 4
    assert papers(catalogue)[0].sources == ("other.jsonl",)


def test_the_fuller_value_is_found_and_the_old_one_no_longer(
    catalogue: Catalogue, file: Path
) -> None:
    catalogue.add([replace(ARXIV, abstract="Parsley."), paper_of("Parsley roots")])
    catalogue.add([TITLED])
    assert titles(catalogue, "conventional") == [SOUP]
    assert titles(catalogue, "venue:icml") == [SOUP]
    assert titles(catalogue, "parsley") == ["Parsley roots"]
    assert_sound(catalogue, file)


@pytest.mark.parametrize("batch", [1, 2, 10])
def test_one_title_with_two_arxiv_ids_is_two_papers(
    catalogue: Catalogue, file: Path, batch: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(adding, "_BATCH", batch)
    one, two = paper_of("Reply", clues=["2301.00001"]), paper_of("Reply", clues=["2301.00002"])
    assert catalogue.add([one, two, one, two]) == Added(new=2, known=2)
    assert len(ids(catalogue)) == 2
    assert_sound(catalogue, file)


@pytest.mark.parametrize("batch", [1, 2, 3, 10])
def test_a_title_alone_makes_no_two_papers_one(
    catalogue: Catalogue, file: Path, batch: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(adding, "_BATCH", batch)
    one, two = paper_of("Reply", clues=["2301.00001"]), paper_of("Reply", clues=["2301.00002"])
    added = catalogue.add([one, two, paper_of("Reply", abstract="We answer.")])
    assert added == Added(new=2, changed=1)
    assert sorted(paper.abstract for paper in papers(catalogue)) == ["", "We answer."]
    assert_sound(catalogue, file)


@pytest.mark.parametrize("batch", [1, 2, 3, 10])
@pytest.mark.parametrize("known", [0, 1, 2])
def test_a_record_that_joins_two_papers_makes_them_one(
    catalogue: Catalogue, file: Path, known: int, batch: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(adding, "_BATCH", batch)
    draft = paper_of("A draft", clues=["2301.00001"], abstract="Short.", published="2023-01-02")
    final = paper_of("The final paper", clues=["10.1000/x"], abstract="Much longer.")
    joining = paper_of("A draft", clues=["2301.00001", "10.1000/x"])
    stream = [draft, final, joining]
    catalogue.add(stream[:known])
    catalogue.add(stream[known:])
    (paper,) = papers(catalogue)
    assert paper.key == "arxiv:2301.00001"
    assert {*draft.identifiers, *final.identifiers} == set(paper.identifiers)
    assert (paper.title, paper.abstract) == ("The final paper", "Much longer.")
    assert catalogue.add(stream) == Added(known=3)
    assert_sound(catalogue, file)


def test_a_joined_paper_keeps_the_marks_of_both(catalogue: Catalogue) -> None:
    catalogue.add([paper_of("One", clues=["2301.00001"]), paper_of("Two", clues=["10.1000/x"])])
    mirror_all(
        catalogue,
        {"arxiv:2301.00001": Marked("2026-01-02", False), "doi:10.1000/x": Marked("", True)},
        "1",
    )
    catalogue.add([paper_of("One", clues=["2301.00001", "10.1000/x"])])
    (row,) = catalogue.rows(ids(catalogue))
    assert (row.read, row.starred) == ("2026-01-02", True)
    assert (catalogue.counts().papers, catalogue.counts().unread) == (1, 0)


def test_a_completed_paper_keeps_its_marks(catalogue: Catalogue) -> None:
    catalogue.add([ARXIV])
    mirror_all(catalogue, {ARXIV.key: Marked("2026-01-02", True)}, "1")
    catalogue.add([DOI])
    (row,) = catalogue.rows(ids(catalogue, "is:read is:starred"))
    assert (row.published, row.read, row.starred) == ("2022-03-10", "2026-01-02", True)


def test_a_record_of_a_known_and_a_new_paper_is_the_surer_one_s(
    catalogue: Catalogue, file: Path
) -> None:
    catalogue.add([paper_of("Reply", clues=["2301.00001"])])
    new = paper_of("Reply", clues=["2301.00002", "10.1000/x"])
    catalogue.add([new, paper_of("Reply", clues=["10.1000/x"], venue="Physica")])
    assert [paper.key for paper in papers(catalogue, "venue:physica")] == ["arxiv:2301.00002"]
    assert_sound(catalogue, file)


def test_a_paper_moves_to_its_date_once_that_is_known(catalogue: Catalogue, file: Path) -> None:
    dated = [paper_of(f"Of {year}", published=f"{year}-01-01") for year in (2024, 2022, 2020)]
    catalogue.add([paper_of("Stray"), *dated])
    (before,) = catalogue.ids_of(paper_of("Stray").identifiers)
    assert titles(catalogue) == ["Stray", "Of 2024", "Of 2022", "Of 2020"]
    catalogue.add([paper_of("Stray", published="2021-05-05")])
    assert titles(catalogue) == ["Of 2024", "Of 2022", "Stray", "Of 2020"]
    assert catalogue.rows([before]) == []
    assert list(catalogue.papers([before])) == []
    catalogue.add([paper_of("Another stray")])
    assert titles(catalogue)[0] == "Another stray"
    assert_sound(catalogue, file)


def test_a_paper_keeps_its_place_when_its_day_stays(catalogue: Catalogue) -> None:
    catalogue.add([paper_of(each, published="2024-05-01") for each in ("A", "B", "C")])
    before = ids(catalogue)
    catalogue.add([paper_of("B", abstract="Now with an abstract.")])
    assert ids(catalogue) == before
    assert titles(catalogue) == ["A", "B", "C"]


def test_the_newest_come_first_and_equal_ones_as_they_came(catalogue: Catalogue) -> None:
    catalogue.add([paper_of("old", published="2020"), paper_of("noon", published="2024-05-01")])
    catalogue.add(
        [
            paper_of("later file", published="2024-05-01"),
            paper_of("undated b"),
            paper_of("month", published="2024-05"),
            paper_of("undated a"),
            paper_of("newest", published="2024-05-02"),
        ]
    )
    assert titles(catalogue) == [
        *("undated b", "undated a"),
        *("newest", "noon", "later file", "month", "old"),
    ]


def test_a_stream_that_breaks_leaves_the_catalogue_as_it_was(
    catalogue: Catalogue, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(adding, "_BATCH", 2)
    catalogue.add([ARXIV, paper_of("Other")])
    mirror_all(catalogue, {ARXIV.key: Marked("", True)}, "7")
    before = [*catalogue.papers(ids(catalogue))]

    def breaking() -> Iterator[Paper]:
        yield from plain_papers(5)
        yield DOI
        raise RuntimeError("broken off")

    with pytest.raises(RuntimeError, match="broken off"):
        catalogue.add(breaking())
    assert [*catalogue.papers(ids(catalogue))] == before
    assert titles(catalogue, "is:starred") == [SOUP]
    assert catalogue.mirrored_version() == "7"
    assert_sound(catalogue, file)
    assert catalogue.add([DOI]) == Added(changed=1)


def test_progress_tells_the_counts_so_far(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(adding, "_BATCH", 4)
    monkeypatch.setattr(index, "_AT_ONCE", 7)
    told: list[tuple[int, int]] = []
    catalogue.add(plain_papers(10), lambda added: told.append((added.total, added.indexed)))
    assert told == [(4, 0), (8, 0), (10, 0), (10, 7), (10, 10)]


def test_a_progress_that_raises_takes_everything_back(catalogue: Catalogue) -> None:
    def stop(added: Added) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        catalogue.add(plain_papers(3), stop)
    assert ids(catalogue) == []
    assert catalogue.add(plain_papers(3)) == Added(new=3)


def test_another_window_that_is_writing_makes_adding_fail_in_words(
    catalogue: Catalogue, file: Path
) -> None:
    catalogue.add([ARXIV])

    def adding_elsewhere() -> Iterator[Paper]:
        yield paper_of("Mine")
        other = Catalogue(file, patience=0.01)
        try:
            with pytest.raises(CatalogueError, match="locked"):
                other.add([paper_of("Theirs")])
            assert titles(other) == [SOUP]
        finally:
            other.close()

    assert catalogue.add(adding_elsewhere()) == Added(new=1)


@pytest.mark.parametrize(("records", "version"), [([ARXIV], "7"), ([DOI], ""), ([TITLED], "")])
def test_whatever_papers_bring_makes_the_mirror_stale(
    catalogue: Catalogue, records: list[Paper], version: str
) -> None:
    catalogue.add([ARXIV])
    mirror_all(catalogue, {}, "7")
    catalogue.add(records)
    assert catalogue.mirrored_version() == version
