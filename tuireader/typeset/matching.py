"""Where in a text the words of a filter are, found as the index finds them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from tuireader.papers.scripts import UNSPACED

_WORD = r"[^\W_]"
"""What the index takes for part of a word; the underscore is none."""

_SPACED = f"[^\\W_{UNSPACED}]"
"""The same in scripts with spaces; in others each letter is a word."""

_BEGINNING, _GAP = f"(?<!{_SPACED})", r"[\W_]+"


class Matcher(NamedTuple):
    """Finds words by their beginnings, and whole phrases; case and accents don't count."""

    pattern: re.Pattern[str] | None = None

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Where matches begin and end in the text, in order and apart."""
        if self.pattern is not None:
            for found in self.pattern.finditer(folded(text)):
                yield found.span()


def matcher(words: Iterable[str], phrases: Iterable[str] = ()) -> Matcher:
    """A matcher for words typed so far and for whole phrases."""
    looked_for = [*((each, True) for each in words), *((each, False) for each in phrases)]
    patterns = [_pattern(text, prefix=prefix) for text, prefix in looked_for]
    wanted = sorted(filter(None, patterns), key=len, reverse=True)
    return Matcher(re.compile("|".join(wanted)) if wanted else None)


def folded(text: str) -> str:
    """The text without case and accents, each character still in its place."""
    if text.isascii():
        return text.lower()
    return "".join(_folded_character(each) for each in text)


def _folded_character(character: str) -> str:
    if character < "\x80":
        return character.lower()
    if unicodedata.combining(character):
        return character
    return unicodedata.normalize("NFD", character)[0].lower()[0]


def _pattern(text: str, *, prefix: bool) -> str:
    parts = re.findall(f"[{UNSPACED}]|{_WORD}+", _apart(folded(text)))
    pattern = ""
    for before, part in pairwise(["", *parts]):
        if not (_is_unspaced(before) or _is_unspaced(part)):
            pattern += _GAP if before else _BEGINNING
        elif before:
            pattern += r"[\W_]*"
        pattern += re.escape(part)
    ends_alone = not parts or prefix or _is_unspaced(parts[-1])
    return pattern if ends_alone else pattern + f"(?!{_SPACED})"


def _apart(text: str) -> str:
    """The text with the letters of scripts without spaces standing apart."""
    return re.sub(f"[{UNSPACED}]", r" \g<0> ", text)


def _is_unspaced(part: str) -> bool:
    return re.fullmatch(f"[{UNSPACED}]", part) is not None
