r"""The filter language: text to tree to text.

Words match as prefixes and must all match; ``"a phrase"`` matches exactly. ``author:kim`` and
``author:"jane kim"`` look in one field; spaces after the colon change nothing. ``arxiv:`` and
``doi:`` are other names of ``id:``. ``is:`` and ``has:`` ask for marks and facts, ``year:``,
``date:``, ``added:`` and ``read:`` for times, ``sort:`` gives the order, and after ``in:notes``
words look in notes, too. ``-x`` and ``not x`` exclude, a space or ``and`` joins, ``or`` offers a
choice, parentheses group; not binds closer than and, and closer than or. Names, keywords, choices
and units may be written in any case.

In a word a backslash makes the next character plain: ``\or``, ``\-x``, ``title\:x``, ``f\(x\)``.
In a phrase ``\"`` is a quote and ``\\`` a backslash; before other characters it stands for itself.
"""

from tuireader.query.errors import QueryError
from tuireader.query.joining import all_of
from tuireader.query.parser import parse
from tuireader.query.printer import printed
from tuireader.query.queues import queue_in
from tuireader.query.terms import terms_in
from tuireader.query.times import Ago, During, Event, Than, Unit
from tuireader.query.tree import (
    And,
    Fact,
    Field,
    Has,
    Is,
    Node,
    Not,
    Or,
    Query,
    Scope,
    Sort,
    SortKey,
    State,
    Term,
)

__all__ = [
    "Ago",
    "And",
    "During",
    "Event",
    "Fact",
    "Field",
    "Has",
    "Is",
    "Node",
    "Not",
    "Or",
    "Query",
    "QueryError",
    "Scope",
    "Sort",
    "SortKey",
    "State",
    "Term",
    "Than",
    "Unit",
    "all_of",
    "parse",
    "printed",
    "queue_in",
    "terms_in",
]
