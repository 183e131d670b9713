"""The record of reading from the shell: charts, and numbers for scripts."""

from __future__ import annotations

import json
from datetime import date

import pytest

from tests.cli.conftest import Run


def test_charts_for_a_person(filled: Run) -> None:
    filled("mark", "read", "kites")
    outcome = filled("stats")
    assert outcome.status == 0
    lines = outcome.lines
    assert lines[0] == "Read: 1 today, 1 this week, 1 of 3 in all"
    weekday = f"{date.today():%a}"
    assert next(line for line in lines if line.startswith(weekday)).endswith("·░")
    assert "cs.LG ████████████████████████████████████████ 1" in lines
    assert lines[lines.index("Unread, by when they appeared") + 1].startswith("today ")
    assert all(len(line) <= 80 for line in lines)


def test_numbers_for_a_script(filled: Run) -> None:
    filled("mark", "read", "kites")
    today = date.today().isoformat()
    assert json.loads(filled("stats", "--format", "json").out) == {
        "today": today,
        "papers": 3,
        "read": {"today": 1, "week": 1, "all": 1},
        "streak": {"days": 1, "first": today, "last": today},
        "longest_streak": {"days": 1, "first": today, "last": today},
        "days": {today: 1},
        "unread": {"today": 1, "week": 0, "month": 0, "year": 0, "older": 1},
        "queues": {},
        "categories": {"cs.LG": 1},
    }


@pytest.mark.parametrize(
    ("words", "said"),
    [((), "There are no papers yet."), (("add", "papers.jsonl"), "None of 3 papers is read yet.")],
)
def test_nothing_read_is_said(run: Run, papers: object, words: tuple[str, ...], said: str) -> None:
    if words:
        run(*words)
    assert run("stats").lines[0] == said
    assert json.loads(run("stats", "--format", "json").out)["streak"] == {
        "days": 0,
        "first": None,
        "last": None,
    }


def test_where_only_ascii_can_be_shown_it_is_ascii(
    filled: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled("mark", "read", "kites")
    monkeypatch.setenv("LC_ALL", "C")
    assert filled("stats").out.isascii()


def test_headings_are_bold_where_that_is_wanted(filled: Run) -> None:
    assert "\x1b[1mRead per day\x1b[22m" in filled("stats", "--color", "always").out
    assert "\x1b" not in filled("stats").out
