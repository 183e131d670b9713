from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.catalogue.shelves import mirror_all, titles
from tuireader.catalogue import Catalogue, Marked
from tuireader.papers import paper_of

BIG = "Big Self-Supervised Models"
SOUPS = "Model soups"
HEARTS = "AstroM$^3$: Hearts & minds"


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalogue]:
    catalogue = Catalogue(Path(tmp_path_factory.mktemp("words")) / "catalogue.db")
    catalogue.add(
        [
            paper_of(
                BIG,
                clues=["2301.00001", "10.1000/Big"],
                authors=["Ting Chen", "Geoffrey Hinton"],
                abstract="One paradigm for learning from few labels. Vision helps.",
                published="2023-01-15",
                categories=["cs.LG", "stat.ML"],
                venue="Proceedings of NeurIPS",
                sources=["page one.txt"],
            ),
            paper_of(
                SOUPS,
                clues=["10.2000/soup"],
                authors=["Jörg Müller"],
                abstract="Averaging weights of models; few soups.",
                published="2022-03",
                categories=["cs.CL"],
                venue="Revue Générale",
                pdf="https://example.org/soup.pdf",
                sources=["feed"],
            ),
            paper_of(
                HEARTS, clues=["math/0309136"], abstract="Of supervised selves.", published="2003"
            ),
            paper_of("Zyx"),
        ]
    )
    mirror_all(
        catalogue,
        {"arxiv:2301.00001": Marked("2026-01-02", False), "doi:10.2000/soup": Marked("", True)},
        "1",
    )
    yield catalogue
    catalogue.close()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", ["Zyx", BIG, SOUPS, HEARTS]),
        ("sel", [BIG, HEARTS]),
        ("self", [BIG]),
        ("self-sup", [BIG]),
        ("self sup", [BIG]),
        ("supervised", [BIG, HEARTS]),
        ("upervised", []),
        ("SELF sup vision", [BIG]),
        ('"self supervised models"', [BIG]),
        ('"self supervised model"', []),
        ('"models supervised"', []),
        ('"labels vision"', [BIG]),
        ('"models one"', []),
        ("muller", [SOUPS]),
        ("MÜLL", [SOUPS]),
        ("jörg", [SOUPS]),
        ("astrom", [HEARTS]),
        ("few", [BIG, SOUPS]),
        ("few -vision", [SOUPS]),
        ("few or hearts", [BIG, SOUPS, HEARTS]),
        ("(few or hearts) -is:starred", [BIG, HEARTS]),
        ("not few", ["Zyx", HEARTS]),
        ("few &", [BIG, SOUPS]),
        ("few or &", [BIG, SOUPS]),
        ("&", ["Zyx", BIG, SOUPS, HEARTS]),
        ("-&", ["Zyx", BIG, SOUPS, HEARTS]),
        ("is:starred or &", [SOUPS]),
    ],
)
def test_words_find_titles_abstracts_and_authors(
    filled: Catalogue, text: str, found: list[str]
) -> None:
    assert titles(filled, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("title:model", [BIG, SOUPS]),
        ("title:vision", []),
        ("abstract:model", [SOUPS]),
        ("abstract:big", []),
        ("author:hint", [BIG]),
        ('author:"geoffrey hinton"', [BIG]),
        ('author:"hinton geoffrey"', []),
        ("author:vision", []),
        ("author:muller title:soup", [SOUPS]),
        ("-author:chen title:model", [SOUPS]),
        ("venue:neurips", [BIG]),
        ("venue:urips", []),
        ('venue:"proceedings of n"', [BIG]),
        ("venue:generale", [SOUPS]),
        ("venue:GÉNÉ", [SOUPS]),
        ("category:cs.", [BIG, SOUPS]),
        ("category:CS.lg", [BIG]),
        ("category:lg", []),
        ("category:stat", [BIG]),
        ("category:cs.LG or category:cs.CL", [BIG, SOUPS]),
        ("few -category:cs.LG", [SOUPS]),
        ("source:page", [BIG]),
        ("source:one", [BIG]),
        ("source:fee", [SOUPS]),
        ("source:eed", []),
        ('source:"Page one.txt"', [BIG]),
        ('source:"page one"', []),
        ('source:"one.txt"', []),
    ],
)
def test_a_field_is_searched_alone(filled: Catalogue, text: str, found: list[str]) -> None:
    assert titles(filled, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("id:2301.", [BIG]),
        ("id:2301.00001", [BIG]),
        ("id:2301.00001v3", [BIG]),
        ("id:2301.0000", [BIG]),
        ('id:"2301.0000"', []),
        ('id:"2301.00001"', [BIG]),
        ("id:arxiv:2301.00001", [BIG]),
        ("arxiv:2301.00001", [BIG]),
        ("id:https://arxiv.org/abs/2301.00001", [BIG]),
        ("id:10.1000", [BIG]),
        ("id:10.1000/BIG", [BIG]),
        ("id:10.", [BIG, SOUPS]),
        ("doi:10.2000/so", [SOUPS]),
        ("id:https://doi.org/10.2000/soup", [SOUPS]),
        ("id:math/03", [HEARTS]),
        ("id:math.GT/0309136", [HEARTS]),
        ("id:301", []),
        ("few -id:2301.", [SOUPS]),
        ("id:2301. or id:math/", [BIG, HEARTS]),
    ],
)
def test_an_identifier_is_found_by_its_beginning(
    filled: Catalogue, text: str, found: list[str]
) -> None:
    assert titles(filled, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("is:read", [BIG]),
        ("is:unread", ["Zyx", SOUPS, HEARTS]),
        ("is:starred", [SOUPS]),
        ("-is:starred", ["Zyx", BIG, HEARTS]),
        ("is:unread few", [SOUPS]),
        ("has:pdf", [BIG, SOUPS, HEARTS]),
        ("-has:pdf", ["Zyx"]),
        ("has:date", [BIG, SOUPS, HEARTS]),
        ("-has:date", ["Zyx"]),
    ],
)
def test_marks_and_facts_are_found(filled: Catalogue, text: str, found: list[str]) -> None:
    assert titles(filled, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("year:2023", [BIG]),
        ("year:2022", [SOUPS]),
        ("year:2003..2022", [SOUPS, HEARTS]),
        ("year:>=2022", [BIG, SOUPS]),
        ("year:<2022", [HEARTS]),
        ("date:2023-01", [BIG]),
        ("date:2023-01-15", [BIG]),
        ("date:2023-01-14", []),
        ("date:2023-01-16..2024", []),
        ("date:2022-03-31", [SOUPS]),
        ("date:2022-04-01", []),
        ("date:2022-03-05..2022-03-06", [SOUPS]),
        ("date:2003-12-31", [HEARTS]),
        ("date:>2003", [BIG, SOUPS]),
        ("-year:2022..2023", ["Zyx", HEARTS]),
    ],
)
def test_a_date_is_in_a_span_when_it_could_be(
    filled: Catalogue, text: str, found: list[str]
) -> None:
    assert titles(filled, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("sort:date", ["Zyx", BIG, SOUPS, HEARTS]),
        ("-sort:date", [HEARTS, SOUPS, BIG, "Zyx"]),
        ("sort:title", [HEARTS, BIG, SOUPS, "Zyx"]),
        ("-sort:title", ["Zyx", SOUPS, BIG, HEARTS]),
        ("sort:author", [BIG, SOUPS, "Zyx", HEARTS]),
        ("few sort:title", [BIG, SOUPS]),
        ("few -sort:author", [SOUPS, BIG]),
        ("few is:unread sort:author", [SOUPS]),
        ("few -sort:date", [SOUPS, BIG]),
    ],
)
def test_the_order_is_the_one_asked_for(filled: Catalogue, text: str, found: list[str]) -> None:
    assert titles(filled, text) == found
