"""Made-up papers with the word statistics of real ones: as many as wanted, always the same."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate

from tuireader.papers import Paper, paper_of

_COMMON = (
    "the of and a to in we for that is on with this are as by from our which can an be model "
    "models learning data results method show training propose performance using based large "
    "language tasks approach these network self supervised vision image methods neural deep "
    "novel framework representation pretraining fine tuning transformer attention contrastive "
    "reinforcement graph diffusion generation benchmark reasoning speech segmentation efficient "
    "robust federated quantum protein policy reward agents retrieval multimodal video translation"
)

_SYLLABLES = (
    "ba",
    "ce",
    "di",
    "fo",
    "gu",
    "la",
    "me",
    "ni",
    "po",
    "ru",
    "sa",
    "te",
    "vi",
    "xo",
    "zu",
    "ker",
    "lin",
    "mor",
    "nat",
    "pel",
    "ran",
    "sil",
    "tor",
)

_VOCABULARY = 60_000
"""Distinct words; Zipf's law makes most of them rare, as in 100,000 real abstracts."""

_WORDS = 150
"""Words of an abstract: some 1,000 characters."""

_A_DAY = 300
"""Papers published on one day."""


def made_up_papers(count: int) -> Iterator[Paper]:
    """Papers, newest first, with arXiv ids, two to five authors, dates and categories."""
    rng = random.Random(20260101)
    words = _vocabulary(rng)
    weights = list(accumulate(1 / (rank + 2) for rank in range(len(words))))
    for number in range(count):
        day = date(2026, 1, 1) - timedelta(days=number // _A_DAY)
        text = rng.choices(words, cum_weights=weights, k=_WORDS + rng.randint(-40, 40))
        title = " ".join(rng.choices(words[30:], k=rng.randint(5, 12))).capitalize()
        yield paper_of(
            title,
            clues=[f"{day:%y%m}.{number % 100_000:05}"],
            authors=[_name(rng) for _ in range(rng.randint(2, 5))],
            abstract=" ".join(text).capitalize() + ".",
            published=day.isoformat(),
            categories=rng.sample(["cs.LG", "cs.CL", "cs.CV", "stat.ML", "cs.RO"], 2),
        )


def _vocabulary(rng: random.Random) -> list[str]:
    made = dict.fromkeys(_COMMON.split())
    while len(made) < _VOCABULARY:
        made["".join(rng.choices(_SYLLABLES, k=rng.randint(2, 4)))] = None
    return list(made)


def _name(rng: random.Random) -> str:
    return " ".join("".join(rng.choices(_SYLLABLES, k=2)).capitalize() for _ in range(2))
