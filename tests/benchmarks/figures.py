"""Measured figures: each with what it is held against in the same run, and how they are printed."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import ceil
from statistics import median

LARGE = 100_000
"""More papers than this are a large library, of which less is wanted."""


class Unit(StrEnum):
    """What a figure counts."""

    MILLISECONDS = "ms"
    MEBIBYTES = "MiB"
    PAPERS_A_SECOND = "papers/s"
    FRAMES = "frames"


_SCALE = {Unit.MILLISECONDS: 1000.0, Unit.MEBIBYTES: 1 / 2**20}
"""Figures are kept in seconds and bytes."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table."""

    name: str
    papers: int
    value: float
    """In seconds, bytes or whole units."""

    unit: Unit = Unit.MILLISECONDS
    floor: float | None = None
    """What the same took without the reader, in the same run and unit; None where there is none."""

    most: float | None = None
    """The ratio to the floor that it should not be above; of speeds, not below."""

    limit: float | None = None
    """The value that it should not be above; of speeds, not below."""

    @property
    def ratio(self) -> float | None:
        """How many times the floor it is."""
        return self.value / self.floor if self.floor else None

    @property
    def verdict(self) -> str:
        """Whether it is as good as wanted; empty when nothing is."""
        wanted = [(self.value, self.limit), (self.ratio, self.most)]
        judged = [(found, most) for found, most in wanted if found is not None and most is not None]
        if not judged:
            return ""
        sign = -1 if self.unit is Unit.PAPERS_A_SECOND else 1
        return "MISSED" if any(sign * found > sign * most for found, most in judged) else "ok"


def limit_for(papers: int, usual: float, large: float) -> float:
    """What is wanted with so many papers: up to 100,000, and beyond."""
    return usual if papers <= LARGE else large


def percentile_95(values: Sequence[float]) -> float:
    """The value that 95 in 100 are not above."""
    return sorted(values)[ceil(len(values) * 0.95) - 1]


def spread(
    name: str,
    papers: int,
    values: Sequence[float],
    floors: Sequence[float] = (),
    limits: tuple[float | None, float | None] = (None, None),
) -> list[Figure]:
    """Median and 95th percentile of seconds as two figures.

    Args:
        name: what was measured.
        papers: in a library of how many.
        values: seconds.
        floors: seconds that the same took without the reader.
        limits: seconds that the median and the percentile should not be above.
    """
    of = (("median", median, limits[0]), ("p95", percentile_95, limits[1]))
    return [
        Figure(
            f"{name}, {label}",
            papers,
            middle(values),
            floor=middle(floors) if floors else None,
            limit=limit,
        )
        for label, middle, limit in of
    ]


def printed(figure: Figure) -> str:
    """A line of the table."""
    scale = _SCALE.get(figure.unit, 1.0)

    def shown(value: float | None) -> str:
        if value is None:
            return ""
        return f"{value * scale:,.1f}" if value * scale < 1000 else f"{value * scale:,.0f}"

    ratio = f"{figure.ratio:.2f}" if figure.ratio is not None else ""
    wanted = [
        *([f"{_sign(figure)} {shown(figure.limit)} {figure.unit}"] if figure.limit else []),
        *([f"{_sign(figure)} {figure.most:.2f}"] if figure.most is not None else []),
    ]
    return (
        f"{figure.name:<44}{figure.papers:>10,}{shown(figure.value):>10} {figure.unit:<9}"
        f"{shown(figure.floor):>9}{ratio:>7}  {', '.join(wanted):<18}{figure.verdict}"
    ).rstrip()


HEADING = (
    f"{'':<44}{'papers':>10}{'measured':>10} {'':<9}{'floor':>9}{'ratio':>7}  {'wanted':<18}"
).rstrip()
"""The table's first line."""


def _sign(figure: Figure) -> str:
    return "≥" if figure.unit is Unit.PAPERS_A_SECOND else "≤"
