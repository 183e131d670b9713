"""The editor that the user has chosen, run on a file: by the reader, and by the shell commands."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

_FROM_KEYBOARD = ("SIGINT", "SIGQUIT")
"""Signals of keys, which the terminal sends to the editor and to us."""


class NoEditor(Exception):
    """There is none; the text says what to do about it."""


def editor_words(environ: Mapping[str, str] = os.environ) -> Sequence[str]:
    """The words of the command that the user edits with, as ``$VISUAL`` or ``$EDITOR`` has it.

    Raises:
        NoEditor: They name none, or one that isn't there.
    """
    variable = next((each for each in ("VISUAL", "EDITOR") if environ.get(each, "").strip()), "")
    if not variable:
        raise NoEditor("no editor: $VISUAL or $EDITOR must name one")
    try:
        words = shlex.split(environ[variable])
    except ValueError as error:
        raise NoEditor(f"${variable} is no command: {error}") from None
    if not words or shutil.which(words[0], path=environ.get("PATH")) is None:
        raise NoEditor(f"${variable} names no program that is there: {environ[variable]}")
    return words


def edit(words: Sequence[str], file: Path) -> str:
    """Run an editor on a file, and wait until it has ended.

    The terminal must be free for it. No shell has a part in it.

    Args:
        words: of its command.
        file: an absolute path, so that none is taken for an option.

    Returns:
        Why it failed; empty if it didn't.
    """
    name = Path(words[0]).name
    with _heedless():
        try:
            status = subprocess.run([*words, str(file.absolute())], check=False).returncode
        except OSError as error:
            return f"{name} can't be run: {error.strerror}"
    if status < 0:
        return f"{name} was ended by signal {-status}"
    return f"{name} ended with status {status}" if status else ""


@contextmanager
def _heedless() -> Iterator[None]:
    """Let keys that end programs be the editor's, as system(3) does.

    A handler of ours is not inherited; SIG_IGN would be.
    """
    numbers = [number for each in _FROM_KEYBOARD if (number := getattr(signal, each, None))]
    before = [(number, signal.signal(number, lambda *_: None)) for number in numbers]
    try:
        yield
    finally:
        for number, handler in before:
            signal.signal(number, handler)
