"""The paper: an immutable value, and how two records of one paper become one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from tuireader.papers.identity import arxiv_month, identifiers_in

_Sized = TypeVar("_Sized", str, tuple[str, ...])

_DATE = r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One scholarly work as published. Texts are cleaned; empty means unknown."""

    key: str
    """The identifier it was first seen by; never changes once given."""

    identifiers: tuple[str, ...]
    """Everything it is known by, the key among them (see `identity`)."""

    title: str
    """One line, as it came: LaTeX and all."""

    authors: tuple[str, ...] = ()
    """Names in the order of the paper, each as it was printed."""

    abstract: str = ""
    """Source text; paragraphs are separated by one empty line."""

    published: str = ""
    """ISO 8601 date, or only its year and month, or year: ``2020-06-17``, ``2020-06``, ``2020``."""

    updated: str = ""
    """ISO 8601 date of the newest version, as exact as `published`."""

    categories: tuple[str, ...] = ()
    """Subject classes, the primary one first: ``cs.LG``."""

    venue: str = ""
    """Where it appeared: a journal or conference."""

    url: str = ""
    """Its page, http or https."""

    pdf: str = ""
    """Its PDF, http or https."""

    sources: tuple[str, ...] = ()
    """Names of the files and feeds it was met in, oldest first."""

    def merged_with(self, met: Paper) -> Paper:
        """This paper with the fuller value of each field; equal ones stay as they are.

        Fuller means longer for texts and lists, more exact for `published`, later for `updated`.
        Identifiers and sources are joined. The key stays.
        """
        return replace(
            self,
            identifiers=_joined(self.identifiers, met.identifiers),
            title=_fuller(self.title, met.title),
            authors=_fuller(self.authors, met.authors),
            abstract=_fuller(self.abstract, met.abstract),
            published=_fuller(self.published, met.published),
            updated=max(self.updated, met.updated),
            categories=_joined(self.categories, met.categories),
            venue=_fuller(self.venue, met.venue),
            url=self.url or met.url,
            pdf=self.pdf or met.pdf,
            sources=_joined(self.sources, met.sources),
        )


def paper_of(
    title: str,
    *,
    clues: Iterable[str] = (),
    authors: Iterable[str] = (),
    abstract: str = "",
    published: str = "",
    updated: str = "",
    categories: Iterable[str] = (),
    venue: str = "",
    url: str = "",
    pdf: str = "",
    sources: Iterable[str] = (),
) -> Paper:
    """A paper met for the first time: identified, and with what its identifiers tell filled in.

    Args:
        title: cleaned and not empty.
        clues: ids and links that may name the paper; `url` and `pdf` are read as such anyway.
        published: a date as `Paper.published` has it; anything else counts as unknown. Without
            one, an arXiv id tells the month.

    Raises:
        ValueError: The title is empty: there is no such paper.
    """
    if not title.strip():
        raise ValueError("a paper needs a title")
    identifiers = identifiers_in(title, *clues, url, pdf)
    key = identifiers[0]
    kind, _, name = key.partition(":")
    return Paper(
        key=key,
        identifiers=identifiers,
        title=title,
        authors=tuple(authors),
        abstract=abstract,
        published=_date(published) or (arxiv_month(name) if kind == "arxiv" else ""),
        updated=_date(updated),
        categories=tuple(dict.fromkeys(categories)),
        venue=venue,
        url=url or _page(kind, name),
        pdf=pdf or (f"https://arxiv.org/pdf/{name}" if kind == "arxiv" else ""),
        sources=tuple(dict.fromkeys(sources)),
    )


def _date(text: str) -> str:
    return text if re.fullmatch(_DATE, text) else ""


def _page(kind: str, name: str) -> str:
    if kind == "arxiv":
        return f"https://arxiv.org/abs/{name}"
    return f"https://doi.org/{name}" if kind == "doi" else ""


def _fuller(ours: _Sized, theirs: _Sized) -> _Sized:
    return theirs if len(theirs) > len(ours) else ours


def _joined(ours: Iterable[str], theirs: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys([*ours, *theirs]))
