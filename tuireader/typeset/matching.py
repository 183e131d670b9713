"""Where in a text the words of a filter are, found as the index finds them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple
from unicodedata import combining, normalize

from tuireader.papers.scripts import UNSPACED

_WORD = r"[^\W_]"
"""What the index takes for part of a word; the underscore is none."""

_GAP, _NOTHING = r"[\W_]+", r"[\W_]*"

_FORMS: tuple[Literal["NFKD", "NFD"], ...] = ("NFKD", "NFD")
"""How accents are taken off: first from what a character stands for, then from itself."""


class Matcher(NamedTuple):
    """Finds words by their beginnings, and whole phrases; case and accents don't count."""

    words: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Where matches begin and end in the text, in order and apart."""
        # Patterns for scripts without spaces take ten times as long to compile: at every letter
        # that is typed into a filter, a fifth of what listing its papers takes.
        pattern = _compiled(self, unspaced=has_unspaced(text))
        if pattern is not None:
            for found in pattern.finditer(folded(text)):
                yield found.span()


def matcher(words: Iterable[str], phrases: Iterable[str] = ()) -> Matcher:
    """A matcher for words typed so far and for whole phrases."""
    return Matcher(tuple(words), tuple(phrases))


def folded(text: str) -> str:
    """The text without case and accents, each character still in its place.

    What only looks otherwise is the letter or digit that one types for it: ³ is 3, and ℓ is l.
    """
    if text.isascii():
        return text.lower()
    return "".join(_folded_character(each) for each in text)


@lru_cache(4096)
def _folded_character(character: str) -> str:
    if combining(character):
        return character
    for form in _FORMS:
        letters = [each for each in normalize(form, character) if not combining(each)]
        if len(letters) == 1:
            return letters[0].lower()[0]
    return character.lower()[0]


@lru_cache(16)
def _compiled(matcher: Matcher, *, unspaced: bool) -> re.Pattern[str] | None:
    """What finds the words; None if there are none.

    Args:
        matcher: the words.
        unspaced: whether the text has letters of scripts without spaces.
    """
    looked_for = [(each, True) for each in matcher.words]
    looked_for += [(each, False) for each in matcher.phrases]
    patterns = [_pattern(text, prefix=prefix, unspaced=unspaced) for text, prefix in looked_for]
    wanted = sorted(filter(None, patterns), key=len, reverse=True)
    return re.compile("|".join(wanted)) if wanted else None


def _pattern(text: str, *, prefix: bool, unspaced: bool) -> str:
    letter = f"[^\\W_{UNSPACED}]" if unspaced else _WORD  # of a word with spaces around it
    parts = _parts(folded(text))
    pattern = ""
    for before, part in pairwise(["", *parts]):
        if not (has_unspaced(before) or has_unspaced(part)):
            pattern += _GAP if before else f"(?<!{letter})"
        elif before:
            pattern += _NOTHING
        pattern += re.escape(part)
    ends_anywhere = not parts or prefix or has_unspaced(parts[-1])
    return pattern if ends_anywhere else pattern + f"(?!{letter})"


def _parts(text: str) -> list[str]:
    """The words of the text; in scripts without spaces each letter is one."""
    if has_unspaced(text):
        text = re.sub(f"[{UNSPACED}]", r" \g<0> ", text)
    return re.findall(f"{_WORD}+", text)


def has_unspaced(text: str) -> bool:
    """Whether there are letters of scripts without spaces in the text."""
    return not text.isascii() and re.search(f"[{UNSPACED}]", text) is not None
