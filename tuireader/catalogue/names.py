"""Names that papers are labelled with: categories, venues, sources, tags and queues."""

from __future__ import annotations

import sqlite3

from tuireader.catalogue.errors import as_written
from tuireader.catalogue.folding import folded, storable


class Names:
    """The table of names; those used once are remembered."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._known: dict[tuple[str, str], int] = {}

    def id_of(self, kind: str, name: str) -> int:
        """The number of a name, which is entered if it is new."""
        key = (kind, name)
        known = self._known.get(key)
        if known is None:
            row = (kind, folded(name))
            self._connection.execute(
                "INSERT OR IGNORE INTO names (kind, name, shown) VALUES (?, ?, ?)",
                (*row, storable(name)),
            )
            with as_written():
                (known,) = self._connection.execute(
                    "SELECT id FROM names WHERE kind = ? AND name = ?", row
                ).fetchone()
            self._known[key] = known
        return known
