"""How adding goes on and what came of it, in words."""

import re
from itertools import pairwise

import pytest
from rich.cells import cell_len

from tuireader.library.report import Report, report_of
from tuireader.ui.adding import Adding


def heard(*reports: Report, paths: tuple[str, ...] = ("/x/p.jsonl",)) -> Adding:
    adding = Adding(list(paths))
    for each in reports:
        adding.hear(each)
    return adding


def so_far(new: int, indexed: int = 0, known: int = 0) -> Report:
    return Report("/x/p.jsonl", 1, 1, new, known, indexed=indexed, revision=4)


DONE = Report("/x/p.jsonl", 1, 1, new=118, known=2, refused=1, finished=True, revision=5)


# While it goes on


@pytest.mark.parametrize(
    ("adding", "line"),
    [
        (heard(), "adding ▕███                 ▏ p.jsonl · ctrl+c cancels"),
        (heard(so_far(1)), "adding ▕███                 ▏ 1 paper read · ctrl+c cancels"),
        (
            heard(so_far(30_000, known=10_000)),
            "adding ▕███                 ▏ 40,000 papers read · ctrl+c cancels",
        ),
        (
            heard(so_far(40_000, 10_000, known=50)),
            "adding ▕█████               ▏ 10,000 of 40,000 papers indexed · ctrl+c cancels",
        ),
        (
            heard(so_far(40_000, 40_000)),
            "adding ▕████████████████████▏ 40,000 of 40,000 papers indexed · ctrl+c cancels",
        ),
        (
            heard(
                Report("/x/a", 1, 3, new=7, finished=True),
                Report("/x/b", 2, 3, new=4),
                paths=("/x",),
            ),
            "adding ▕███                 ▏ file 2 of 3 · 11 papers · ctrl+c cancels",
        ),
    ],
)
def test_the_line_says_how_far_it_is(adding: Adding, line: str) -> None:
    assert adding.line(0, 200) == line


@pytest.mark.parametrize("adding", [heard(), heard(so_far(40_000)), heard(so_far(40_000, 10_000))])
def test_the_line_fits_whatever_room_there_is(adding: Adding) -> None:
    lines = [adding.line(5, room) for room in range(0, 120)]
    assert all(cell_len(line) <= room for room, line in enumerate(lines))
    assert all(lines[10:])
    assert all(cell_len(one) <= cell_len(other) for one, other in pairwise(lines))
    assert "ctrl+c" in lines[60]
    assert "adding" in lines[30]


def test_the_bar_moves_while_nobody_knows_how_much_there_is() -> None:
    adding = heard(so_far(5))
    bars = [str(re.findall("▕(.*)▏", adding.line(tick, 100))[0]) for tick in range(100)]
    assert {len(bar) for bar in bars} == {20}
    assert {bar.strip() for bar in bars} == {"███"}
    starts = [bar.index("█") for bar in bars]
    assert set(starts) == set(range(18))
    assert {abs(one - other) for one, other in pairwise(starts)} == {1}


# In the end


@pytest.mark.parametrize(
    ("report", "said"),
    [
        (DONE, "p.jsonl: 118 new, 2 known, 1 refused (! shows why)"),
        (Report("/x/p", 1, 1, changed=1_200, finished=True), "p: 1,200 changed"),
        (Report("/x/p", 1, 1, finished=True), "p: no papers"),
        (
            Report("/x/p", 1, 1, finished=True, readable=False, troubles=["/x/p: is empty"]),
            "p: is empty",
        ),
        (
            Report(finished=True, readable=False, troubles=["/x: no papers in this folder"]),
            "/x: no papers in this folder",
        ),
    ],
)
def test_what_came_of_a_file_is_said(report: Report, said: str) -> None:
    assert heard(report).outcome(0, "", 5) == said


def test_what_came_of_several_files_is_said_together() -> None:
    bad = Report("/x/c", 3, 3, finished=True, readable=False, troubles=["/x/c: is empty"])
    adding = heard(DONE, Report("/x/b", 2, 3, new=2, finished=True), bad, paths=("/x",))
    assert (
        adding.outcome(1, "", 5)
        == "3 files: 120 new, 2 known, 1 refused, 1 unreadable (! shows why)"
    )
    assert adding.troubles == ["/x/c: is empty", "… and 1 more"]


def test_cancelling_says_that_nothing_of_the_file_stays() -> None:
    adding = heard(so_far(500))
    adding.cancelled = True
    assert adding.outcome(-9, "", 4) == "Adding cancelled; nothing of p.jsonl was added"


def test_cancelling_before_anything_is_known_says_so() -> None:
    adding = heard()
    adding.cancelled = True
    assert adding.outcome(-9, "", 4) == "Adding cancelled; nothing of p.jsonl was added"


def test_cancelling_says_what_stays() -> None:
    first = Report("/x/a", 1, 3, new=7, finished=True, revision=5)
    adding = heard(first, Report("/x/b", 2, 3, new=4, revision=5), paths=("/x",))
    adding.cancelled = True
    assert adding.outcome(-9, "", 5) == (
        "Adding cancelled; nothing of b was added; added before: a: 7 new"
    )
    between = heard(first, paths=("/x",))
    between.cancelled = True
    assert between.outcome(-9, "", 5) == "Adding cancelled; added before: a: 7 new"


def test_cancelling_too_late_is_not_denied() -> None:
    adding = heard(so_far(500))
    adding.cancelled = True
    assert adding.outcome(-9, "", 5) == "Adding cancelled too late for p.jsonl, which is added"
    done = heard(DONE)
    done.cancelled = True
    assert done.outcome(-9, "", 5) == "p.jsonl: 118 new, 2 known, 1 refused (! shows why)"


@pytest.mark.parametrize(
    ("status", "said", "told"),
    [
        (1, "tuireader: disk full", "Adding failed: disk full"),
        (-9, "", "Adding failed: it ended with -9"),
        (2, "tuireader: \x1b[31mx", "Adding failed: x"),
    ],
)
def test_a_failure_is_said_with_its_reason(status: int, said: str, told: str) -> None:
    assert heard(so_far(500)).outcome(status, said, 4) == told


def test_names_are_cleaned() -> None:
    report = Report("/x/a\x1b]0;b\x07\nc", 1, 1, new=1, finished=True)
    assert heard(report).outcome(0, "", 5) == "a c: 1 new"
    assert "\x1b" not in heard(paths=("/x/a\x1b[31m",)).line(0, 100)


# Between the processes


def test_a_report_comes_across_as_it_was() -> None:
    report = Report("/x/é\udce9", 1, 2, 3, 4, 5, 6, 7, True, False, 8, ["line 1: \x1b x"])
    assert report.line().isascii()
    assert "\n" not in report.line()
    assert report_of(report.line()) == report


@pytest.mark.parametrize(
    "line",
    [
        "",
        "tuireader: disk full",
        "null",
        "[1]",
        "{}",
        '{"file": 3, "troubles": []}',
        '{"new": true, "troubles": []}',
        '{"new": 1.5, "troubles": []}',
        '{"troubles": [1]}',
        '{"troubles": null}',
        '{"unheard": 1, "troubles": []}',
        "[" * 100_000,
    ],
)
def test_other_lines_are_no_report(line: str) -> None:
    assert report_of(line) is None
