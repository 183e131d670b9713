r"""Mends texts of pages that deleted the dollars and backslashes of LaTeX, where that is certain.

Hugging Face does, so that ``$\le13$`` is read as ``le13``. A text doesn't say where it came from:
all are mended, and what could be a word, a name or code stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from tuireader.typeset.addresses import address_at
from tuireader.typeset.lost_formulas import BRACED, FORMULA, WORD, formula, word
from tuireader.typeset.lost_symbols import ARROWS, SYMBOLS, may_stand_beside_digits, symbols

_HINTS = ("_", "^", "{", *ARROWS, "leq", "geq", "neq", "dot", "infty")
"""What every text has one of that can be mended, if not beside a digit, and few others have."""

_KEPT = (
    r"(?<!`)`[^`]{1,200}`(?!`)|\$[^$]{1,400}\$|\\\([^$]{1,400}?\\\)|\\\[[^$]{1,400}?\\\]"
    r"|\\begin\{(?P<what>\w+\*?)\}(?s:.{0,1000}?)\\end\{(?P=what)\}"
    rf"|\\[A-Za-z]+\*?(?:\s?{BRACED}){{0,3}}(?:[_^](?:{BRACED}|\\[A-Za-z]+|[\w*+'-]))*|\\."
)
"""Code, and LaTeX that is as it was written."""

_URL = r"(?:https?://|www\.)[^\s{}<>\"\\]+"
_ADDRESS = rf"(?<!\{{){_URL}\{{[^{{}}]{{1,200}}\}}(?![\w/])|{_URL}"
"""With the text of its link in braces, where the macro was deleted."""

_STYLED = (
    r"(?:(?<!\\)(?:text(?:bf|it|tt|sc|sf|rm)|underline)"
    rf"|(?<![\\A-Za-z])(?:emph|text|ext(?:bf|it|tt|sc)))(?={BRACED})"  # \t was read as a tab
)
_SWITCHED = r"\{(?=(?:bf|em|tt|sc|rm|sf) [^{}]{1,80}\})"

_DASH = r"(?<=[A-Za-z])x20(?:1[034589]|22|26)(?=[a-z])"
r"""The Unicode number of a dash or quote, of ``\unicode{x2014}``, between words."""


def mended(text: str) -> str:
    """The text with symbols in Unicode and formulas and links in LaTeX, where they had been lost.

    What stands in formulas, code, addresses or arguments of macros is left as it is.
    """
    if not _may_be_mended(text) or not _may_be_mended(re.sub(_KEPT, "", text)):
        return text
    # A formula put between dollars that stand for prices could end up in another's midst.
    pattern, mend = _mending(formulas="$" not in text)
    return pattern.sub(lambda found: mend[found.lastgroup or ""](found[0]), text)


def _may_be_mended(text: str) -> bool:
    return any(hint in text for hint in _HINTS) or may_stand_beside_digits(text)


@cache
def _mending(*, formulas: bool) -> tuple[re.Pattern[str], dict[str, Callable[[str], str]]]:
    """What finds all that is kept or mended, each in a group, and by group what mends it."""
    rules: list[tuple[str, str, Callable[[str], str]]] = [
        ("kept", _KEPT, str),
        ("address", _ADDRESS, _link),
        ("symbols", SYMBOLS, symbols),
        ("styled", _STYLED, lambda lost: "\\" + re.sub("^ext", "text", lost)),
        ("switched", _SWITCHED, lambda lost: lost + "\\"),
        ("dash", _DASH, lambda lost: chr(int(lost[1:], 16))),
    ]
    if formulas:
        rules += [("formula", FORMULA, formula), ("word", WORD, word)]
    pattern = "|".join(f"(?P<{name}>{pattern})" for name, pattern, _ in rules)
    return re.compile(pattern), {name: mend for name, _, mend in rules}


def _link(found: str) -> str:
    address, brace, text = found.partition("{")
    known = address_at(address, 0)
    if brace and known and known.end == len(address):
        return rf"\href{{{address}}}{{{text}"
    return found
