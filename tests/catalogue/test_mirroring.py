import sqlite3
from contextlib import closing
from pathlib import Path
from threading import Thread

import pytest

from tests.catalogue.shelves import ids, mirror, mirror_all, titles
from tuireader.catalogue import Catalogue, Counts, Marked
from tuireader.papers import paper_of

ONE = paper_of("One", clues=["2301.00001", "10.1000/one"])
TWO = paper_of("Two")


@pytest.fixture(autouse=True)
def _filled(catalogue: Catalogue) -> None:
    catalogue.add([ONE, TWO])


def marked(catalogue: Catalogue) -> dict[str, tuple[str, bool]]:
    return {row.title: (row.read, row.starred) for row in catalogue.rows(ids(catalogue))}


def test_marks_are_shown_found_and_counted(catalogue: Catalogue) -> None:
    assert catalogue.counts() == Counts(papers=2, unread=2, starred=0)
    assert mirror_all(
        catalogue, {ONE.key: Marked("2026-01-02"), TWO.key: Marked(starred=True)}, "1"
    )
    assert marked(catalogue) == {"One": ("2026-01-02", False), "Two": ("", True)}
    assert catalogue.counts() == Counts(papers=2, unread=1, starred=1)
    assert titles(catalogue, "is:read") == ["One"]
    assert titles(catalogue, "is:starred") == ["Two"]


@pytest.mark.parametrize("identifier", ONE.identifiers)
def test_a_paper_is_marked_by_any_of_its_identifiers(catalogue: Catalogue, identifier: str) -> None:
    assert mirror_all(catalogue, {identifier: Marked("2026", True)}, "1")
    assert marked(catalogue) == {"One": ("2026", True), "Two": ("", False)}


def test_marks_are_asked_for_by_all_identifiers_of_a_paper(catalogue: Catalogue) -> None:
    asked: list[tuple[str, ...]] = []

    def marks_of(identifiers: tuple[str, ...]) -> Marked:
        asked.append(identifiers)
        return Marked("2026", True)

    assert catalogue.mirror_all([ONE.identifiers[1], ONE.identifiers[0]], marks_of, "1")
    assert [set(each) for each in asked] == [set(ONE.identifiers)]
    assert marked(catalogue) == {"One": ("2026", True), "Two": ("", False)}


def test_other_threads_mirror_with_a_connection_of_their_own(catalogue: Catalogue) -> None:
    mirror_all(catalogue, {}, "1")
    outcomes: list[bool] = []
    other = Thread(
        target=lambda: outcomes.append(mirror(catalogue, {TWO.key: Marked(starred=True)}, "1", "2"))
    )
    list(catalogue.papers(ids(catalogue)))  # the connection of this thread is in use
    other.start()
    other.join()
    assert outcomes == [True]
    assert titles(catalogue, "is:starred") == ["Two"]
    assert catalogue.mirrored_version() == "2"


def test_mirroring_all_forgets_what_was_there(catalogue: Catalogue) -> None:
    mirror_all(catalogue, {ONE.key: Marked("2026", True), TWO.key: Marked("2026", True)}, "1")
    mirror_all(catalogue, {TWO.key: Marked(starred=True)}, "2")
    assert marked(catalogue) == {"One": ("", False), "Two": ("", True)}
    assert catalogue.mirrored_version() == "2"


def test_mirroring_changes_leaves_the_rest(catalogue: Catalogue) -> None:
    mirror_all(catalogue, {ONE.key: Marked("2026", True), TWO.key: Marked("2026", True)}, "1")
    assert mirror(catalogue, {TWO.key: Marked("", False)}, before="1", after="2")
    assert marked(catalogue) == {"One": ("2026", True), "Two": ("", False)}
    assert catalogue.mirrored_version() == "2"


def test_a_stale_mirror_stays_stale(catalogue: Catalogue) -> None:
    mirror_all(catalogue, {}, "1")
    assert mirror(catalogue, {TWO.key: Marked(starred=True)}, before="2", after="3")
    assert marked(catalogue)["Two"] == ("", True)
    assert catalogue.mirrored_version() == "1"


def test_the_version_survives_closing(catalogue: Catalogue) -> None:
    assert catalogue.mirrored_version() == ""
    mirror_all(catalogue, {ONE.key: Marked(starred=True)}, "a-7")
    catalogue.close()
    assert catalogue.mirrored_version() == "a-7"
    assert titles(catalogue, "is:starred") == ["One"]


def test_marks_of_unknown_papers_are_passed_over(catalogue: Catalogue) -> None:
    strange = {
        "arxiv:9901.00001": Marked("2026", True),
        "": Marked("2026", True),
        "\ud800\0": Marked("\ud800", True),
    }
    assert mirror_all(catalogue, strange, "1")
    assert marked(catalogue) == {"One": ("", False), "Two": ("", False)}


def test_nothing_is_mirrored_while_another_process_writes(catalogue: Catalogue, file: Path) -> None:
    mirror_all(catalogue, {ONE.key: Marked(starred=True)}, "1")
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert not mirror(catalogue, {TWO.key: Marked(starred=True)}, before="1", after="2")
        assert not mirror_all(catalogue, {}, "3")
        assert titles(catalogue, "is:starred") == ["One"]
    assert catalogue.mirrored_version() == "1"
    assert mirror(catalogue, {TWO.key: Marked(starred=True)}, before="1", after="2")
    assert titles(catalogue, "is:starred") == ["Two", "One"]
