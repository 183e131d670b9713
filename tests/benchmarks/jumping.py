"""How long jumps and pages take in each order, and how long papers like one take to be listed."""

from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.figures import Figure, limit_for, spread
from tests.benchmarks.pty_child import PtyChild
from tests.benchmarks.reader import reader, reader_shows

_SORTS = ("date", "-sort:date", "title", "author", "added", "random", "relevance the")
"""Orders, as they are typed behind ``sort:``; relevance is that of a word most papers have."""

_JUMP = (0.016, 0.050)
"""Seconds that 95 in 100 jumps may take; in a large library."""

_RELATED = (0.050, 0.100)
"""Seconds that 95 in 100 lists of papers like one may take; in a large library."""

_PATIENCE = (1.0, 15.0)
"""Seconds without a byte after which an order that must be sorted for has come."""


def jumping(folder: Path, papers: int) -> Iterator[Figure]:
    """G, g and pages in each order, once that is listed whole."""
    for sort in _SORTS:
        with reader(folder) as child:
            child.wait_for(*reader_shows(folder, papers))
            child.settle(1.5)
            jumps = _jumps(child, sort, limit_for(papers, *_PATIENCE))
        name = f"G, g and pages, sort:{sort}".replace("sort:-sort", "-sort")
        yield from spread(name, papers, jumps, limits=(None, limit_for(papers, *_JUMP)))
    with reader(folder) as child:
        child.wait_for(*reader_shows(folder, papers))
        child.settle(1.5)
        times = []
        for _ in range(20):
            times.append(child.press("R").first)
            child.press("\x1b", 0.3)
            child.press("j")
    yield from spread("papers like one", papers, times, limits=(None, limit_for(papers, *_RELATED)))


def _jumps(child: PtyChild, sort: str, patience: float) -> list[float]:
    child.press("/", 0.3)
    child.press(sort if sort.startswith("-") else f"sort:{sort}", patience)
    child.press("\r", 0.5)
    keys = [*"Gg" * 6, *["\x04"] * 6, *["\x15"] * 6, *"Gg"]
    return [child.press(key).last for key in keys]
