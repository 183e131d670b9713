"""Listing the papers that pass a query, in lines for a person or for a script.

Papers are printed as they are read, a few hundred at a time: only the ids of all are in memory.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from tuireader.cli import DONE
from tuireader.cli.failures import Damaged, Failure
from tuireader.cli.labels import QueueNumbers
from tuireader.cli.opening import opened_library, query_of
from tuireader.cli.terminal import (
    Glyphs,
    complain,
    cut,
    emphasises,
    glyphs,
    is_terminal,
    sayable,
    speaks_utf8,
    width,
)
from tuireader.library import DamagedCatalogueError, Library, Marks, Row
from tuireader.papers import Paper
from tuireader.query import Query
from tuireader.typeset import line_text

_AT_ONCE = 500
"""Papers read from the catalogue in one go."""

_BOLD, _PLAIN = "\x1b[1m", "\x1b[22m"

_HEADER = "key", "title", "authors", "published", "url", "read", "starred"
"""The columns of tab-separated output."""


def list_papers(
    words: Sequence[str],
    folder: Path,
    form: str,
    limit: int | None,
    color: str,
    view: str | None = None,
) -> int:
    """Print the papers that pass.

    Args:
        words: the query.
        folder: the library's.
        form: ``text``, ``jsonl``, ``tsv`` or ``ids``.
        limit: how many at most.
        color: ``auto``, ``always`` or ``never``.
        view: the name of a saved view that they must be in.

    Returns:
        The exit status.

    Raises:
        Failure: There is no such view.
    """
    query = query_of(words)
    with opened_library(folder, synced=True) as library:
        if view is not None:
            from tuireader.cli.viewing import query_in_view

            query = query_in_view(view, query, library)
        ids = _ids(library, query, limit)
        _print_all(_lines(library, ids, form, color), folder)
        if not ids and is_terminal(sys.stdout):
            empty = library.counts().papers == 0
            complain("No papers yet: tuireader add FILE" if empty else "No paper passes.")
    return DONE


def list_related(name: str, folder: Path, form: str, limit: int, color: str) -> int:
    """Print the papers most like one, the likest first.

    Args:
        name: an arXiv id, DOI, key, link or whole title.
        folder: the library's.
        form: as of `list_papers`.
        limit: how many at most.
        color: as of `list_papers`.

    Returns:
        The exit status.

    Raises:
        Failure: There is no such paper.
    """
    with opened_library(folder, synced=True) as library:
        found = library.ids_named(name)
        if not found:
            raise Failure(f"no paper is known as {name}")
        related = library.related(found[0], limit)
        _print_all(_lines(library, related, form, color), folder)
    return DONE


def _print_all(lines: Iterator[str], folder: Path) -> None:
    printed = 0
    try:
        for line in lines:
            print(line)
            printed += 1
    except DamagedCatalogueError as error:
        raise Damaged(str(error), folder, begun=printed > 0) from None


def json_line(
    paper: Paper, marked: Marks, queues: Mapping[str, int], *, ascii_only: bool = False
) -> str:
    """The paper and its marks as one JSON object; `tuireader add` reads the paper.

    Args:
        paper: the paper.
        marked: what was done with it.
        queues: the queues that it is in, each with its number there.
        ascii_only: write what isn't ASCII as JSON can.
    """
    import json

    from tuireader.sources.jsonlines import record_of  # brings all formats

    marks: dict[str, object] = {
        "read": marked.read or None,
        "starred": marked.starred,
        "queues": queues,
        "tags": marked.tags,
        "note": marked.note,
    }
    return json.dumps({**record_of(paper), **marks}, ensure_ascii=ascii_only)


def text_line(row: Row, signs: Glyphs) -> str:
    """The paper as a line for a person: marks in two columns, title, authors and year."""
    unread = " " if row.read else signs.unread
    starred = signs.starred if row.starred else " "
    authors = f" {signs.dash} {', '.join(row.authors)}" if row.authors else ""
    year = f" ({row.published[:4]})" if row.published else ""
    return sayable(f"{unread} {starred} {line_text(row.title)}{authors}{year}")


def _ids(library: Library, query: Query, limit: int | None) -> array[int]:
    if limit is not None:
        first = library.search(query, limit)
        if first.whole or len(first) >= limit:
            return first.ids[:limit]
    return library.search_whole(query).ids[:limit]


def _lines(library: Library, ids: Sequence[int], form: str, color: str) -> Iterator[str]:
    match form:
        case "ids":
            yield from (row.key for row in _rows(library, ids))
        case "jsonl":
            ascii_only, numbers = not speaks_utf8(sys.stdout), QueueNumbers(library)
            for row, paper in _papers(library, ids):
                marked = library.marks_of(row.identifiers)
                queues = numbers.of(row.id, marked)
                yield json_line(paper, marked, queues, ascii_only=ascii_only)
        case "tsv":
            yield "\t".join(_HEADER)
            yield from (_tabbed(paper, row) for row, paper in _papers(library, ids))
        case _:
            yield from map(_drawing(color), _rows(library, ids))


def _drawing(color: str) -> Callable[[Row], str]:
    """How a row is drawn on this terminal, or in this file."""
    signs, cells, emphasis = glyphs(), width(), emphasises(color)

    def drawn(row: Row) -> str:
        line = text_line(row, signs)
        line = line if cells is None else cut(line, cells, signs.cut)
        return f"{_BOLD}{line}{_PLAIN}" if emphasis and not row.read else line

    return drawn


def _tabbed(paper: Paper, row: Row) -> str:
    values = (
        row.key,
        paper.title,
        "; ".join(paper.authors),
        paper.published,
        paper.url,
        row.read,
        "yes" if row.starred else "",
    )
    return "\t".join(" ".join(value.split()) for value in values)


def _rows(library: Library, ids: Sequence[int]) -> Iterator[Row]:
    for start in range(0, len(ids), _AT_ONCE):
        yield from library.rows(ids[start : start + _AT_ONCE])


def _papers(library: Library, ids: Sequence[int]) -> Iterator[tuple[Row, Paper]]:
    for row in _rows(library, ids):
        paper = library.paper(row.id)
        if paper is not None:
            yield row, paper
