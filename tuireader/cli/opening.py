"""The library opened for one command, and the query of a command read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from tuireader.cli.failures import Damaged, Failure, WrongUsage
from tuireader.cli.terminal import cells, complain
from tuireader.library import Change, DamagedCatalogueError, Library, LibraryError
from tuireader.query import Query, QueryError, parse


@contextmanager
def opened_library(
    folder: Path, *, synced: bool = False, patience: float = 5.0
) -> Iterator[Library]:
    """The library of a folder, closed in the end.

    Args:
        folder: where papers and marks are.
        synced: whether marks are wanted; lines about damaged ones go to standard error.
        patience: seconds to wait for another process that is writing papers.

    Raises:
        Damaged: The catalogue is damaged; `run` mends it and runs the command again.
        Failure: It can't be used.
    """
    try:
        with closing(Library(folder, patience=patience)) as library:
            if synced:
                library.sync(only_if_stale=True)
                for notice in library.notices:
                    complain(f"tuireader: {notice}")
            yield library
    except DamagedCatalogueError as error:
        raise Damaged(str(error), folder) from None
    except LibraryError as error:
        raise Failure(str(error)) from None


def query_of(words: Sequence[str]) -> Query:
    """The query that the words, joined by spaces, are.

    Raises:
        WrongUsage: They mean nothing; the text points at where.
    """
    text = " ".join(words)
    try:
        return parse(text)
    except QueryError as error:
        before, meant = _plain(text[: error.position]), _plain(text[error.position :])
        under = "^" + "~" * (cells(meant[: error.length]) - 1)
        lines = (_plain(error.message), f"  {before}{meant}", f"  {' ' * cells(before)}{under}")
        raise WrongUsage("\n".join(lines)) from None


def papers_of(changes: Iterable[Change], library: Library) -> int:
    """How many papers were changed; one may have had its mark by several names."""
    return len({library.id_of([key]) for key in {each.key for each in changes}})


def _plain(text: str) -> str:
    """The text with as many characters as before, all of which can be printed."""
    return "".join(each if each.isprintable() else " " for each in text)
