"""The program in a real terminal: a pty of our own, keys sent to it, and the bytes it draws."""

from __future__ import annotations

import fcntl
import os
import re
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

PATIENCE = 15.0
"""Seconds in which what is waited for must have come."""

_QUIET = 0.15
"""Seconds without a byte after which a frame is drawn."""

ALL_TO_TERMINAL = '<"$TTY" >"$TTY" 2>"$TTY"'
"""Redirections of a shell, with the terminal's name in ``$TTY``."""

_CONTROL = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]|\x1b[\]P][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[ -/]*[0-~]"
)
"""Sequences a terminal obeys and doesn't print: CSI, OSC, DCS and the short ones."""


class Terminal:
    """A terminal with the program running in it."""

    def __init__(self, controller: int, program: subprocess.Popen[bytes]) -> None:
        self.bytes = b""
        """All that was drawn so far."""
        self.program = program
        self._controller = controller

    @property
    def text(self) -> str:
        """All that was drawn so far, without control sequences."""
        return plain(self.bytes)

    def send(self, keys: str, then: str = "") -> None:
        """Type; if a text is given, read until it was drawn, and the rest of its frame with it."""
        mark = len(self.bytes)
        os.write(self._controller, keys.encode())
        if then:
            self.until(then, since=mark)
            self.settle()

    def until(self, condition: str | Callable[[], object], *, since: int = 0) -> None:
        """Read until a text was drawn, or a condition holds.

        Args:
            condition: a text, or what is true when the wait is over.
            since: how many bytes to leave out at the beginning.
        """
        deadline = time.monotonic() + PATIENCE
        while not (
            condition in plain(self.bytes[since:]) if isinstance(condition, str) else condition()
        ):
            if time.monotonic() > deadline or not self._read(0.05):
                raise AssertionError(f"never came: {condition!r}\n{plain(self.bytes[since:])}")

    def settle(self) -> None:
        """Read until nothing more comes."""
        seen = -1
        while seen != len(self.bytes):
            seen = len(self.bytes)
            self._read(_QUIET)

    def end(self) -> int:
        """Read until the program has ended; its exit status."""
        deadline = time.monotonic() + PATIENCE
        while self.program.poll() is None:
            assert time.monotonic() < deadline, self.text[-2000:]
            self._read(0.05)
        while self._read(0):
            pass
        return self.program.returncode

    def idle(self, seconds: float) -> None:
        """Read on for a while."""
        deadline = time.monotonic() + seconds
        while (left := deadline - time.monotonic()) > 0:
            self._read(left)

    def processor_seconds(self) -> float:
        """The time the program has had the processor for, as Linux counts it."""
        fields = Path(f"/proc/{self.program.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def _read(self, seconds: float) -> bool:
        """Read what is there within so many seconds; False once nothing can come any more."""
        ready, _, _ = select.select([self._controller], [], [], seconds)
        if not ready:
            return self.program.poll() is None
        try:
            got = os.read(self._controller, 1 << 16)
        except OSError:  # Linux says so when nobody has the terminal open
            return False
        self.bytes += got
        return bool(got)


@contextmanager
def running(
    *words: str,
    size: tuple[int, int] = (120, 30),
    environ: Mapping[str, str] | None = None,
    streams: str = ALL_TO_TERMINAL,
    folder: Path | None = None,
) -> Iterator[Terminal]:
    """The program with these words, in a terminal that it has for itself.

    Args:
        words: of the command line.
        size: of the terminal, columns and lines.
        environ: variables to set beside the few usual ones.
        streams: where its three streams go, in a shell's words.
        folder: where it is started.
    """
    controller, own = os.openpty()
    fcntl.ioctl(own, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
    # A shell that leads a session gets the terminal it opens first for its own, and hands it on.
    program = subprocess.Popen(
        ["/bin/sh", "-c", f'exec "$@" {streams}', "sh", sys.executable, "-m", "tuireader", *words],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        cwd=folder,
        env=_usual_environ() | {"TTY": os.ttyname(own)} | dict(environ or {}),
    )
    terminal = Terminal(controller, program)
    try:
        yield terminal
    finally:
        program.kill()
        program.wait()
        os.close(own)
        os.close(controller)


def plain(drawn: bytes) -> str:
    """What was drawn, without control sequences; moves of the cursor become line feeds."""
    text = drawn.decode("utf-8", "replace")
    return _CONTROL.sub("", re.sub(r"\x1b\[[0-9;]*H", "\n", text))


def _usual_environ() -> dict[str, str]:
    root = str(Path(__file__).parents[2])
    return {
        "PATH": os.environ.get("PATH", ""),
        "HOME": "/nonexistent",
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LC_ALL": "C.UTF-8",
        "PYTHONPATH": root,
    }
