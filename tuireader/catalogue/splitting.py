"""What the index takes for words, asked of SQLite itself: its tables of characters are its own."""

from __future__ import annotations

import re
import sqlite3
from functools import cached_property

from tuireader.catalogue.spreading import spread

TOKENIZER = "unicode61 remove_diacritics 2"
"""Words are runs of letters, digits and private characters, without case and accents:
https://www.sqlite.org/fts5.html#unicode61_tokenizer"""

_OTHERS = "[^\x00-\x7f]+"
"""Characters that only SQLite knows to be of words or not."""

_WORD = "[a-z0-9\x80-\U0010ffff]+"


class Splitter:
    """Splits texts as the index does; belongs to one thread."""

    def __init__(self) -> None:
        self._characters = _Characters()

    def words(self, text: str) -> tuple[str, ...]:
        """The words of a text, in order, as they are in the index."""
        if text.isascii():
            return tuple(re.findall("[a-z0-9]+", text.lower()))
        known = re.sub(_OTHERS, self._known, text)
        # Bytes know no other capitals than those of ASCII, and SQLite's small letters stay.
        return tuple(re.findall(_WORD, known.encode().lower().decode()))

    def close(self) -> None:
        """Let go of what it asks."""
        self._characters.close()

    def _known(self, run: re.Match[str]) -> str:
        return "".join(map(self._characters.__getitem__, run[0]))


class _Characters(dict[str, str]):
    """What is left of a character in a word: nothing of an accent; a space of what parts words.

    Which it is does not depend on the characters around: SQLite's tokenizer looks at each alone
    (https://www.sqlite.org/src/file/ext/fts5/fts5_tokenize.c).
    """

    def __missing__(self, character: str) -> str:
        run = self._tables.execute
        run("INSERT INTO asked (rowid, text) VALUES (1, ?)", (spread(f"a{character}b"),))
        words = [word for (word,) in run('SELECT term FROM words ORDER BY "offset"')]
        run("INSERT INTO asked (asked) VALUES ('delete-all')")
        # Either a word with it, or two around it, or it is one by itself between them.
        found = self[character] = " ".join(words).removeprefix("a").removesuffix("b")
        return found

    @cached_property
    def _tables(self) -> sqlite3.Connection:
        tables = sqlite3.connect(":memory:", isolation_level=None)
        tables.execute(
            f"CREATE VIRTUAL TABLE asked USING fts5 (text, content = '', tokenize = '{TOKENIZER}')"
        )
        tables.execute("CREATE VIRTUAL TABLE words USING fts5vocab (asked, instance)")
        return tables

    def close(self) -> None:
        """Let go of SQLite; what it told is kept."""
        if "_tables" in self.__dict__:
            self._tables.close()
            del self.__dict__["_tables"]
