"""Writing marks so that nothing is lost: journal, snapshot, and the order of it all.

A change is added to the journal; from then on it survives the end of the program, and from the next
`sync` on a power cut. When the journal has grown, a snapshot takes its place::

    state.json aside, synced  ->  state.json.1  ->  state.json  ->  folder synced
    journal aside, synced  ->  state.journal.1  ->  state.journal  ->  folder synced

Wherever this is cut off, state.json or state.json.1 and the journals make up all that was saved.
Setting a cell again changes nothing, so records that are met twice do no harm.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import RLock
from typing import NamedTuple

from tuireader.marks.backups import back_up_daily
from tuireader.marks.clock import Clock
from tuireader.marks.folder import Folder, stamps_of
from tuireader.marks.following import Follower
from tuireader.marks.journal import Record, head_line, parse_records, record_lines
from tuireader.marks.locking import PATIENCE
from tuireader.marks.looking import look_at
from tuireader.marks.mending import keep_damaged
from tuireader.marks.shelf import Shelf
from tuireader.marks.snapshot import Tables, snapshot_text
from tuireader.marks.tail import Tail

_GROWN = 256 << 10
"""Bytes of journal at which a snapshot is due."""

_WORTH = 16
"""A snapshot is worth its while when the journal amounts to this part of it."""


class Copy(NamedTuple):
    """The marks at one moment."""

    tables: Tables
    clock: str
    """A stamp greater than any in them."""

    head: bytes
    """The journal's first line at that moment."""

    end: int
    """How many of its bytes the marks hold."""


class Aside(NamedTuple):
    """A snapshot that waits to take its place."""

    path: Path
    checksum: str
    size: int
    """In bytes."""


class Log:
    """The files of a folder of marks, as one of several writers.

    One thread calls at a time; only what `sync` returns may be called beside the others.
    """

    def __init__(
        self, folder: Folder, follower: Follower, shelf: Shelf, clock: Clock, memory: RLock
    ) -> None:
        """Nothing is read or written yet.

        Args:
            folder: where the files are.
            follower: keeps the documents in step with the files.
            shelf: the documents.
            clock: gives and sees stamps.
            memory: held while the documents are read or changed.
        """
        self._folder, self._disk = folder, folder.disk
        self._follower, self._shelf, self._clock, self._memory = follower, shelf, clock, memory
        self._is_locked = False
        self._tail = Tail(folder, follower.position)

    def open(self, patience: float = PATIENCE) -> None:
        """Read everything; what is damaged is kept under another name and made good.

        Raises:
            NewerMarks: A newer version wrote one of the files; all of them are as they were.
            OSError: A file is there and can't be read.
        """
        look = look_at(self._folder)
        if look.sound:
            return self._follower.take(look)
        try:
            self.mend(patience)
        except OSError:  # What can be read is read; the next change will try again.
            self._follower.take(look)
            self._follower.notices.append("damaged files of the marks could not be mended yet")

    @property
    def wants_mending(self) -> bool:
        """Whether something is wrong with the files, so that they must be made anew."""
        return self._follower.position.suspect

    @property
    def is_grown(self) -> bool:
        """Whether the journal has grown so much that a snapshot is due."""
        return self._follower.position.end > _GROWN

    @property
    def is_worth_a_snapshot(self) -> bool:
        """Whether the journal holds enough for one, should there be time."""
        position = self._follower.position
        return position.last > 0 and position.end * _WORTH > position.snapshot_size

    def append(
        self, records: Sequence[Record], patience: float = PATIENCE, *, may_mend: bool = True
    ) -> None:
        """Write records to the journal: then they survive the end of this process.

        Args:
            records: in memory they are already.
            patience: seconds to wait for another process.
            may_mend: whether there is time to make damaged files anew first.

        Raises:
            BlockingIOError: Another process holds the lock, or there was no time.
            OSError: They are not, or not all, written.
        """
        position = self._follower.position
        if not position.head:
            self._disk.make_folder(self._folder.path)
        with self.locked(patience):
            self._follower.catch_up()
            if position.suspect and not may_mend:
                raise BlockingIOError
            if position.suspect:
                return self._mend()
            self._tail.add(records)

    def sync(self) -> Callable[[], None]:
        """What waits until all that was written so far is on disk; it may be called anywhere.

        When it raises OSError nothing is known of what is on disk, and all must be made anew.
        """
        return self._tail.waiting()

    @property
    def doubt(self) -> OSError | None:
        """Why a sync has failed since all was written; None if none has."""
        return self._tail.doubt

    @property
    def is_unsynced(self) -> bool:
        """Whether something that was written may not survive a power cut yet."""
        return self._tail.is_unsynced

    def prepare(self, patience: float = PATIENCE) -> None:
        """Do now what the next change would wait for.

        Raises:
            OSError: It could not be done; the next change will try again.
        """
        if not self._tail.is_durable:
            with self.locked(patience):
                self._tail.make_durable()

    def mend(self, patience: float = PATIENCE) -> None:
        """Make the files anew from what they hold and what is in memory.

        Raises:
            NewerMarks: A newer version wrote one of the files; all of them are as they were.
            OSError: They could not be; what was saved is saved as before.
        """
        self._disk.make_folder(self._folder.path)
        with self.locked(patience):
            self._mend()

    def copied(self) -> Copy:
        """The marks as they are now, for a snapshot."""
        position = self._follower.position
        with self._memory:
            return Copy(self._shelf.tables(), self._clock.tick(), position.head, position.end)

    def written_aside(self, copy: Copy) -> Aside:
        """The snapshot of a copy, written beside state.json and on disk; may be called anywhere.

        Raises:
            OSError: It could not be written; nothing is left of it.
        """
        text, checksum = snapshot_text(copy.tables, self._follower.position.checksum, copy.clock)
        mode = self._disk.mode(self._folder.snapshot) or 0o600
        path = self._folder.write_aside(self._folder.snapshot, text, mode)
        return Aside(path, checksum, len(text))

    def put_in_place(self, copy: Copy, aside: Aside) -> None:
        """Let the snapshot take the place of state.json, and begin a journal that goes on from it.

        Raises:
            OSError: It could not be; what was saved is saved as before.
        """
        position = self._follower.position
        try:
            with self.locked(PATIENCE):
                self._follower.catch_up()
                if position.head != copy.head or position.suspect:
                    self._disk.remove(aside.path)  # Another process has just done it.
                    return
                later = self._disk.read(self._folder.journal)[copy.end : position.end]
                self._put_in_place(aside, parse_records(later, 0).records)
        except BaseException:
            with suppress(OSError):
                self._disk.remove(aside.path)
            raise

    def rewrite(self, patience: float = PATIENCE) -> None:
        """Write a snapshot of what is in memory, which has more than the files have.

        Raises:
            OSError: It could not be; the next change will try again.
        """
        self._disk.make_folder(self._folder.path)
        with self.locked(patience):
            self._follower.catch_up()
            self._put_anew()

    def text(self) -> bytes:
        """The marks as state.json would hold them now."""
        copy = self.copied()
        return snapshot_text(copy.tables, "", copy.clock)[0]

    @contextmanager
    def locked(self, patience: float) -> Iterator[None]:
        """Keep other processes from writing while the block runs; may be nested.

        Raises:
            OSError: The lock can't be had.
        """
        if self._is_locked:  # A second lock of ours would wait for the first.
            yield
            return
        with self._disk.locked(self._folder.lock, patience):
            self._is_locked = True
            try:
                yield
            finally:
                self._is_locked = False

    def _mend(self) -> None:
        look = look_at(self._folder)
        if not look.sound:
            self._follower.notices += keep_damaged(self._folder, look)
        self._follower.take(look)
        self._put_anew()

    def _put_anew(self) -> None:
        """Write all that is in memory.

        Twice, so that the pair before is sound, too, should a file be damaged again, and so that
        other processes read the snapshot: of one rotation they would read the journals only, which
        lack what is new in memory.
        """
        self._follower.position.suspect = True
        for _ in range(2):
            self._put_in_place(self.written_aside(self.copied()), [])
        self._follower.position.suspect = False
        self._tail.trust()

    def _put_in_place(self, aside: Aside, later: Sequence[Record]) -> None:
        """See the order at the top of this module.

        Args:
            aside: the new snapshot.
            later: what was written to the journal since the snapshot was begun.
        """
        folder, disk, position = self._folder, self._disk, self._follower.position
        head = head_line(aside.checksum, os.urandom(8).hex())
        lines = head + record_lines(later, 1)
        journal = folder.write_aside(folder.journal, lines)
        back_up_daily(folder)
        folder.keep_former(folder.snapshot, folder.former_snapshot)
        disk.replace(aside.path, folder.snapshot)
        disk.sync_folder(folder.snapshot.parent)
        if later:
            # Another process that syncs its own of these may meet the new journal before its name
            # is on disk; after a power cut the old one would be there, so it must hold them, too.
            self._tail.sync()
        folder.keep_former(folder.journal, folder.former_journal)
        disk.replace(journal, folder.journal)
        disk.sync_folder(folder.path)
        self._tail.replaced(head)
        position.head, position.last = head, len(later)
        position.end = position.size = len(lines)
        position.checksum, position.snapshot_size = aside.checksum, aside.size
        position.stamps = stamps_of(folder)
        folder.tidy()
