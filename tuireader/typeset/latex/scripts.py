"""Superscripts and subscripts: in Unicode where every character has one, else in ASCII."""

from __future__ import annotations

import re

from tuireader.typeset.latex.atoms import Bond, Line
from tuireader.typeset.latex.writing import VULGAR

_SUPERSCRIPTS = dict(
    zip(
        "0123456789+-=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWαβγδεθιφχ",
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵅᵝᵞᵟᵋᶿᶥᵠᵡ",
        strict=True,
    )
)
_SUBSCRIPTS = dict(
    zip(
        "0123456789+-=()aehijklmnoprstuvxβγρφχ",
        "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ",
        strict=True,
    )
)
"""Unicode has no others: The Unicode Standard, ch. 7.8 and 22.4."""

_RAISED = {
    "*": "*",
    "∘": "°",
    "°": "°",
    "†": "†",
    "‡": "‡",
    "#": "#",
    "×": "ˣ",
    "th": "ᵗʰ",
    "st": "ˢᵗ",
    "nd": "ⁿᵈ",
    "rd": "ʳᵈ",
    "*+": "*⁺",
}
"""What stands high already, and ordinals."""

_SHORT = re.compile(
    r"[-+]?\d{1,6}|[-+]?[^\W\d_]|\([^\W_]\)|\d[a-z]|[a-z]\d|[a-z]{2}|[^\W\d_][-+=]\d|[^\W_][-+]|[-+=()*]"
)
"""What stays readable as small letters."""

_LETTERS = re.compile(r"(?:[A-Za-z0-9Α-Ωα-ω][\u0300-\u036f\u20d7]*)+")
_NAME = re.compile(rf"{_LETTERS.pattern}|\d+\.\d+")
_WORD = re.compile(r"[A-Za-z]{3,}|[A-Z][A-Za-z]|\d+[A-Za-z]+")
"""What can't be taken for a product when it stands high without parentheses."""

_PRIMES = re.compile(r"['*]+")


def superscript(line: Line, *, after_ascii: bool = False) -> str:
    """The line as a superscript.

    Args:
        line: written without needless spaces.
        after_ascii: whether it follows a subscript in ASCII, above which it would look lost.
    """
    text = _plain(line.text)
    if text in _RAISED:
        return _RAISED[text]
    if not text or _PRIMES.fullmatch(text):
        return text
    if text == "⊤":
        text = "T"
    if not after_ascii and (small := _small(text, _SUPERSCRIPTS)):
        return small
    is_name = _WORD.fullmatch(text) or (line.bond is Bond.WHOLE and _LETTERS.fullmatch(text))
    return "^" + _enclosed(text, line.bond, is_name=bool(is_name))


def subscript(line: Line) -> str:
    """The line as a subscript."""
    text = _plain(line.text)
    if not text:
        return ""
    small = _small(text, _SUBSCRIPTS)
    bond = Bond.PRODUCT if line.bond is Bond.CALL else line.bond
    return small or "_" + _enclosed(text, bond, is_name=bool(_NAME.fullmatch(text)))


def superscript_number(text: str) -> str:
    """The text as a superscript, whatever its length; empty where a character has none."""
    return "".join(_SUPERSCRIPTS.get(each, "") for each in text) if _has_all(text) else ""


def _has_all(text: str) -> bool:
    return all(each in _SUPERSCRIPTS for each in text)


def _plain(text: str) -> str:
    text = text.strip().replace("⋆", "*")
    for plain, sign in VULGAR.items():
        text = text.replace(sign, plain)
    return text


def _small(text: str, table: dict[str, str]) -> str:
    short = text.replace(" ", "")
    if not _SHORT.fullmatch(short) or not all(each in table for each in short):
        return ""
    return "".join(table[each] for each in short)


def _enclosed(text: str, bond: Bond, *, is_name: bool) -> str:
    wanted = Bond.WHOLE if text[0] in "([⌈⌊" else Bond.CALL
    in_brackets = text[-1] in ")]⌉⌋" and bond is wanted
    return text if len(text) == 1 or is_name or in_brackets else f"({text})"
