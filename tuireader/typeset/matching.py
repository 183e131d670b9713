"""Where in a text the words of a filter are, found as the index finds them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

_WORD = r"[^\W_]"
"""What the index takes for part of a word; the underscore is none."""


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
    parts = re.findall(f"{_WORD}+", folded(text))
    if not parts:
        return ""
    end = "" if prefix else f"(?!{_WORD})"
    return f"(?<!{_WORD})" + r"[\W_]+".join(map(re.escape, parts)) + end
