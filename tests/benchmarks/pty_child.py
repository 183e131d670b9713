"""A program in a terminal of its own, typed at and timed from the key to the last byte."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from types import TracebackType

COLUMNS, LINES = 120, 40

_QUIET = 0.040
"""Seconds without a byte after which a key is taken to be answered."""

_SAME_FRAME = 0.003
"""Seconds that may pass between two chunks of one frame, which the program writes at once."""

_PATIENCE = 30.0
"""Seconds after which a program that shows nothing is given up."""

_TOLD = 600
"""Bytes that are told of what was written last, when nothing comes."""


class NoAnswerError(Exception):
    """The program did not draw what it should have; the text says what was waited for."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back for a key; seconds since it was sent."""

    first: float
    """When the first frame was complete."""

    last: float
    """When the last byte came."""

    frames: int
    """In how many goes the bytes came."""

    chunks: tuple[tuple[float, bytes], ...] = ()
    """The bytes, and when each of their parts came."""

    def since(self, pattern: bytes) -> float | None:
        """When something was written that the regular expression finds; None if nothing was."""
        written = b""
        for moment, chunk in self.chunks:
            written += chunk
            if re.search(pattern, written):
                return moment
        return None


@dataclass(frozen=True, slots=True)
class Usage:
    """What a program has used in all."""

    wall: float
    """Seconds from its start."""

    cpu: float
    """Seconds, its own and the system's for it."""

    memory: float
    """Bytes that were resident at the most."""


class PtyChild:
    """A running program. As a context manager it ends the program, whatever happens."""

    def __init__(self, words: Sequence[str], environment: Mapping[str, str], folder: Path) -> None:
        """Start it.

        Args:
            words: the program's path and its arguments.
            environment: all of its environment.
            folder: where it runs.
        """
        self._started = time.perf_counter()
        self._usage: Usage | None = None
        self._written = b""
        self._process, self._terminal = pty.fork()
        if self._process == 0:
            _become(words, environment, folder)

    def __enter__(self) -> "PtyChild":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.end()

    def wait_for(self, *shown: str) -> float:
        """Wait until it has written all of these; seconds since it was started.

        Raises:
            NoAnswerError: It did not.
        """
        wanted = {each.encode() for each in shown}
        seen, until = b"", time.perf_counter() + _PATIENCE
        while not all(each in seen for each in wanted):
            chunk = self._read(until)
            if not chunk:
                raise NoAnswerError(f"not shown: {shown}; but: {self._written!r}")
            seen += chunk
        return time.perf_counter() - self._started

    def settle(self, quiet: float = 0.3) -> bytes:
        """What it writes until it has been quiet for so many seconds."""
        written = b""
        while chunk := self._read(time.perf_counter() + quiet):
            written += chunk
        return written

    def press(self, keys: str, quiet: float = _QUIET) -> Answer:
        """Send keys at once, and wait until they are answered.

        Args:
            keys: as a terminal sends them.
            quiet: seconds without a byte that end the answer.

        Raises:
            NoAnswerError: Nothing was written.
        """
        os.write(self._terminal, keys.encode())
        sent = time.perf_counter()
        chunks: list[tuple[float, bytes]] = []
        while chunk := self._read(time.perf_counter() + (quiet if chunks else _PATIENCE)):
            chunks.append((time.perf_counter() - sent, chunk))
        moments = [moment for moment, _ in chunks]
        if not moments:
            raise NoAnswerError(f"nothing was drawn for {keys!r}; before: {self._written!r}")
        ends = [one for one, after in pairwise(moments) if after - one > _SAME_FRAME]
        ends.append(moments[-1])
        return Answer(ends[0], ends[-1], len(ends), tuple(chunks))

    def end(self) -> Usage:
        """Kill it, at once; what it has used."""
        if self._usage is None:
            os.kill(self._process, signal.SIGKILL)
            wall = time.perf_counter() - self._started
            _, _, used = os.wait4(self._process, 0)
            os.close(self._terminal)
            # Kibibytes, but bytes on macOS: getrusage(2) of each.
            unit = 1 if os.uname().sysname == "Darwin" else 1024
            self._usage = Usage(wall, used.ru_utime + used.ru_stime, used.ru_maxrss * unit)
        return self._usage

    def _read(self, until: float) -> bytes:
        """The next bytes; none when it is quiet until then, or has ended."""
        left = max(0.0, until - time.perf_counter())
        if not select.select([self._terminal], [], [], left)[0]:
            return b""
        try:
            chunk = os.read(self._terminal, 1 << 16)
        except OSError:  # Linux says so when nobody has the terminal open any more
            return b""
        self._written = (self._written + chunk)[-_TOLD:]
        return chunk


def _become(words: Sequence[str], environment: Mapping[str, str], folder: Path) -> None:
    """In the forked process: be the program, in a terminal of the usual size."""
    try:
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
        os.chdir(folder)
        os.execve(words[0], [*words], environment)
    finally:
        os._exit(127)
