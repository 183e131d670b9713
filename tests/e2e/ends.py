"""A reader with a mark made, about to end, and what must be true once it has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from tests.e2e.terminal import ITSELF, UNDER_A_SHELL, Terminal, running
from tests.making import record, write_papers
from tuireader.library import Library


@contextmanager
def opened(
    folder: Path, fault: str, *, shell: str = UNDER_A_SHELL, options: tuple[str, ...] = ()
) -> Iterator[Terminal]:
    """The reader with a fault, on nine papers; its home and whatever it writes are in the folder.

    Args:
        folder: where it is started.
        fault: see `tests.e2e.breaking`.
        shell: what a shell does with it, see `running`.
        options: of Python.
    """
    papers = write_papers(folder / "p.jsonl", [record(number) for number in range(9)])
    with running(
        *(fault, "--home", "home", str(papers)),
        folder=folder,
        program=(*options, "-m", "tests.e2e.breaking"),
        shell=shell,
    ) as terminal:
        yield terminal


@contextmanager
def starred(folder: Path, fault: str = "none", *, shell: str = ITSELF) -> Iterator[Terminal]:
    """The same once the first paper is starred."""
    with opened(folder, fault, shell=shell) as terminal:
        terminal.until("1 of 9")
        terminal.send("s", then="★")
        yield terminal


def reader_of(folder: Path) -> int:
    """The process id of a reader run under a shell."""
    return int((folder / "pid").read_text())


def assert_marked(folder: Path) -> None:
    """The star is on disk, and was brought there for good."""
    assert "saved" in (folder / "saved").read_text()
    with closing(Library(folder / "home")) as library:
        library.sync()
        assert library.marks_of(["arxiv:2301.00000"]).starred


def assert_restored(drawn: bytes) -> None:
    """The last switch of every mode leaves it as a shell has it."""
    last = dict(re.findall(rb"\x1b\[\?(\d+)([hl])", drawn))
    assert {b"1049", b"1000", b"1003", b"2004", b"1004"} <= last.keys()
    assert {mode for mode, state in last.items() if state == b"h"} == {b"7", b"25"}
    assert drawn.rindex(b"\x1b[<u") < drawn.rindex(b"\x1b[?1049l")


def assert_same_settings(folder: Path) -> None:
    """The shell found the terminal set as it was before."""
    before = (folder / "before").read_text()
    assert " icanon" in before
    assert (folder / "after").read_text() == before
