"""The filter as a tree of values: what a query says, with no knowledge of any store."""

from __future__ import annotations

from enum import StrEnum

from tuireader.query.value import Value


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


class Term(Value):
    """A word, matched as a prefix, or a phrase, matched exactly; the text as typed, not blank.

    A word may have punctuation in it, and none but punctuation.
    """

    text: str
    field: Field = Field.ANY
    phrase: bool = False


class Is(Value):
    """``is:unread`` and the like."""

    state: State


class Has(Value):
    """``has:pdf`` and the like."""

    fact: Fact


class Published(Value):
    """Published within a span, both ends included; an empty end is open, but one is there.

    Ends are ISO 8601 days, months or years (``2024-05``), and mean all of the day, month or year.
    A paper whose date is less exact is in the span when its date could be.
    """

    first: str = ""
    last: str = ""


class Not(Value):
    """All papers but these."""

    node: Node


class And(Value):
    """Papers that pass every one of two or more nodes."""

    nodes: tuple[Node, ...]


class Or(Value):
    """Papers that pass any of two or more nodes."""

    nodes: tuple[Node, ...]


Node = Term | Is | Has | Published | Not | And | Or


class Sort(Value):
    """An order: a key, perhaps turned round."""

    key: SortKey = SortKey.DATE
    turned: bool = False


class Query(Value):
    """What a filter asks: which papers (None: all) in which order (None: as the view has it)."""

    where: Node | None = None
    sort: Sort | None = None
