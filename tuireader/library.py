"""The library: papers and marks as one thing; all that the screen and the command line talk to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from tuireader.catalogue import (
    FIRST_SCREENFULS,
    Added,
    Catalogue,
    CatalogueError,
    Counts,
    Listing,
    Row,
)
from tuireader.marks import Cell, Change, Marks, MarksError, MarkStore, Step, now_utc
from tuireader.papers import Paper, identifiers_named
from tuireader.query import Query

if TYPE_CHECKING:
    from tuireader.sources import Refusal

LibraryError = (CatalogueError, MarksError)
"""What can keep the library from being used, for ``except``; as text, one line for the user."""

_KEYS_AT_ONCE = 5_000

_NEVER = "never"
"""No version of the marks: what the mirror is thought to show until `sync` has looked."""

_NO_MARKS = "none"
"""The version of marks that aren't there; an empty one is what a stale mirror has."""


@dataclass(slots=True)
class Intake:
    """What came of adding one file."""

    name: str
    """The file as the user named it."""

    added: Added = field(default_factory=Added)
    refused: list[Refusal] = field(default_factory=list)
    """Records that were not taken, with their place and reason."""

    unreadable: str = ""
    """Why nothing at all could be read; empty when something was."""


class Library:
    """One folder of papers and marks.

    Opening it reads nothing that grows with it. Marks are drawn from the catalogue's mirror until
    `sync` has read them; from then on from the marks themselves.
    """

    def __init__(self, folder: Path, *, patience: float = 5.0) -> None:
        """Name the folder; it is made, private to the user, when there is none.

        Args:
            folder: where papers and marks are kept.
            patience: seconds to wait for another process that is writing papers.

        Raises:
            CatalogueError: The folder can't be made.
        """
        self.folder = folder
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise CatalogueError(f"{folder}: {error.strerror}") from None
        self._marks = MarkStore(folder)
        self._synced = False
        self._mirrored = _NEVER
        self._catalogue = Catalogue(folder / "catalogue.db", patience=patience)
        self._marks.listen(self._mirror_changes)

    def close(self) -> None:
        """Close all files."""
        self._catalogue.close()

    # Papers

    def add(
        self,
        name: str,
        files: Iterable[Path | None],
        progress: Callable[[Added], None] = lambda added: None,
    ) -> Iterator[Intake]:
        """Add the papers of files, one after the other; whatever was whole is added.

        Args:
            name: how the user named them; used where a file is None, standard input.
            files: regular files.
            progress: told the counts so far, a few times a second.

        Raises:
            CatalogueError: A file's papers could not be written; then none of that file are.
        """
        for file in files:
            intake = Intake(str(file) if file is not None else name)
            intake.added = self._catalogue.add(_papers_of(file, intake), progress)
            yield intake

    def search(self, query: Query, limit: int | None = None) -> Listing:
        """The first papers that pass, quickly, in order."""
        return self._catalogue.search(query, limit or FIRST_SCREENFULS)

    def search_whole(self, query: Query) -> Listing:
        """All papers that pass; may take a while."""
        return self._catalogue.search_whole(query)

    def complete(self, query: Query, answer: Callable[[Listing], object]) -> None:
        """Have the whole listing told to `answer`, in another thread, unless superseded."""
        self._catalogue.complete(query, answer)

    def rows(self, ids: Sequence[int]) -> list[Row]:
        """What a list draws of these papers; one that is gone is left out."""
        rows = self._catalogue.rows(ids)
        return [self._with_marks(row) for row in rows] if self._synced else rows

    def papers(self, ids: Iterable[int]) -> Iterator[Paper]:
        """The whole papers, one at a time."""
        return (paper for _, paper in self._catalogue.papers(ids))

    def paper(self, id_: int) -> Paper | None:
        """The whole paper; None when it is gone."""
        return next(self.papers([id_]), None)

    def ids_named(self, name: str) -> list[int]:
        """The ids of the papers that a person means by an arXiv id, DOI, key or link."""
        return self._catalogue.ids_of(identifiers_named(name))

    def id_of(self, identifiers: Iterable[str]) -> int | None:
        """The id that the paper has now; None when it is gone."""
        return next(iter(self._catalogue.ids_of(identifiers)), None)

    def unread_among(self, ids: Sequence[int]) -> set[int]:
        """Those of these papers that are unread."""
        return self._catalogue.unread_among(ids)

    def drop_search(self) -> None:
        """Let the listing under way not be completed."""
        self._catalogue.drop_search()

    def counts(self) -> Counts:
        """How many papers there are, unread and starred."""
        return self._catalogue.counts()

    # Marks

    def marks_of(self, identifiers: Iterable[str]) -> Marks:
        """The marks of the paper known by these."""
        return self._marks.marks_of(identifiers)

    def star(self, ids: Sequence[int], starred: bool) -> tuple[Change, ...]:
        """Star papers or take their stars away, as one step to undo."""
        return self._mark(ids, Cell.STARRED, starred, "Starred" if starred else "Unstarred")

    def mark_read(self, ids: Sequence[int], read: bool) -> tuple[Change, ...]:
        """Mark papers read, now, or unread; as one step to undo. Read ones keep their moment."""
        return self._mark(ids, Cell.READ, now_utc() if read else "", "Read" if read else "Unread")

    def undo(self) -> Step | None:
        """Take the newest step back; None if there is none."""
        return self._marks.undo()

    def redo(self) -> Step | None:
        """Do the step undone last again; None if there is none."""
        return self._marks.redo()

    def listen(self, listener: Callable[[tuple[Change, ...]], None]) -> None:
        """Tell of all changes of marks from now on, once they are on disk and can be searched."""
        self._marks.listen(listener)

    @property
    def notices(self) -> tuple[str, ...]:
        """Lines for the user about damaged files and what was done, oldest first."""
        return self._marks.notices

    def sync(self, *, only_if_stale: bool = False) -> bool:
        """Read the marks, and mirror them in the catalogue if its mirror is stale.

        May be called from any thread; it takes a second with 100,000 marked papers.

        Args:
            only_if_stale: leave the marks unread while the mirror shows what is on disk; that is
                all that a listing needs, and spares it TinyDB.

        Returns:
            Whether the mirror was stale, so that listings and counts may be others now.

        Raises:
            MarksError: The marks can't be read; they are as they were.
        """
        on_disk = self._marks.version()
        marked = bool(on_disk)
        if only_if_stale and self._catalogue.mirrored_version() == (on_disk or _NO_MARKS):
            self._mirrored = on_disk or _NO_MARKS
            return False
        if marked:
            self._marks.everything()
            self._marks.refresh()
        version = self._marks.known_version() or _NO_MARKS
        stale = self._catalogue.mirrored_version() != version
        if stale:
            marks = self._marks.everything() if marked else {}
            self._catalogue.mirror_all(
                {key: _mirrored(each) for key, each in marks.items()}, version
            )
        self._mirrored = version
        self._synced = self._synced or marked  # without marks the mirror, now empty, is right
        return stale

    def _mark(
        self, ids: Sequence[int], cell: Cell, value: str | bool, verb: str
    ) -> tuple[Change, ...]:
        wanted: list[tuple[str, Cell, str | bool]] = []
        title = ""
        for start in range(0, len(ids), _KEYS_AT_ONCE):
            for row in self._catalogue.rows(ids[start : start + _KEYS_AT_ONCE]):
                title = title or row.title
                keys = self._marks.keys_of(row.identifiers)
                if cell is Cell.READ and value and self._marks.marks_of(keys).read:
                    continue
                wanted += [(key, cell, value) for key in (keys if not value else keys[:1])]
        many = f"{len(wanted):,} papers" if len(ids) > 1 else f"“{title}”"
        self._synced = True
        return self._marks.change(wanted, f"{verb} {many}")

    def _with_marks(self, row: Row) -> Row:
        marks = self._marks.marks_of(row.identifiers)
        if (marks.read, marks.starred) == (row.read, row.starred):
            return row
        return row._replace(read=marks.read, starred=marks.starred)

    def _mirror_changes(self, changes: tuple[Change, ...]) -> None:
        marks, unmarked = self._marks.everything(), Marks()
        version = self._marks.known_version() or _NO_MARKS
        self._catalogue.mirror(
            {key: _mirrored(marks.get(key, unmarked)) for key in {each.key for each in changes}},
            before=self._mirrored,
            after=version,
        )
        self._mirrored = version


def _papers_of(file: Path | None, intake: Intake) -> Iterator[Paper]:
    # The formats are imported when papers are added: a program that only lists would wait for them.
    from tuireader.sources import Refusal, Unreadable, read_source

    try:
        for each in read_source(file):
            if isinstance(each, Refusal):
                intake.refused.append(each)
            else:
                yield each
    except Unreadable as error:
        intake.unreadable = error.reason


def _mirrored(marks: Marks) -> tuple[str, bool]:
    return marks.read, marks.starred


__all__ = [
    "Added",
    "Cell",
    "Change",
    "Counts",
    "Intake",
    "Library",
    "LibraryError",
    "Listing",
    "Marks",
    "Row",
    "Step",
]
