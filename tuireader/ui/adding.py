"""Words for how adding goes on and what came of it."""

from __future__ import annotations

import os
from collections.abc import Iterator

from rich.cells import cell_len

from tuireader.library.report import Report
from tuireader.papers import clean_line, counted

CANCELS = "ctrl+c cancels"

_WIDE, _SLIM = 20, 8
"""Cells inside the bar, where there is room and where there is little."""

_BLOCK = 3
"""Cells of what moves in a bar while nobody knows how much there is."""


class Adding:
    """The files that are being added, as far as they have been reported on."""

    def __init__(self, paths: list[str]) -> None:
        """Nothing is known yet but what was asked for."""
        self.now = Report(os.path.basename(paths[0]) if len(paths) == 1 else "")
        """The file under way."""

        self.finished: list[Report] = []
        self.cancelled = False
        self._revision: int | None = None

    def hear(self, report: Report) -> None:
        """Take a report in."""
        self._revision = report.revision if report.revision >= 0 else self._revision
        if report.finished:
            self.finished.append(report)
        self.now = report

    @property
    def troubles(self) -> list[str]:
        """All that was refused, a line each."""
        lines = [line for each in self.finished for line in each.troubles or []]
        more = sum(each.refused + (not each.readable) for each in self.finished) - len(lines)
        return [*lines, f"… and {more:,} more"] if more > 0 else lines

    # While it goes on

    def line(self, tick: int, room: int) -> str:
        """How far it is, in so many cells; the least important parts go first."""
        return next((each for each in self._lines(tick) if cell_len(each) <= room), "")

    def _lines(self, tick: int) -> Iterator[str]:
        wide, slim = self._bar(_WIDE, tick), self._bar(_SLIM, tick)
        said, short = self._said(), self._said(short=True)
        yield f"adding {wide} {said} · {CANCELS}"
        yield f"adding {slim} {said} · {CANCELS}"
        yield f"adding {slim} {short} · {CANCELS}"
        yield f"adding {slim} {short}"
        yield f"{slim} {short}"
        yield slim

    def _said(self, *, short: bool = False) -> str:
        now = self.now
        papers = now.papers
        if now.files > 1:
            if short:
                return f"file {now.number:,}"
            papers = sum(each.papers for each in self.finished if each is not now) + papers
            return f"file {now.number:,} of {now.files:,} · {counted(papers, 'paper')}"
        if not papers:
            return "" if short else _name(now)
        if not now.indexed:
            return f"{papers:,}" if short else f"{counted(papers, 'paper')} read"
        if short:
            return f"{now.indexed:,}"
        return f"{now.indexed:,} of {counted(now.to_index, 'paper')} indexed"

    def _bar(self, width: int, tick: int) -> str:
        if self.now.indexed and self.now.to_index:
            full = min(width, width * self.now.indexed // self.now.to_index)
            return f"▕{'█' * full}{' ' * (width - full)}▏"
        way = width - _BLOCK
        at = way - abs(tick % (2 * way) - way)
        return f"▕{' ' * at}{'█' * _BLOCK}{' ' * (way - at)}▏"

    # In the end

    def outcome(self, status: int, said: str, revision: int | None) -> str:
        """What came of it, in words.

        Args:
            status: the exit status of the process that added.
            said: its last words besides the reports.
            revision: the library's now; None when it isn't known.
        """
        done = self._done()
        if self._is_all_done:
            return done
        if self.cancelled:
            return self._cancelled(revision) + (f"; added before: {done}" if done else "")
        reason = clean_line(said).removeprefix("tuireader: ") or f"it ended with {status}"
        return f"Adding failed: {reason}" + (f"; added before: {done}" if done else "")

    @property
    def _is_all_done(self) -> bool:
        return self.now.finished and self.now.number == self.now.files

    def _cancelled(self, revision: int | None) -> str:
        name = "" if self.now.finished else _name(self.now)
        if name and None not in (revision, self._revision) and revision != self._revision:
            return f"Adding cancelled too late for {name}, which is added"
        return f"Adding cancelled; nothing of {name} was added" if name else "Adding cancelled"

    def _done(self) -> str:
        files = [each for each in self.finished if each.file]
        if len(files) == 1 and not files[0].readable:
            return _trouble(files[0])
        if not files:
            return _trouble(self.finished[0]) if self.finished else ""
        counts = {
            "new": sum(each.new for each in files),
            "known": sum(each.known for each in files),
            "changed": sum(each.changed for each in files),
            "refused": sum(each.refused for each in files),
            "unreadable": sum(not each.readable for each in files) if len(files) > 1 else 0,
        }
        told = ", ".join(f"{number:,} {what}" for what, number in counts.items() if number)
        name = _name(files[0]) if len(files) == 1 else f"{len(files):,} files"
        more = " (! shows why)" if counts["refused"] or counts["unreadable"] else ""
        return f"{name}: {told or 'no papers'}{more}"


def _name(report: Report) -> str:
    return clean_line(os.path.basename(report.file.rstrip("/")))


def _trouble(report: Report) -> str:
    line = (report.troubles or ["nothing could be read"])[0]
    folder = os.path.dirname(report.file)
    return line.removeprefix(f"{folder}/") if folder else line
