"""Adding files: what was new goes to standard output, what was refused to standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

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


class Watcher(Protocol):
    """Is told how adding goes on."""

    def begun(self, file: str, number: int, files: int) -> None:
        """A file is begun, this one of so many."""

    def progress(self, added: Added) -> None:
        """So far it is."""

    def over(self) -> None:
        """It is not worked on any more, whatever came of it."""

    def trouble(self, line: str) -> None:
        """Something was refused or can't be read."""


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


def add_files(
    names: Sequence[str], library: Library, total: Total, watcher: Watcher | None = None
) -> Iterator[Intake]:
    """Add the files one after the other.

    Args:
        names: files, folders and ``-`` for standard input.
        library: where they go.
        total: counts up, and keeps the lines of trouble.
        watcher: told how it goes on; by default a person at the terminal is.
    """
    watcher = watcher or _Person()
    named = [(name, _found(name)) for name in names]
    number, files = 0, sum(len(found) for _, found in named if not isinstance(found, Unreadable))
    for name, found in named:
        if isinstance(found, Unreadable):
            _tell(total, watcher, [str(found)])
            continue
        readable = total.readable
        for file in found:
            number += 1
            watcher.begun(_STANDARD_INPUT if file is None else str(file), number, files)
            intake = _added_at_last(file, library, total, watcher)
            total.count(intake)
            _tell(total, watcher, _troubles(intake))
            yield intake
        if name != "-" and Path(name).is_dir() and total.readable == readable:
            _tell(total, watcher, [f"{name}: no papers in this folder"])


def _found(name: str) -> Sequence[Path | None] | Unreadable:
    try:
        return [None] if name == "-" else files_in(Path(name))
    except Unreadable as error:
        return error


def _added(file: Path | None, library: Library, watcher: Watcher) -> Intake:
    name = _STANDARD_INPUT if file is None else str(file)
    before = library.revision()
    try:
        (intake,) = library.add(name, [file], watcher.progress)
    except KeyboardInterrupt:
        watcher.over()
        # It may have come while the last of it was written, which nothing interrupts.
        stayed = library.revision() != before
        complain(f"tuireader: interrupted; {'all' if stayed else 'nothing'} of {name} was added")
        raise
    finally:
        watcher.over()
    return intake


def _added_at_last(file: Path | None, library: Library, total: Total, watcher: Watcher) -> Intake:
    """Add the file; if the catalogue is found damaged, it is mended, and the file added then.

    Raises:
        Failure: It is damaged again, or the file was standard input and is read already.
    """
    begun = False
    try:
        if file is None:  # It can't be read twice: find out what can be found out before.
            library.search(parse("a"))
        begun = True
        return _added(file, library, watcher)
    except DamagedCatalogueError:
        _mend(library, total, watcher)
    if begun and file is None:
        raise Failure(f"{_STANDARD_INPUT} can't be read twice: nothing of it was added")
    try:
        return _added(file, library, watcher)
    except DamagedCatalogueError as error:
        raise Failure(str(error)) from None


def _mend(library: Library, total: Total, watcher: Watcher) -> None:
    from tuireader.cli.mending import mended, say_mended  # seldom needed

    outcome = mended(library)
    if outcome.outcome is Outcome.SET_ASIDE:  # The person must do something about it.
        _tell(total, watcher, outcome.lines)
    else:
        say_mended(outcome)


def _troubles(intake: Intake) -> Iterator[str]:
    if intake.unreadable:
        yield f"{intake.name}: {intake.unreadable}"
    for each in intake.refused:
        yield f"{intake.name}: {each.place}: {each.reason}"


def _tell(total: Total, watcher: Watcher, lines: Iterable[str]) -> None:
    for line in lines:
        line = clean_line(line)
        total.troubles.append(line)
        watcher.trouble(line)


def _line(name: str, added: Added, refused: int) -> str:
    counts = f"{added.new:,} new, {added.known:,} known, {added.changed:,} changed"
    return f"{clean_line(name)}: {counts}" + (f", {refused:,} refused" if refused else "")


class _Person:
    """A line on standard error that is drawn over, if a person is looking."""

    def __init__(self) -> None:
        self._name = ""
        self._length = 0

    def begun(self, file: str, number: int, files: int) -> None:
        self._name = clean_line(file)

    def progress(self, added: Added) -> None:
        if is_terminal(sys.stderr):
            indexed = f", {added.indexed:,} indexed" if added.indexed else ""
            text = f"{self._name[-40:]}: {added.total:,} papers{indexed}"
            print(f"\r{text:<{self._length}}", end="", file=sys.stderr, flush=True)
            self._length = max(self._length, len(text))

    def over(self) -> None:
        if self._length:
            print("\r" + " " * self._length, end="\r", file=sys.stderr, flush=True)
            self._length = 0

    def trouble(self, line: str) -> None:
        complain(line)
