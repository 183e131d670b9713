"""Names that complete what is typed behind a field: tags, queues, categories, authors."""

from __future__ import annotations

import sqlite3
from collections import Counter

from tuireader.catalogue.errors import as_written
from tuireader.catalogue.folding import folded
from tuireader.catalogue.wording import Purpose, Wording
from tuireader.query import Field, Term

_LABELLED = "SELECT count(*) FROM labels WHERE labels.name = names.id"
_QUEUED = "SELECT count(*) FROM places WHERE queue = names.id"

_PAPERS_LOOKED_AT = 200
"""The newest papers with such an author, among whom the names are counted."""


def names_beginning(
    connection: sqlite3.Connection, wording: Wording, field: Field, begun: str, limit: int
) -> list[str]:
    """Names that begin so, then those with a word that does; of both those of most papers first."""
    if field is Field.AUTHOR:
        return _authors(connection, wording, begun, limit)
    papers = _QUEUED if field is Field.QUEUE else _LABELLED
    found = connection.execute(
        f"SELECT shown FROM (SELECT shown, name, ({papers}) AS papers FROM names"
        " WHERE kind = ?1 AND instr(' ' || name, ' ' || ?2)) WHERE papers > 0"
        " ORDER BY substr(name, 1, length(?2)) <> ?2, papers DESC, name LIMIT ?3",
        (field.value, folded(begun), limit),
    )
    return [name for (name,) in found]


def _authors(connection: sqlite3.Connection, wording: Wording, begun: str, limit: int) -> list[str]:
    term, text = Term(begun, Field.AUTHOR), f" {folded(begun)}"
    if not wording.asks(term):
        return []
    rows = connection.execute(
        "SELECT authors FROM papers WHERE id IN"
        " (SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid LIMIT ?)",
        (wording.of(term, Purpose.FIRST), _PAPERS_LOOKED_AT),
    )
    with as_written():
        names = Counter(name for (authors,) in rows for name in authors.split("\n"))
    fitting = [name for name in names if text in f" {folded(name)}"]
    return sorted(fitting, key=lambda name: (-names[name], name))[:limit]
