"""Showing one paper: its facts, its marks and its abstract."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from tuireader.cli import DONE
from tuireader.cli.failures import Failure
from tuireader.cli.labels import labels_said
from tuireader.cli.opening import opened_library
from tuireader.cli.terminal import Glyphs, cells, emphasises, glyphs, sayable, speaks_utf8, width
from tuireader.library import Row
from tuireader.papers import Paper
from tuireader.typeset import (
    Block,
    Kind,
    Line,
    Span,
    in_ascii,
    laid_out,
    typeset_abstract,
    typeset_line,
    typeset_note,
    whole_links,
    wrapped,
)

_WIDEST = 88
"""Columns that a line of text has at most: longer ones are hard to read."""

_EMPHASIS = ((Kind.STRONG, "\x1b[1m", "\x1b[22m"), (Kind.EMPHASIS, "\x1b[3m", "\x1b[23m"))
"""How a terminal is told where a kind begins and ends."""


def show(name: str, folder: Path, *, source: bool, color: str) -> int:
    """Print the paper; all of them when several are known by the same title.

    Args:
        name: an arXiv id, DOI, key, link or whole title.
        folder: the library's.
        source: leave title and abstract as they came.
        color: ``auto``, ``always`` or ``never``.

    Returns:
        The exit status.

    Raises:
        Failure: There is no such paper.
    """
    with opened_library(folder, synced=True) as library:
        rows = library.rows(library.ids_named(name))
        if not rows:
            raise Failure(f"no paper is known as {name}")
        emphasised = emphasises(color)
        for number, row in enumerate(rows):
            paper = library.paper(row.id)
            if paper is not None:
                notes = [each.text for each in library.revisions_of(row.identifiers)]
                marked = _Marked(row, tuple(labels_said(library, row)), notes)
                lines = _source(paper, marked) if source else _typeset(paper, marked, emphasised)
                print("\n" * (number > 0) + "\n".join(lines))
    return DONE


class _Marked(NamedTuple):
    """What the reader did with the paper."""

    row: Row
    labels: Sequence[str]
    """Its tags and queues."""

    notes: Sequence[str]
    """The versions of the note."""

    @property
    def titled_notes(self) -> Iterator[tuple[str, str]]:
        """Each version under a title."""
        for number, note in enumerate(self.notes):
            yield "Another version of the note" if number else "Note", note


def _source(paper: Paper, marked: _Marked) -> Iterator[str]:
    yield paper.title
    yield from _facts(paper, marked, glyphs())
    if paper.abstract:
        yield from ("", paper.abstract)
    for title, note in marked.titled_notes:
        yield from ("", title, note)


def _typeset(paper: Paper, marked: _Marked, emphasised: bool) -> Iterator[str]:
    """The lines of the paper: as wide as is read well on a terminal, whole anywhere else."""
    columns = width()
    limit = sys.maxsize if columns is None else min(columns, _WIDEST)
    title = [span._replace(kind=span.kind | Kind.STRONG) for span in typeset_line(paper.title)]
    lines = wrapped(_said(title), limit, cells)
    for fact in _facts(paper, marked, glyphs()):
        # An address that is cut can't be followed: the terminal breaks it better.
        whole = (Span(fact),)
        lines += [whole] if fact == paper.url else wrapped(_said(whole), limit, cells)
    if paper.abstract:
        blocks = [_block_said(block) for block in typeset_abstract(paper.abstract)]
        lines += [(), *laid_out(blocks, limit, cells, whole_links)]
    for heading, note in marked.titled_notes:
        blocks = [_block_said(block) for block in typeset_note(note)]
        lines += [(), (Span(heading, Kind.STRONG),), *laid_out(blocks, limit, cells, whole_links)]
    return (_printed(line, emphasised) for line in lines)


def _facts(paper: Paper, marked: _Marked, signs: Glyphs) -> Iterator[str]:
    """Who wrote it and when, where it is, and how it is marked."""
    between = f" {signs.dot} "
    names = [each for each in paper.identifiers if not each.startswith("title:")]
    facts = paper.published, *(names or [paper.key]), ", ".join(paper.categories), paper.venue
    row = marked.row
    state = f"read {row.read[:10]}" if row.read else "unread"
    if paper.authors:
        yield ", ".join(paper.authors)
    yield between.join(filter(None, facts))
    if paper.url:
        yield paper.url
    yield between.join([state, *["starred"] * row.starred, *marked.labels])


def _said(spans: Sequence[Span]) -> Sequence[Span]:
    return spans if speaks_utf8(sys.stdout) else in_ascii(spans)


def _block_said(block: Block) -> Block:
    """The block in what can be shown here, before it is measured."""
    return block._replace(spans=tuple(_said(block.spans)), marker=sayable(block.marker))


def _printed(line: Line, emphasised: bool) -> str:
    return "".join(_drawn(span, emphasised) for span in _said(line)).rstrip()


def _drawn(span: Span, emphasised: bool) -> str:
    text = span.text
    for kind, begins, ends in _EMPHASIS if emphasised else ():
        if kind in span.kind:
            text = f"{begins}{text}{ends}"
    return text
