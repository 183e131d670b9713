from collections.abc import Iterator
from pathlib import Path

import pytest

from tuireader.catalogue import Catalogue


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "catalogue.db"


@pytest.fixture
def catalogue(file: Path) -> Iterator[Catalogue]:
    opened = Catalogue(file, patience=0.05)
    yield opened
    opened.close()
