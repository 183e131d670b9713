"""How long it takes to mark many papers at once, and to take that back."""

import gc
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tests.benchmarks.figures import Figure
from tuireader.library import Library
from tuireader.query import Query

_MOST = 10_000
"""Papers that are marked, or all there are. All of them are in a queue and have a tag."""

_WITHIN = 0.5
"""Seconds that it may take."""

_RUNS = 3


def marking(folder: Path, papers: int) -> Iterator[Figure]:
    """Many papers marked read, undone and done again: in memory, written, and to be searched."""
    gc.set_threshold(20_000)  # as the command line has it
    with TemporaryDirectory() as thrown_away:
        shutil.copytree(folder, copy := Path(thrown_away) / "library")
        with closing(Library(copy)) as library:
            library.sync()
            ids = library.search(Query(), _MOST).ids
            library.mark_read(ids, False)
            library.queue(ids)
            library.tag(ids, ["later"])
            yield from _figures(library, list(ids), papers)


def _figures(library: Library, ids: list[int], papers: int) -> Iterator[Figure]:
    deeds: dict[str, Callable[[], object]] = {
        "marked read": lambda: library.mark_read(ids, True),
        "undone": library.undo,
        "done again": library.redo,
    }
    times: dict[str, list[float]] = {name: [] for name in deeds}
    for _ in range(_RUNS):
        for name, deed in deeds.items():
            times[name].append(_seconds(deed))
        library.undo()
    for name, each in times.items():
        yield Figure(f"{len(ids):,} papers {name}", papers, median(each), limit=_WITHIN)


def _seconds(deed: Callable[[], object]) -> float:
    start = time.perf_counter()
    deed()
    return time.perf_counter() - start
