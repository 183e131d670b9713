"""How long it takes to move papers in a long queue, from the key to its frame, and to fill it."""

import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from tests.benchmarks.figures import Figure, spread
from tests.benchmarks.reader import reader, reader_shows
from tuireader.library import Library
from tuireader.query import Query

_QUEUED = 10_000
"""Papers in the queue; fewer if there are no more."""

_MOVED = 30
"""Presses of each key."""

_MOVE, _LIBRARY_MOVE = 0.030, 0.005
"""Seconds that 95 in 100 moves may take: by key, and in the library alone."""

_PAPER = 0.000_5
"""Seconds that a paper may take that is queued with many."""


def queueing(folder: Path, papers: int) -> Iterator[Figure]:
    """A queue filled, its papers moved by key, and emptied again."""
    with closing(Library(folder)) as library:
        ids = list(library.search_whole(Query()).ids[:_QUEUED])
        begun = time.perf_counter()
        library.queue(ids)
        library.save()
        each = (time.perf_counter() - begun) / len(ids)
        yield from spread("a paper queued with many", papers, [each], limits=(None, _PAPER))
        moves = []
        for number in range(_MOVED):
            begun = time.perf_counter()
            library.move([ids[number]], "next", ids[-1 - number], behind=True)
            moves.append(time.perf_counter() - begun)
        yield from spread("moved, in the library", papers, moves, limits=(None, _LIBRARY_MOVE))
    with reader(folder) as child:
        child.wait_for(*reader_shows(folder, papers))
        child.settle(1.5)
        child.press("4", 1.5)
        child.press("g", 0.5)
        keys = [key for key in "JK" for _ in range(_MOVED)]
        times = [child.press(key).last for key in keys]
    name = f"J and K in a queue of {len(ids):,}"
    yield from spread(name, papers, times, limits=(None, _MOVE))
    with closing(Library(folder)) as library:
        library.empty_queue("next")
        library.save()
