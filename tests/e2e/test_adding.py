"""Papers added in a real terminal: seen as they come, and never half when the reader ends."""

import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.e2e.terminal import PATIENCE, Terminal, running
from tests.making import record, write_papers
from tuireader.library import Library

_MANY = 40_000
"""Papers that take seconds to add."""


@contextmanager
def adding(folder: Path, *words: str) -> Iterator[tuple[Terminal, int]]:
    """A reader that adds many papers, and the process that does it."""
    many = write_papers(
        folder / "many.jsonl",
        (record(1, title=f"Made up {each}", identifiers=[]) for each in range(_MANY)),
    )
    with running(*words, environ={"TMPDIR": str(folder)}) as terminal:
        terminal.until("1 All")
        terminal.send("+", then="tab")
        terminal.send(f"{many}\r")
        terminal.until("papers read")
        yield terminal, child_of(terminal.program.pid)


def child_of(pid: int) -> int:
    """The only child of a process, as Linux lists it."""
    (child,) = [
        int(each.parent.name)
        for each in Path("/proc").glob("[0-9]*/stat")
        if each.read_text().rpartition(")")[2].split()[1] == str(pid)
    ]
    return child


def is_running(pid: int) -> bool:
    """Whether a process is there and has not ended."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False


def wait_for_end(pid: int) -> None:
    """Wait for a process that is nobody's child."""
    deadline = time.monotonic() + PATIENCE
    while is_running(pid):
        assert time.monotonic() < deadline
        select.select([], [], [], 0.02)


def assert_nothing_added(home: Path) -> None:
    """The library is empty, and nobody writes to it."""
    with closing(Library(home, patience=0.1)) as library:
        assert (library.revision(), library.counts().papers) == (0, 0)
        ready = write_papers(home / "one.jsonl", [record(1)])
        (intake,) = library.add("one", [ready])
        assert intake.added.new == 1


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
def test_a_reader_that_is_ended_takes_its_adding_with_it(
    tmp_path: Path, number: signal.Signals
) -> None:
    home = tmp_path / "home"
    with adding(tmp_path, "--home", str(home)) as (terminal, child):
        assert is_running(child)
        terminal.program.send_signal(number)
        assert terminal.end() == (-9 if number == signal.SIGKILL else 128 + number)
        if number != signal.SIGKILL:
            assert not is_running(child)
        wait_for_end(child)
    assert_nothing_added(home)


def test_a_demo_that_is_ended_while_it_adds_leaves_nothing(tmp_path: Path) -> None:
    with adding(tmp_path, "demo") as (terminal, child):
        assert list(tmp_path.glob("tuireader-demo-*"))
        terminal.program.send_signal(signal.SIGTERM)
        assert terminal.end() == 128 + signal.SIGTERM
        assert not is_running(child)
    assert list(tmp_path.glob("tuireader-demo-*")) == []


def test_cancelling_and_quitting_leave_nothing_behind(tmp_path: Path) -> None:
    home = tmp_path / "home"
    with adding(tmp_path, "--home", str(home)) as (terminal, child):
        terminal.send("\x03")
        terminal.until("Adding cancelled; nothing of many.jsonl was added")
        assert not is_running(child)
        terminal.send("q")
        assert terminal.end() == 0
    assert_nothing_added(home)


def test_what_another_shell_adds_is_seen_at_once(tmp_path: Path) -> None:
    home, papers = tmp_path / "home", write_papers(tmp_path / "p.jsonl", map(record, range(9)))
    with running("--home", str(home), str(papers)) as terminal:
        terminal.until("1 of 9")
        terminal.settle()
        more = write_papers(tmp_path / "more.jsonl", map(record, range(9, 12)))
        command = [sys.executable, "-m", "tuireader", "add", "--home", str(home), str(more)]
        environ = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
        subprocess.run(command, env=environ, check=True, capture_output=True)
        terminal.until("3 papers added")
        terminal.until("1 of 12")
        terminal.send("q")
        assert terminal.end() == 0
