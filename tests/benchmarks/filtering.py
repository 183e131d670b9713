"""How long a letter typed into the filter takes, to the first screen and to the exact count."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import mean

from tests.benchmarks.figures import Figure, Unit, limit_for, percentile_95, spread
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
    "multimodal",
    "is:unread large language mod",
    "contrastive representation",
    "state-of-the-art",
    "attention is:unread",
    "efficient fine-tun",
)
"""What readers type, letter by letter: common words and rare ones, one to three of them, with and
without a mark, a hyphen, a name."""

_FIRST = (0.016, 0.030)
"""Seconds that 95 in 100 letters may take to the painted first screen; in a large library."""

_COUNT = (0.060, 0.500)
"""Seconds that 95 in 100 letters may take to the exact count; in a large library."""

_EXACT = rb"\d papers?\b"
"""What the filter bar shows then; before, it shows ``200+ papers``, or nothing new."""

_BETWEEN_LETTERS = (0.150, 0.750)
"""Seconds without a byte after which the whole listing has come; in a large library. Who types
faster than that only spares the reader the rest."""


def filtering(folder: Path, papers: int) -> Iterator[Figure]:
    """Each letter, to the first frame, to the exact count, and to the last byte."""
    with reader(folder) as child:
        child.wait_for(*reader_shows(folder, papers))
        child.settle(1.5)
        typed = [_typed(child, text, limit_for(papers, *_BETWEEN_LETTERS)) for text in TYPED]
    letters = [answer for answers in typed for answer in answers]
    for name, moments, limit in (
        ("filter letter to first screen", [each.first for each in letters], _FIRST),
        ("filter letter to exact count", [_counted(each) for each in letters], _COUNT),
    ):
        yield from spread(name, papers, moments, limits=(None, limit_for(papers, *limit)))
    yield from spread("filter letter to last byte", papers, [each.last for each in letters])
    yield from _without("is:unread", papers, typed)
    frames = mean(each.frames for each in letters)
    yield Figure("filter letter, frames", papers, frames, Unit.FRAMES)
    worst, text = max(
        (max(each.first for each in answers), text)
        for text, answers in zip(TYPED, typed, strict=True)
    )
    yield Figure(f"slowest filter letter ({text})", papers, worst)


def _counted(answer: Answer) -> float:
    """When the exact count was shown; with the first frame if it was the one shown before."""
    return max(answer.first, answer.since(_EXACT) or 0.0)


def _without(mark: str, papers: int, typed: Sequence[Sequence[Answer]]) -> Iterator[Figure]:
    """The first screens of filters with the mark in them, and of the others."""
    for name, wanted in ((f"with {mark}", True), (f"without {mark}", False)):
        firsts = [
            answer.first
            for text, answers in zip(TYPED, typed, strict=True)
            if (mark in text) == wanted
            for answer in answers
        ]
        yield Figure(f"filter letter {name}, p95", papers, percentile_95(firsts))


def _typed(child: PtyChild, text: str, quiet: float) -> list[Answer]:
    child.press("/", quiet)
    answers = [child.press(letter, quiet) for letter in text]
    child.press("\x1b", quiet)
    return answers
