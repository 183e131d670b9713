"""Adding for the reader: ``tuireader add --progress FILE ...``, which is not in the help.

The reader adds in another process, so that drawing never waits for it, and reads its standard
output: one JSON object a line, a `Report`. The first tells which file is begun; more tell how far
it is, ten a second at most; one with ``finished`` tells what came of it, once its papers are in the
library for good; then comes the next file. Trouble with a folder has a report without a file.

What keeps it from going on at all is a plain line, as ever, on standard error. The exit status is
that of ``tuireader add``. Whoever reads may end the process at any moment, or go away: the papers
of a file that isn't finished are taken back, all of them.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from tuireader.cli import COULD_NOT, DONE
from tuireader.cli.adding import Total, add_files
from tuireader.cli.opening import opened_library
from tuireader.library import Added, Intake, Library
from tuireader.library.report import Report
from tuireader.papers import clean_line

_PATIENCE = 600.0
"""Seconds to wait for another process that is writing papers: somebody can see that, and cancel."""

_AT_MOST_EVERY = 0.1
"""Seconds between two reports on how far a file is."""


def tell(names: Sequence[str], folder: Path) -> int:
    """Add the files and report on it.

    Args:
        names: files and folders.
        folder: the library's.

    Returns:
        The exit status: 1 when anything was refused or could not be read.
    """
    with opened_library(folder, patience=_PATIENCE) as library:
        total, teller = Total(), _Teller(library)
        for intake in add_files(names, library, total, teller):
            teller.finish(intake)
        teller.end()
    return COULD_NOT if total.troubles else DONE


class _Teller:
    """Writes the reports."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._report = Report()
        self._troubles: list[str] = []
        self._told = 0.0

    def begun(self, file: str, number: int, files: int) -> None:
        self._report = Report(clean_line(file), number, files, revision=self._library.revision())
        self._write(self._report)

    def progress(self, added: Added) -> None:
        if time.monotonic() - self._told >= _AT_MOST_EVERY:
            self._write(_counted(self._report, added))

    def over(self) -> None:
        pass

    def trouble(self, line: str) -> None:
        self._troubles.append(line)

    def finish(self, intake: Intake) -> None:
        """Tell what came of a file."""
        self._write(
            replace(
                _counted(self._report, intake.added),
                refused=len(intake.refused),
                finished=True,
                readable=not intake.unreadable,
                revision=self._library.revision(),
                troubles=self._troubles,
            )
        )
        self._troubles = []

    def end(self) -> None:
        """Tell what was no single file's trouble."""
        if self._troubles:
            self._write(Report(finished=True, readable=False, troubles=self._troubles))

    def _write(self, report: Report) -> None:
        print(report.line(), flush=True)
        self._told = time.monotonic()


def _counted(report: Report, added: Added) -> Report:
    return replace(
        report, new=added.new, known=added.known, changed=added.changed, indexed=added.indexed
    )
