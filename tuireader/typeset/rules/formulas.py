r"""Formulas in prose: between dollars, ``\(…\)`` or ``\[…\]``; dollars that are money stay."""

from __future__ import annotations

import re

from tuireader.typeset.latex import LONGEST, typeset_math
from tuireader.typeset.rules.found import Found, Source
from tuireader.typeset.spans import Kind

_DOLLAR = re.compile(r"(?:[^\\$]|\\.)*?\$", re.DOTALL)
_SIGNS = re.compile(r"[\\^_={}<>|]")
"""What formulas have, and sums of money don't."""

_WORDS_ARGUMENT = re.compile(
    r"\\(?:text\w*|mbox|hbox|emph|math(?:rm|bf|sf|it|tt)|operatorname\*?|underline|href|url)"
    r"\s*\{[^{}]*\}?"
)
_WORD = re.compile(r"(?<![\\A-Za-z])[a-z]{2,}(?=[\s,.;:)]|$)")
_FUNCTIONS = frozenset(
    """log exp max min poly polylog mod if and or for where sin cos tan ln sup inf arg argmax argmin
    dim rank diag det""".split()  # noqa: SIM905 - a table is read as one
)
_MONEY = re.compile(
    r"\d[\d,.]*\s*(?:[kKMB]|million|billion|trillion|thousand|per|USD|and|to|in|for|or|of|each)\b"
)
_LONGEST_BETWEEN_SPACES = 14
_LONGEST_WITHOUT_SIGNS = 40
_ONLY_STYLED = re.compile(
    r"\s*\\(?:text\w*|emph|math(?:rm|bf|sf|it|tt)|underline|boldsymbol|href|url)\s*\{[^$\\^_]*\}\s*"
)


def formula_in_dollars(source: Source, at: int, end: int) -> Found | None:
    """A formula between dollars."""
    text = source.text
    if text.startswith("$$", at):
        close = text.find("$$", at + 2, min(end, at + 2 + LONGEST))
        if close > 0:
            return _formula(text[at + 2 : close], close + 2)
    found = _DOLLAR.match(text, at + 1, min(end, at + 2 + LONGEST))
    if found is None:
        return None
    content = text[at + 1 : found.end() - 1]
    if not _is_formula(content) or _is_price(content, text[found.end() : found.end() + 1]):
        return None
    if _ONLY_STYLED.fullmatch(content):  # $\textbf{A}$daptive
        return Found(found.end(), inner=(at + 1, found.end() - 1))
    return _formula(content, found.end())


def formula_in_brackets(source: Source, at: int, end: int) -> Found | None:
    r"""A formula in ``\(…\)`` or ``\[…\]``."""
    closing = {"(": "\\)", "[": "\\]"}.get(source.text[at + 1 : at + 2])
    if closing is None:
        return None
    close = source.text.find(closing, at + 2, min(end, at + 2 + LONGEST))
    return _formula(source.text[at + 2 : close], close + 2) if close >= 0 else None


def _formula(content: str, end: int) -> Found:
    return Found(end, typeset_math(" ".join(content.split())), kind=Kind.MATH)


def _is_price(content: str, behind: str) -> bool:
    """Whether the dollar that closes it stands before another sum: ``$5-$10``."""
    return behind.isdigit() and content[:1].isdigit() and not _SIGNS.search(content)


def _is_formula(content: str) -> bool:
    if not content.strip():
        return False
    told = _WORDS_ARGUMENT.sub("", content)
    words = sum(each not in _FUNCTIONS for each in _WORD.findall(told))
    if told != content:
        return words <= 3 or content.lstrip().startswith("\\")
    if words >= 3 or _MONEY.match(content):
        return False
    is_apart = content[0].isspace() or content[-1].isspace()
    if _SIGNS.search(content):
        return not (words and content[0].isspace() and content[-1].isspace())
    if is_apart:
        return not words and len(content) <= _LONGEST_BETWEEN_SPACES
    return words <= 1 and len(content) <= _LONGEST_WITHOUT_SIGNS
