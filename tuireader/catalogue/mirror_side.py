"""The side of the catalogue that the marks are mirrored on."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager

from tuireader.catalogue.marked import MarksOf
from tuireader.catalogue.mirroring import mirror_anew, mirror_changes, mirrored_version
from tuireader.catalogue.parts import Part

_MOMENT = 50
"""Milliseconds that the mirror waits for another process on the thread that draws."""


class MirrorSide:
    """Mirrors marks. That is never the truth: a write that fails only leaves it stale."""

    @property
    def _connection(self) -> sqlite3.Connection:
        raise NotImplementedError

    def _in_words(self) -> AbstractContextManager[None]:
        raise NotImplementedError

    def _for_this_thread(self) -> AbstractContextManager[sqlite3.Connection]:
        raise NotImplementedError

    def mirrored_version(self) -> str:
        """The version of the marks that the mirror shows."""
        with self._in_words():
            return mirrored_version(self._connection)

    def mirror(
        self,
        names: Iterable[str],
        marks_of: MarksOf,
        *,
        before: str,
        after: str,
        parts: Part = Part.ALL,
    ) -> bool:
        """Mirror what changed of the marks of some papers; may be called from any thread.

        Args:
            names: identifiers of papers whose marks changed.
            marks_of: tells the marks of the paper with these identifiers.
            before: the version that the mirror must show; if it shows another it stays stale.
            after: the version that it shows then.
            parts: what of their marks may be other than it was.

        Returns:
            Whether it was written; False when another process holds the file.
        """
        with self._in_words(), self._for_this_thread() as connection, _hurried(connection):
            return mirror_changes(connection, names, marks_of, before, after, parts)

    def mirror_all(self, names: Iterable[str], marks_of: MarksOf, version: str) -> bool:
        """Mirror all marks anew; like `mirror`."""
        with self._in_words(), self._for_this_thread() as connection:
            return mirror_anew(connection, names, marks_of, version)


@contextmanager
def _hurried(connection: sqlite3.Connection) -> Iterator[None]:
    """Wait for another process a moment only: somebody may be waiting for a key."""
    (patience,) = connection.execute("PRAGMA busy_timeout").fetchone()
    connection.execute(f"PRAGMA busy_timeout = {_MOMENT:d}")
    try:
        yield
    finally:
        connection.execute(f"PRAGMA busy_timeout = {patience:d}")
