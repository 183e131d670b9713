"""Texts of papers for LaTeX: what is LaTeX stays, and what would break it is escaped."""

from __future__ import annotations

import re

_ESCAPED = {
    "&": r"\&",
    "%": r"\%",
    "#": r"\#",
    "_": r"\_",
    "$": r"\$",
    "^": r"\textasciicircum{}",
}
"""Signs that mean something in LaTeX, and how they are written to mean themselves."""

_WORDED = {"{": r"\textbraceleft{}", "}": r"\textbraceright{}"}

_TOKEN = (
    r"\\\(.*?\\\)|\\\[.*?\\\]|\$\$.+?\$\$|\$(?:\\.|[^$\\])+\$"  # formulas
    r"|\\."  # commands, and signs that are escaped already
    r"|[&%#_$^]"
)

_LONE_BACKSLASH = r"(?<!\\)((?:\\\\)*)\\$"
"""One at the very end, which would take the brace behind it for its own."""


def latex_field(text: str) -> str:
    """A title or name as LaTeX, for between braces.

    Its formulas and commands stay as they came. Signs that it can only have meant as themselves are
    escaped, and so are braces without a partner. BibTeX counts braces whether they are escaped or
    not, and this does, too.
    """
    text = re.sub(_TOKEN, _escaped, text)
    return re.sub(_LONE_BACKSLASH, r"\1\\textbackslash{}", _paired(text))


def _escaped(found: re.Match[str]) -> str:
    token = found[0]
    if token in _ESCAPED:
        return _ESCAPED[token]
    if len(token) == 2:
        return token
    return re.sub(r"\\.|[%#]", lambda sign: _ESCAPED.get(sign[0], sign[0]), token)


def _paired(text: str) -> str:
    """The text with words for all braces that have no partner."""
    braces = [each for each in re.finditer(r"\\\\|\\?[{}]", text) if each[0] != r"\\"]
    opened: list[re.Match[str]] = []
    lone: list[re.Match[str]] = []
    for brace in braces:
        if brace[0].endswith("{"):
            opened.append(brace)
        elif opened:
            opened.pop()
        else:
            lone.append(brace)
    for brace in sorted([*opened, *lone], key=lambda each: each.start(), reverse=True):
        text = text[: brace.start()] + _WORDED[brace[0][-1]] + text[brace.end() :]
    return text
