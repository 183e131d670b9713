import os
import signal
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest
from hypothesis import settings

from tests.making import Record, add_papers, record
from tuireader.library import Library

# How many examples the laws get that don't say so themselves. Nothing has a deadline, because other
# programs may be using the processor, too.
settings.register_profile("ci", max_examples=100, deadline=None)
settings.register_profile("nightly", max_examples=1_000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))

# Behind `nohup` or `&` these are ignored, and would be by every program the tests start.
for name in ("SIGHUP", "SIGINT"):
    number = getattr(signal, name, None)  # there is no SIGHUP on Windows
    if number is not None and signal.getsignal(number) is signal.SIG_IGN:
        signal.signal(number, signal.default_int_handler if name == "SIGINT" else signal.SIG_DFL)

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
