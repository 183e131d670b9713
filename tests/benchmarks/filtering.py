"""How long a letter typed into the filter takes to the painted list of what passes."""

from collections.abc import Iterator
from pathlib import Path
from statistics import mean

from tests.benchmarks.figures import Figure, Unit, spread
from tests.benchmarks.pty_child import Answer, PtyChild
from tests.benchmarks.reader import reader, reader_shows

TYPED = (
    "self-sup",
    "vision lang",
    "robust",
    "is:unread transf",
    "the model",
    "graph neur",
    "diffusion -video",
    "author:ba",
    "reinforcement policy rew",
)
"""What readers type, letter by letter: common words, rare ones, two words, a mark, a name."""

_LIMIT = 0.030
"""Seconds that 95 in 100 letters may take to the painted first screen."""

_BETWEEN_LETTERS = 0.150
"""Seconds between two letters of somebody who types quickly; the exact count comes meanwhile."""

_ROUNDS = 2


def filtering(folder: Path, papers: int) -> Iterator[Figure]:
    """Each letter, to the first frame and to the last byte, which mostly is the exact count's."""
    with reader(folder) as child:
        child.wait_for(*reader_shows(folder, papers))
        child.settle(1.5)
        typed = [_typed(child, text) for text in TYPED * _ROUNDS]
    letters = [answer for answers in typed for answer in answers]
    yield from spread(
        "filter letter to first screen",
        papers,
        [each.first for each in letters],
        limits=(None, _LIMIT),
    )
    yield from spread("filter letter to last byte", papers, [each.last for each in letters])
    frames = mean(each.frames for each in letters)
    yield Figure("filter letter, frames", papers, frames, Unit.FRAMES)
    worst, text = max(
        (max(each.first for each in answers), text)
        for text, answers in zip(TYPED * _ROUNDS, typed, strict=True)
    )
    yield Figure(f"slowest filter letter ({text})", papers, worst)


def _typed(child: PtyChild, text: str) -> list[Answer]:
    child.press("/", _BETWEEN_LETTERS)
    answers = [child.press(letter, _BETWEEN_LETTERS) for letter in text]
    child.press("\x1b", 0.5)
    return answers
