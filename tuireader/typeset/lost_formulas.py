r"""Formulas without their dollars and backslashes: how they look in prose, and how to write them.

They are put between ``\(`` and ``\)``, which no price has.
"""

from __future__ import annotations

import re

_GREEK = (
    "alpha|beta|gamma|delta|epsilon|varepsilon|zeta|eta|theta|iota|kappa|lambda|mu|nu|xi|pi|rho"
    "|sigma|tau|upsilon|phi|varphi|chi|psi|omega|Gamma|Delta|Theta|Lambda|Xi|Pi|Sigma|Phi|Psi"
    "|Omega|ell"
)

_FACED = (
    "mathcal|mathbb|mathbf|mathrm|mathsf|mathit|mathfrak|mathscr|boldsymbol|operatorname"
    "|widetilde|widehat|overline"
)
"""Macros with names that no word ends in."""

_SHORT = "tilde|hat|bar|vec|sqrt|[dt]?frac|binom"

_RAISED_ONLY = "star|top|prime|dagger|ast"
"""``A^top`` is transposed; ``x_top`` is at the top."""

_IN_FORMULAS = (
    rf"(?:{_GREEK}|{_FACED}|{_SHORT}|infty|text|log|exp|min|max|sup|inf|lim|cdot|leq|geq|neq"
    r"|nabla|partial)(?![A-Za-z])"
    rf"|(?:sum|prod|times|le|ge|approx|sim|pm|mid|rightarrow)(?![A-Za-z}}])|(?<=\^)(?:{_RAISED_ONLY})"
)
"""What is a macro wherever a formula has it; some only before others: ``R_{sim}`` is simulated."""

_IN_BRACES = r"(?:[^{}\\$]|\\[A-Za-z])"
BRACED = (
    rf"\{{(?!\}}){_IN_BRACES}{{0,60}}(?:\{{{_IN_BRACES}{{0,40}}\}}{_IN_BRACES}{{0,40}}){{0,3}}\}}"
)
"""An argument in braces. Lengths are limited, so that no text takes long."""

_NUMBER = r"[0-9]{1,3}"
_LETTER = r"[A-Za-z](?![A-Za-z0-9])"

_NAME = rf"(?:{_GREEK}|infty)(?![A-Za-z0-9])"
_RAISED = rf"\^(?:{BRACED}|-?{_NUMBER}|{_NAME}|{_LETTER}|(?:{_RAISED_ONLY})(?!\w)|[*+-](?![\w*+-]))"
_LOWERED = rf"_(?:{BRACED}|{_NUMBER}(?:\.[0-9])?|{_NAME}|{_LETTER})"

_APART = r"(?<![\w.\\@^}])(?<![a-z]{2}/)(?<!--)(?<!\s-)"
"""Not in a name with underscores, in a path, an address or an option of a program."""

_ENDED = r"(?![a-z0-9_@]|\.\w)"

_ELEMENT = r"[A-Z][a-z]?"

_SINGLE = (
    rf"{_APART}(?:{_GREEK}|[A-Za-zΑ-Ωα-ω])"
    rf"(?:{_RAISED}(?:{_LOWERED}{_ENDED})?(?![_@]|\.?[0-9])|{_LOWERED}{_ENDED}(?:{_RAISED})?)"
    rf"(?!{_ELEMENT}_)"
)

_MACRO = (
    rf"(?:(?<!\\)(?:{_FACED})|(?<![\\A-Za-z])(?:{_SHORT}))"
    rf"(?:{BRACED}){{1,2}}(?:[_^](?:{BRACED}|[A-Za-z0-9*+]))*"
)

FORMULA = f"{_SINGLE}|{_MACRO}"
"""A letter or its name with scripts, as ``x_i``, ``pi_0``, ``R^d``, ``H_2O``; or a macro with its
argument still in braces, as ``mathcal{O}`` and ``frac{a}{b}``."""

WORD = (
    rf"{_APART}(?:(?:(?:{_ELEMENT}){{1,2}}_[0-9]{{1,2}}){{2,3}}"
    rf"|(?:{_ELEMENT}){{2}}_[0-9]{{1,2}}|[A-Z][a-z]_[0-9]{{1,2}}){_ENDED}"
    rf"|{_APART}[A-Za-z][A-Za-z0-9-]{{1,20}}_\{{[\w+*:.-]{{1,20}}\}}{_ENDED}"
    r"|(?<=[A-Za-z0-9)\]|])(?<!\^[A-Za-z])"
    rf"\^(?:{BRACED}|-?{_NUMBER}|[*+](?![\w*+])|{_LETTER}(?!\())(?!\.?[0-9]|[_@])"
)
"""Scripts of what remains a word or a number: ``CO_2``, ``BERT_{large}``, ``Net^3``, ``10^-6``.

Lowered numbers only after what could be two elements: ``GPT_4`` is a name."""


def formula(lost: str) -> str:
    """What was found as single letter or macro, in LaTeX."""
    return rf"\({_with_backslashes(lost)}\)"


def word(lost: str) -> str:
    """A word with its scripts, in LaTeX."""
    script = rf"[_^](?:{BRACED}|-?[0-9]+|[A-Za-z*+])"
    return re.sub(script, lambda found: formula(found[0]), lost)


def _with_backslashes(lost: str) -> str:
    named = re.sub(rf"(?<![\\A-Za-z])(?:{_IN_FORMULAS})", r"\\\g<0>", lost)
    return re.sub(r"(?<=[_^])(?:-[0-9]+|[0-9.]{2,})", r"{\g<0>}", named)
