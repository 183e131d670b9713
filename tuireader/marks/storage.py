"""TinyDB's storage with several updates as one write; this one keeps all in memory."""

from collections.abc import Iterator
from contextlib import contextmanager

from tinydb.storages import Storage

from tuireader.marks.contents import Tables


class MemoryTables(Storage):
    """Tables that are held, and replaced as a whole or not at all.

    TinyDB gets the tables themselves and not a copy of each document, so whoever changes a
    document puts a new one in its place.
    """

    def __init__(self) -> None:
        self._tables: Tables = {}
        self._pending: Tables | None = None
        self._writes = 0

    def read(self) -> Tables | None:
        """The tables as they are, or will be at the end of `one_write`; None without any."""
        return dict(self._tables if self._pending is None else self._pending) or None

    def write(self, data: Tables) -> None:
        """Saves the tables: now, or at the end of `one_write`.

        Raises:
            OSError: They could not be saved; what is held is what was.
        """
        if self._pending is not None:
            self._pending = data
            return
        self._save(data)
        self._tables = data

    @contextmanager
    def one_write(self) -> Iterator[None]:
        """What TinyDB writes within the block is saved at its end, all at once or not at all.

        Raises:
            OSError: It could not be saved; what is held is what was.
        """
        self._pending = dict(self._tables)
        try:
            yield
            pending = self._pending
        finally:
            self._pending = None
        self.write(pending)

    def is_stale(self) -> bool:
        """Whether somebody else wrote since this was read."""
        return False

    def reload(self) -> None:
        """Reads what is stored.

        Raises:
            MarksError: It can't be read; what is held is what was.
        """

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keeps others from writing while the block runs.

        Raises:
            OSError: They could not be kept from it.
        """
        yield

    def known_version(self) -> str:
        """An opaque text, another one after every write; empty before the first."""
        return f"{self._writes}" if self._writes else ""

    def _save(self, tables: Tables) -> None:
        self._writes += 1
