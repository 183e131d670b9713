"""The program as the shell sees it: pipes, signals, encodings, and what a start imports."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.cli.conftest import RECORDS, Run

_ROOT = Path(__file__).parents[2]
_DRAWING = ("textual", "rich")
_HEAVY = (*_DRAWING, "tinydb", "sqlite3", "shtab", "argparse", "dataclasses", "re", "pathlib")


def environment(**changes: str) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(_ROOT), "PYTHONUNBUFFERED": "", **changes}


def tuireader(
    words: list[str], stdout: int = subprocess.PIPE, changes: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """A run of the command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "tuireader", *words],
        env=environment(**(changes or {})),
        stdin=subprocess.DEVNULL,
        stdout=stdout,
        stderr=subprocess.PIPE,
        check=False,
    )


def imported_by(words: list[str]) -> set[str]:
    """The modules that a run of the command has imported when it ends."""
    code = (
        "import sys; before = set(sys.modules); from tuireader.cli import main;"
        f" status = main({words!r}); assert status == 0, status;"
        " print(*set(sys.modules) - before, file=sys.stderr)"
    )
    command = (
        [sys.executable, "-S", "-c", code]
        if words == ["--version"]
        else [sys.executable, "-c", code]
    )
    done = subprocess.run(command, env=environment(), capture_output=True, text=True, check=True)
    return set(done.stderr.split())


def test_the_version_imports_next_to_nothing(home: Path) -> None:
    imported = imported_by(["--version"])
    assert imported.isdisjoint(_HEAVY)
    assert {each for each in imported if each.startswith("tuireader")} == {
        "tuireader",
        "tuireader.cli",
    }
    assert len(imported) <= 4


def test_help_opens_no_store_and_draws_nothing(home: Path) -> None:
    heavy = {*_DRAWING, "tinydb", "sqlite3", "shtab", "shutil", "dataclasses"}
    assert imported_by(["list", "--help"]).isdisjoint(heavy)


@pytest.mark.parametrize("form", ["text", "ids", "tsv"])
def test_a_list_without_marks_imports_no_tinydb_and_no_formats(filled: Run, form: str) -> None:
    imported = imported_by(["list", "--format", form])
    assert imported.isdisjoint({*_DRAWING, "tinydb", "shtab", "tuireader.sources"})


def test_a_list_with_marks_draws_nothing(filled: Run) -> None:
    filled("mark", "read", "kites")
    assert imported_by(["list"]).isdisjoint({*_DRAWING, "shtab"})


def test_keys_draw_nothing(home: Path) -> None:
    assert imported_by(["keys"]).isdisjoint({*_DRAWING, "tinydb", "sqlite3"})


@pytest.mark.parametrize(
    "words", [["list", "--format", "jsonl"], ["list"], ["keys"], ["--help"], ["--version"]]
)
def test_a_reader_that_goes_away_is_no_error(run: Run, words: list[str]) -> None:
    records = ({"title": f"Number {n}", "abstract": "x" * 500} for n in range(500))
    text = "".join(json.dumps(each) + "\n" for each in records)
    Path("many.jsonl").write_text(text, encoding="utf-8")
    run("add", "many.jsonl")
    nobody, pipe = os.pipe()
    os.close(nobody)
    done = tuireader(words, stdout=pipe)
    os.close(pipe)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
@pytest.mark.parametrize("words", [["list"], ["--version"]])
def test_an_output_that_is_full_is_one_line(filled: Run, words: list[str]) -> None:
    with open("/dev/full", "wb") as full:
        done = tuireader(words, stdout=full.fileno())
    assert done.returncode == 1
    assert done.stderr == b"tuireader: No space left on device\n"


@pytest.mark.parametrize(
    "changes",
    [{"LC_ALL": "C"}, {"PYTHONIOENCODING": "ascii"}, {"PYTHONIOENCODING": "latin-1", "LC_ALL": ""}],
)
def test_another_encoding_replaces_and_never_fails(filled: Run, changes: dict[str, str]) -> None:
    for words in (["list", "is:☃"], ["show", "Rivers as Computers"], ["--help"]):
        done = tuireader(words, changes=changes)
        assert done.returncode == (2 if "is:☃" in words else 0)
        assert b"Traceback" not in done.stderr
    assert tuireader(["list", "rivers"], changes=changes).stdout.startswith(
        b"o   Rivers as Computers - C"
    )


def test_without_outputs_nothing_fails(filled: Run) -> None:
    code = (
        "import sys; sys.stdout = sys.stderr = None; from tuireader.cli import main;"
        " sys.exit(main(['list']) + main(['add', 'missing.txt']))"
    )
    done = subprocess.run([sys.executable, "-c", code], env=environment(), check=False)
    assert done.returncode == 1


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX signals")
def test_ctrl_c_while_adding_leaves_nothing_half_added(filled: Run, home: Path) -> None:
    adding = subprocess.Popen(
        [sys.executable, "-m", "tuireader", "add", "-"],
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert adding.stdin is not None
    # Far more than a pipe holds: when all is written, most of it has been read.
    for number in range(2_000):
        record = {"title": f"Number {number}", "abstract": "x" * 1_000}
        adding.stdin.write(json.dumps(record).encode() + b"\n")
    adding.stdin.flush()
    adding.send_signal(signal.SIGINT)
    out, err = adding.communicate()
    assert (adding.returncode, out) == (130, b"")
    assert err == b"tuireader: interrupted; nothing of standard input was added\n"
    assert len(filled("list").lines) == len(RECORDS)


def test_without_a_terminal_no_screen_is_drawn(filled: Run) -> None:
    done = tuireader([])
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.startswith(b"tuireader: the reader needs a terminal")


@pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX terminal")
def test_after_papers_from_a_pipe_keys_come_from_the_terminal(home: Path, papers: Path) -> None:
    ours, theirs = os.openpty()
    # The first terminal that the leader of a session opens becomes its own.
    code = (
        f"import os, tuireader.ui.run as door; os.open({os.ttyname(theirs)!r}, os.O_RDWR)\n"
        "door.run_reader = lambda library, *_, **__: 10 * os.isatty(0) + library.counts().papers\n"
        "from tuireader.cli import main; raise SystemExit(main(['-']))"
    )
    with papers.open("rb") as pipe:
        done = subprocess.run(
            [sys.executable, "-c", code],
            env=environment(),
            stdin=pipe,
            start_new_session=True,
            check=False,
        )
    os.close(ours)
    os.close(theirs)
    assert done.returncode == 10 + len(RECORDS)
