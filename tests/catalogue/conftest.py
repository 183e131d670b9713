from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.catalogue.libraries import held
from tests.catalogue.naive import Held
from tuireader.catalogue import Catalogue, Marked
from tuireader.papers import paper_of


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "catalogue.db"


@pytest.fixture
def catalogue(file: Path) -> Iterator[Catalogue]:
    opened = Catalogue(file, patience=0.05)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def small() -> Iterator[tuple[Catalogue, list[Held]]]:
    """Two papers full of what means something to SQL; the first is starred, the other read."""
    one = paper_of(
        "Graphs a b, 1",
        clues=["2301.00001", "10.1000/a"],
        authors=["Kim, Min"],
        abstract="We select words; drop table papers. NEAR not and or -- null title x",
        categories=["cs.LG"],
        venue="100% a_b\\c 'q' \"r\"",
        sources=("a.txt",),
    )
    other = paper_of(
        "Z $x_2$", abstract="x' OR 1=1 --", categories=["math.CO"], venue="%", published="2020"
    )
    with held([(one, Marked(starred=True)), (other, Marked("2026"))]) as both:
        yield both
