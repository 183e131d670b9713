"""Adding for the reader: reports on standard output, and an end at any moment without a trace."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.cli.conftest import RECORDS, Run
from tests.cli.test_process import environment
from tuireader.library import Library
from tuireader.library.report import Report, report_of

_MANY = 30_000
"""Papers that take seconds to add."""


@pytest.fixture
def many(tmp_path: Path) -> Path:
    file = tmp_path / "many.jsonl"
    with file.open("w", encoding="utf-8") as lines:
        for number in range(_MANY):
            record = {"title": f"Made up {number}", "abstract": "It is short and says nothing."}
            lines.write(json.dumps(record) + "\n")
    return file


@contextmanager
def adding(home: Path, *files: Path) -> Iterator[subprocess.Popen[str]]:
    """The process that adds for a reader."""
    words = ["add", "--progress", "--home", str(home), "--", *map(str, files)]
    with subprocess.Popen(
        [sys.executable, "-m", "tuireader", *words],
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def until_written(process: subprocess.Popen[str]) -> Report:
    """Read until papers are being written; the report that says so."""
    assert process.stdout is not None
    for line in process.stdout:
        report = report_of(line)
        assert report is not None
        if report.papers:
            return report
    raise AssertionError("it ended before")


def assert_nothing_of_it(home: Path, run: Run, many: Path) -> None:
    """The library is as it was, and takes it all when asked again."""
    with closing(Library(home)) as library:
        assert library.revision() == 1
        assert library.counts().papers == len(RECORDS)
    assert run("list", "made").lines == []
    assert run("add", str(many)).lines == [f"{many}: {_MANY:,} new, 0 known, 0 changed"]


def test_each_file_is_reported_when_begun_and_when_finished(run: Run, papers: Path) -> None:
    papers.write_text(papers.read_text("utf-8") + "{no paper\n", encoding="utf-8")
    Path("empty").touch()
    outcome = run("add", "--progress", "--", "papers.jsonl", "empty", "papers.jsonl")
    assert (outcome.status, outcome.err) == (1, "")
    reports = [report_of(line) for line in outcome.lines]
    assert None not in reports
    finished = [each for each in reports if each and each.finished]
    begun = [each for each in reports if each and not each.finished and not each.papers]
    assert [(each.file, each.number, each.files, each.revision) for each in begun] == [
        ("papers.jsonl", 1, 3, 0),
        ("empty", 2, 3, 1),
        ("papers.jsonl", 3, 3, 1),
    ]
    first, empty, again = finished
    assert (first.new, first.known, first.refused, first.revision) == (3, 0, 1, 1)
    assert [each.partition(": not JSON")[0] for each in first.troubles or []] == [
        "papers.jsonl: line 4"
    ]
    assert (empty.readable, empty.troubles) == (False, ["empty: is empty"])
    assert (again.new, again.known, again.revision) == (0, 3, 1)


def test_a_folder_without_papers_is_reported(run: Run) -> None:
    Path("folder").mkdir()
    (line,) = run("add", "--progress", "folder").lines
    assert report_of(line) == Report(
        finished=True, readable=False, troubles=["folder: no papers in this folder"]
    )


def test_reports_tell_how_far_it_is(home: Path, run: Run, many: Path) -> None:
    lines = run("add", "--progress", str(many)).lines
    reports = [each for each in map(report_of, lines) if each is not None]
    assert len(reports) == len(lines) < 100
    papers = [each.papers for each in reports]
    indexed = [each.indexed for each in reports]
    assert papers == sorted(papers)
    assert indexed == sorted(indexed)
    assert 0 < sorted(set(papers))[1] < _MANY
    assert [each.finished for each in reports] == [False] * (len(reports) - 1) + [True]
    assert reports[-1].new == reports[-1].to_index == _MANY


def test_reports_are_not_in_the_help(run: Run) -> None:
    assert "--progress" not in run("add", "--help").out
    for shell in ("bash", "zsh", "fish"):
        assert "progress" not in run("completions", shell).out


def test_a_library_that_cannot_be_used_is_a_line_on_standard_error(run: Run, papers: Path) -> None:
    outcome = run("add", "--progress", "--home", str(papers), "papers.jsonl")
    assert (outcome.status, outcome.out) == (1, "")
    assert outcome.err.startswith("tuireader: ")


def test_a_process_that_is_killed_leaves_nothing_half_added(
    filled: Run, home: Path, many: Path
) -> None:
    with adding(home, many) as process:
        report = until_written(process)
        process.kill()
        process.wait()
    assert 0 < report.papers < _MANY
    assert_nothing_of_it(home, filled, many)


def test_a_process_whose_reader_is_gone_ends_and_leaves_nothing_half_added(
    filled: Run, home: Path, many: Path
) -> None:
    with adding(home, many) as process:
        until_written(process)
        assert process.stdout is not None
        process.stdout.close()
        assert process.wait(30) == 0
        assert process.stderr is not None
        assert process.stderr.read() == ""
    assert_nothing_of_it(home, filled, many)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes with names")
def test_it_waits_while_another_process_adds(filled: Run, home: Path, papers: Path) -> None:
    words = ["add", "--home", str(home), "-"]
    command = [sys.executable, "-m", "tuireader", *words]
    with subprocess.Popen(
        command, env=environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdin is not None
        record = {"title": "From elsewhere", "abstract": "x" * 1_000}
        other.stdin.write(b"".join(json.dumps(record).encode() + b"\n" for _ in range(2_000)))
        other.stdin.flush()  # more than a pipe holds: it has begun
        with adding(home, papers) as process:
            assert process.stdout is not None
            begun = report_of(process.stdout.readline())
            assert begun is not None
            assert not begun.finished
            other.stdin.close()
            assert other.wait(30) == 0
            finished = report_of(process.stdout.read().splitlines()[-1])
            assert finished is not None
            assert (finished.finished, finished.known) == (True, 3)
