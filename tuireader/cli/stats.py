"""The record of reading, printed: charts for a person, numbers for a script."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from tuireader.cli import DONE
from tuireader.cli.opening import opened_library
from tuireader.cli.terminal import cells, columns, emphasises, speaks_utf8
from tuireader.library.record import Record, Streak
from tuireader.library.record_lines import record_lines
from tuireader.typeset import Kind, Line

_WIDEST = 110
"""Columns of a chart at most: a year of days of two cells each."""

_BOLD, _PLAIN = "\x1b[1m", "\x1b[22m"


def stats(folder: Path, form: str, color: str) -> int:
    """Print the record up to now.

    Args:
        folder: the library's.
        form: ``text`` or ``json``.
        color: ``auto``, ``always`` or ``never``.

    Returns:
        The exit status.
    """
    with opened_library(folder, synced=True) as library:
        record = library.record()
    if form == "json":
        print(json.dumps(_numbers(record), indent=2, ensure_ascii=not speaks_utf8(sys.stdout)))
        return DONE
    is_ascii, emphasised = not speaks_utf8(sys.stdout), emphasises(color)
    for line in record_lines(record, min(columns(), _WIDEST), cells, ascii_only=is_ascii):
        print(_printed(line, emphasised))
    return DONE


def _printed(line: Line, emphasised: bool) -> str:
    return "".join(
        f"{_BOLD}{span.text}{_PLAIN}" if emphasised and Kind.STRONG in span.kind else span.text
        for span in line
    ).rstrip()


def _numbers(record: Record) -> dict[str, object]:
    """The record for a script; names and order stay."""
    return {
        "today": record.today.isoformat(),
        "papers": record.papers,
        "read": {
            "today": record.read_today,
            "week": record.read_this_week,
            "all": record.read,
        },
        "streak": _streak(record.streak),
        "longest_streak": _streak(record.longest),
        "days": {day.isoformat(): papers for day, papers in record.days},
        "unread": {age.value: papers for age, papers in record.unread},
        "queues": dict(record.queues),
        "categories": dict(record.categories),
    }


def _streak(streak: Streak) -> dict[str, object]:
    if not streak.days:
        return {"days": 0, "first": None, "last": None}
    first, last = streak.first.isoformat(), streak.last.isoformat()
    return {"days": streak.days, "first": first, "last": last}
