"""The end of state.journal: begun, added to, and brought to disk."""

import os
from collections.abc import Callable, Sequence
from contextlib import suppress

from tuireader.marks.folder import Folder
from tuireader.marks.journal import Record, head_line, record_lines
from tuireader.marks.position import Position


class Tail:
    """The journal as it is written to. Calls but the syncing come under the lock."""

    def __init__(self, folder: Folder, position: Position) -> None:
        """Nothing is written yet.

        Args:
            folder: where the journal is.
            position: how far it is known; moved on by what is added.
        """
        self._folder, self._disk = folder, folder.disk
        self._position = position
        self._durable_head = b""
        """The first line of the journal whose name is known to be on disk."""
        self._added = self._synced = 0
        """How often something was added, and how much of that is on disk."""
        self.doubt: OSError | None = None
        """Why the disk may lack what the system shows; None if it lacks nothing."""

    @property
    def is_unsynced(self) -> bool:
        """Whether something that was written may not survive a power cut yet."""
        return self._synced < self._added and self.doubt is None

    def add(self, records: Sequence[Record]) -> None:
        """Write records; a journal is begun if there is none.

        Raises:
            OSError: They are not, or not all, written.
        """
        position = self._position
        if not position.head:
            self._begin()
        self.make_durable()
        self._add(record_lines(records, position.last + 1))
        position.last += len(records)

    @property
    def is_durable(self) -> bool:
        """Whether the journal's name is known to be on disk, if there is a journal."""
        return self._position.head in (b"", self._durable_head)

    def make_durable(self) -> None:
        """Wait until the journal's name is on disk.

        Raises:
            OSError: It may not be.
        """
        if not self.is_durable:  # Whoever began the journal may have been killed then.
            self._disk.sync_folder(self._folder.path)
            self._durable_head = self._position.head

    def waiting(self) -> Callable[[], None]:
        """What waits until all that was added so far is on disk; it may be called anywhere.

        When it raises OSError nothing is known of what is on disk.
        """
        wanted = self._added

        def wait() -> None:
            if self.doubt is not None:  # Synced again, it would seem to be all right.
                raise OSError(self.doubt.errno, self.doubt.strerror)
            if self._synced < wanted:
                self.sync()
                self._synced = max(wanted, self._synced)

        return wait

    def sync(self) -> None:
        """Wait until the journal is on disk.

        Should another process have put a new one there, all of ours is in its snapshot, or in both.

        Raises:
            OSError: It may not be; the position is suspect then.
        """
        try:
            descriptor = self._disk.extend(self._folder.journal)
            try:
                self._disk.sync(descriptor)
            finally:
                self._disk.close(descriptor)
        except OSError as error:
            self.doubt = error
            self._position.suspect = True
            raise

    def replaced(self, head: bytes) -> None:
        """Another journal stands there, on disk with its name and with all that was added."""
        self._durable_head, self._synced = head, self._added

    def trust(self) -> None:
        """All that is in memory was written anew."""
        self.doubt = None

    def _begin(self) -> None:
        """A journal that goes on from the snapshot that is there, if any."""
        position = self._position
        head = head_line(position.checksum, os.urandom(8).hex())
        aside = self._folder.write_aside(self._folder.journal, head)
        self._disk.replace(aside, self._folder.journal)
        position.head, position.end, position.size, position.last = head, len(head), len(head), 0

    def _add(self, lines: bytes) -> None:
        position = self._position
        descriptor = self._disk.extend(self._folder.journal)
        try:
            if position.size > position.end:  # Whoever wrote that was killed, and told nobody.
                self._disk.cut(descriptor, position.end)
            try:
                self._disk.write(descriptor, lines)
            except OSError:
                with suppress(OSError):
                    self._disk.cut(descriptor, position.end)
                raise
            self._added += 1
        finally:
            self._disk.close(descriptor)
        position.end += len(lines)
        position.size = position.end
        position.stamps = (position.stamps[0], self._disk.stamp(self._folder.journal))
