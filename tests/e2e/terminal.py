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
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

PATIENCE = 15.0
"""Seconds in which what is waited for must have come."""

_QUIET = 0.15
"""Seconds without a byte after which a frame is drawn."""

ALL_TO_TERMINAL = '<"$TTY" >"$TTY" 2>"$TTY"'
"""Redirections of a shell, with the terminal's name in ``$TTY``."""

ITSELF = 'exec "$@"'
"""What the shell does with the program when that has the terminal for itself."""

UNDER_A_SHELL = """{
    stty -a >before
    sh -c 'echo $$ >pid; exec "$@"' sh "$@"
    status=$?
    stty -a >after
    exit $status
}"""
"""The same when it is run as by a person; what the shell finds goes to files in its folder."""

UNDER_JOB_CONTROL = """{
    set -m
    stty -a >before
    sh -c 'echo $$ >pid; exec "$@"' sh "$@"
    stty -a >while
    echo "stopped, not ended"
    read commands
    eval "$commands"
    status=$?
    stty -a >after
    exit $status
}"""
"""The same for a program that is stopped; then the shell is told what to do, such as ``fg``."""

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

    def resize(self, columns: int, lines: int) -> None:
        """Change the size, as a window manager does."""
        set_size(self._controller, columns, lines)

    def stall(self, pid: int) -> None:
        """Have so much drawn, and read nothing of it, that the program waits for the terminal."""
        deadline = time.monotonic() + PATIENCE
        before, now = -1.0, 0.0
        while before != now:
            assert time.monotonic() < deadline
            for columns in (100, 120) * 6:
                self.resize(columns, 30)
                select.select([], [], [], 0.04)  # a frame comes no sooner
            before, now = now, processor_seconds(pid)

    def close(self) -> None:
        """Close it, as its window is closed."""
        os.close(self._controller)
        self._controller = -1

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
        while self._read(0) and self._controller >= 0:
            pass
        return self.program.returncode

    def idle(self, seconds: float) -> None:
        """Read on for a while."""
        deadline = time.monotonic() + seconds
        while (left := deadline - time.monotonic()) > 0:
            self._read(left)

    def processor_seconds(self) -> float:
        """The time the program has had the processor for, as Linux counts it."""
        return processor_seconds(self.program.pid)

    def _read(self, seconds: float) -> bool:
        """Read what is there within so many seconds; False once nothing can come any more."""
        if self._controller < 0:
            select.select([], [], [], seconds)
            return True
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
    program: Sequence[str] = ("-m", "tuireader"),
    shell: str = ITSELF,
) -> Iterator[Terminal]:
    """The program with these words, in a terminal that it has for itself.

    Args:
        words: of the command line.
        size: of the terminal, columns and lines.
        environ: variables to set beside the few usual ones.
        streams: where its three streams go, in a shell's words.
        folder: where it is started.
        program: what Python is to run.
        shell: what a shell does with the program, which is in ``"$@"``.
    """
    controller, own = os.openpty()
    set_size(own, *size)
    # A shell that leads a session gets the terminal it opens first for its own, and hands it on.
    process = subprocess.Popen(
        ["/bin/sh", "-c", f"{shell} {streams}", "sh", sys.executable, *program, *words],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        cwd=folder,
        env=_usual_environ() | {"TTY": os.ttyname(own)} | dict(environ or {}),
    )
    terminal = Terminal(controller, process)
    try:
        yield terminal
    finally:
        process.kill()
        process.wait()
        os.close(own)
        if terminal._controller >= 0:
            terminal.close()  # whatever still runs in it is told so


def processor_seconds(pid: int) -> float:
    """The time a process has had the processor for, as Linux counts it."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def set_size(descriptor: int, columns: int, lines: int) -> None:
    """Set the size of a terminal; its programs are told so."""
    fcntl.ioctl(descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))


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
