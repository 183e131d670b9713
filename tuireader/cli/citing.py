"""Citing papers: as entries of BibTeX, or in Markdown, one after the other as they are read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from tuireader.cli import DONE
from tuireader.cli.failures import Damaged, Failure
from tuireader.cli.opening import opened_library, query_of
from tuireader.cli.terminal import sayable
from tuireader.library import DamagedCatalogueError, Library
from tuireader.papers import arxiv_identifier, doi_identifier
from tuireader.papers.links import safe_link


def cite(words: Sequence[str], folder: Path, form: str) -> int:
    """Print the papers that pass, or the one that is named, in the order of a listing.

    Args:
        words: an arXiv id, DOI, key, link or whole title; or a query; or nothing, for all papers.
        folder: the library's.
        form: ``bibtex`` or ``markdown``.

    Returns:
        The exit status.

    Raises:
        Failure: There is no paper of that name.
    """
    with opened_library(folder, synced=True) as library:
        printed = 0
        try:
            for text in _cited(library, _asked(library, words), form):
                print(sayable(text))
                printed += 1
        except DamagedCatalogueError as error:
            raise Damaged(str(error), folder, begun=printed > 0) from None
    return DONE


def _asked(library: Library, words: Sequence[str]) -> Sequence[int]:
    """The ids of the papers that the words mean."""
    name = " ".join(words)
    named = library.ids_named(name) if name else []
    if named:
        return named
    if arxiv_identifier(name) or doi_identifier(name) or safe_link(name):
        raise Failure(f"no paper is known as {name}")
    return library.search_whole(query_of(words)).ids


def _cited(library: Library, ids: Sequence[int], form: str) -> Iterator[str]:
    from tuireader.library.citing import Form, cited  # typesets, which few commands need

    as_form = Form.MARKDOWN if form == "markdown" else Form.BIBTEX
    between = as_form.between[1:]
    for number, text in enumerate(cited(library.papers(ids), as_form)):
        yield f"{between if number else ''}{text}"
