"""Made-up papers with the word statistics of real ones: as many as wanted, always the same.

What the index and the vocabulary must bear is what counts: a few words in nearly every abstract
(Zipf's law), sixty thousand less common ones that share real beginnings (inter-, multi-, trans-),
a word or two in each paper that no other has (Heaps' law: abstracts of a million papers hold more
than a million distinct words), and fixed expressions, hyphens among them.
"""

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
    "robust federated quantum protein policy reward agents retrieval multimodal video "
    "translation"
)

_EXPRESSIONS = (
    "self-supervised learning",
    "state-of-the-art",
    "large language models",
    "fine-tuning",
    "zero-shot",
    "vision-language",
    "graph neural network",
    "end-to-end",
    "reinforcement learning from human feedback",
    "semi-supervised",
    "diffusion models",
    "out-of-distribution",
)

_BEGINNINGS = (
    "a ab ad al am an ap auto be bi bio co com con cor counter cross de dis down e em en equi "
    "ex for fore geo hyper im in inter intra iso ir mac mega meta micro mis mono mul multi "
    "neuro non ob out over para per photo poly post pre pro pseudo quasi re semi sub super sur "
    "syn tele trans tri ultra un under uni up vari"
)

_MIDDLES = (
    "act ban bas cad cap ced cept cert clud cod cord cult cur dat den dic duc fac fer fid fin "
    "fix flect flow flu form fract fus gen grad graph gress habit ject jud lat lect leg lign "
    "limit loc log man meas med ment merg mit mod mort mov nat nom norm not nov nuc opt ord "
    "pack part pat ped pel pend phas plic plor pon port pos press prob prun quant quer rank rat "
    "rect reg res rout samp scal scrib sect sens serv sign sim sist solv spect spher stabl stat "
    "struct sum tain tect temp tend term text ton tract turb typ val var vec vent vers vis voc "
    "vol"
)

_ENDINGS = (
    "s e ed er ers es al able ably ant ance ate ated ating ation ations ence ent ential ic ical "
    "ing ings ion ions ism ist ity ive ively ize ized izing less ment ness or ors ory ous"
)

_VOCABULARY = 60_000
"""Distinct words that papers share; Zipf's law makes most of them rare."""

_WORDS = 100
"""Words of an abstract, besides the expressions; some 1,000 characters in all."""

_COINED = 1.3
"""Words of a paper, on average, that are its own."""

_A_DAY = 300
"""Papers published on one day."""


def made_up_papers(count: int) -> Iterator[Paper]:
    """Papers, newest first, with arXiv ids, two to five authors, dates and categories."""
    rng = random.Random(20260101)
    made = _Words(rng)
    words = made.vocabulary()
    weights = list(accumulate(1 / (rank + 2) for rank in range(len(words))))
    for number in range(count):
        day = date(2026, 1, 1) - timedelta(days=number // _A_DAY)
        text = rng.choices(words, cum_weights=weights, k=_WORDS + rng.randint(-30, 30))
        text[10:10] = rng.choices(_EXPRESSIONS, k=2)
        text += [made.coined() for _ in range(1 + (rng.random() < _COINED - 1))]
        title = " ".join(rng.choices(words[30:], k=rng.randint(4, 10)))
        yield paper_of(
            f"{title} {rng.choice(_EXPRESSIONS)}".capitalize(),
            clues=[f"{day:%y%m}.{number % 100_000:05}"],
            authors=[made.name() for _ in range(rng.randint(2, 5))],
            abstract=" ".join(text).capitalize() + ".",
            published=day.isoformat(),
            categories=rng.sample(["cs.LG", "cs.CL", "cs.CV", "stat.ML", "cs.RO"], 2),
        )


class _Words:
    """Makes words of the parts that real ones have."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        self._beginnings = _BEGINNINGS.split()
        self._middles = _MIDDLES.split()
        self._endings = _ENDINGS.split()

    def vocabulary(self) -> list[str]:
        made = dict.fromkeys(_COMMON.split())
        while len(made) < _VOCABULARY:
            made[self.word()] = None
        return list(made)

    def word(self) -> str:
        rng = self._rng
        middle = "".join(rng.choices(self._middles, k=rng.choice((1, 1, 2))))
        beginning = rng.choice(self._beginnings) if rng.random() < 0.8 else ""
        return beginning + middle + rng.choice(self._endings)

    def coined(self) -> str:
        """The name of a method, a number, a slip of the pen: what one paper alone has."""
        rng, kind = self._rng, self._rng.random()
        if kind < 0.3:
            return f"{rng.uniform(0, 100):.{rng.randint(2, 6)}f}"
        if kind < 0.6:
            return self.word() + rng.choice(self._middles) + rng.choice(self._endings)
        first, last = rng.choices(self._middles, k=2)
        return f"{first.capitalize()}{last.upper()}{rng.randint(1, 99)}"

    def name(self) -> str:
        """The name of an author."""
        parts = [
            "".join(self._rng.choices(self._middles, k=self._rng.choice((1, 2)))) for _ in "12"
        ]
        return " ".join(parts).title()
