"""The marks once they are read: changed in memory, written to disk, and taken back."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock, RLock

from tuireader.marks.backups import write_backup
from tuireader.marks.cells import held
from tuireader.marks.clock import Clock
from tuireader.marks.copies import copies_in, join, parse_marks, put_away
from tuireader.marks.errors import MarksError, reason_of
from tuireader.marks.folder import Folder
from tuireader.marks.following import Follower
from tuireader.marks.history import Deed, History, Made
from tuireader.marks.journal import Group, Record
from tuireader.marks.log import PATIENCE, Log
from tuireader.marks.model import Brought, Cell, Change, Step, Unsaved, Wanted
from tuireader.marks.shelf import Shelf
from tuireader.marks.snapshot import NotMarks
from tuireader.marks.undofile import UndoFile

_BUSY = "another window holds the marks"


class Book:
    """All marks of one folder.

    Two locks order its threads: one for what is in memory, held for moments only, and one for the
    files, taken first when both are needed. A third, taken before both, makes whoever syncs wait
    for whoever does so already.
    """

    def __init__(
        self, folder: Folder | None, clock: Clock, told: Callable[[tuple[Change, ...]], None]
    ) -> None:
        """Nothing is read yet.

        Args:
            folder: where the files are; None keeps everything in memory.
            clock: gives the stamps of changes.
            told: is given every change, whoever made it.
        """
        self.memory = RLock()
        """Held while the documents are read or changed."""
        self.shelf = Shelf()
        self._writing = RLock()
        self._syncing = Lock()
        self._clock = clock
        self._told = told
        self._history = History()
        self._waiting: list[Record] = []
        self._in_doubt = 0
        self._trouble = ""
        self._log: Log | None = None
        self._folder = folder
        self._refused: set[Path] = set()
        self._folder_stamp = ""
        self._undo_file: UndoFile | None = None
        self._follower: Follower | None = None
        if folder is not None:
            self._follower = Follower(folder, self.shelf, clock, self.memory, told)
            self._log = Log(folder, self._follower, self.shelf, clock, self.memory)
            self._log.open()
            self._undo_file = UndoFile(folder, self._history, clock.tick())

    # Changes

    def change(self, wanted: Iterable[Wanted], title: str) -> tuple[Change, ...]:
        """Set cells as one step to undo; returns what is other than it was."""
        with self.memory:
            stamp = self._clock.tick()
            made, groups, changes = [], _Groups(), []
            for names, cell, value in wanted:
                found = self.shelf.find(names)
                before = held(found.document, cell)
                was = _value(cell, before.value)
                if was != value:
                    made.append(Made(found.key, cell, was, value, before.stamp))
                    groups.add(cell, value, [found.key, *found.new_names])
                    changes.append(Change(found.key, cell, was, value))
            if made:
                self._do(Record(stamp, groups.listed()), changes)
                self._history.add(Deed(stamp, title, tuple(made)))
        return tuple(changes)

    def undo(self) -> Step | None:
        """Take the newest step back; None if there is none."""
        self._inherit()
        with self.memory:
            deed = self._history.newest_done()
            if deed is None:
                return None
            stamp, made = self._set_again(deed, [(each.before, deed.stamp) for each in deed.made])
            self._history.undid(stamp, made)
            return _step(deed, made)

    def redo(self) -> Step | None:
        """Do the step undone last again; None if there is none."""
        self._inherit()
        with self.memory:
            deed = self._history.newest_undone()
            if deed is None:
                return None
            stamp, made = self._set_again(deed, [(each.after, each.since) for each in deed.made])
            self._history.redid(stamp, made)
            return _step(deed, made)

    def _set_again(
        self, deed: Deed, wanted: Sequence[tuple[str | bool, str]]
    ) -> tuple[str, list[Made]]:
        """Set those cells of a deed that nobody else has changed since.

        Args:
            deed: whose cells.
            wanted: for each of them the value to set and the stamp it must have, or have had when
                it was last as it is.

        Returns:
            The stamp they got, and the cells that were set.
        """
        stamp = self._clock.tick()
        made, groups, changes = [], _Groups(), []
        for each, (value, expected) in zip(deed.made, wanted, strict=True):
            now = held(self.shelf.find(self.shelf.names(each.key)).document, each.cell)
            if self._is_as_it_was(each, now.stamp, expected):
                made.append(each)
                groups.add(each.cell, value, [each.key])
                changes.append(Change(each.key, each.cell, _value(each.cell, now.value), value))
        if made:
            self._do(Record(stamp, groups.listed()), changes)
        return stamp, made

    def _is_as_it_was(self, made: Made, *stamps: str) -> bool:
        now, then = (self._history.as_it_was(made.key, made.cell, each) for each in stamps)
        return now == then

    def _do(self, record: Record, changes: Sequence[Change]) -> None:
        self.shelf.apply(record)
        if self._log is not None:
            self._waiting.append(record)
        self._told(tuple(changes))

    def _tell_version(self) -> None:
        self._told(())

    def _inherit(self) -> None:
        if self._undo_file is not None:
            self._undo_file.inherit()

    # Files

    @property
    def unsaved(self) -> Unsaved | None:
        """What could not be written, and why; None while all is well."""
        with self.memory:
            count = self._in_doubt + sum(map(_size, self._waiting))
            return Unsaved(self._trouble or _BUSY, count) if count else None

    @property
    def is_waiting(self) -> bool:
        """Whether something is to be written, now or once it can be."""
        log = self._log
        return log is not None and (bool(self._waiting) or log.wants_mending)

    @property
    def is_unsynced(self) -> bool:
        """Whether something written may not survive a power cut yet."""
        return self._log is not None and self._log.is_unsynced

    def version(self) -> str:
        """See `MarkStore.known_version`."""
        if self._follower is not None:
            return self._follower.position.version()
        return self._clock.last if len(self.shelf) else ""

    @property
    def notices(self) -> tuple[str, ...]:
        """See `MarkStore.notices`."""
        return tuple(self._follower.notices) if self._follower else ()

    def write(self, patience: float, *, may_wait: bool = False) -> None:
        """Write what waits to the journal; `unsaved` tells if it can't be.

        Args:
            patience: seconds to wait for other threads and processes.
            may_wait: whether it is no trouble if they take longer than that.
        """
        if self._log is None:
            return
        if not self._writing.acquire(timeout=patience):
            if self._waiting and not may_wait:
                self._trouble = _BUSY
            return
        try:
            with self.memory:
                records = list(self._waiting)
            if not records and not self._log.wants_mending:
                return
            mended = self._log.wants_mending
            self._log.append(records, patience)
            if self._undo_file is not None:
                self._undo_file.write()
            with self.memory:
                del self._waiting[: len(records)]
                self._trouble = ""
                self._in_doubt = 0 if mended else self._in_doubt
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

    def sync(self) -> None:
        """Wait until all that was written is on disk; `unsaved` tells if it isn't."""
        if self._log is None:
            return
        with self._syncing:
            with self._writing:
                wait = self._log.sync()
            try:
                wait()
            except OSError as error:
                with self._writing:
                    self._log.distrust()
                    self._in_doubt = 1
                    self._trouble = reason_of(error)
                self.write(PATIENCE)

    def catch_up(self) -> None:
        """Learn what other processes wrote.

        Raises:
            OSError: The files can't be read.
            MarksError: They were written by a newer version.
        """
        if self._follower is not None:
            with self._writing:
                known = self.version()
                self._follower.catch_up()
                if self.version() != known:
                    self._tell_version()

    @property
    def is_grown(self) -> bool:
        """Whether the journal has grown so much that a snapshot is due."""
        return self._log is not None and self._log.is_grown

    def snapshot(self) -> None:
        """Write a snapshot and begin a new journal; what can't be is tried again another time."""
        log = self._log
        if log is None:
            return
        with suppress(OSError, MarksError):
            with self._writing:
                copy = log.copied()
            aside = log.written_aside(copy)
            with self._writing:
                log.put_in_place(copy, aside)
            self._tell_version()

    def close(self) -> None:
        """Leave the files as they are best found: a snapshot, and a journal without records."""
        log = self._log
        if log is not None and not self.is_waiting and log.is_worth_a_snapshot():
            self.snapshot()
        if self._undo_file is not None:
            with suppress(OSError), self.files():
                self._undo_file.shorten()

    # Marks from elsewhere

    def merge(self, path: Path) -> Brought:
        """Join the marks in a file with ours; then they are on disk.

        Raises:
            NewerMarks: A newer version wrote it.
            NotMarks: It is something else, or damaged.
            OSError: It can't be read, or what it brought can't be written; that is kept.
        """
        assert self._folder is not None
        found = parse_marks(self._folder.disk.read(path))
        with self.files() as log:
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
        if self._folder is None:
            return False
        before, self._folder_stamp = self._folder_stamp, self._folder.disk.stamp(self._folder.path)
        return before != self._folder_stamp

    def merge_copies(self) -> None:
        """Join what sync programs left beside state.json, and move it to the backups.

        One that can't be is left where it is, and told of once.
        """
        if self._folder is None or self._follower is None:
            return
        for copy in copies_in(self._folder):
            if copy in self._refused:
                continue
            try:
                brought = self.merge(copy)
                put_away(self._folder, [copy])
                line = f"merged {copy.name}: {len(brought.changes):,} marks changed"
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
        """
        assert self._folder is not None
        with self.files() as log:
            return write_backup(self._folder, log.text(), path)

    @contextmanager
    def files(self, patience: float = PATIENCE) -> Iterator[Log]:
        """The files for oneself, in this process and among all."""
        assert self._log is not None
        with self._writing, self._log.locked(patience):
            yield self._log


class _Groups:
    """Papers that get the same value, gathered."""

    def __init__(self) -> None:
        self._papers: dict[tuple[str, str | bool], list[list[str]]] = {}

    def add(self, cell: Cell, value: str | bool, paper: list[str]) -> None:
        self._papers.setdefault((cell.value, value), []).append(paper)

    def listed(self) -> list[Group]:
        return [({cell: value}, papers) for (cell, value), papers in self._papers.items()]


def _value(cell: Cell, value: object) -> str | bool:
    """What a cell holds, as it is drawn: what makes no sense counts as never set."""
    return value is True if cell is Cell.STARRED else str(value or "")


def _step(deed: Deed, made: Sequence[Made]) -> Step:
    changes = tuple(Change(each.key, each.cell, each.before, each.after) for each in made)
    return Step(deed.title, changes, kept=len(deed.made) - len(made))


def _size(record: Record) -> int:
    return sum(len(papers) * len(cells) for cells, papers in record.groups)
