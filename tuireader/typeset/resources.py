"""What an abstract leads to besides the paper: code, data, a project's page, by their addresses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple

from tuireader.papers.links import safe_link
from tuireader.typeset.shown_addresses import alike, bare
from tuireader.typeset.spans import Block


class ResourceKind(StrEnum):
    """What a link leads to, in the words of a menu."""

    PAGE = "Page"
    """The paper's own."""

    PDF = "PDF"
    CODE = "Code"
    MODEL = "Model"
    DATA = "Data"
    DEMO = "Demo"
    NOTEBOOK = "Notebook"
    VIDEO = "Video"
    PROJECT = "Project page"
    PAPER = "Paper"
    """Another one."""

    LINK = "Link"
    """Nothing that is known by its address."""


class Resource(NamedTuple):
    """Something to open."""

    kind: ResourceKind
    link: str
    """Safe to open."""

    @property
    def title(self) -> str:
        """Its line in a menu: ``Code — github.com/a/b``."""
        return f"{self.kind} — {bare(self.link)}"


_KINDS: tuple[tuple[ResourceKind, str], ...] = (
    (ResourceKind.DATA, r"huggingface\.co/datasets/"),
    (ResourceKind.DEMO, r"huggingface\.co/spaces/|[\w-]+\.hf\.space(?:/|$)"),
    (ResourceKind.PAPER, r"huggingface\.co/papers/|arxiv\.org/|openreview\.net/"),
    (ResourceKind.MODEL, r"huggingface\.co/(?!(?:blog|collections|docs)/)[^/]+/[^/]"),
    (ResourceKind.NOTEBOOK, r"colab\.research\.google\.com/|.+\.ipynb$"),
    (ResourceKind.DATA, r"zenodo\.org/|(?:[\w-]+\.)?figshare\.com/|osf\.io/"),
    (ResourceKind.DATA, r"(?:dx\.)?doi\.org/10\.5281/|kaggle\.com/"),
    (ResourceKind.VIDEO, r"youtube\.com/|m\.youtube\.com/|youtu\.be/|vimeo\.com/|bilibili\.com/"),
    (ResourceKind.PROJECT, r"[\w-]+\.(?:github|gitlab)\.io(?:/|$)|sites\.google\.com/"),
    (ResourceKind.CODE, r"(?:github|gitlab)\.com/|bitbucket\.org/|codeberg\.org/"),
    (ResourceKind.CODE, r"gist\.github\.com/|anonymous\.4open\.science/|gitlab\.[\w.-]+/"),
    (ResourceKind.PAPER, r"(?:dx\.)?doi\.org/"),
)
"""By what a bare address is known; the first that fits."""


def kind_of(link: str) -> ResourceKind:
    """What a link leads to."""
    address = alike(link)
    fits = (kind for kind, pattern in _KINDS if re.match(pattern, address))
    return next(fits, ResourceKind.LINK)


def resources(blocks: Iterable[Block], page: str = "", pdf: str = "") -> tuple[Resource, ...]:
    """All that can be opened, each address once, in the order in which a reader meets them.

    What is unsafe to open is not among them.

    Args:
        blocks: the abstract.
        page: the address of the paper's page; empty where it has none.
        pdf: the address of its PDF.
    """
    found: dict[str, Resource] = {}
    for link, kind in _links(blocks, page, pdf):
        safe = safe_link(link)
        if safe is not None:
            found.setdefault(alike(safe), Resource(kind or kind_of(safe), safe))
    return tuple(found.values())


def _links(
    blocks: Iterable[Block], page: str, pdf: str
) -> Iterator[tuple[str, ResourceKind | None]]:
    yield from ((link, kind) for link, kind in _own(page, pdf) if link)
    yield from ((span.link, None) for block in blocks for span in block.spans if span.link)


def _own(page: str, pdf: str) -> tuple[tuple[str, ResourceKind], ...]:
    return (page, ResourceKind.PAGE), (pdf, ResourceKind.PDF)
