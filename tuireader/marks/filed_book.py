"""Marks kept in files: written, synced, learned from other processes, and merged."""

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock, RLock

from tuireader.marks.backups import write_backup
from tuireader.marks.book import Book
from tuireader.marks.clock import Clock
from tuireader.marks.copies import copies_in, join, parse_marks, put_away
from tuireader.marks.errors import MarksError, reason_of
from tuireader.marks.folder import Folder
from tuireader.marks.following import Follower
from tuireader.marks.journal import Record
from tuireader.marks.locking import PATIENCE
from tuireader.marks.log import Log
from tuireader.marks.model import Brought, Change, Step, Unsaved
from tuireader.marks.snapshot import NotMarks
from tuireader.marks.undofile import UndoFile

_MANY = 10_000
"""Documents that the garbage collector would spend noticeable time on."""

_BUSY = "another window holds the marks"


class FiledBook(Book):
    """The marks of one folder.

    Two locks order its threads: one for what is in memory, held for moments only, and one for the
    files, taken first when both are needed. A third, taken before both, makes whoever syncs wait
    for whoever does so already.
    """

    def __init__(
        self, folder: Folder, clock: Clock, told: Callable[[tuple[Change, ...]], None]
    ) -> None:
        """Read them.

        Args:
            folder: where the files are.
            clock: gives the stamps of changes.
            told: is given every change, whoever made it, and none for another version of the same.

        Raises:
            NewerMarks: A newer version wrote the files; all of them are as they were.
            OSError: They can't be read.
        """
        super().__init__(clock, told)
        self._folder = folder
        self._writing = RLock()
        self._syncing = Lock()
        self._waiting: list[Record] = []
        self._trouble = ""
        self._refused: set[Path] = set()
        self._folder_stamp = ""
        self._follower = Follower(folder, self.shelf, clock, self.memory, told)
        self._log = Log(folder, self._follower, self.shelf, clock, self.memory)
        with _uncollected():
            self._log.open()
            if len(self.shelf) > _MANY:  # What was read lives on: let it never be looked through.
                gc.freeze()
        self._undo_file = UndoFile(folder, self._history, clock.tick())

    def undo(self) -> Step | None:
        """Take the newest step back, of this time or of one before; None if there is none."""
        self._inherit()
        return super().undo()

    def redo(self) -> Step | None:
        """Do the step undone last again; None if there is none."""
        self._inherit()
        return super().redo()

    def next_step(self, *, redo: bool) -> int:
        """How many cells the next step is about, of this time or of one before."""
        self._inherit()
        return super().next_step(redo=redo)

    def _inherit(self) -> None:
        with _uncollected():
            self._undo_file.inherit()

    @property
    def unsaved(self) -> Unsaved | None:
        """What could not be written, and why; None while all is well."""
        with self.memory:
            doubt, waiting = self._log.doubt, sum(map(_size, self._waiting))
            reason = self._trouble or (reason_of(doubt) if doubt else _BUSY)
            count = waiting + (doubt is not None)
            return Unsaved(reason, count) if count else None

    @property
    def is_waiting(self) -> bool:
        """Whether something is to be written, now or once it can be."""
        return bool(self._waiting) or self._log.wants_mending

    @property
    def has_trouble(self) -> bool:
        """Whether something can't be written: more than that it waits, as much does for a while."""
        return bool(self._trouble) or self._log.doubt is not None

    @property
    def is_unsynced(self) -> bool:
        """Whether something written may not survive a power cut yet."""
        return self._log.is_unsynced

    def version(self) -> str:
        """See `MarkStore.known_version`."""
        return self._follower.position.version()

    @property
    def notices(self) -> tuple[str, ...]:
        """See `MarkStore.notices`."""
        return tuple(self._follower.notices)

    def write(self, patience: float, *, may_wait: bool = False) -> None:
        """Write what waits to the journal; `unsaved` tells if it can't be.

        Args:
            patience: seconds to wait for other threads and processes.
            may_wait: whether it is no trouble if they, or mending the files, take longer than that.
        """
        if not self._writing.acquire(timeout=patience):
            if self._waiting and not may_wait:
                self._trouble = _BUSY
            return
        try:
            with self.memory:
                records = list(self._waiting)
            if not records and not self._log.wants_mending:
                return
            self._log.append(records, patience, may_mend=not may_wait)
            self._undo_file.write()
            with self.memory:
                del self._waiting[: len(records)]
                self._trouble = ""
            self._tell_version()
        except BlockingIOError:
            if not may_wait:
                self._trouble = _BUSY
        except OSError as error:
            self._trouble = reason_of(error)
        except MarksError as error:
            self._trouble = str(error)
        finally:
            self._writing.release()

    def sync(self, patience: float) -> None:
        """Wait until all that was written is on disk; `unsaved` tells if it isn't.

        Args:
            patience: seconds to wait for other threads.
        """
        if not self._syncing.acquire(timeout=patience):
            return
        try:
            with self._writing:
                wait = self._log.sync()
            try:
                wait()
            except OSError as error:
                self._trouble = reason_of(error)
                self.write(patience)
        finally:
            self._syncing.release()

    def catch_up(self) -> None:
        """Learn what other processes wrote.

        Raises:
            OSError: The files can't be read.
            MarksError: They were written by a newer version.
        """
        with self._writing:
            known = self.version()
            self._follower.catch_up()
            if self.version() != known:
                self._tell_version()

    def prepare(self) -> None:
        """Do now what the next change would wait for."""
        with suppress(OSError), self._writing:
            self._log.prepare()

    @property
    def is_grown(self) -> bool:
        """Whether the journal has grown so much that a snapshot is due."""
        return self._log.is_grown

    def snapshot(self) -> None:
        """Write a snapshot and begin a new journal; what can't be is tried again another time."""
        with suppress(OSError, MarksError):
            with self._writing:
                copy = self._log.copied()
            aside = self._log.written_aside(copy)
            with self._writing:
                self._log.put_in_place(copy, aside)
            self._tell_version()

    def close(self) -> None:
        """Leave the files as they are best found: a snapshot, and a journal without records."""
        if not self.is_waiting and self._log.is_worth_a_snapshot:
            self.snapshot()
        with suppress(OSError), self._files():
            self._undo_file.shorten()

    # Marks from elsewhere

    def merge(self, path: Path) -> Brought:
        """Join the marks in a file with ours; then they are on disk.

        Raises:
            NewerMarks: A newer version wrote it.
            NotMarks: It is something else, or damaged.
            OSError: It can't be read, or what it brought can't be written; that is kept.
        """
        found = parse_marks(self._folder.disk.read(path))
        with self._files() as log:
            with self.memory:
                before = self.shelf.tables()
                changes, papers = join(found, self.shelf, self._clock)
                is_new = self.shelf.tables() != before
            self._told(changes)
            if is_new:
                log.rewrite()
        return Brought(changes, papers)

    def has_new_files(self) -> bool:
        """Whether names in the folder are others than when this was asked before."""
        before, self._folder_stamp = self._folder_stamp, self._folder.disk.stamp(self._folder.path)
        return before != self._folder_stamp

    def merge_copies(self) -> None:
        """Join what sync programs left beside state.json, and move it to the backups.

        One that can't be is left where it is, and told of once.
        """
        for copy in copies_in(self._folder):
            if copy in self._refused:
                continue
            try:
                brought = self.merge(copy)
                put_away(self._folder, [copy])
                line = f"merged {copy.name}, marks changed by it: {brought.changed:,}"
            except (NotMarks, MarksError) as error:
                self._refused.add(copy)
                line = f"{copy.name} was not merged: {error}"
            except OSError:
                continue  # Tried again with the next look.
            self._follower.notices.append(line)

    def backup(self, path: Path | None) -> Path:
        """Write the marks to a file that is not there yet; returns where it is.

        Raises:
            OSError: They could not be written.
            MarksError: A newer version has written the files meanwhile.
        """
        self.catch_up()  # No lock: marks that can't be written to can still be copied elsewhere.
        return write_backup(self._folder, self._log.text(), path)

    @contextmanager
    def _files(self) -> Iterator[Log]:
        """The files for oneself, in this process and among all."""
        with self._writing, self._log.locked(PATIENCE):
            yield self._log

    def _do(self, record: Record, changes: Sequence[Change]) -> None:
        self._waiting.append(record)
        super()._do(record, changes)

    def _tell_version(self) -> None:
        self._told(())


@contextmanager
def _uncollected() -> Iterator[None]:
    """Don't look for garbage while much is read of which nothing is: it takes half as long."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _size(record: Record) -> int:
    return sum(len(papers) * len(cells) for cells, papers in record.groups)
