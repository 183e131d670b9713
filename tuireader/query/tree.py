"""The filter as a tree of values: what a query says, with no knowledge of any store."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Field(StrEnum):
    """Where a term looks; the value is what a person types before the colon."""

    ANY = ""
    """Title, abstract and authors."""

    TITLE = "title"
    ABSTRACT = "abstract"
    AUTHOR = "author"
    VENUE = "venue"
    CATEGORY = "category"
    """Matches the beginning: ``category:cs.``."""

    SOURCE = "source"
    ID = "id"
    """Matches the beginning of an arXiv id or DOI: ``id:2301.``."""


class State(StrEnum):
    """What the reader did with a paper, as ``is:`` names it."""

    UNREAD = "unread"
    READ = "read"
    STARRED = "starred"


class Fact(StrEnum):
    """What is known of a paper, as ``has:`` names it."""

    PDF = "pdf"
    DATE = "date"


class SortKey(StrEnum):
    """By what a listing is ordered; each has its natural direction."""

    DATE = "date"
    """Newest publication first; papers without a date stand where the day they were added puts
    them, in the order of their file."""

    ADDED = "added"
    """Latest added first."""

    TITLE = "title"
    """A to Z."""

    AUTHOR = "author"
    """First author's last name, A to Z."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word, matched as a prefix, or a phrase, matched exactly; the text as typed, not blank.

    A word may have punctuation in it, and none but punctuation.
    """

    text: str
    field: Field = Field.ANY
    phrase: bool = False


@dataclass(frozen=True, slots=True)
class Is:
    """``is:unread`` and the like."""

    state: State


@dataclass(frozen=True, slots=True)
class Has:
    """``has:pdf`` and the like."""

    fact: Fact


@dataclass(frozen=True, slots=True)
class Published:
    """Published within a span, both ends included; an empty end is open, but one is there.

    Ends are ISO 8601 days, months or years (``2024-05``), and mean all of the day, month or year.
    A paper whose date is less exact is in the span when its date could be.
    """

    first: str = ""
    last: str = ""


@dataclass(frozen=True, slots=True)
class Not:
    """All papers but these."""

    node: Node


@dataclass(frozen=True, slots=True)
class And:
    """Papers that pass every one of two or more nodes."""

    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Papers that pass any of two or more nodes."""

    nodes: tuple[Node, ...]


Node = Term | Is | Has | Published | Not | And | Or


@dataclass(frozen=True, slots=True)
class Sort:
    """An order: a key, perhaps turned round."""

    key: SortKey = SortKey.DATE
    turned: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """What a filter asks: which papers (None: all) in which order (None: as the view has it)."""

    where: Node | None = None
    sort: Sort | None = None
