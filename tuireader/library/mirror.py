"""The catalogue's mirror of the marks, kept in step with them."""

from __future__ import annotations

from contextlib import suppress

from tuireader.catalogue import Catalogue, CatalogueError, Marked, Part
from tuireader.marks import Cell, CellGroup, Change, MarkStore

_NEVER = "never"
"""No version of the marks: what the mirror is thought to show until it was looked at."""

_NO_MARKS = "none"
"""The version of marks that aren't there; an empty one is what a stale mirror has."""

_PARTS: dict[str, Part] = {
    Cell.READ: Part.STATE,
    Cell.STARRED: Part.STATE,
    CellGroup.TAGS: Part.TAGS,
    CellGroup.QUEUES: Part.QUEUES,
    CellGroup.NOTES: Part.NOTE,
}
"""By the cell, or its group."""


class Mirror:
    """What filters ask of marks. It lags behind at worst, and is made anew when it does."""

    def __init__(self, marks: MarkStore, catalogue: Catalogue) -> None:
        self._marks = marks
        self._catalogue = catalogue
        self._shown = _NEVER
        self._missed: set[str] = set()
        self._parts = Part(0)
        """Of what was missed."""
        marks.listen(self._follow)

    def is_fresh(self) -> bool:
        """Whether it shows the marks that are on disk; they are not read for it.

        Raises:
            CatalogueError: The catalogue can't be read.
        """
        on_disk = self._marks.version() or _NO_MARKS
        if self._catalogue.mirrored_version() != on_disk:
            return False
        self._shown = on_disk
        return True

    def renew(self) -> bool:
        """Make it anew if it doesn't show the marks as they are known; whether it didn't.

        Raises:
            CatalogueError: The catalogue can't be read.
        """
        version = self._marks.known_version() or _NO_MARKS
        stale = self._catalogue.mirrored_version() != version
        if stale:
            names = self._marks.all_names() if version != _NO_MARKS else ()
            if self._catalogue.mirror_all(names, self._marks_of, version):
                self._shown = version
                self._missed.clear()
                self._parts = Part(0)
        else:
            self._shown = version
        return stale

    def _follow(self, changes: tuple[Change, ...]) -> None:
        version = self._marks.known_version() or _NO_MARKS
        if not changes and version == self._shown:
            return
        self._missed |= self._marks.names_of_many(each.key for each in changes)
        for part in set(map(_part_of, changes)):
            self._parts |= part
        names, parts = set(self._missed), self._parts
        marks_of = self._state_of if parts is Part.STATE else self._marks_of
        # Another process may be writing: then with the next ones.
        with suppress(CatalogueError):  # Whoever asks the catalogue next will be told.
            if self._catalogue.mirror(
                names, marks_of, before=self._shown, after=version, parts=parts
            ):
                self._shown = version
                self._missed -= names
                self._parts = Part(0)

    def _marks_of(self, identifiers: tuple[str, ...]) -> Marked:
        return Marked(*self._marks.marks_of(identifiers))

    def _state_of(self, identifiers: tuple[str, ...]) -> Marked:
        return Marked(*self._marks.state_of(identifiers))


def _part_of(change: Change) -> Part:
    """What of a paper may be other than it was: anything, where only its names have changed."""
    if change.before == change.after:
        return Part.ALL
    return _PARTS.get(change.cell.partition("/")[0], Part.ALL)
