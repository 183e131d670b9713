"""A damaged catalogue mended from the shell, and what follows from it for a command."""

from __future__ import annotations

import sys
from collections.abc import Callable

from tuireader.cli import COULD_NOT
from tuireader.cli.failures import Damaged
from tuireader.cli.opening import opened_library
from tuireader.cli.terminal import complain, is_terminal
from tuireader.library import Library, Mended, Outcome

_ABOUT_MARKS = ("merge", "backup")
"""Commands that do what they are for without any paper."""

_WIDEST = 60
"""Columns of the line that says how far it is."""


def mended(library: Library) -> Mended:
    """Mend the library's catalogue; how far it is can be seen on a terminal.

    Raises:
        CatalogueError: It can't be mended.
    """
    library.let_go()
    try:
        return library.mend(_show)
    finally:
        library.let_go()
        if is_terminal(sys.stderr):
            print("\r" + " " * _WIDEST, end="\r", file=sys.stderr, flush=True)


def say_mended(outcome: Mended) -> None:
    """Say what was found and done, on standard error; nothing, if another process did it."""
    if outcome.outcome is not Outcome.SOUND:
        for line in outcome.lines:
            complain(f"tuireader: {line}")


def after_mending(damaged: Damaged, command: str, again: Callable[[], int]) -> int:
    """Mend the catalogue that kept a command from being done, and do it once more.

    Args:
        damaged: what kept it.
        command: its name.
        again: does it again.

    Returns:
        The exit status: 1 when papers must be added again first.

    Raises:
        Failure: The catalogue can't be mended, or the command still can't be done.
    """
    with opened_library(damaged.folder) as library:
        outcome = mended(library)
    say_mended(outcome)
    if damaged.begun:
        complain("tuireader: not everything was printed: run it again")
        return COULD_NOT
    if outcome.outcome is Outcome.SET_ASIDE:
        if command in _ABOUT_MARKS:
            again()
        return COULD_NOT
    return again()


def _show(done: int, papers: int) -> None:
    if is_terminal(sys.stderr):
        text = f"making the index anew: {done:,} of {papers:,} papers"
        print(f"\r{text:<{_WIDEST}}", end="", file=sys.stderr, flush=True)
