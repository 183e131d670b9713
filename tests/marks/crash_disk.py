"""A file system in memory whose power can be cut and whose calls can be made to fail."""

import errno
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import NamedTuple, Self

from tests.marks.crash_file import CrashFile, rename
from tuireader.marks.disk import NotAFileError


class PowerCut(BaseException):
    """The machine stopped before this call; every later one meets the same."""


class Fault(NamedTuple):
    """A call that is refused."""

    at: int
    """Its number; the first call is 1."""

    errno: int
    lasts: bool
    """Whether all later ones are refused, too."""


class CrashDisk:
    """A `Disk` that knows of everything whether it was synced.

    Several stores may share it, as processes share a file system. Folders are on disk as soon as
    they are made, which is what `Disk.make_folder` promises.
    """

    def __init__(self, seed: int = 0) -> None:
        self.calls = 0
        self.cut_at: int | None = None
        """The number of the call before which the power is cut."""
        self.fault: Fault | None = None
        self.visits: dict[int, Callable[[], object]] = {}
        """What others do just before the call with this number."""
        self.seen: list[str] = []
        """The names of all calls."""
        self._rng = Random(seed)
        self._folders = {Path("/")}
        self._files: dict[Path, CrashFile] = {}
        self._durable: dict[Path, CrashFile] = {}
        self._renamed: list[dict[Path, CrashFile | None]] = []
        self._open: dict[int, CrashFile] = {}
        self._is_locked = False

    # What may become of it

    def killed(self) -> None:
        """All processes are gone, and what they did to the file system is still there."""
        self.cut_at = self.fault = None
        self.visits, self._open, self._is_locked = {}, {}, False

    def crashed(self, rng: Random, *, in_order: bool) -> Self:
        """A disk as it may be found after a power cut now.

        Args:
            rng: draws what of the unsynced is there.
            in_order: whether names were changed in the order of the calls; else any of them.
        """
        names = dict(self._durable)
        kept = rng.randint(0, len(self._renamed))
        for number, change in enumerate(self._renamed):
            if number < kept if in_order else rng.random() < 0.5:
                rename(names, change)
        files = {id(file): file.after_power_cut(rng) for file in names.values()}
        return self._made({path: files[id(file)] for path, file in names.items()})

    def copy(self) -> Self:
        """What the processes of now see, without faults, on a disk of its own."""
        return self._made(
            {path: CrashFile(each.mode, each.content) for path, each in self._files.items()}
        )

    def put(self, path: Path, data: bytes) -> None:
        """Have a file there, and on disk."""
        self._folders |= set(path.parents)
        self._files[path] = self._durable[path] = CrashFile(durable=data)

    def contents(self) -> dict[Path, bytes]:
        """All files, as the system shows them."""
        return {path: file.content for path, file in self._files.items()}

    def torn(self) -> set[str]:
        """The names of files that are not as they were written, because the power was cut."""
        return {path.name for path, file in self._files.items() if file.torn}

    def is_synced(self, path: Path) -> bool:
        """Whether a file of this name, and all that is in it, would survive a power cut."""
        file = self._files.get(path)
        is_renamed = any(path in change for change in self._renamed)
        return file is not None and file.is_synced() and not is_renamed

    def _made(self, files: dict[Path, CrashFile]) -> Self:
        disk = type(self)(self._rng.randrange(1 << 30))
        disk._folders = set(self._folders)
        disk._files, disk._durable = files, dict(files)
        return disk

    # Disk

    def read(self, path: Path) -> bytes:
        self._call("read")
        return self._file(path).content

    def stamp(self, path: Path) -> str:
        self._call("stamp")
        file = self._files.get(path)
        return f"{file.touched}-{len(file.content)}" if file else ""

    def mode(self, path: Path) -> int | None:
        self._call("mode")
        file = self._files.get(path)
        return file.mode if file else None

    def create(self, path: Path, mode: int) -> int:
        self._call("create")
        self._must_be_free(path)
        file = CrashFile(mode)
        self._change({path: file})
        file.touched = self.calls
        return self._opened(file)

    def extend(self, path: Path) -> int:
        self._call("extend")
        return self._opened(self._file(path))

    def write(self, descriptor: int, data: bytes) -> None:
        file = self._open[descriptor]
        file.touched = self.calls + 1
        try:
            self._call("write")
        except (OSError, PowerCut):
            file.append(data[: self._rng.randint(0, len(data))])
            raise
        file.append(data)

    def sync(self, descriptor: int) -> None:
        file = self._open[descriptor]
        try:
            self._call("sync")
        except OSError:
            file.forget_unsynced(shows_it=self._rng.random() < 0.5)
            raise
        file.sync()

    def cut(self, descriptor: int, size: int) -> None:
        self._call("cut")
        self._open[descriptor].touched = self.calls
        self._open[descriptor].cut(size)

    def close(self, descriptor: int) -> None:
        del self._open[descriptor]
        self._call("close")

    def replace(self, path: Path, target: Path) -> None:
        self._call("replace")
        self._change({target: self._file(path), path: None})

    def link(self, path: Path, name: Path) -> None:
        self._call("link")
        self._must_be_free(name)
        self._change({name: self._file(path)})

    def remove(self, path: Path) -> None:
        self._call("remove")
        self._file(path)
        self._change({path: None})

    def names(self, folder: Path) -> Sequence[str]:
        self._call("names")
        return [path.name for path in self._files if path.parent == folder]

    def make_folder(self, folder: Path) -> None:
        self._call("make_folder")
        self._folders |= {folder, *folder.parents}

    def sync_folder(self, folder: Path) -> None:
        self._call("sync_folder")
        for change in self._renamed:
            here = {path: file for path, file in change.items() if path.parent == folder}
            rename(self._durable, here)
            for path in here:
                del change[path]
        self._renamed = [change for change in self._renamed if change]

    def real(self, path: Path) -> Path:
        return path

    @contextmanager
    def locked(self, path: Path, patience: float) -> Iterator[None]:
        self._call("locked")
        if path not in self._files:
            self._must_be_free(path)
            self._change({path: CrashFile()})
        if self._is_locked:
            raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))
        self._is_locked = True
        try:
            yield
        finally:
            self._is_locked = False

    # Inside

    def _call(self, name: str) -> None:
        self.calls += 1
        self.seen.append(name)
        number = self.calls
        if visit := self.visits.pop(number, None):
            visit()
        if self.cut_at is not None and number >= self.cut_at:
            raise PowerCut(name)
        if (fault := self.fault) and (number == fault.at or (fault.lasts and number > fault.at)):
            raise OSError(fault.errno, os.strerror(fault.errno))

    def _file(self, path: Path) -> CrashFile:
        if path in self._folders:
            raise NotAFileError
        if path not in self._files:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path))
        return self._files[path]

    def _must_be_free(self, path: Path) -> None:
        if path in self._files or path in self._folders:
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
        if path.parent not in self._folders:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path))

    def _change(self, names: dict[Path, CrashFile | None]) -> None:
        rename(self._files, names)
        self._renamed.append(names)

    def _opened(self, file: CrashFile) -> int:
        descriptor = max(self._open, default=2) + 1
        self._open[descriptor] = file
        return descriptor
