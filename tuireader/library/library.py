"""Papers and marks as one thing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from tuireader.catalogue import (
    Added,
    Catalogue,
    CatalogueError,
    Mended,
    Row,
)
from tuireader.library.beside import CATALOGUE, Beside
from tuireader.library.finding import Finding
from tuireader.library.intake import Intake, papers_of
from tuireader.library.mirror import Mirror
from tuireader.library.noting import Noting
from tuireader.library.recording import Recording
from tuireader.library.saved_views import SavedViews
from tuireader.library.tagging import Tagging
from tuireader.library.triaging import Triaging
from tuireader.marks import (
    Brought,
    Change,
    MarksError,
    MarkStore,
    Step,
    Unsaved,
)

LibraryError = (CatalogueError, MarksError)
"""What can keep the library from being used, for ``except``; as text, one line for the user."""


class Library(Finding, SavedViews, Triaging, Tagging, Noting, Recording, Beside):
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
        self._catalogue = Catalogue(folder / CATALOGUE, patience=patience)
        self._mirror = Mirror(self._marks, self._catalogue)

    def close(self) -> None:
        """Write what can still be written of the marks, and close all files."""
        self._marks.close()
        self._catalogue.close()

    def mend(self, progress: Callable[[int, int], None] = lambda done, papers: None) -> Mended:
        """Mend a damaged catalogue; the marks are not touched. May be called from any thread.

        Call `let_go` before and afterwards in the library's own.

        Args:
            progress: told how many papers are indexed, and how many there are.

        Raises:
            CatalogueError: It can't be mended, or is not ours to mend.
        """
        return self._catalogue.mend(progress)

    def let_go(self) -> None:
        """Close the catalogue, which is opened again when it is used: it may be another file."""
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
            intake.added = self._catalogue.add(papers_of(file, intake), progress)
            yield intake

    def rows(self, ids: Sequence[int]) -> list[Row]:
        """What a list draws of these papers; one that is gone is left out."""
        rows = self._catalogue.rows(ids)
        return [self._with_marks(row) for row in rows] if self._synced else rows

    # Marks

    def undo(self) -> Step | None:
        """Take the newest step back; None if there is none."""
        return self._marks.undo()

    def next_step(self, *, redo: bool = False) -> int:
        """How many marks `undo`, or `redo`, would change now, if nobody has changed them since."""
        return self._marks.next_step(redo=redo)

    def redo(self) -> Step | None:
        """Do the step undone last again; None if there is none."""
        return self._marks.redo()

    def listen(self, listener: Callable[[tuple[Change, ...]], None]) -> None:
        """Tell of all changes of marks from now on, whoever made them, once they can be searched.

        It may be told on another thread, and of no changes at all.
        """
        self._marks.listen(listener)

    @property
    def notices(self) -> tuple[str, ...]:
        """Lines for the user about damaged files and what was done, oldest first."""
        return self._marks.notices

    @property
    def unsaved(self) -> Unsaved | None:
        """Changes of marks that are not on disk, and why; None while all is well."""
        return self._marks.unsaved

    def keep(self, noticed: Callable[[], None]) -> None:
        """Save in the background from now on, and learn what other processes change.

        Args:
            noticed: called in another thread when `unsaved` or `notices` may be others.

        Raises:
            MarksError: The marks can't be read.
        """
        self._marks.keep(noticed)

    def merge(self, file: Path) -> Brought:
        """Join the marks in a file, another machine's, with these; then they are on disk.

        Raises:
            MarksError: It isn't marks, or is damaged, or what it brought could not be written.
        """
        self.sync()
        return self._marks.merge(file)

    def backup(self, file: Path | None) -> Path:
        """Write all marks to a file that is not there yet; by default beside the daily copies.

        Raises:
            MarksError: It could not be written.
        """
        return self._marks.backup(file)

    def save(self) -> None:
        """Wait until every change of marks is on disk.

        Raises:
            NotSaved: It can't be; the changes are kept.
        """
        self._marks.save()

    def save_now(self) -> None:
        """Save what can be saved within a second, as the process is about to end."""
        with suppress(Exception):  # Nothing that goes wrong now can be mended, or told.
            self._marks.save(patience=1.0)

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
        if only_if_stale and self._mirror.is_fresh():
            return False
        if self._marks.version():
            self._marks.refresh()
            self._synced = True  # without marks the mirror, which is empty then, is right
        return self._mirror.renew()

    def _with_marks(self, row: Row) -> Row:
        marks = self._marks.marks_of(row.identifiers)
        queued = bool(marks.queues)
        if (marks.read, marks.starred, queued) == (row.read, row.starred, row.queued):
            return row
        return row._replace(read=marks.read, starred=marks.starred, queued=queued)
