"""How long keys take from the press to the last byte on the terminal."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import mean

from tests.benchmarks.figures import Figure, Unit, spread
from tests.benchmarks.pty_child import Answer, PtyChild
from tests.benchmarks.reader import FLOOR, minimal_app, reader, reader_shows

_WITHIN, _SCROLLING = 30, 90
"""Presses of j until the list of a 40-line terminal scrolls, and after."""

_PAGES = 15

_J = (0.012, 0.020)
"""Seconds that j may take, median and 95th percentile."""

_MOST_GROWTH = 1.2
"""With the largest library j may take so many times what it takes with the smallest."""


def pressing(folders: dict[int, Path]) -> Iterator[Figure]:
    """Moving about in each library, smallest first; the floor is the minimal app's new screen."""
    floor = _floor()
    medians: dict[int, float] = {}
    for papers, folder in folders.items():
        with reader(folder) as child:
            child.wait_for(*reader_shows(folder, papers))
            child.settle(1.5)  # the whole listing and the marks are there
            for figure in _moving(child, papers, floor):
                if figure.name.startswith("j, all, median"):
                    medians[papers] = figure.value
                yield figure
            yield from _burst(child, papers)
    first, *_, last = medians if len(medians) > 1 else (0, 0)
    if last:
        yield Figure(
            f"j, median, against {first:,} papers",
            last,
            medians[last],
            floor=medians[first],
            most=_MOST_GROWTH,
        )


def _moving(child: PtyChild, papers: int, floor: Sequence[float]) -> Iterator[Figure]:
    within = [child.press("j") for _ in range(_WITHIN)]
    scrolling = [child.press("j") for _ in range(min(_SCROLLING, papers // 2))]
    yield from _spread("j, all", papers, within + scrolling, floor, _J)
    yield from _spread("j within the page", papers, within)
    yield from _spread("j that scrolls", papers, scrolling)
    yield _frames("j", papers, within + scrolling)
    ends = [child.press(key) for _ in range(8) for key in "Gg"]
    yield from _spread("G and g", papers, ends)
    yield _frames("G and g", papers, ends)
    pages = min(_PAGES, papers // 40)
    turned = [child.press(key) for key in ["\x04"] * pages + ["\x15"] * pages]
    yield from _spread("a page down or up", papers, turned)
    yield _frames("a page down or up", papers, turned)


def _burst(child: PtyChild, papers: int) -> Iterator[Figure]:
    child.press("jg")  # a key that changes nothing is not answered
    answers = []
    for _ in range(5):
        answers.append(child.press("j" * 100, quiet=0.15))
        child.press("g")
    yield spread("100 j at once", papers, [each.last for each in answers])[0]


def _floor() -> list[float]:
    with minimal_app() as child:
        child.wait_for(FLOOR)
        child.settle(0.5)
        return [child.press("j").last for _ in range(_WITHIN + _SCROLLING)]


def _spread(
    name: str,
    papers: int,
    answers: Sequence[Answer],
    floor: Sequence[float] = (),
    limits: tuple[float | None, float | None] = (None, None),
) -> list[Figure]:
    return spread(name, papers, [each.last for each in answers], floor, limits)


def _frames(name: str, papers: int, answers: Sequence[Answer]) -> Figure:
    frames = mean(each.frames for each in answers)
    return Figure(f"{name}, frames a key", papers, frames, Unit.FRAMES)
