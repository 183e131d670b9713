"""How fast papers are added, against the same rows put into a bare full-text table."""

import json
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.figures import Figure, Unit
from tests.benchmarks.made_up import made_up_papers
from tests.benchmarks.running import CHECKOUT, environment
from tuireader.catalogue import Catalogue

_LEAST = 0.6
"""The share of the bare table's speed that adding must have."""

_MANY = 100_000
"""More papers than this are not held in memory at once to be added."""

_BARE = (
    "CREATE VIRTUAL TABLE words USING fts5 (title, abstract, authors,"
    " tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3')"
)


def adding(folder: Path, papers: int) -> Iterator[Figure]:
    """Papers a second; in a process of its own, since all are in memory before the clock starts."""
    if papers > _MANY:
        return
    measured = subprocess.run(
        [sys.executable, "-m", __name__, str(papers)],
        cwd=CHECKOUT,
        env=environment(),
        check=True,
        capture_output=True,
    )
    ours, bare = json.loads(measured.stdout)
    speed, floor = papers / ours, papers / bare
    yield Figure("adding papers", papers, speed, Unit.PAPERS_A_SECOND, floor, _LEAST)


def _measure(count: int) -> tuple[float, float]:
    """Seconds for adding, and for the bare table."""
    papers = list(made_up_papers(count))
    rows = [(each.title, each.abstract, "\n".join(each.authors)) for each in papers]
    with TemporaryDirectory() as folder:
        start = time.perf_counter()
        with closing(sqlite3.connect(Path(folder, "bare.db"))) as bare, bare:
            bare.execute(_BARE)
            bare.executemany("INSERT INTO words VALUES (?, ?, ?)", rows)
        middle = time.perf_counter()
        with closing(Catalogue(Path(folder, "catalogue.db"))) as catalogue:
            catalogue.add(papers)
        return time.perf_counter() - middle, middle - start


if __name__ == "__main__":
    print(json.dumps(_measure(int(sys.argv[1]))))
