"""Showing one paper: its facts, its marks and its abstract."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from pathlib import Path

from tuireader.cli import DONE
from tuireader.cli.failures import Failure
from tuireader.cli.opening import opened_library
from tuireader.cli.terminal import Glyphs, glyphs, width
from tuireader.library import Row
from tuireader.papers import Paper
from tuireader.typeset import Span, typeset_abstract, typeset_line

_WIDEST = 88
"""Columns that a line of text has at most: longer ones are hard to read."""


def show(name: str, folder: Path, *, source: bool) -> int:
    """Print the paper; all of them when several are known by the same title.

    Args:
        name: an arXiv id, DOI, key, link or whole title.
        folder: the library's.
        source: leave title and abstract as they came.

    Returns:
        The exit status.

    Raises:
        Failure: There is no such paper.
    """
    with opened_library(folder, synced=True) as library:
        rows = library.rows(library.ids_named(name))
        if not rows:
            raise Failure(f"no paper is known as {name}")
        signs, columns = glyphs(), width()
        limit = None if columns is None or source else min(columns, _WIDEST)
        for number, row in enumerate(rows):
            paper = library.paper(row.id)
            if paper is not None:
                lines = _lines(paper, row, signs, source=source)
                print("\n" * (number > 0) + "\n".join(_wrapped(each, limit) for each in lines))
    return DONE


def _lines(paper: Paper, row: Row, signs: Glyphs, *, source: bool) -> Iterator[str]:
    between = f" {signs.dot} "
    names = [each for each in paper.identifiers if not each.startswith("title:")]
    facts = paper.published, *(names or [paper.key]), ", ".join(paper.categories), paper.venue
    marks = f"read {row.read[:10]}" if row.read else "unread", "starred" if row.starred else ""
    yield paper.title if source else _text(typeset_line(paper.title))
    if paper.authors:
        yield ", ".join(paper.authors)
    yield between.join(filter(None, facts))
    if paper.url:
        yield paper.url
    yield between.join(filter(None, marks))
    if paper.abstract:
        yield ""
        yield paper.abstract if source else _abstract(paper.abstract)


def _abstract(source: str) -> str:
    return "\n\n".join(_text(block.spans) for block in typeset_abstract(source))


def _text(spans: tuple[Span, ...]) -> str:
    return "".join(span.text for span in spans)


def _wrapped(text: str, limit: int | None) -> str:
    if limit is None:
        return text
    paragraphs = text.split("\n\n")
    return "\n\n".join(
        textwrap.fill(each, limit, break_long_words=False, break_on_hyphens=False)
        for each in paragraphs
    )
