"""What typesetting an abstract takes, beside markdown-it's own parsing of it."""

import random
from collections.abc import Callable, Iterator
from statistics import median
from time import perf_counter

from markdown_it import MarkdownIt

from tests.benchmarks.figures import Figure
from tests.benchmarks.made_up import made_up_papers
from tuireader.typeset import laid_out, typeset_abstract

_ABSTRACTS = 300
_LENGTH = 1_500
"""Characters of an abstract that is measured."""

_WIDTH = 88
_FORMULAS = (
    r"$O(n\log n)$",
    r"$\tilde{O}(\sqrt{dT})$",
    r"$\epsilon$-greedy",
    r"$\mathbb{R}^{n\times d}$",
    r"$\frac{1}{n}\sum_{i=1}^n x_i$",
    r"\emph{so}",
    r"\textbf{so}",
    r"87.5\%",
    "``so''",
    "3--5",
    r"\cite{so21}",
    r"\url{https://example.org/so}",
)
_LONG = 1_000_000
"""Characters of a text that no abstract has."""

_MOST, _MOST_LONG = 0.0015, 2.0
"""Seconds that an abstract, and one of a million characters, should not take more than."""


def typesetting(papers: int) -> Iterator[Figure]:
    """Typesetting abstracts full of LaTeX, and a text longer than any abstract.

    Args:
        papers: stands in the table only.
    """
    warm, *abstracts = _abstracts()
    typeset_abstract(warm)  # imports what it needs
    taken = [_seconds(typeset_abstract, each) for each in abstracts]
    parsing = [_seconds(MarkdownIt("commonmark").parse, each) for each in abstracts]
    laying = [_seconds(laid_out, typeset_abstract(each), _WIDTH, len) for each in abstracts]
    long = (" ".join(abstracts) * 3)[:_LONG]
    yield Figure(
        "typesetting 1,500 characters, median",
        papers,
        median(taken),
        floor=median(parsing),
        limit=_MOST,
    )
    yield Figure("laying them out, median", papers, median(laying), limit=_MOST)
    yield Figure(
        "typesetting 1,000,000 characters",
        papers,
        _seconds(typeset_abstract, long),
        limit=_MOST_LONG,
    )


def _abstracts() -> list[str]:
    """Abstracts with a formula or a macro every eighth word."""
    chance = random.Random(20260101)
    words = " ".join(paper.abstract for paper in made_up_papers(10)).split()
    made = []
    for _ in range(_ABSTRACTS + 1):
        text: list[str] = []
        while sum(map(len, text)) + len(text) < _LENGTH:
            text += [*chance.choices(words, k=7), chance.choice(_FORMULAS)]
        made.append(" ".join(text))
    return made


def _seconds(work: Callable[..., object], *arguments: object) -> float:
    start = perf_counter()
    work(*arguments)
    return perf_counter() - start
