from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from tests.making import Record, add_papers, record
from tuireader.library import Library

MakeLibrary = Callable[[list[Record]], Library]


@pytest.fixture
def make_library(tmp_path: Path) -> Iterator[MakeLibrary]:
    """Makes a library of papers in the test's folder, or opens the one there once more."""
    with ExitStack() as stack:

        def make(records: list[Record]) -> Library:
            library = stack.enter_context(closing(Library(tmp_path / "home")))
            if records:
                add_papers(library, records)
            return library

        yield make


@pytest.fixture
def library(make_library: MakeLibrary) -> Library:
    """Thirty papers, number 0 the newest; the even ones are on vision, the odd ones on graphs."""
    return make_library([record(number) for number in range(30)])
