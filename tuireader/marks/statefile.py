"""state.json as a TinyDB storage: read with care, replaced whole, set aside when it is damaged."""

import errno
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tuireader.marks.contents import (
    FILE_NAME,
    Contents,
    NotMarks,
    Tables,
    contents_text,
    parse_contents,
)
from tuireader.marks.disk import (
    NotAFileError,
    create_whole,
    read_whole,
    replace_whole,
    stamp_of,
    sync_folder,
)
from tuireader.marks.errors import MarksUnreadable, reason_of
from tuireader.marks.locking import locked
from tuireader.marks.moments import now_utc
from tuireader.marks.storage import MemoryTables

_SETTLING = 0.1
"""Seconds that a program which writes the file in place, as git does, is given to be done."""


class StateFile(MemoryTables):
    """The tables in a folder's state.json, guarded by its state.lock.

    The file is only ever replaced, so reading needs no lock. Should it go away or break while its
    tables are held, these are kept: they are the last good state.
    """

    def __init__(self, folder: Path, notify: Callable[[str], None]) -> None:
        """Nothing is touched yet.

        Args:
            folder: made when something is first saved, for the user alone (0700).
            notify: is given lines for the reader about what was found wrong and what was done.
        """
        super().__init__()
        self._folder = folder
        self._path = folder / FILE_NAME
        self._notify = notify
        self._stamp: str | None = None
        self._is_damaged = False
        self._is_locked = False

    def known_version(self) -> str:
        """The stamp of the file that was read or written last; empty if there was none."""
        return self._stamp or ""

    def is_stale(self) -> bool:
        """Whether the file is another than the one that was read."""
        return self._stamp is None or stamp_of(self._path) != self._stamp

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keeps other processes from writing while the block runs; makes the folder. May be nested.

        Raises:
            OSError: The folder can't be made or the lock not be had.
        """
        if self._is_locked:  # A second lock of ours would wait for the first.
            yield
            return
        os.makedirs(self._folder, mode=0o700, exist_ok=True)
        with locked(self._folder / "state.lock"):
            self._is_locked = True
            try:
                yield
            finally:
                self._is_locked = False

    def reload(self) -> None:
        """Reads the file; if it is no marks at all, it is set aside and there are none.

        Raises:
            NewerMarks: A newer version wrote the file; it is untouched.
            MarksUnreadable: The file is there and can't be read, or not be set aside.
        """
        try:
            try:
                contents, stamp = self._read()
            except (NotMarks, NotAFileError):
                time.sleep(_SETTLING)
                contents, stamp = self._read_or_set_aside()
        except OSError as error:
            raise MarksUnreadable(reason_of(error)) from error
        if contents is not None:
            self._hold(contents)
        self._stamp = stamp

    def _read(self) -> tuple[Contents | None, str]:
        """What is in the file, None if there is none; and its stamp."""
        try:
            data, stamp = read_whole(self._path)
        except FileNotFoundError:
            if self._stamp and self._tables:
                self._notify(f"{self._path.name} is gone; it will come back with the next change")
            self._is_damaged = False
            return None, ""
        return parse_contents(data), stamp

    def _hold(self, contents: Contents) -> None:
        self._tables = contents.tables
        self._is_damaged = contents.lost > 0
        if self._is_damaged:
            self._notify(
                f"{self._path.name}: {contents.lost} of the marks could not be read;"
                " the file will be set aside before it is next written"
            )

    def _read_or_set_aside(self) -> tuple[Contents | None, str]:
        """Like `_read`, but a file that can't be marks is out of the way afterwards."""
        with self.locked():
            try:
                return self._read()
            except (NotMarks, NotAFileError) as why:
                if isinstance(why, NotAFileError) and self._path.is_symlink():
                    raise  # Who knows what it leads to: a device is not ours to rename.
                self._set_aside(str(why) if isinstance(why, NotMarks) else reason_of(why))
            if self._tables:
                with suppress(OSError):  # The next change will try again.
                    self._save(self._tables)
            return None, self._stamp or ""

    def _set_aside(self, why: str) -> None:
        target = self._target()
        aside = _free_name(target)
        os.rename(target, aside)
        sync_folder(target.parent)
        outcome = "the marks held in memory are kept" if self._tables else "marks start empty"
        self._notify(
            f"{self._path.name} could not be read ({why});"
            f" it was set aside as {aside.name}, and {outcome}"
        )
        self._stamp = None
        self._is_damaged = False

    def _save(self, tables: Tables) -> None:
        target = self._target()
        if self._is_damaged:
            aside = _free_name(target)
            create_whole(aside, read_whole(target)[0])
            self._is_damaged = False
            self._notify(f"{self._path.name} as it was is kept as {aside.name}")
        try:
            text = contents_text(tables)
        except RecursionError:
            raise OSError(errno.EINVAL, f"{self._path.name} is nested too deeply") from None
        self._stamp = replace_whole(target, text)

    def _target(self) -> Path:
        """The file itself, should state.json be a link: then it stays one."""
        return Path(os.path.realpath(self._path))


def _free_name(path: Path) -> Path:
    """A name beside the file under which it can be set aside."""
    moment = now_utc().replace("-", "").replace(":", "")
    aside = path.with_name(f"{path.name}.corrupt-{moment}")
    others = 1
    while os.path.lexists(aside):
        others += 1
        aside = path.with_name(f"{path.name}.corrupt-{moment}-{others}")
    return aside
