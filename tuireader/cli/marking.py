"""Marking all papers that pass a query."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tuireader.cli import DONE
from tuireader.cli.failures import WrongUsage
from tuireader.cli.opening import counted, opened_library, query_of


def mark(verb: str, words: Sequence[str], folder: Path, *, all_papers: bool) -> int:
    """Mark the papers that pass and say how many were not so before; then it is on disk.

    Args:
        verb: ``read``, ``unread``, ``starred`` or ``unstarred``.
        words: the query.
        folder: the library's.
        all_papers: whether all are meant; there is no query then.

    Returns:
        The exit status.

    Raises:
        WrongUsage: It isn't said which papers are meant, or said twice.
    """
    query = query_of(words)
    if all_papers == (query.where is not None):
        raise WrongUsage(
            "a query or --all, not both"
            if all_papers
            else f"which papers? A query says it, or: tuireader mark {verb} --all"
        )
    with opened_library(folder, synced=True) as library:
        ids = library.search_whole(query).ids
        if verb in ("read", "unread"):
            changes = library.mark_read(ids, verb == "read")
        else:
            changes = library.star(ids, verb == "starred")
        library.save()
        # A paper may have had its mark by several names, each of which was changed.
        count = len({library.id_of([each.key]) for each in changes})
    print(f"{verb.capitalize()} {counted(count, 'paper')}")
    return DONE
