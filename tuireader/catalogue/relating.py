"""Papers like a given one, found in the index by the words that tell most about it."""

from __future__ import annotations

import math
import sqlite3
from collections import Counter

from tuireader.catalogue.errors import as_written
from tuireader.catalogue.rows import read_placed
from tuireader.catalogue.wording import Wording

_TELLING = 10
"""Words by which others are looked for; more of them find the same papers, only later."""

_MOST_RANKED = 12_000
"""Papers that are ranked at most; each takes 2 µs. Rarer words tell more, so they come first."""

_TITLE_COUNTS = 3
"""Occurrences in the abstract that one in the title is worth."""

_SHORTEST = 3
"""Letters that a telling word has at least."""


def related_papers(
    connection: sqlite3.Connection, wording: Wording, id_: int, limit: int
) -> list[int]:
    """The papers most like one, the likest first, without itself.

    The most telling words of its title and abstract (those that are often in it and in few others,
    by tf-idf) are looked for in those of all papers, and what has any is ranked by bm25.
    """
    placed = read_placed(connection, [id_])
    if not placed:
        return []
    paper = placed[0][2]
    times = Counter(wording.words(paper.abstract))
    for word in wording.words(paper.title):
        times[word] += _TITLE_COUNTS
    with as_written():
        words = _telling(connection, times)
    if not words:
        return []
    expression = "{title abstract} : (" + " OR ".join(f'"{word}"' for word in words) + ")"
    found = connection.execute(
        "SELECT rowid FROM words WHERE words MATCH ? AND rowid <> ?"
        f" ORDER BY bm25(words, {_TITLE_COUNTS}.0, 1.0, 0.0), rowid LIMIT ?",
        (expression, id_, limit),
    )
    return [each for (each,) in found]


def _telling(connection: sqlite3.Connection, times: Counter[str]) -> list[str]:
    """The words that tell most, those that few papers have, as many as can be ranked soon."""
    (papers,) = connection.execute("SELECT value FROM facts WHERE name = 'papers'").fetchone()
    words = [word for word in times if len(word) >= _SHORTEST and not word.isdecimal()]
    marks = ",".join("?" * len(words))
    known = connection.execute(
        # A word that only this paper has finds no other.
        f"SELECT term, papers FROM vocabulary WHERE papers > 1 AND term IN ({marks})",
        words,
    ).fetchall()
    found = dict(known)
    scored = sorted(
        found, key=lambda word: (-times[word] * math.log(1 + papers / found[word]), word)
    )
    telling, ranked = [], 0
    for word in scored:
        if ranked + found[word] <= _MOST_RANKED:
            telling.append(word)
            ranked += found[word]
        if len(telling) == _TELLING:
            break
    return telling
