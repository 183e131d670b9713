"""Looking into the papers' texts whether a word is there, where the index would take longer.

Thousands of words may begin with four letters (``inte``). The index gathers all their papers before
it names one; but most papers that have a word with the first three letters have one with four, and
those it names at once.
"""

from __future__ import annotations

import re
import sqlite3
from typing import NamedTuple

from tuireader.catalogue.splitting import Splitter

FUNCTION = "has_words"
"""The SQL function: the columns to look in, the words, and the three texts."""

_COLUMNS = ("title", "abstract", "authors")
_TEXTS = "papers.indexed_title, papers.indexed_abstract, papers.authors"


class Check(NamedTuple):
    """Words that must follow each other in a paper."""

    column: str
    """Where: a column of the index, or empty for any."""

    words: tuple[str, ...]

    begun: bool = True
    """Whether of the last one only the beginning is known."""

    @property
    def said(self) -> str:
        """The words as SQL is given them, with an asterisk behind one that is only begun."""
        return " ".join(self.words) + "*" * self.begun

    def condition(self, column: str, said: str) -> str:
        """It as SQL, for placeholders of its column and of what is `said`."""
        return f"{FUNCTION}({column}, {said}, {_TEXTS})"


def provide(connection: sqlite3.Connection, splitter: Splitter) -> None:
    """Let SQL look into texts."""

    def has_words(column: str, words: str, *texts: str) -> bool:
        wanted = words.removesuffix("*").split(" ")
        return any(
            _stand_in(wanted, text, splitter, begun=words.endswith("*"))
            for name, text in zip(_COLUMNS, texts, strict=True)
            if column in ("", name)
        )

    connection.create_function(FUNCTION, 5, has_words, deterministic=True)


def _stand_in(wanted: list[str], text: str, splitter: Splitter, *, begun: bool) -> bool:
    if text.isascii() and all(map(str.isascii, wanted)):
        end = "" if begun else "(?![a-z0-9])"
        pattern = "(?<![a-z0-9])" + "[^a-z0-9]+".join(wanted) + end  # `re` keeps it compiled
        return re.search(pattern, text.lower()) is not None
    *firsts, last = wanted
    there = splitter.words(text)
    for at in range(len(there) - len(firsts)):
        word = there[at + len(firsts)]
        ends = word.startswith(last) if begun else word == last
        if ends and [*there[at : at + len(firsts)]] == firsts:
            return True
    return False
