"""How much memory the reader takes at the most, against the minimal app."""

from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.figures import Figure, Unit, limit_for
from tests.benchmarks.pty_child import PtyChild
from tests.benchmarks.reader import FLOOR, minimal_app, reader, reader_shows

_MOST = (1.3, 2.0)
"""The reader's memory may be so many times the minimal app's; with a large library."""


def remembering(folder: Path, papers: int) -> Iterator[Figure]:
    """Peak memory after the start, and after some minutes' worth of reading."""
    with minimal_app() as child:
        child.wait_for(FLOOR)
        child.settle(0.5)
        floor = child.end().memory
    shown = reader_shows(folder, papers)
    for name, reads in (("start", False), ("reading and filtering", True)):
        with reader(folder) as child:
            child.wait_for(*shown)
            child.settle(1.5)
            if reads:
                _read(child)
            peak = child.end().memory
        yield Figure(
            f"peak memory, {name}", papers, peak, Unit.MEBIBYTES, floor, limit_for(papers, *_MOST)
        )


def _read(child: PtyChild) -> None:
    for key in ["j"] * 60 + ["G", "g"] * 3:
        child.press(key)
    for text in ("self-sup", "the model", "is:unread transf"):
        for letter in ["/", *text]:
            child.press(letter, 0.1)
        child.press("\x1b", 0.5)
