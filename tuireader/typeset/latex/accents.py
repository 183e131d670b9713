"""Accents of formulas and of text: on one letter as a combining mark, on more they are dropped."""

from __future__ import annotations

import unicodedata

IN_FORMULAS = {
    "hat": "\u0302",
    "widehat": "\u0302",
    "Hat": "\u0302",
    "wh": "\u0302",
    "tilde": "\u0303",
    "widetilde": "\u0303",
    "Tilde": "\u0303",
    "wt": "\u0303",
    "bar": "\u0304",
    "Bar": "\u0304",
    "overline": "\u0304",
    "dot": "\u0307",
    "ddot": "\u0308",
    "vec": "\u20d7",
    "overrightarrow": "\u20d7",
    "check": "\u030c",
    "widecheck": "\u030c",
    "breve": "\u0306",
    "acute": "\u0301",
    "grave": "\u0300",
    "mathring": "\u030a",
    "ubar": "\u0331",
    "underbar": "\u0331",
}
"""The combining mark, by macro."""

IN_TEXT = {
    "'": "\u0301",
    "`": "\u0300",
    "^": "\u0302",
    '"': "\u0308",
    "~": "\u0303",
    "=": "\u0304",
    ".": "\u0307",
    "u": "\u0306",
    "v": "\u030c",
    "H": "\u030b",
    "c": "\u0327",
    "k": "\u0328",
    "r": "\u030a",
    "d": "\u0323",
    "b": "\u0331",
    "t": "\u0361",
}
"""The same for letters of words: ``\\'e``, ``\\v{c}``."""

_DOTTED = {"ı": "i", "ȷ": "j"}


def accented(text: str, mark: str) -> str:
    """The text with the mark on its letter; without it when there are several letters.

    A letter may have scripts or marks of its own behind it.
    """
    text = text.strip()
    if not text:
        return ""
    letter, rest = _DOTTED.get(text[0], text[0]), text[1:]
    if not letter.isalpha() or any(_is_base(each) for each in rest):
        return text
    marks = 0
    while marks < len(rest) and unicodedata.combining(rest[marks]):
        marks += 1
    return unicodedata.normalize("NFC", letter + rest[:marks] + mark) + rest[marks:]


def _is_base(sign: str) -> bool:
    """Whether it takes a mark of its own: neither a mark nor a small letter or digit."""
    return unicodedata.category(sign) not in ("Mn", "Lm", "No", "Po")
