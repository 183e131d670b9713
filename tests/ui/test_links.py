"""Links are opened in a window or not at all, and it is noticed when that fails."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest

from tuireader.ui import links
from tuireader.ui.links import open_link, opener

LINK = "https://example.org/$(id)"
FAR = {"SSH_CONNECTION": "10.0.0.1 1 10.0.0.2 22"}

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="openers here are shell scripts")


@pytest.fixture
def programs(tmp_path: Path) -> Path:
    """A folder in which programs are found."""
    folder = tmp_path / "bin"
    folder.mkdir()
    return folder


def program(folder: Path, name: str, script: str) -> Path:
    file = folder / name
    file.write_text(f"#!/bin/sh\n{script}\n")
    file.chmod(0o700)
    return file


def here(folder: Path, **environ: str) -> dict[str, str]:
    """An environment with a display, in which the programs of a folder are found first."""
    return {"PATH": f"{folder}:{os.defpath}", "DISPLAY": ":0", **environ}


def test_without_a_display_nothing_is_opened(
    programs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    found = str(program(programs, "xdg-open", ""))
    assert opener(here(programs)) == [found]
    assert opener(here(programs, **FAR)) == [found]
    assert opener(here(programs, DISPLAY="")) is None
    assert opener(here(programs, DISPLAY="", **FAR)) is None
    assert not open_link(LINK, lambda: None, here(programs, DISPLAY=""))


def test_over_ssh_a_mac_opens_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert opener({}) == ["open"]
    assert opener(FAR) is None


def test_the_link_is_one_argument_and_the_terminal_is_left_alone(programs: Path) -> None:
    ended = programs / "ended"
    script = f"""
        echo loud; echo louder >&2
        (echo over the screen >/dev/tty) 2>/dev/null && echo tty >>{programs}/said
        [ -t 0 ] || [ -t 1 ] || [ -t 2 ] || echo "no terminal" >>{programs}/said
        printf '%s|' "$#" "$@" >>{programs}/said; mv {programs}/said {ended}; exit 3
    """
    program(programs, "xdg-open", script)
    failed = Event()
    assert open_link(LINK, failed.set, here(programs))
    assert failed.wait(10)
    assert ended.read_text() == f"no terminal\n1|{LINK}|"


@pytest.mark.parametrize(("status", "soon"), [(0, 5.0), (1, 0.0)], ids=["opened", "closed later"])
def test_an_opener_that_succeeds_or_ends_late_has_not_failed(
    programs: Path, monkeypatch: pytest.MonkeyPatch, status: int, soon: float
) -> None:
    program(programs, "xdg-open", f"exit {status}")
    failed, watched = Event(), Event()
    watch = links._watch

    def watch_and_tell(process: subprocess.Popen[bytes], tell: Callable[[], object]) -> None:
        watch(process, tell)
        watched.set()

    monkeypatch.setattr(links, "_SOON", soon)
    monkeypatch.setattr(links, "_watch", watch_and_tell)
    assert open_link(LINK, failed.set, here(programs))
    assert watched.wait(10)
    assert not failed.is_set()


def test_an_opener_that_cannot_be_started_is_none(programs: Path) -> None:
    program(programs, "xdg-open", "").write_bytes(b"\x00no program")
    assert not open_link(LINK, lambda: None, here(programs))
