r"""Symbols of LaTeX without their backslash: how they look in prose, and what they were."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

_SYMBOLS = {
    "times": "×", "sim": "∼", "approx": "≈", "pm": "±", "ll": "≪", "gg": "≫", "circ": "°",
    "le": "≤", "leq": "≤", "leqslant": "≤", "ge": "≥", "geq": "≥", "geqslant": "≥", "neq": "≠",
    "cdot": "·", "cdots": "⋯", "ldots": "…", "infty": "∞",
    "rightarrow": "→", "longrightarrow": "→", "leftarrow": "←", "longleftarrow": "←",
    "leftrightarrow": "↔", "longleftrightarrow": "↔", "uparrow": "↑", "downarrow": "↓",
    "Rightarrow": "⇒", "Longrightarrow": "⇒", "Leftarrow": "⇐", "Longleftarrow": "⇐",
    "Leftrightarrow": "⇔", "Longleftrightarrow": "⇔",
}  # fmt: skip

_NUMBER = r"[0-9]{1,9}(?:[.,][0-9]{1,9}){0,3}"
"""Of limited length, since it is looked for at many places."""

_QUANTITY = rf"(?={_NUMBER}(?:\\?%|[kKMBTx]|ms|[GMT]B|times|\^)?(?![A-Za-z0-9]))"
"""Before a number, alone or with a unit: ``sim2real`` has none."""

_BEGINS = r"(?<![\w.\\/@-])"
_AFTER_NUMBER = r"(?<=[0-9%])"
_AFTER_FRACTION = r"(?:(?<=%)|(?<=\.[0-9])|(?<=\.[0-9]{2})|(?<=\.[0-9]{3}))"

SYMBOLS = "|".join(
    (
        # 10times, 256times256; and 64times 64, but not 3times 10-fold
        rf"(?<=[0-9])times(?: (?={_NUMBER}(?![-0-9]))|(?![a-z])|(?=sim[0-9]))",
        # 256 times 256, 3 times 224 times 96; but not 5 times 3
        r"(?<![\w.×])(?P<side>[0-9]{2,5}) times (?P=side)(?!\.?[0-9]|-[a-z])",
        r"(?<![\w.])[0-9]+ times [0-9]+ times [0-9]+(?![0-9])",
        # sim13, 1sim4, le13, times3.2
        rf"(?:{_BEGINS}|{_AFTER_NUMBER}|(?<=[0-9]times))(?:[lg]eq?|neq|sim|approx){_QUANTITY}",
        rf"{_BEGINS}(?:times|ll|gg){_QUANTITY}",
        # 0.7pm0.1, 0.7 pm 0.1, pm5%; but neither "at 5 pm 20 people" nor pm2.5, a kind of dust
        rf"(?<![\w.,]){_NUMBER}%?pm{_QUANTITY}|{_AFTER_FRACTION} pm (?=[0-9]+\.[0-9])",
        rf"{_BEGINS}pm(?={_NUMBER}\\?%|(?!0\.1\b)0\.[0-9])",
        # No word ends in these. One letter may stand before them: Ncdot T.
        r"(?<![A-Za-z]{2})(?:[lg]eq(?:slant)?|neq|cdots?|ldots|infty)(?![A-Za-z_{])",
        # These are found within what they were glued to: trainingrightarrowtuning.
        r"(?:(?:[lL]ong)?(?:left)?right|(?:[lL]ong)?left|Leftright|Left|Right)arrow(?!s\b|[{_])",
        r"(?<![a-z])(?:up|down)arrow(?![a-z_])",
        r"\^\{?\\?circ(?:\}|(?![a-z])|(?=times[0-9]))(?:times(?=[0-9]))?",
    )
)
"""Where they are certain: beside numbers, or where no word could be."""


ARROWS = ("tarrow", "parrow", "wnarrow")
"""How arrows to the left and right, up and down end; to be narrow is something else."""

_HINT = (
    "{0}(?:(?<=[eglmqstxy]{0})(?:(?<=(?<![A-Za-z])(?:le|ge|ll|gg|pm){0})|(?<=(?<![A-Za-z])sim{0})"
    "|(?<=(?<![A-Za-z])times{0})|(?<=(?<![A-Za-z])approx{0})|(?<=(?:[lgn]eq|dot|ots|fty){0})"
    "|(?<=slant{0}))|times| times [0-9]|%? pm [0-9]|(?<=x2)0[12])"
)
"""What a symbol beside a digit has, or the number of a dash (see `remnants`), and little else."""


def may_stand_beside_digits(text: str) -> bool:
    """Whether any may be beside a digit in the text; quick, and wrong only where it says so."""
    for digit in "0123456789":  # noqa: SIM110 - asked of each paper added: `any` is slower
        if digit in text and _hint(digit)(text):
            return True
    return False


@cache
def _hint(digit: str) -> Callable[[str], re.Match[str] | None]:
    """What looks for a hint beside a digit: ten of these take a third of one for any digit."""
    return re.compile(_HINT.format(digit)).search


def symbols(lost: str) -> str:
    """What was found as symbols, in Unicode."""
    return re.sub(r"\^\{?\\?circ\}?| ?times ?|[A-Za-z]+", _symbol, lost)


def _symbol(name: re.Match[str]) -> str:
    return _SYMBOLS[name[0].strip(" ^{}\\")]
