"""What is done to marks and looked for, again and again."""

import errno
import subprocess
import sys
import threading
from collections.abc import Callable
from itertools import count
from pathlib import Path
from time import monotonic, sleep

from tuireader.marks import Cell, Change, Marks, MarkStore, Value, Wanted
from tuireader.marks.clock import Clock
from tuireader.marks.disk import Disk, RealDisk

READ = "2026-11-22T17:04:11Z"
LATER = "2026-11-23T08:00:00Z"

HOME = Path("/home/marks")
"""Where marks are on a disk in memory."""

FILES = ("state.json", "state.journal", "state.json.1")
SOUND, DAMAGED, MISSING = "sound", "damaged", "missing"
"""What may have become of one of the files."""


def wanted(key: str, cell: str, value: Value) -> Wanted:
    """A cell of a paper that is known by one name."""
    return Wanted((key,), cell, value)


def star(store: MarkStore, *keys: str) -> tuple[Change, ...]:
    return store.change([wanted(key, Cell.STARRED, True) for key in keys], "Starred")


def unstar(store: MarkStore, *keys: str) -> tuple[Change, ...]:
    return store.change([wanted(key, Cell.STARRED, False) for key in keys], "Unstarred")


def read(store: MarkStore, key: str, moment: str = READ) -> tuple[Change, ...]:
    return store.change([wanted(key, Cell.READ, moment)], "Read")


def windows(*folders: Path) -> list[MarkStore]:
    """A store for each whose clocks move on together: what is done later is the later one."""
    times = count(1_800_000_000_000)
    return [MarkStore(each, clock=Clock(lambda: next(times))) for each in folders]


def found_in(folder: Path) -> dict[str, Marks]:
    """What a process finds that starts now; it leaves all as it is."""
    return dict(MarkStore(folder).everything())


def found_on(disk: Disk) -> set[str]:
    """The papers that have marks on a disk in memory."""
    return set(MarkStore(HOME, disk=disk).everything())


def snapshot(store: MarkStore) -> None:
    """Write one here and now; the thread that does so by itself makes no history the same twice."""
    store._filed().snapshot()


def is_said(store: MarkStore, words: str) -> bool:
    """Whether one notice has these words, not two."""
    return [words in notice for notice in store.notices].count(True) == 1


def break_file(path: Path, how: str) -> None:
    if how == MISSING:
        path.unlink()
    elif how == DAMAGED:
        path.write_bytes(path.read_bytes().replace(b"starred", b"st\0rred"))


def aside_of(path: Path, kind: str = "corrupt") -> list[Path]:
    return sorted(path.parent.glob(f"state.*.{kind}-*"))


def contents(folder: Path) -> dict[str, bytes]:
    """All files, by name; the lock, which is empty, is none."""
    files = [each for each in folder.rglob("*") if each.is_file() and each.suffix != ".lock"]
    return {str(each.relative_to(folder)): each.read_bytes() for each in files}


def wait_until(is_so: Callable[[], object], seconds: float = 10) -> None:
    """Fail if it isn't so in time."""
    deadline = monotonic() + seconds
    while not is_so():
        assert monotonic() < deadline
        sleep(0.005)


def within(seconds: float, act: Callable[[], object]) -> None:
    """Fail if it hangs; what it raises is raised."""
    raised: list[BaseException] = []

    def run() -> None:
        try:
            act()
        except BaseException as error:
            raised.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(seconds)
    assert not thread.is_alive()
    if raised:
        raise raised[0]


def start_python(program: str, *arguments: object) -> subprocess.Popen[bytes]:
    """Another process that can import ours."""
    return subprocess.Popen(
        [sys.executable, "-c", program, *map(str, arguments)], cwd=Path(__file__).parents[2]
    )


class RefusingDisk(RealDisk):
    """The machine's, until it is told to refuse."""

    def __init__(self) -> None:
        self.refused: dict[str, int] = {}
        """Error numbers by the name of the call, or of the file that is to be read."""
        self.synced = 0
        """Files of which it is known that they are on disk."""

    def refuse(self, *calls: str, number: int = errno.ENOSPC) -> None:
        self.refused = dict.fromkeys(calls, number)

    def read(self, path: Path) -> bytes:
        self._look_at(path.name)
        return super().read(path)

    def write(self, descriptor: int, data: bytes) -> None:
        self._look_at("write")
        super().write(descriptor, data)

    def sync(self, descriptor: int) -> None:
        self._look_at("sync")
        super().sync(descriptor)
        self.synced += 1

    def create(self, path: Path, mode: int) -> int:
        self._look_at("create")
        return super().create(path, mode)

    def replace(self, path: Path, target: Path) -> None:
        self._look_at("replace")
        super().replace(path, target)

    def make_folder(self, folder: Path) -> None:
        self._look_at("make_folder")
        super().make_folder(folder)

    def extend(self, path: Path) -> int:
        self._look_at("extend")
        return super().extend(path)

    def _look_at(self, call: str) -> None:
        if call in self.refused:
            raise OSError(self.refused[call], "refused")
