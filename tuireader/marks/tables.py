"""TinyDB over tables that stay in memory: an update costs its documents and not the table."""

from collections.abc import Callable, Iterator, Mapping, MutableMapping
from typing import Any

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Table as TinyTable

from tuireader.marks.cells import Document
from tuireader.marks.snapshot import Table, Tables


class LiveTables(Storage):
    """The tables themselves, read from a file and kept by its owner."""

    def __init__(self) -> None:
        self.tables: Tables = {}

    def read(self) -> Tables:
        """The tables, not a copy of them."""
        return self.tables

    def write(self, data: Tables) -> None:
        """Hold these; who changed them sees to it that they are kept."""
        self.tables = data


class _ByNumber(MutableMapping[int, Mapping[str, object]]):
    """A table as TinyDB updates it, by numbers, without a copy of it."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def __getitem__(self, number: int) -> Mapping[str, object]:
        return self._table[str(number)]

    def __setitem__(self, number: int, document: Mapping[str, object]) -> None:
        self._table[str(number)] = dict(document)

    def put(self, documents: Mapping[str, Document]) -> None:
        """Set many at once, by their numbers as text."""
        self._table.update(documents)

    def __delitem__(self, number: int) -> None:
        del self._table[str(number)]

    def __iter__(self) -> Iterator[int]:
        return map(int, self._table)

    def __len__(self) -> int:
        return len(self._table)


class LiveTable(TinyTable):
    """A table whose updates change the documents they are about and touch no other."""

    def _update_table(self, updater: Callable[[Any], None]) -> None:
        # TinyDB's own copies the table twice for every update: 40 ms with 100,000 documents.
        tables = self._storage.read() or {}
        updater(_ByNumber(tables.setdefault(self.name, {})))
        self._storage.write(tables)
        self.clear_cache()

    def put(self, documents: Mapping[str, Document]) -> None:
        """Put documents in by number, or in the place of those that have the numbers."""

        def updater(table: _ByNumber) -> None:
            table.put(documents)

        self._update_table(updater)


class Database(TinyDB):
    """A TinyDB of such tables."""

    table_class = LiveTable
