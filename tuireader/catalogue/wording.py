"""Words of a filter in the language of the full-text index, each written out as is fastest."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from enum import Enum, auto

from tuireader.catalogue.index import INDEXED_BEGINNINGS
from tuireader.catalogue.splitting import Splitter
from tuireader.catalogue.verifying import Check, provide
from tuireader.query import Field, Term

COLUMNS = {Field.ANY: "", Field.TITLE: "title", Field.ABSTRACT: "abstract", Field.AUTHOR: "authors"}
"""Fields that the full-text index answers, and its columns for them."""

_MOST_WORDS = 600
"""Words that a beginning is written out as; each takes the index 7 µs before it finds anything
(a million papers, four pieces)."""

_OFTEN = 20
"""A beginning is often found when the papers with its words, each counted alone, are at least this
part of all papers. Then looking into the newest papers' texts is the fastest way; else the index
itself gathers the papers, which are few."""

_BEHIND_ALL = "\U0010ffff"
"""Greater than any character that a word has behind its beginning."""

_LONGEST_INDEXED = max(INDEXED_BEGINNINGS)


class Purpose(Enum):
    """What an expression is for; it finds the same papers for each."""

    FIRST = auto()
    """The first papers are wanted, and soon."""

    ALL = auto()
    """All papers are wanted."""

    RANKING = auto()
    """Papers are ranked, by each word as it was typed."""


class Wording:
    """Puts terms into words for the index of one connection; belongs to its thread."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._splitter = Splitter()
        provide(connection, self._splitter)

    def asks(self, term: Term) -> bool:
        """Whether there is a word in it, so that the index can look for it."""
        return bool(self._splitter.words(term.text))

    def words(self, text: str) -> tuple[str, ...]:
        """The words of any text, as the index has them."""
        return self._splitter.words(text)

    def of(self, term: Term, purpose: Purpose) -> str:
        """An expression that finds the papers with the term, one of `COLUMNS`.

        Args:
            term: with a word in it.
            purpose: what it is for.
        """
        words = self._splitter.words(term.text)
        column = COLUMNS[term.field]
        lead = f"{column} : " if column else ""
        if term.phrase:
            return f"{lead}{_phrase(words)}"
        *before, last = words
        endings = self._written_out(last, purpose)
        found = [_phrase([*before, word]) + ("*" if begun else "") for word, begun in endings]
        return f"{lead}{found[0]}" if len(found) == 1 else f"{lead}({' OR '.join(found)})"

    def plainly(self, term: Term) -> str:
        """An expression for any index with the same words, which need not be ours."""
        return _phrase(self._splitter.words(term.text)) + ("" if term.phrase else "*")

    def close(self) -> None:
        """Let go of what it asks."""
        self._splitter.close()

    def _written_out(self, beginning: str, purpose: Purpose) -> list[tuple[str, bool]]:
        """What a beginning is asked for as: words, and whether each is but begun itself.

        A beginning that is indexed is found like a word. One shorter than those is the sum of the
        next longer ones. A longer one is the sum of the words in the vocabulary; but when all
        papers are wanted, it is faster to have the index gather them.
        """
        itself = [(beginning, True)]
        if len(beginning) in INDEXED_BEGINNINGS or purpose is Purpose.RANKING:
            return itself
        if len(beginning) < _LONGEST_INDEXED:
            return self._next_longer(beginning) or itself
        if purpose is not Purpose.FIRST:
            return itself
        words = self._words_beginning(beginning)
        return [(word, False) for word in words] if words else itself

    def check_for(self, term: Term) -> tuple[str, Check] | None:
        """What finds papers that may have the term, and the check which of them have it.

        Only for a term whose papers the index would have to gather first, and so often found that
        looking into texts is faster; else None.
        """
        *before, last = self._splitter.words(term.text)
        shorter = last[:_LONGEST_INDEXED]
        if term.phrase or len(last) <= len(shorter) or self._words_beginning(last) is not None:
            return None
        (found, papers) = self._connection.execute(
            "SELECT (SELECT sum(papers) FROM vocabulary WHERE term >= ? AND term < ?), value"
            " FROM facts WHERE name = 'papers'",
            (last, last + _BEHIND_ALL),
        ).fetchone()
        if found * _OFTEN < papers:
            return None
        column = COLUMNS[term.field]
        lead = f"{column} : " if column else ""
        return f"{lead}{_phrase([*before, shorter])}*", Check(column, (*before, last))

    def _words_beginning(self, beginning: str) -> list[str] | None:
        """The words in the vocabulary that begin so; None if there are too many of them."""
        words = self._connection.execute(
            "SELECT term FROM vocabulary WHERE term >= ? AND term < ? LIMIT ?",
            (beginning, beginning + _BEHIND_ALL, _MOST_WORDS + 1),
        ).fetchall()
        return None if len(words) > _MOST_WORDS else [word for (word,) in words]

    def _next_longer(self, beginning: str) -> list[tuple[str, bool]]:
        """The word itself, if there is one, and the beginnings that are longer and indexed."""
        length = min(each for each in INDEXED_BEGINNINGS if each > len(beginning))
        found: list[tuple[str, bool]] = []
        least = beginning
        while True:  # a leap to the next beginning; there are thousands of words between
            term = self._connection.execute(
                "SELECT term FROM vocabulary WHERE term >= ? AND term < ? LIMIT 1",
                (least, beginning + _BEHIND_ALL),
            ).fetchone()
            if term is None:
                return found
            word = term[0][:length]
            found.append((word, len(word) == length))
            least = word + (_BEHIND_ALL if len(word) == length else "\0")


def _phrase(words: Sequence[str]) -> str:
    """The words, which have no quotes in them, one after the other."""
    return f'"{" ".join(words)}"'
