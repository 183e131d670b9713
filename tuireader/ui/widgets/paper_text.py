"""What there is to read of a paper: lines of spans, typeset once and wrapped to any width."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from rich.cells import cell_len

from tuireader.papers import Paper
from tuireader.typeset import (
    Block,
    Kind,
    Line,
    Matcher,
    Resource,
    ResourceKind,
    Span,
    in_ascii,
    laid_out,
    minutes_to_read,
    resources,
    short_links,
    typeset_abstract,
    typeset_line,
    wrapped,
)
from tuireader.ui.widgets.note_text import Noted

_AUTHORS_SHOWN = 12

_BETWEEN = "\xa0· "
"""Stands between facts, and never at the beginning of a line."""

_NOTHING = Matcher()
_NO_NOTE = Noted()

_UNNAMED = (ResourceKind.PAGE, ResourceKind.PDF, ResourceKind.PAPER, ResourceKind.LINK)
"""What nearly every paper has, or what says nothing."""


@dataclass(frozen=True)
class PaperText:
    """A paper as it is shown."""

    paper: Paper
    matcher: Matcher = _NOTHING
    """What to highlight."""

    ascii_only: bool = False
    """Whether to say everything in ASCII."""

    noted: Noted = _NO_NOTE
    """What the reader wrote."""

    def lines(self, width: int) -> list[Line]:
        """The lines in so many cells: title, authors, facts, link, abstract and note."""
        return [*self._own_lines(width), *self.noted.lines(width, ascii_only=self.ascii_only)]

    def _own_lines(self, width: int) -> list[Line]:
        lines: list[Line] = []
        for spans in self._head():
            lines += wrapped(short_links(spans, width, cell_len), width, cell_len)
        if self.blocks:
            return [*lines, (), *laid_out(self.blocks, width, cell_len)]
        missing = Span("This paper came without an abstract.", Kind.QUIET)
        return [*lines, (), *wrapped((missing,), width, cell_len)]

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The abstract."""
        blocks = typeset_abstract(self.paper.abstract, self.matcher)
        if not self.ascii_only:
            return blocks
        return tuple(block._replace(spans=tuple(in_ascii(block.spans))) for block in blocks)

    @cached_property
    def resources(self) -> tuple[Resource, ...]:
        """What can be opened: the paper's page, its PDF, what abstract and note lead to."""
        notes = chain.from_iterable(self.noted.blocks(ascii_only=self.ascii_only))
        return resources([*self.blocks, *notes], self.paper.url, self.paper.pdf)

    @cached_property
    def minutes(self) -> int:
        """How long the abstract takes to read."""
        return minutes_to_read(self.blocks)

    @cached_property
    def offers(self) -> str:
        """What there is besides the paper: ``code · data``."""
        kinds = dict.fromkeys(each.kind for each in self.resources if each.kind not in _UNNAMED)
        return " · ".join(kind.lower() for kind in kinds)

    def _head(self) -> Iterator[Sequence[Span]]:
        paper = self.paper
        title = typeset_line(paper.title, self.matcher)
        yield self._said([span._replace(kind=span.kind | Kind.STRONG) for span in title])
        if paper.authors:
            yield self._said(typeset_line(_authors(paper), self.matcher))
        for fact in _facts(paper):
            yield (Span(fact, Kind.QUIET),)
        if paper.url:
            yield (Span(paper.url, link=paper.url),)

    def _said(self, spans: Sequence[Span]) -> Sequence[Span]:
        return in_ascii(spans) if self.ascii_only else spans


def text_of(line: Line) -> str:
    """What there is to read in a line."""
    return "".join(span.text for span in line)


def link_at(line: Line, cell: int) -> str:
    """The link of what stands in a cell of a line; empty where there is none."""
    for span in line:
        cell -= cell_len(span.text)
        if cell < 0:
            return span.link
    return ""


def _authors(paper: Paper) -> str:
    names = paper.authors
    if len(names) <= _AUTHORS_SHOWN:
        return ", ".join(names)
    shown = ", ".join(names[: _AUTHORS_SHOWN - 1])
    return f"{shown} and {len(names) - _AUTHORS_SHOWN + 1} others"


def _facts(paper: Paper) -> Iterator[str]:
    """A line of when and as what it was published, and one of where."""
    names = [
        each.replace("arxiv:", "arXiv:").replace("doi:", "DOI ")
        for each in paper.identifiers
        if not each.startswith("title:")
    ]
    line = _BETWEEN.join([*filter(None, [paper.published]), *names, *paper.categories])
    yield from filter(None, (line, paper.venue))
