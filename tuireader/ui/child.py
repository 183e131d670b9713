"""The process that adds papers for the reader, and how it is started, heard and ended.

It is ``tuireader add --progress``. What it prints is told in `tuireader.cli.telling`.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from tuireader.library.report import Report, report_of

_ENDED_WITHIN = 2.0
"""Seconds in which a process that was killed is gone."""


class Child:
    """One run of it."""

    def __init__(
        self,
        folder: Path,
        paths: Sequence[str],
        heard: Callable[[Report], object],
        ended: Callable[[int, str], object],
    ) -> None:
        """Start it.

        Args:
            folder: the library's.
            paths: absolute ones, so that none is taken for standard input.
            heard: told each report, in another thread.
            ended: told there, last of all, the exit status and what it said besides, on one line.

        Raises:
            OSError: It can't be started.
        """
        self._heard, self._ended = heard, ended
        self._process = subprocess.Popen(
            [
                *(sys.executable, "-P", "-m", "tuireader"),
                *("add", "--progress", "--home", str(folder.absolute()), "--", *paths),
            ],
            env=_environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # ctrl+z and ctrl+c at the terminal are for the reader
            encoding="utf-8",
            errors="replace",
        )
        threading.Thread(target=self._listen, name="adding", daemon=True).start()

    def kill(self) -> None:
        """End it at once: what it was writing is as if it had never begun."""
        with suppress(OSError):
            self._process.kill()

    def end(self) -> None:
        """End it, and wait until it is gone; may be called in a signal handler."""
        self.kill()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(_ENDED_WITHIN)

    def _listen(self) -> None:
        said = ""
        assert self._process.stdout is not None
        with self._process.stdout as lines:
            for line in lines:
                report = report_of(line)
                if report is not None:
                    self._heard(report)
                elif line.strip():
                    said = line.strip()
        self._ended(self._process.wait(), said)


def _environment() -> dict[str, str]:
    """Ours, with our modules found where they are: not in the folder that one happens to be in."""
    package = str(Path(__file__).parents[2])
    paths = [package, *filter(None, [os.environ.get("PYTHONPATH")])]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}
