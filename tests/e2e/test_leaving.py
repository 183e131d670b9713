"""However the reader ends, its marks are on disk and its terminal is as it was."""

import os
import signal
from pathlib import Path

import pytest

from tests.e2e.ends import (
    assert_marked,
    assert_restored,
    assert_same_settings,
    opened,
    reader_of,
    starred,
)
from tests.e2e.terminal import ITSELF, UNDER_A_SHELL, UNDER_JOB_CONTROL, running

SIGNALS = [signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGTERM]

SOON = 3.0
"""Seconds in which a reader that can't wait for anything must have ended."""


# Signals


@pytest.mark.parametrize("number", SIGNALS)
def test_a_signal_ends_the_reader_in_order(tmp_path: Path, number: signal.Signals) -> None:
    with starred(tmp_path, shell=UNDER_A_SHELL) as terminal:
        os.kill(reader_of(tmp_path), number)
        assert terminal.end() == 128 + number
        assert_restored(terminal.bytes)
        assert terminal.bytes.endswith(b"\x1b[?1049l\x1b[?25h")
        assert_same_settings(tmp_path)
    assert_marked(tmp_path)


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_a_signal_ends_a_reader_that_waits_for_its_terminal(
    tmp_path: Path, number: signal.Signals
) -> None:
    with starred(tmp_path, shell=UNDER_A_SHELL) as terminal:
        terminal.stall(reader_of(tmp_path))
        os.kill(reader_of(tmp_path), number)
        assert terminal.program.wait(SOON) == 128 + number
        terminal.end()
        assert_restored(terminal.bytes)
        assert_same_settings(tmp_path)
    assert_marked(tmp_path)


def test_nothing_is_drawn_once_the_screen_is_left(tmp_path: Path) -> None:
    with starred(tmp_path, "busy") as terminal:
        terminal.send("u")
        terminal.until("busy")
        terminal.program.send_signal(signal.SIGTERM)
        assert terminal.end() == 128 + signal.SIGTERM
        assert_restored(terminal.bytes)
        assert terminal.bytes.endswith(b"\x1b[?1049l\x1b[?25h")


@pytest.mark.parametrize("moment", ["waiting", "waiting drawn"])
def test_a_signal_during_the_start_ends_the_reader_in_order(tmp_path: Path, moment: str) -> None:
    with opened(tmp_path, fault=moment) as terminal:
        terminal.until("waiting")
        if moment == "waiting drawn":
            terminal.until(lambda: b"\x1b[?1049h" in terminal.bytes)
        os.kill(reader_of(tmp_path), signal.SIGTERM)
        assert terminal.end() == 128 + signal.SIGTERM
        assert terminal.bytes.endswith(b"\x1b[?25h") == (moment == "waiting drawn")
        assert_same_settings(tmp_path)


def test_a_signal_that_is_ignored_at_the_start_stays_so(tmp_path: Path) -> None:
    with starred(tmp_path, shell=f"trap '' HUP; {ITSELF}") as terminal:
        terminal.program.send_signal(signal.SIGHUP)
        terminal.send("j", then="2 of 9")
        terminal.send("q")
        assert terminal.end() == 0


def test_a_signal_while_the_reader_is_ending_changes_nothing(tmp_path: Path) -> None:
    with starred(tmp_path, "slow") as terminal:
        terminal.program.send_signal(signal.SIGTERM)
        terminal.until((tmp_path / "saved").exists)
        terminal.program.send_signal(signal.SIGHUP)
        assert terminal.end() == 128 + signal.SIGTERM
        assert_restored(terminal.bytes)
    assert (tmp_path / "saved").read_text() == "saved\n"


# The terminal is gone


def test_a_reader_whose_terminal_is_closed_ends_in_order(tmp_path: Path) -> None:
    with starred(tmp_path) as terminal:
        terminal.close()
        assert terminal.program.wait(SOON) == 128 + signal.SIGHUP
    assert_marked(tmp_path)


@pytest.mark.parametrize("stalled", [False, True], ids=["idle", "stalled"])
def test_a_reader_that_nobody_tells_of_its_closed_terminal_ends_too(
    tmp_path: Path, stalled: bool
) -> None:
    with starred(tmp_path, shell=f"trap '' HUP; {UNDER_A_SHELL}") as terminal:
        if stalled:
            terminal.stall(reader_of(tmp_path))
        terminal.close()
        assert terminal.program.wait(SOON) == 128 + signal.SIGHUP
    assert_marked(tmp_path)


def test_a_reader_that_cannot_read_its_terminal_ends_in_order(tmp_path: Path) -> None:
    with starred(tmp_path, shell=UNDER_A_SHELL, fault="unreadable") as terminal:
        terminal.send("u")
        assert terminal.end() == 128 + signal.SIGHUP
        assert_restored(terminal.bytes)
        assert_same_settings(tmp_path)
    assert_marked(tmp_path)


# Stopped and continued


def test_the_shell_has_the_terminal_until_fg(tmp_path: Path) -> None:
    with starred(tmp_path, shell=UNDER_JOB_CONTROL) as terminal:
        terminal.send("\x1a", then="stopped, not ended")
        assert_restored(terminal.bytes)
        assert (tmp_path / "while").read_text() == (tmp_path / "before").read_text()
        terminal.send("fg\n", then="1 of 9")
        terminal.send("j", then="2 of 9")
        terminal.send("q")
        assert terminal.end() == 0
        assert_same_settings(tmp_path)


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_a_signal_ends_a_stopped_reader_and_leaves_the_shell_alone(
    tmp_path: Path, number: signal.Signals
) -> None:
    with starred(tmp_path, shell=UNDER_JOB_CONTROL) as terminal:
        terminal.send("\x1a", then="stopped, not ended")
        drawn = len(terminal.bytes)
        os.kill(reader_of(tmp_path), number)
        terminal.send("fg\n")
        assert terminal.end() == 128 + number
        after = terminal.bytes[drawn:]  # It may have begun to draw before it heard of the signal.
        assert after.rfind(b"\x1b[?1049l") >= after.rfind(b"\x1b[?1049h")
        assert_same_settings(tmp_path)
    assert_marked(tmp_path)


def test_a_stray_sigcont_disturbs_nothing(tmp_path: Path) -> None:
    with starred(tmp_path, shell=UNDER_A_SHELL) as terminal:
        threads = Path(f"/proc/{reader_of(tmp_path)}/task")
        before = len(list(threads.iterdir()))
        for _ in range(3):
            os.kill(reader_of(tmp_path), signal.SIGCONT)
            terminal.send("j")
        terminal.until("4 of 9")
        assert len(list(threads.iterdir())) == before
        terminal.send("q")
        assert terminal.end() == 0
        assert terminal.bytes.count(b"\x1b[?1049h") == 1
        assert_same_settings(tmp_path)


def test_a_reader_stopped_without_warning_takes_the_terminal_again(tmp_path: Path) -> None:
    with starred(tmp_path, shell=UNDER_JOB_CONTROL) as terminal:
        os.kill(reader_of(tmp_path), signal.SIGSTOP)
        terminal.until("stopped, not ended")
        terminal.send("stty sane; fg\n", then="1 of 9")
        terminal.send("j", then="2 of 9")
        terminal.send("q")
        assert terminal.end() == 0
        assert_same_settings(tmp_path)


def test_a_reader_ended_behind_the_shell_leaves_its_settings_alone(tmp_path: Path) -> None:
    with starred(tmp_path, shell=UNDER_JOB_CONTROL) as terminal:
        os.kill(reader_of(tmp_path), signal.SIGSTOP)
        terminal.until("stopped, not ended")
        terminal.send("stty sane -echoe tostop; echo set; read end\n", then="set")
        os.kill(reader_of(tmp_path), signal.SIGTERM)
        os.kill(reader_of(tmp_path), signal.SIGCONT)
        terminal.until(lambda: b"\x1b[?1049l" in terminal.bytes)
        assert_restored(terminal.bytes)
        terminal.send("\n")
        terminal.end()
        assert " -echoe " in (tmp_path / "after").read_text()
    assert_marked(tmp_path)


def test_a_demo_ended_by_a_signal_leaves_nothing(tmp_path: Path) -> None:
    with running("demo", environ={"TMPDIR": str(tmp_path)}) as terminal:
        terminal.until("1 of 120")
        assert list(tmp_path.glob("tuireader-demo-*"))
        terminal.program.send_signal(signal.SIGTERM)
        assert terminal.end() == 128 + signal.SIGTERM
    assert list(tmp_path.glob("tuireader-demo-*")) == []
