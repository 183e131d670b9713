"""Papers as one copies them into a text of one's own."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from enum import Enum

from tuireader.papers import Paper, clean_characters
from tuireader.papers.bibtex import bibtex, surname
from tuireader.papers.links import safe_link
from tuireader.typeset import laid_out, line_text, typeset_abstract, whole_links

_NAMED = 2
"""Authors that are named; one or more others are "et al."."""

_SIGNS = r"[\\`*_\[\]<>~$|]|&(?=#|\w+;)"
"""What Markdown may take for something else anywhere in a line."""

_AT_THE_BEGINNING = r"^(\d+)([.)])|^([#+=-])"
"""What it takes for a heading, a list or a rule at the beginning of one."""


class Form(Enum):
    """As what a paper is copied."""

    LINK = "link"
    TITLE = "title"
    BIBTEX = "BibTeX entry"
    MARKDOWN = "Markdown citation"
    ABSTRACT = "abstract"

    @property
    def plural(self) -> str:
        """Several of them."""
        return f"{self.value[:-1]}ies" if self.value.endswith("y") else f"{self.value}s"

    @property
    def between(self) -> str:
        """What stands between two of them."""
        return "\n\n" if self in (Form.BIBTEX, Form.ABSTRACT) else "\n"


def cited(papers: Iterable[Paper], form: Form, *, several: bool = False) -> Iterator[str]:
    """The papers in a form, one after the other; those that have no such thing are left out.

    Args:
        papers: read as they are needed.
        form: as what.
        several: whether it must be told which abstract is whose.
    """
    if form is Form.BIBTEX:
        yield from bibtex(papers)
        return
    for paper in papers:
        text = _cited(paper, form)
        if text and form is Form.ABSTRACT and several:
            text = f"{line_text(paper.title)}\n\n{text}"
        if text:
            yield clean_characters(text)


def markdown(paper: Paper) -> str:
    """A citation for a text in Markdown: ``[Title](link) — Kim, Lund et al. (2023)``."""
    title = in_markdown(line_text(paper.title))
    link = safe_link(paper.url)
    if link:
        title = f"[{title}]({link.replace('(', '%28').replace(')', '%29')})"
    authors = in_markdown(_authors(paper))
    year = f"({paper.published[:4]})" if paper.published else ""
    behind = " ".join(filter(None, [authors, year]))
    return f"{title} — {behind}" if behind else title


def in_markdown(text: str) -> str:
    """A line of plain text, written so that Markdown shows it as it is."""
    text = re.sub(_SIGNS, r"\\\g<0>", text)
    return re.sub(_AT_THE_BEGINNING, _escaped_beginning, text)


def _escaped_beginning(found: re.Match[str]) -> str:
    return f"{found[1]}\\{found[2]}" if found[1] else f"\\{found[3]}"


def _cited(paper: Paper, form: Form) -> str:
    match form:
        case Form.LINK:
            return safe_link(paper.url) or ""
        case Form.MARKDOWN:
            return markdown(paper)
        case Form.ABSTRACT:
            return _plain_abstract(paper)
        case _:
            return line_text(paper.title)


def _authors(paper: Paper) -> str:
    """Family names of the first authors."""
    names = [line_text(surname(each)) for each in paper.authors[:_NAMED]]
    if len(paper.authors) > _NAMED:
        return ", ".join(names) + " et al."
    return " and ".join(names)


def _plain_abstract(paper: Paper) -> str:
    """The abstract as it is read, each paragraph a line."""
    blocks = typeset_abstract(paper.abstract)
    lines = laid_out(blocks, sys.maxsize, len, whole_links)
    return "\n".join("".join(span.text for span in line).rstrip() for line in lines)
