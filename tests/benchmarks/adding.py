"""How fast papers are added, against the same rows put into a bare full-text table."""

import gc
import json
import os
import pickle
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.figures import LARGE, Figure, Unit, limit_for
from tests.benchmarks.made_up import made_up_papers
from tests.benchmarks.running import CHECKOUT, environment
from tuireader.catalogue import Catalogue
from tuireader.papers import Paper

_LEAST = (12_000, 8_000)
"""Papers a second that are wanted; in a large library."""

_RUNS = 3
"""The best of so many counts, as the machine may be busy; of a large library one is enough."""

_AT_ONCE = 10_000

_BARE = (
    "CREATE VIRTUAL TABLE words USING fts5 (title, abstract, authors,"
    " tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3')"
)


def adding(folder: Path, papers: int) -> Iterator[Figure]:
    """Papers a second, to the end of the call, and of closing.

    The papers are ready in memory; of a large library they are read from a file meanwhile, at some
    10 µs each.
    """
    measured = subprocess.run(
        [sys.executable, "-m", __name__, str(papers)],
        cwd=CHECKOUT,
        env=environment(),
        check=True,
        capture_output=True,
    )
    found, closed, bare = json.loads(measured.stdout)
    least = limit_for(papers, *_LEAST)
    floor = papers / bare if bare else None
    speed = Unit.PAPERS_A_SECOND
    yield Figure("adding papers, until found", papers, papers / found, speed, floor, limit=least)
    yield Figure("adding papers, until closed", papers, papers / closed, speed, floor)


def _measure(count: int) -> tuple[float, float, float]:
    """Seconds until the papers can be found, until the file is closed, and of the bare table."""
    gc.set_threshold(20_000)  # as the command line has it
    with TemporaryDirectory() as name:
        folder = Path(name)
        _write(folder / "papers", count)
        runs = [_added(folder, count) for _ in range(1 if count > LARGE else _RUNS)]
        bare = 0.0 if count > LARGE else _bare(folder)
    return *min(runs), bare


def _added(folder: Path, count: int) -> tuple[float, float]:
    papers: Iterable[Paper] = _read(folder / "papers")
    if count <= LARGE:
        papers = list(papers)
    file = folder / "catalogue.db"
    file.unlink(missing_ok=True)
    os.sync()  # what was written before is not to be waited for
    start = time.perf_counter()
    with closing(Catalogue(file)) as catalogue:
        catalogue.add(papers)
        found = time.perf_counter() - start
    return found, time.perf_counter() - start


def _bare(folder: Path) -> float:
    rows = [
        (each.title, each.abstract, "\n".join(each.authors)) for each in _read(folder / "papers")
    ]
    start = time.perf_counter()
    with closing(sqlite3.connect(folder / "bare.db")) as bare, bare:
        bare.execute(_BARE)
        bare.executemany("INSERT INTO words VALUES (?, ?, ?)", rows)
    return time.perf_counter() - start


def _write(file: Path, count: int) -> None:
    papers = made_up_papers(count)
    with file.open("wb") as stream:
        while batch := list(islice(papers, _AT_ONCE)):
            pickle.dump(batch, stream)


def _read(file: Path) -> Iterator[Paper]:
    with file.open("rb") as stream:
        while stream.peek(1):
            yield from pickle.load(stream)


if __name__ == "__main__":
    print(json.dumps(_measure(int(sys.argv[1]))))
