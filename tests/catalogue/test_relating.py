from unittest.mock import patch

import pytest

from tests.catalogue.shelves import titles
from tuireader.catalogue import Catalogue, relating
from tuireader.papers import Paper, paper_of

SOUPS = paper_of("Model soups", abstract="Averaging weights of models improves robustness.")
MERGING = paper_of("Merging models", abstract="We merge models by averaging their weights.")
MENTION = paper_of("A survey", abstract="Of all things, averaging is one.")
CELLS = paper_of("Cells", abstract="How the cells of mice divide.")
COMMON = [paper_of(f"Noise {n}", abstract="Models of this and that.") for n in range(20)]


@pytest.fixture(autouse=True)
def _filled(catalogue: Catalogue) -> None:
    catalogue.add([SOUPS, MERGING, MENTION, CELLS, *COMMON])


def related(catalogue: Catalogue, paper: Paper, limit: int = 100) -> list[str]:
    (id_,) = catalogue.ids_of([paper.key])
    return [row.title for row in catalogue.rows(catalogue.related(id_, limit))]


def test_papers_with_the_same_rare_words_come_first(catalogue: Catalogue) -> None:
    assert related(catalogue, SOUPS)[:2] == ["Merging models", "A survey"]


def test_a_paper_is_not_related_to_itself(catalogue: Catalogue) -> None:
    assert "Model soups" not in related(catalogue, SOUPS)


def test_no_more_are_told_than_asked(catalogue: Catalogue) -> None:
    assert related(catalogue, SOUPS, 1) == ["Merging models"]


def test_a_paper_that_shares_no_words_is_related_to_none(catalogue: Catalogue) -> None:
    alone = paper_of("Xylophone", abstract="Zithers")
    catalogue.add([alone])
    assert related(catalogue, alone) == []


def test_a_paper_that_is_gone_is_related_to_none(catalogue: Catalogue) -> None:
    assert catalogue.related(1, 10) == []


def test_words_that_most_papers_have_are_not_looked_for(catalogue: Catalogue) -> None:
    with patch.object(relating, "_MOST_RANKED", 6):
        assert not {each.title for each in COMMON} & set(related(catalogue, SOUPS))
    assert {each.title for each in COMMON} < set(titles(catalogue, "models"))
