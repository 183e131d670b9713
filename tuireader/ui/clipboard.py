"""Text for the clipboard: as much as a terminal takes, and for the system's own where there is one.

Most terminals take text by OSC 52, also from far away. Some don't, or ask first; where the reader
runs on the desktop itself, the programs that fill its clipboard are started, too.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from threading import Thread
from typing import NamedTuple

LIMIT = 64 * 1024
"""Bytes of UTF-8 that are copied at most: much longer sequences are dropped by many terminals."""

_PATIENCE = 3.0
"""Seconds in which a program must have taken the text."""

_PROGRAMS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("WAYLAND_DISPLAY", ("wl-copy",)),
    ("DISPLAY", ("xclip", "-selection", "clipboard")),
    ("DISPLAY", ("xsel", "--clipboard", "--input")),
    ("WSL_DISTRO_NAME", ("clip.exe",)),
)
"""What fills the clipboard of the display that a variable tells of."""


class Clipping(NamedTuple):
    """What of some pieces is copied."""

    text: str
    pieces: int
    """How many of them are in it."""

    is_all: bool
    """Whether all of them are in it, and whole."""


def clipping(pieces: Iterable[str], between: str, limit: int = LIMIT) -> Clipping:
    """As many whole pieces as the clipboard takes; of a single one that is longer, its beginning.

    Args:
        pieces: read as far as they are needed.
        between: stands between two of them.
        limit: in bytes.
    """
    text, number = "", 0
    for piece in pieces:
        longer = f"{text}{between}{piece}" if number else piece
        if len(longer.encode()) > limit:
            return (
                Clipping(text, number, False) if number else Clipping(cut(piece, limit), 1, False)
            )
        text, number = longer, number + 1
    return Clipping(text, number, True)


def cut(text: str, limit: int = LIMIT) -> str:
    """The beginning of a text that has so many bytes at most."""
    return text.encode()[:limit].decode(errors="ignore")


def copy_beside(
    text: str, after: Thread | None = None, environ: Mapping[str, str] = os.environ
) -> Thread | None:
    """Have the system's clipboard filled, too, without waiting for it.

    Args:
        text: what is copied.
        after: what does so with the text before; it must not be late and win.
        environ: the environment.

    Returns:
        The thread that does it; None where there is no clipboard but the terminal's.
    """
    commands = programs(environ)
    if not commands:
        return None
    # Leaving waits for it: what was copied last must not be lost by a quick q.
    thread = Thread(target=_fill, args=(commands, text, after), name="clipboard")
    thread.start()
    return thread


def programs(environ: Mapping[str, str]) -> list[Sequence[str]]:
    """The commands that fill this system's clipboard from standard input, the best first."""
    if sys.platform == "darwin":
        # From afar it would fill the clipboard of a desk that nobody sits at.
        commands = [] if environ.get("SSH_CONNECTION") else [("pbcopy",)]
    else:
        commands = [command for variable, command in _PROGRAMS if environ.get(variable)]
    path = environ.get("PATH")
    found = ((shutil.which(name, path=path), arguments) for name, *arguments in commands)
    return [(program, *arguments) for program, arguments in found if program]


def _fill(commands: Iterable[Sequence[str]], text: str, after: Thread | None) -> None:
    """Give the text to the first program that takes it; that none does is no matter."""
    if after is not None:
        after.join()
    nowhere = subprocess.DEVNULL
    for command in commands:
        # Windows takes UTF-8 for the letters of some other alphabet.
        is_windows = command[0].endswith("clip.exe")
        with suppress(OSError, subprocess.SubprocessError):
            done = subprocess.run(
                command,
                input=text.encode("utf-16" if is_windows else "utf-8"),
                stdout=nowhere,
                stderr=nowhere,
                start_new_session=True,
                timeout=_PATIENCE,
                check=False,
            )
            if done.returncode == 0:
                return
