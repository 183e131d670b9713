"""The door to the reader: looks whether there is a terminal, then draws, and ends in order."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tuireader.ui.crashing import CrashLog
from tuireader.ui.leaving import Leaving
from tuireader.ui.terminal import shows_only_ascii, why_not

if TYPE_CHECKING:
    from tuireader.library import Library


def run_reader(
    library: Library,
    state_folder: Path | None,
    *,
    notices: Sequence[str] = (),
    ascii_only: bool = False,
    fresh: bool = False,
    listed: str = "",
    triage: Sequence[int] = (),
    at_the_latest: Callable[[], None] = lambda: None,
) -> int:
    """Read until the user leaves.

    Args:
        library: what to read.
        state_folder: where to keep the place one was at; None remembers nothing.
        notices: lines to show at first.
        ascii_only: draw nothing but ASCII.
        fresh: begin with all papers, the newest first, and not where the reader was.
        listed: a filter over all papers to begin with, and not where the reader was.
        triage: the ids of papers to decide on first, one by one.
        at_the_latest: called when the process is about to end without returning from here.

    Returns:
        The exit status: 0, or 2 when there is no terminal to draw on, which is said. When a signal
        or an error ends the reader, or its terminal is gone, this doesn't return: the process
        ends, with 128 and the signal's number, with 1, or as by SIGHUP.
    """
    reason = why_not()
    if reason:
        print(f"tuireader: {reason}", file=sys.stderr)
        return 2
    with Leaving(library.save_now, CrashLog(state_folder), at_the_latest) as leaving:
        status = _read(
            library, state_folder, notices, ascii_only, fresh, leaving, listed, tuple(triage)
        )
    if leaving.line:
        sys.stderr.write(leaving.line)
    return status


def _read(
    library: Library,
    state_folder: Path | None,
    notices: Sequence[str],
    ascii_only: bool,
    fresh: bool,
    leaving: Leaving,
    listed: str,
    triage: tuple[int, ...],
) -> int:
    # Collecting while modules and widgets are made is a seventh of the start; the app enables it.
    gc.disable()
    from tuireader.ui.app import ReaderApp
    from tuireader.ui.remembering import Place, remembered
    from tuireader.ui.screens.desk import Desktop

    place = remembered(state_folder)
    if fresh or listed:
        place = Place(filter=listed, theme=place.theme)
    desktop = Desktop(library, place, state_folder, tuple(notices), triage)
    app = ReaderApp(desktop, ascii_only=ascii_only or shows_only_ascii(), leaving=leaving)
    status = app.run()
    return status if status is not None else app.return_code or 0
