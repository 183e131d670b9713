"""The documents in memory kept in step with files that other processes write, too.

Nothing is written here and no lock is needed. What is found wrong with the files makes the
position suspect; whatever was known before stays known, as it was the last good state.
"""

from collections.abc import Callable
from threading import RLock

from tuireader.marks.clock import Clock
from tuireader.marks.folder import Folder, stamps_of
from tuireader.marks.journal import Journal, parse_journal, parse_records
from tuireader.marks.looking import Look, look_at
from tuireader.marks.marked import Replaced
from tuireader.marks.mending import record_of_edits
from tuireader.marks.model import Change
from tuireader.marks.position import Position
from tuireader.marks.shelf import Shelf
from tuireader.marks.snapshot import voucher

Learned = Callable[[tuple[Change, ...]], None]
"""Is given what changed."""


class Follower:
    """Reads what was written since it last looked."""

    def __init__(
        self, folder: Folder, shelf: Shelf, clock: Clock, memory: RLock, learned: Learned
    ) -> None:
        """Nothing is read yet.

        Args:
            folder: where the files are.
            shelf: the documents.
            clock: sees the stamps of all that is read.
            memory: held while the documents are changed.
            learned: told what changed since the marks were first read.
        """
        self._folder, self._disk = folder, folder.disk
        self._shelf, self._clock, self._memory = shelf, clock, memory
        self._tell = learned
        self._has_read = False
        self.position = Position()
        self.notices: list[str] = []
        """Lines for the reader about what was found wrong and what was done, oldest first."""

    def take(self, look: Look) -> None:
        """Join what was found with what is known.

        The position is suspect then if the files are damaged, or lack anything that is known.
        """
        with self._memory:
            if not self._has_read:
                self._read_into(self._shelf, look)
                changes, is_lacking = self._take_edits(look), False
            else:
                found = Shelf()
                self._read_into(found, look)
                joined = self._shelf.join(found.tables())
                changes = self._shelf.news(joined) + self._take_edits(look)
                is_lacking = not self._shelf.says_the_same(found)
        self._has_read = True
        self.notices += [each for each in look.notices if each not in self.notices]
        self.position.go_on_with(look.present, look.journal_size)
        self.position.checksum, self.position.stamps = look.checksum, look.stamps
        self.position.snapshot_size = look.snapshot_size
        self.position.suspect = is_lacking or not look.sound
        self._learned(changes)

    def catch_up(self) -> None:
        """Learn what other processes wrote.

        Raises:
            OSError: A file can't be read.
            NewerMarks: A newer version wrote it.
        """
        position = self.position
        stamps = stamps_of(self._folder)
        if stamps == position.stamps:
            return
        if stamps[1] != position.stamps[1] and not self._read_journal():
            return self.take(look_at(self._folder))
        if stamps[0] != position.stamps[0] and not self._knows_snapshot():
            return self.take(look_at(self._folder))
        position.stamps = stamps

    def _learned(self, changes: tuple[Change, ...]) -> None:
        if changes:
            self._tell(changes)

    def _read_into(self, shelf: Shelf, look: Look) -> None:
        for snapshot in look.snapshots:
            self._clock.observe(snapshot.clock)
            if len(shelf):
                shelf.join(snapshot.tables)
            else:
                shelf.load(snapshot.tables)
        for journal in look.journals:
            _apply(journal, shelf, self._clock)

    def _take_edits(self, look: Look) -> tuple[Change, ...]:
        if look.edited is None:
            return ()
        self._shelf.keep_others(look.edited.tables)
        edits = record_of_edits(look.edited, self._shelf, self._clock.tick())
        return self._shelf.news(self._shelf.apply(edits))

    def _read_journal(self) -> bool:
        """Learn what is new in the journal; False if it isn't the one we know, nor the next."""
        position = self.position
        try:
            data = self._disk.read(self._folder.journal)
        except FileNotFoundError:
            return False
        if not position.head:
            return False
        if data.startswith(position.head) and len(data) >= position.end:
            more = parse_records(data[position.end :], position.last)
            position.end, position.last = position.end + more.end, more.last
            position.size = len(data)
            with self._memory:
                self._learned(_apply(more, self._shelf, self._clock))
            return not more.lost
        return self._read_next(data)

    def _read_next(self, data: bytes) -> bool:
        """Learn what is in the journal that another process has begun after the one we know."""
        position = self.position
        try:
            former = self._disk.read(self._folder.former_journal)
        except OSError:
            return False
        following = parse_journal(data)
        if not former.startswith(position.head) or not following.head or following.lost:
            return False
        rest = parse_records(former[position.end :], position.last)
        if rest.lost:
            return False
        with self._memory:
            changes = _apply(rest, self._shelf, self._clock)
            self._learned(changes + _apply(following, self._shelf, self._clock))
        position.go_on_with(following, len(data))
        position.checksum = following.base
        return True

    def _knows_snapshot(self) -> bool:
        """Whether state.json is the one that our journal goes on from, or comes next."""
        try:
            stated = voucher(self._disk.read(self._folder.snapshot))
        except FileNotFoundError:
            return False
        known = self.position.checksum
        return stated is not None and known in (stated.checksum, stated.follows)


def _apply(journal: Journal, shelf: Shelf, clock: Clock) -> tuple[Change, ...]:
    replaced: list[Replaced] = []
    for record in journal.records:
        clock.observe(record.stamp)
        replaced += shelf.apply(record)
    return shelf.news(replaced)
