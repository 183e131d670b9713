"""An error that nobody expected ends the reader with a line, and its traceback is in a log."""

import re
from pathlib import Path

import pytest

from tests.e2e.breaking import ENDING, LIVED_THROUGH, MESSAGE, VALUE
from tests.e2e.ends import assert_marked, assert_restored, assert_same_settings, opened, starred
from tests.e2e.terminal import UNDER_A_SHELL, Terminal, plain, running
from tuireader.ui.crashing import CrashLog


def said_by(terminal: Terminal) -> str:
    """What is on the shell's screen after the reader's."""
    return plain(terminal.bytes.rpartition(b"\x1b[?1049l")[2])


def assert_told(said: str, log: str) -> None:
    assert re.fullmatch(
        rf"tuireader: unexpected \w+Error: .*; the traceback is in \S*{log}\r\n", said
    )


def assert_logged(log: Path, function: str = "fail") -> None:
    text = log.read_text(encoding="utf-8")
    assert text.startswith("20")
    assert "Textual 8." in text
    assert f", in {function}\n" in text
    assert VALUE not in text
    assert "\x1b" not in text
    assert log.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("fault", ENDING)
def test_an_error_ends_the_reader_with_a_line_and_a_log(tmp_path: Path, fault: str) -> None:
    with starred(tmp_path, fault, shell=UNDER_A_SHELL) as terminal:
        terminal.send("u")
        assert terminal.end() == 1
        assert_restored(terminal.bytes)
        assert_same_settings(tmp_path)
        assert "Traceback" not in terminal.text
        assert VALUE not in terminal.text
        assert MESSAGE.encode() not in terminal.bytes
        assert_told(said_by(terminal), "home/crash.log")
    assert_marked(tmp_path)
    failed = {"drawing": "run", "input": "process_message"}
    assert_logged(tmp_path / "home" / "crash.log", failed.get(fault, "fail"))


@pytest.mark.parametrize("fault", ["opening", "mounting"])
def test_an_error_at_the_start_ends_the_reader_in_order(tmp_path: Path, fault: str) -> None:
    with opened(tmp_path, fault) as terminal:
        assert terminal.end() == 1
        if fault == "mounting":
            assert_restored(terminal.bytes)
            assert_told(said_by(terminal), "home/crash.log")
        else:
            assert b"\x1b" not in terminal.bytes
            assert "unexpected RuntimeError" in terminal.text
        assert "Traceback" not in terminal.text
        assert_same_settings(tmp_path)
    assert_logged(tmp_path / "home" / "crash.log")


@pytest.mark.parametrize("fault", LIVED_THROUGH)
def test_an_error_beside_the_reader_is_told_when_it_is_left(tmp_path: Path, fault: str) -> None:
    log = tmp_path / "home" / "crash.log"
    with starred(tmp_path, fault) as terminal:
        terminal.send("u")
        terminal.until(lambda: log.exists() and "in fail" in log.read_text())
        terminal.send("j", then="2 of 9")
        terminal.send("q")
        assert terminal.end() == 0
        assert "Traceback" not in terminal.text
        assert terminal.text.count("unexpected RuntimeError") == 1
        assert_told(said_by(terminal), "home/crash.log")
    assert_logged(log)


def test_developers_are_shown_the_traceback(tmp_path: Path) -> None:
    with opened(tmp_path, "mounting", options=("-X", "dev", "-W", "ignore")) as terminal:
        assert terminal.end() == 1
        assert_restored(terminal.bytes)
        said = said_by(terminal)
        assert "Traceback" in said
        assert "unexpected RuntimeError" in said.splitlines()[-1]


def test_a_reader_that_is_quit_says_and_logs_nothing(tmp_path: Path) -> None:
    with starred(tmp_path) as terminal:
        terminal.send("q")
        assert terminal.end() == 0
        assert said_by(terminal) == ""
    assert not (tmp_path / "home" / "crash.log").exists()
    assert_marked(tmp_path)


def test_a_demo_keeps_its_log_in_a_temporary_file(tmp_path: Path) -> None:
    with running(
        "key",
        "demo",
        folder=tmp_path,
        program=("-m", "tests.e2e.breaking"),
        environ={"TMPDIR": str(tmp_path)},
    ) as terminal:
        terminal.until("1 of 120")
        terminal.send("u")
        assert terminal.end() == 1
        (log,) = tmp_path.glob("*crash.log")
        assert_told(said_by(terminal), log.name)
    assert_logged(log)


# The log


def raised(text: str) -> RuntimeError:
    try:
        raise RuntimeError(text)
    except RuntimeError as error:
        return error


def test_the_log_keeps_what_came_before(tmp_path: Path) -> None:
    log = CrashLog(tmp_path)
    log.add(raised("the first"))
    log.add(raised("the second"))
    text = (tmp_path / "crash.log").read_text()
    assert text.index("the first") < text.index("the second")


def test_the_log_does_not_grow_for_ever(tmp_path: Path) -> None:
    log = CrashLog(tmp_path)
    for number in range(60):
        log.add(raised(f"number {number}." + "x" * 100_000))
    text = (tmp_path / "crash.log").read_text()
    assert 30_000 < len(text) < 300_000
    assert "number 59." in text


def test_a_long_entry_is_cut_in_the_middle(tmp_path: Path) -> None:
    CrashLog(tmp_path).add(raised("x" * 1_000_000 + "the end"))
    text = (tmp_path / "crash.log").read_text()
    assert len(text) < 40_000
    assert "Traceback" in text
    assert "the end" in text


def test_a_mode_and_a_link_that_the_user_chose_are_kept(tmp_path: Path) -> None:
    chosen = tmp_path / "chosen"
    chosen.touch()
    chosen.chmod(0o640)
    (tmp_path / "crash.log").symlink_to(chosen)
    CrashLog(tmp_path).add(raised("x"))
    assert chosen.stat().st_mode & 0o777 == 0o640
    assert "RuntimeError" in chosen.read_text()


def test_a_log_that_cannot_be_written_is_told_in_the_line(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    line = CrashLog(tmp_path / "file").add(raised("the reason"))
    assert "unexpected RuntimeError: the reason; " in line
    assert "can't be kept" in line


class Unspeakable(Exception):
    def __str__(self) -> str:
        raise RecursionError


@pytest.mark.parametrize(
    "error", [Unspeakable(), raised("\x1b]0;x\x07\nmore"), raised("\ud800" * 9_999)], ids=ascii
)
def test_the_line_is_one_clean_line_whatever_the_error(tmp_path: Path, error: Exception) -> None:
    line = CrashLog(tmp_path).add(error)
    assert line.isprintable()
    assert line.startswith(f"tuireader: unexpected {type(error).__name__}")
    assert len(line) < 300 + len(str(tmp_path))
    assert "Traceback" in (tmp_path / "crash.log").read_text() or error.__traceback__ is None
