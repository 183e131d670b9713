"""The log of errors that nobody expected, and the line about them that a person gets to see."""

from __future__ import annotations

import os
import sys
from pathlib import Path

_NAME = "crash.log"

_LARGEST = 256 * 1024
"""Bytes of the log; before it would be larger it is begun anew."""

_LARGEST_ENTRY = 32 * 1024
"""Characters of one entry; of a longer one the middle is left out."""

_LONGEST = 200
"""Characters of what a line says about an error."""


class CrashLog:
    """Errors with their tracebacks, in a file that only the user can read."""

    def __init__(self, folder: Path | None) -> None:
        """Name the folder; neither it nor the file is made before there is an error.

        Args:
            folder: where the log is; None has every error put into a temporary file, which stays.
        """
        self._folder = folder

    def add(self, error: BaseException) -> str:
        """Add an error; never raises one.

        Returns:
            One clean line without its end: what happened, and where more is found.
        """
        try:
            # Errors are rare, and so is the need for all this.
            from tuireader.papers import clean_line

            said = f"unexpected {type(error).__name__}: {_text(error)}"
            return clean_line(f"tuireader: {said[:_LONGEST]}; {self._add(error)}")
        except Exception:  # there may be no memory, no stack and no descriptor left
            return f"tuireader: unexpected {type(error).__name__}"

    def _add(self, error: BaseException) -> str:
        try:
            descriptor, name = self._open()
        except OSError as trouble:
            return f"the traceback can't be kept: {trouble.filename}: {trouble.strerror}"
        entry = _entry(error)
        with os.fdopen(descriptor, "ab") as log:
            if log.tell() + len(entry) > _LARGEST:
                log.truncate(0)
            log.write(entry)
        return f"the traceback is in {name}"

    def _open(self) -> tuple[int, str]:
        if self._folder is None:
            from tempfile import mkstemp

            return mkstemp(prefix="tuireader-", suffix=f"-{_NAME}")
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        name = str(self._folder / _NAME)
        return os.open(name, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), name


def traceback_of(error: BaseException) -> str:
    """Its traceback in plain lines, without the values of variables and control characters."""
    from traceback import format_exception

    text = "".join(format_exception(error))
    if len(text) > _LARGEST_ENTRY:
        half = _LARGEST_ENTRY // 2
        text = f"{text[:half]}\n...\n{text[-half:]}"
    return "".join(
        each if each.isprintable() or each == "\n" else ascii(each)[1:-1] for each in text
    )


def _entry(error: BaseException) -> bytes:
    from datetime import UTC, datetime
    from importlib.metadata import version
    from platform import platform

    from tuireader import __version__

    versions = f"tuireader {__version__}, Textual {version('textual')}, Python {sys.version}"
    head = f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ} {versions}, {platform()}"
    return f"{' '.join(head.split())}\n{traceback_of(error)}\n".encode(errors="replace")


def _text(error: BaseException) -> str:
    try:
        return str(error)
    except Exception:
        return "?"
