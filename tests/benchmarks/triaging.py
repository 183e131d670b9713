"""How long a decision of a triage takes, until the next paper is painted."""

from collections.abc import Iterator
from pathlib import Path
from statistics import median

from tests.benchmarks.figures import Figure, spread
from tests.benchmarks.pty_child import PtyChild
from tests.benchmarks.reader import FLOOR, minimal_app, reader

_DECISIONS, _BACK = "xasl", "b"
"""Skip, keep, star and later; and back to the paper before."""

_ROUNDS = 15

_OVER_REPAINT = 0.016
"""Seconds that a decision may take beyond what the minimal app takes to paint a screen."""


def triaging(folder: Path, papers: int) -> Iterator[Figure]:
    """Deciding on the newest unread papers; all of it is taken back afterwards."""
    floor = _floor()
    decided: list[float] = []
    back: list[float] = []
    with reader(folder, "triage") as child:
        child.wait_for("1 of ", "keep", "unread")
        child.settle(1.5)  # the marks are there
        try:
            for _ in range(_ROUNDS):
                decided += _pressed(child, _DECISIONS)
                back += _pressed(child, _BACK)
        finally:
            child.press("U", 0.5)
    limit = median(floor) + _OVER_REPAINT
    yield from spread("triage, a decision", papers, decided, floor, (limit, None))
    yield from spread("triage, back", papers, back, floor, (limit, None))


def _pressed(child: PtyChild, keys: str) -> list[float]:
    return [child.press(key).last for key in keys]


def _floor() -> list[float]:
    with minimal_app() as child:
        child.wait_for(FLOOR)
        child.settle(0.5)
        return _pressed(child, "j" * 60)
