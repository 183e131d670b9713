"""The filter as a tree of values: what a query says, with no knowledge of any store."""

from __future__ import annotations

from enum import StrEnum

from tuireader.query.times import Ago, During
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
    """Matches as a tag: a phrase is exactly that source."""

    ID = "id"
    """Matches the beginning of an arXiv id or DOI: ``id:2301.``."""

    TAG = "tag"
    """A word matches the beginning of the name or of a word in it; a phrase is the whole name,
    whatever its case and accents."""

    NOTE = "note"
    """Matches as in a title."""

    QUEUE = "queue"
    """Matches as a tag. A query about one queue (`queue_in`) that asks for no order is listed in
    the order of that queue."""

    ANYWHERE = "anywhere"
    """Title, abstract, authors and note: where words without a field look after ``in:notes``."""


class State(StrEnum):
    """What the reader did with a paper, as ``is:`` names it."""

    UNREAD = "unread"
    READ = "read"
    STARRED = "starred"
    QUEUED = "queued"
    """In any queue."""

    TAGGED = "tagged"
    """With any tag."""

    NOTED = "noted"
    """With a note."""


class Fact(StrEnum):
    """What is known of a paper, as ``has:`` names it."""

    PDF = "pdf"
    DATE = "date"


class Scope(StrEnum):
    """Where words without a field look, too, as ``in:`` names it."""

    NOTES = "notes"


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

    QUEUE = "queue"
    """First in the queue first; the queue is the one that the query is about (`queue_in`)."""

    RELEVANCE = "relevance"
    """Best match of the words first."""

    RANDOM = "random"
    """Shuffled, but for as long as the reader runs always in the same way."""


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


class Not(Value):
    """All papers but these."""

    node: Node


class And(Value):
    """Papers that pass every one of two or more nodes."""

    nodes: tuple[Node, ...]


class Or(Value):
    """Papers that pass any of two or more nodes."""

    nodes: tuple[Node, ...]


Node = Term | Is | Has | During | Ago | Not | And | Or


class Sort(Value):
    """An order: a key, perhaps turned round."""

    key: SortKey = SortKey.DATE
    turned: bool = False


class Query(Value):
    """What a filter asks: which papers (None: all) in which order.

    No order (None) is that of the queue which the query is about (`queue_in`), else the view's.
    """

    where: Node | None = None
    sort: Sort | None = None
