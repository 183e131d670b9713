"""The history on disk: added to with every step, read when first something is taken back."""

from contextlib import suppress

from tuireader.marks.disk import write_new
from tuireader.marks.folder import Folder
from tuireader.marks.history import History, newest_part


class UndoFile:
    """state.undo, shared by all processes; each begins with the steps made before it started.

    It is a convenience beside the marks: what can't be written is written with the next step, what
    can't be read can't be undone, and neither is an error.
    """

    def __init__(self, folder: Folder, history: History, started: str) -> None:
        """Nothing is read yet.

        Args:
            folder: where the file is.
            history: what it keeps.
            started: a stamp from before the first step of this process.
        """
        self._folder, self._disk = folder, folder.disk
        self._history = history
        self._started = started
        self._is_inherited = False
        self._unwritten = b""

    def inherit(self) -> None:
        """Read what was done before this process started, unless that was read already."""
        if not self._is_inherited:
            self._is_inherited = True
            with suppress(OSError):
                self._history.inherit(self._disk.read(self._folder.undo), self._started)

    def write(self) -> None:
        """Add what is new; call it under the lock."""
        self._unwritten += self._history.take_unwritten()
        if not self._unwritten:
            return
        with suppress(OSError):
            self._add(self._unwritten)
            self._unwritten = b""

    def shorten(self) -> None:
        """Leave steps out that are too old to matter, if there are many; call it under the lock."""
        with suppress(OSError):
            data = newest_part(self._disk.read(self._folder.undo))
            if data is not None:
                aside = self._folder.write_aside(self._folder.undo, data)
                self._disk.replace(aside, self._folder.undo)

    def _add(self, lines: bytes) -> None:
        try:
            descriptor = self._disk.extend(self._folder.undo)
        except FileNotFoundError:
            return write_new(self._disk, self._folder.undo, lines)
        try:
            self._disk.write(descriptor, lines)
        finally:
            self._disk.close(descriptor)
