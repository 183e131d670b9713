"""Typeset text in ASCII, where nothing else can be shown: ``epsilon <= 10^-3``."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache, partial

from tuireader.typeset.spans import Span

LIKENESSES = {
    **dict.fromkeys("‘’‚′", "'"),
    **dict.fromkeys("“”„″", '"'),
    **dict.fromkeys("‐‑‒–—−", "-"),
    "•": "*",
    "×": "x",
    "\xa0": " ",
}
"""Single characters for single ones: what looks nearly like them."""

_SPELLED = {
    **LIKENESSES,
    "│": "|",
    "…": "...",
    "·": "*",
    "⋅": "*",
    "⁄": "/",
    "÷": "/",
    "°": "deg",
    "±": "+/-",
    "≤": "<=",
    "≥": ">=",
    "≠": "!=",
    "≈": "~",
    "∼": "~",
    "≃": "~",
    "≪": "<<",
    "≫": ">>",
    "→": "->",
    "←": "<-",
    "↔": "<->",
    "↦": "|->",
    "⇒": "=>",
    "⇔": "<=>",
    "∥": "||",
    "‖": "||",
    "∣": "|",
    "⟨": "<",
    "⟩": ">",
    "∞": "infinity",
    "∈": "in",
    "∉": "not in",
    "∑": "sum",
    "∏": "prod",
    "∫": "int",
    "√": "sqrt",
    "∛": "cbrt",
    "∂": "d",
    "∇": "grad",
    "∀": "for all",
    "∃": "exists",
    "∧": "and",
    "∨": "or",
    "¬": "not ",
    "≡": "==",
    "⌈": "ceil(",
    "⌉": ")",
    "⌊": "floor(",
    "⌋": ")",
    "⟦": "[[",
    "⟧": "]]",
    "⋆": "*",
    "⋯": "...",
    "⊗": "x",
    "∘": "o",
    "©": "(c)",
    "®": "(r)",
    "£": "GBP",
    "€": "EUR",
    "§": "section ",
    "¶": "par. ",
    "✓": "yes",
    "✗": "no",
    "★": "*",
    "●": "*",
    "µ": "u",
    "ß": "ss",
}
"""What is said in more characters, or with a sign that is not its likeness but means it."""

_RAISED, _LOWERED = "⁰¹²³⁴-⁾ⁿⁱᵃ-ᵡᴬ-ᵂ", "₀-₎ₐ-ₜᵢ-ᵪⱼ"
_SCRIPTS = (("^", f"[{_RAISED}]+"), ("_", f"[{_LOWERED}]+"))
"""Runs of small raised or lowered characters, and the sign that stands before one."""

_GREEK = r"[Ͱ-Ͽἀ-῿]+"
_NAMED_LETTERS = 2
"""Greek letters in a row that are named, as in mathematics; more are a word, and transcribed."""


def in_ascii(spans: Iterable[Span]) -> list[Span]:
    """The spans in ASCII."""
    return [
        span if span.text.isascii() else span._replace(text=ascii_words(span.text))
        for span in spans
    ]


def ascii_words(text: str) -> str:
    """The text in ASCII, as one would type it; what can't be said is a question mark."""
    if text.isascii():
        return text
    for sign, pattern in _SCRIPTS:
        text = re.sub(pattern, partial(_on_the_line, sign), text)
    text = re.sub(f"(?<![^\\W\\d_])({_GREEK})(?=[A-Za-z])", r"\1 ", text)
    text = re.sub(f"(?<=[A-Za-z])({_GREEK})", r" \1", text)
    text = re.sub(_GREEK, lambda found: _spelled_greek(found[0]), text)
    text = re.sub(r"√(\w+)", r"√(\1)", text)
    return "".join(map(_spelled, text))


def _on_the_line(sign: str, found: re.Match[str]) -> str:
    """A raised or lowered run behind its sign, in parentheses unless it is a number or a letter."""
    plain = unicodedata.normalize("NFKC", found[0]).replace("−", "-")
    simple = len(plain) == 1 or re.fullmatch(r"-?\d+|\(.*\)", plain)
    return sign + (plain if simple else f"({plain})")


def _spelled_greek(letters: str) -> str:
    names = [_greek_name(each) for each in letters]
    if len(names) > _NAMED_LETTERS:
        return "".join(name[:1] for name in names)
    return " ".join(filter(None, names))


def _greek_name(letter: str) -> str:
    """``epsilon``, ``Delta``; empty for what is no letter."""
    found = re.match(
        r"GREEK (SMALL|CAPITAL) LETTER (?:FINAL )?(\w+)|GREEK (?:LUNATE )?(\w+) SYMBOL",
        unicodedata.name(letter, ""),
    )
    if found is None:
        return ""
    name = (found[2] or found[3]).replace("LAMDA", "LAMBDA")
    return name.title() if found[1] == "CAPITAL" else name.lower()


@lru_cache(4096)
def _spelled(character: str) -> str:
    if character < "\x80":
        return character
    if character in _SPELLED:
        return _SPELLED[character]
    if unicodedata.combining(character):
        return ""
    parts = unicodedata.normalize("NFKD", character)
    plain = "".join(_SPELLED.get(each, each) for each in parts).encode("ascii", "ignore").decode()
    return plain or _letter_in_name(character) or _macros().get(character) or "?"


@cache
def _macros() -> dict[str, str]:
    """What LaTeX calls signs, which is what researchers type for them: ``subset``."""
    from tuireader.typeset.latex.symbols import symbols  # seldom needed

    return {sign: name for name, (sign, _) in reversed(symbols().items()) if name.isalpha()}


def _letter_in_name(character: str) -> str:
    """The letter that one with a stroke or the like is made of: ``ø`` is ``o``, ``æ`` is ``ae``."""
    name = unicodedata.name(character, "")
    found = re.match(r"LATIN (SMALL|CAPITAL) (?:LETTER|LIGATURE) (\w{1,2})(?: WITH|$)", name)
    if found is None:
        return ""
    return found[2] if found[1] == "CAPITAL" else found[2].lower()
