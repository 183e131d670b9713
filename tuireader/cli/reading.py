"""Opening the reader: on the library, on files just added, or on the sample papers."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from tuireader.cli import COULD_NOT, DONE
from tuireader.cli.failures import Failure
from tuireader.cli.opening import opened_library, query_of
from tuireader.cli.terminal import complain
from tuireader.library import Library
from tuireader.paths import Home
from tuireader.query import Is, Query, State, all_of, printed


def read(names: Sequence[str], where: Home, *, ascii_only: bool, fresh: bool = False) -> int:
    """Add the files, if any, and open the reader.

    Args:
        names: files, folders and ``-`` for standard input.
        where: the folders to use.
        ascii_only: draw with ASCII signs.
        fresh: begin with all papers, the newest first; as it is where some are new.

    Returns:
        The exit status: 1, without a screen, when none of the files could be read.
    """
    with opened_library(where.data) as library:
        troubles: list[str] = []
        if names:  # adding brings every format there is; a start without files needn't wait
            from tuireader.cli.adding import added_all

            total = added_all(names, library)
            if not total.readable:
                return COULD_NOT
            troubles, fresh = total.troubles, fresh or bool(total.added.new)
        if "-" in names:
            _listen_to_the_terminal()
        from tuireader.ui.run import run_reader

        return run_reader(
            library, where.state, notices=troubles, ascii_only=ascii_only, fresh=fresh
        )


def triage(words: Sequence[str], where: Home, *, ascii_only: bool) -> int:
    """Open the reader on the unread papers that pass a query, to decide on them one by one.

    Args:
        words: the query; without any, all papers are meant.
        where: the folders to use.
        ascii_only: draw with ASCII signs.

    Returns:
        The exit status: 0, without a screen, when there is no such paper, which is said.
    """
    query = query_of(words)
    unread = Query(all_of(query.where, Is(State.UNREAD)), query.sort)
    with opened_library(where.data, synced=True) as library:
        ids = library.search_whole(unread).ids
        if not ids:
            complain(_nothing_unread(query, library))
            return DONE
        from tuireader.ui.run import run_reader

        return run_reader(
            library, where.state, ascii_only=ascii_only, listed=printed(query), triage=ids
        )


def _nothing_unread(query: Query, library: Library) -> str:
    """Why there is nothing to decide on, for a person."""
    if not library.counts().papers:
        return "Nothing unread: no papers yet; try: tuireader add FILE"
    if query.where is None:
        return "Nothing unread: every paper is read."
    return "Nothing unread here: every paper that passes is read, if any does."


def demo(*, ascii_only: bool) -> int:
    """Open the reader on the sample papers, in a library that is thrown away afterwards.

    Returns:
        The exit status.

    Raises:
        Failure: The sample papers are not there.
    """
    from tuireader.samples import sample_page

    page = sample_page()
    if not page.is_file():
        raise Failure(f"the sample papers are missing: {page}")
    folder = TemporaryDirectory(prefix="tuireader-demo-")
    with folder as name, opened_library(Path(name)) as library:
        for _ in library.add(str(page), [page]):
            pass
        from tuireader.ui.run import run_reader

        return run_reader(library, None, ascii_only=ascii_only, at_the_latest=folder.cleanup)


def _listen_to_the_terminal() -> None:
    """Have keys read from the terminal after papers were read from a pipe; as `less` does."""
    if sys.stdin is None or sys.stdin.isatty():
        return
    try:
        terminal = os.open("/dev/tty", os.O_RDWR)
    except OSError:
        return  # there is none: the reader will say so
    os.dup2(terminal, 0)
    os.close(terminal)
