"""What the index takes for words, asked of SQLite itself: its tables of characters are its own."""

from __future__ import annotations

import re
import sqlite3
from functools import cached_property

from tuireader.catalogue.spreading import spread

TOKENIZER = "unicode61 remove_diacritics 2"
"""Words are runs of letters, digits and private characters, without case and accents:
https://www.sqlite.org/fts5.html#unicode61_tokenizer"""

_KEPT = 256
"""Texts whose words are remembered: those of a filter are asked for at every letter."""


class Splitter:
    """Splits texts as the index does; belongs to one thread."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[str, ...]] = {}

    @cached_property
    def _tables(self) -> sqlite3.Connection:
        tables = sqlite3.connect(":memory:", isolation_level=None)
        tables.execute(
            f"CREATE VIRTUAL TABLE asked USING fts5 (text, content = '', tokenize = '{TOKENIZER}')"
        )
        tables.execute("CREATE VIRTUAL TABLE words USING fts5vocab (asked, instance)")
        return tables

    def words(self, text: str) -> tuple[str, ...]:
        """The words of a text, in order, as they are in the index."""
        if text.isascii():
            return tuple(re.findall("[a-z0-9]+", text.lower()))
        found = self._known.get(text)
        if found is None:
            if len(self._known) >= _KEPT:
                self._known.clear()
            found = self._known[text] = self._asked(spread(text))
        return found

    def _asked(self, text: str) -> tuple[str, ...]:
        self._tables.execute("INSERT INTO asked (rowid, text) VALUES (1, ?)", (text,))
        try:
            found = self._tables.execute('SELECT term FROM words ORDER BY "offset"')
            return tuple(term for (term,) in found)
        finally:
            self._tables.execute("INSERT INTO asked (asked) VALUES ('delete-all')")

    def close(self) -> None:
        """Let go of what it asks."""
        if "_tables" in self.__dict__:
            self._tables.close()
            del self.__dict__["_tables"]
