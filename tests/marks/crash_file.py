"""Files in memory that know what of them is on disk, and their names."""

from pathlib import Path
from random import Random

SECTOR = 512
"""Bytes that a disk writes whole or not at all."""


class CrashFile:
    """What the system shows of a file, and what of it is on disk."""

    def __init__(self, mode: int = 0o600, durable: bytes = b"", *, torn: bool = False) -> None:
        self.mode, self.torn, self.touched = mode, torn, 0
        self.content, self._durable = durable, durable
        self._unsynced: set[int] = set()
        self._sizes = {len(durable)}

    def append(self, data: bytes) -> None:
        start, self.content = len(self.content), self.content + data
        self._unsynced |= set(range(start // SECTOR, -(-len(self.content) // SECTOR)))
        self._sizes.add(len(self.content))

    def cut(self, size: int) -> None:
        self.content = self.content[:size].ljust(size, b"\0")
        self._unsynced = {
            each for each in self._unsynced | {size // SECTOR} if each * SECTOR < size
        }
        self._sizes.add(size)

    def sync(self) -> None:
        self._durable = self._with(self._unsynced, len(self.content))
        self._unsynced, self._sizes = set(), {len(self.content)}

    def is_synced(self) -> bool:
        return self._durable == self.content and len(self._sizes) == 1

    def forget_unsynced(self, *, shows_it: bool) -> None:
        """As after a failed fsync: the pages count as written, and may still be shown, or not."""
        self._unsynced = set()
        if not shows_it:
            self.content = self._durable[: len(self.content)].ljust(len(self.content), b"\0")

    def after_power_cut(self, rng: Random) -> "CrashFile":
        size = rng.choice(sorted(self._sizes))
        if rng.random() < 0.5:
            size = rng.randint(min(self._sizes), max(self._sizes))
        data = self._with({each for each in self._unsynced if rng.random() < 0.5}, size)
        return CrashFile(self.mode, data, torn=self.torn or not self.content.startswith(data))

    def _with(self, sectors: set[int], size: int) -> bytes:
        image = bytearray(self._durable[:size].ljust(size, b"\0"))
        for start in (each * SECTOR for each in sectors if each * SECTOR < size):
            part = self.content[start : min(start + SECTOR, size)]
            image[start : start + len(part)] = part
        return bytes(image)


def rename(names: dict[Path, CrashFile], change: dict[Path, CrashFile | None]) -> None:
    """Change a folder's names, as a call did: to these files, or to none."""
    for path, file in change.items():
        if file is None:
            names.pop(path, None)
        else:
            names[path] = file
