"""Adding files: what was new goes to standard output, what was refused to standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tuireader.cli import COULD_NOT, DONE
from tuireader.cli.failures import Failure
from tuireader.cli.opening import opened_library
from tuireader.cli.terminal import complain, is_terminal
from tuireader.library import Added, DamagedCatalogueError, Intake, Library, Outcome
from tuireader.papers import clean_line
from tuireader.query import parse
from tuireader.sources import Unreadable, files_in

_STANDARD_INPUT = "standard input"


@dataclass(slots=True)
class Total:
    """What came of all files so far."""

    added: Added = field(default_factory=Added)
    refused: int = 0
    readable: int = 0
    """Files that papers were read from, or that only had records to refuse."""

    troubles: list[str] = field(default_factory=list)
    """One line for each record refused and each file or folder that can't be read."""

    def count(self, intake: Intake) -> None:
        """Take in what came of one file."""
        self.readable += not intake.unreadable
        self.refused += len(intake.refused)
        self.added.new += intake.added.new
        self.added.known += intake.added.known
        self.added.changed += intake.added.changed


def added_all(names: Sequence[str], library: Library) -> Total:
    """Add the files; only what was refused is said."""
    total = Total()
    for _ in add_files(names, library, total):
        pass
    return total


def add(names: Sequence[str], folder: Path) -> int:
    """Add the files and print what came of each.

    Args:
        names: files, folders and ``-`` for standard input, as the user named them.
        folder: the library's.

    Returns:
        The exit status: 1 when anything was refused or could not be read.
    """
    with opened_library(folder) as library:
        total = Total()
        for intake in add_files(names, library, total):
            if not intake.unreadable:
                print(_line(intake.name, intake.added, len(intake.refused)), flush=True)
        if total.readable > 1:
            print(_line("total", total.added, total.refused))
    return COULD_NOT if total.troubles else DONE


def add_files(names: Sequence[str], library: Library, total: Total) -> Iterator[Intake]:
    """Add the files one after the other; trouble is told on standard error.

    Args:
        names: files, folders and ``-`` for standard input.
        library: where they go.
        total: counts up, and keeps the lines that were told.
    """
    for name in names:
        readable = total.readable
        path = None if name == "-" else Path(name)
        try:
            files = [None] if path is None else files_in(path)
        except Unreadable as error:
            _tell(total, [str(error)])
            continue
        for file in files:
            intake = _added_at_last(file, library, total)
            total.count(intake)
            _tell(total, _troubles(intake))
            yield intake
        if path is not None and path.is_dir() and total.readable == readable:
            _tell(total, [f"{name}: no papers in this folder"])


def _added(file: Path | None, library: Library) -> Intake:
    name = _STANDARD_INPUT if file is None else str(file)
    progress = _Progress(clean_line(name))
    try:
        (intake,) = library.add(name, [file], progress.show)
    finally:
        progress.clear()
    return intake


def _added_at_last(file: Path | None, library: Library, total: Total) -> Intake:
    """Add the file; if the catalogue is found damaged, it is mended, and the file added then.

    Raises:
        Failure: It is damaged again, or the file was standard input and is read already.
    """
    begun = False
    try:
        if file is None:  # It can't be read twice: find out what can be found out before.
            library.search(parse("a"))
        begun = True
        return _added(file, library)
    except DamagedCatalogueError:
        _mend(library, total)
    if begun and file is None:
        raise Failure(f"{_STANDARD_INPUT} can't be read twice: nothing of it was added")
    try:
        return _added(file, library)
    except DamagedCatalogueError as error:
        raise Failure(str(error)) from None


def _mend(library: Library, total: Total) -> None:
    from tuireader.cli.mending import mended, say_mended  # seldom needed

    outcome = mended(library)
    if outcome.outcome is Outcome.SET_ASIDE:  # The person must do something about it.
        _tell(total, outcome.lines)
    else:
        say_mended(outcome)


def _troubles(intake: Intake) -> Iterator[str]:
    if intake.unreadable:
        yield f"{intake.name}: {intake.unreadable}"
    for each in intake.refused:
        yield f"{intake.name}: {each.place}: {each.reason}"


def _tell(total: Total, lines: Iterable[str]) -> None:
    for line in lines:
        total.troubles.append(clean_line(line))
        complain(line)


def _line(name: str, added: Added, refused: int) -> str:
    counts = f"{added.new:,} new, {added.known:,} known, {added.changed:,} changed"
    return f"{clean_line(name)}: {counts}" + (f", {refused:,} refused" if refused else "")


class _Progress:
    """A line on standard error that is drawn over, if a person is looking."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._length = 0

    def show(self, added: Added) -> None:
        """Say how far it is."""
        if is_terminal(sys.stderr):
            text = f"{self._name[-40:]}: {added.total:,} papers"
            print(f"\r{text:<{self._length}}", end="", file=sys.stderr, flush=True)
            self._length = len(text)

    def clear(self) -> None:
        """Leave the line empty."""
        if self._length:
            print("\r" + " " * self._length, end="\r", file=sys.stderr, flush=True)
