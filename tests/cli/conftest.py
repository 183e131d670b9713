"""What tests of the command line start from: a home of their own, and a way to run a command."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tuireader.cli import main

RECORDS: tuple[dict[str, object], ...] = (
    {
        "key": "arxiv:2301.00001",
        "title": "Kites that Teach Themselves",
        "authors": ["Ana Kim", "Bo Lund"],
        "abstract": "We let kites learn. They fly.\n\nSecond paragraph about wind.",
        "published": "2023-01-02",
        "categories": ["cs.LG"],
        "venue": "KiteConf",
    },
    {
        "key": "doi:10.1234/river",
        "title": "Rivers as Computers",
        "authors": ["Céline Øst"],
        "abstract": "Water computes slowly, and well.",
        "published": "2022",
    },
    {"title": "An Undated Note", "abstract": "It has no date and no author."},
)
"""Three papers as our own JSON Lines have them."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run of a command came to."""

    status: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        """The lines of standard output."""
        return self.out.splitlines()


Run = Callable[..., Outcome]
"""Runs a command by its words."""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own for the test, and an environment that decides nothing else."""
    folder = tmp_path / "home"
    monkeypatch.setenv("TUIREADER_HOME", str(folder))
    for name in ("LC_ALL", "LC_CTYPE", "NO_COLOR", "TERM", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    monkeypatch.chdir(tmp_path)
    return folder


@pytest.fixture
def run(home: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command in this process."""

    def run_words(*words: str) -> Outcome:
        capsys.readouterr()
        status = main(words)
        return Outcome(status, *capsys.readouterr())

    return run_words


@pytest.fixture
def on_terminal(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Makes the outputs look like a terminal of so many columns."""

    def pretend(columns: int) -> None:
        monkeypatch.setattr("tuireader.cli.terminal.is_terminal", lambda stream: True)
        monkeypatch.setattr("tuireader.cli.adding.is_terminal", lambda stream: True)
        monkeypatch.setattr("tuireader.cli.listing.is_terminal", lambda stream: True)
        monkeypatch.setenv("COLUMNS", str(columns))

    return pretend


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """A file with the three papers, in the working folder."""
    path = tmp_path / "papers.jsonl"
    path.write_text("".join(json.dumps(each) + "\n" for each in RECORDS), encoding="utf-8")
    return path


@pytest.fixture
def filled(papers: Path, run: Run) -> Run:
    """Runs a command in a library that has the three papers."""
    assert run("add", papers.name).status == 0
    return run
