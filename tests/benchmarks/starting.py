"""How long the reader takes from its start to the first painted list, against the minimal app."""

from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

from tests.benchmarks.figures import Figure, limit_for
from tests.benchmarks.pty_child import PtyChild, Usage
from tests.benchmarks.reader import FLOOR, minimal_app, reader, reader_shows

_RUNS = 15
"""Of each, in turns, so that a busy moment of the machine meets both."""

_MOST = (1.15, 1.2)
"""The reader's processor time may be so many times the minimal app's; with a large library."""


def starting(folder: Path, papers: int) -> Iterator[Figure]:
    """Processor time and wall time."""
    shown = reader_shows(folder, papers)
    runs: list[tuple[Usage, Usage]] = []
    for _ in range(_RUNS + 1):
        ours = _start(lambda: reader(folder), *shown)
        floor = _start(minimal_app, FLOOR)
        runs.append((ours, floor))
    del runs[0]  # the files were cold
    yield Figure(
        "start to painted list, CPU",
        papers,
        median(ours.cpu for ours, _ in runs),
        floor=median(floor.cpu for _, floor in runs),
        most=limit_for(papers, *_MOST),
    )
    yield Figure(
        "start to painted list, wall",
        papers,
        median(ours.wall for ours, _ in runs),
        floor=median(floor.wall for _, floor in runs),
    )


def _start(program: Callable[[], PtyChild], *shown: str) -> Usage:
    with program() as child:
        child.wait_for(*shown)
        return child.end()
