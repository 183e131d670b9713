r"""The filter language: text to tree to text.

Words match as prefixes and must all match; ``"a phrase"`` matches exactly. ``author:kim`` and
``author:"jane kim"`` look in one field; spaces after the colon change nothing. ``arxiv:`` and
``doi:`` are other names of ``id:``. ``is:``, ``has:``, ``year:`` and ``date:`` ask for marks and
facts, ``sort:`` gives the order. ``-x`` and ``not x`` exclude, a space or ``and`` joins, ``or``
offers a choice, parentheses group; not binds closer than and, and closer than or. Names, keywords
and choices may be written in any case.

In a word a backslash makes the next character plain: ``\or``, ``\-x``, ``title\:x``, ``f\(x\)``.
In a phrase ``\"`` is a quote and ``\\`` a backslash; before other characters it stands for itself.
"""

from tuireader.query.errors import QueryError
from tuireader.query.parser import parse
from tuireader.query.printer import printed
from tuireader.query.terms import terms_in
from tuireader.query.tree import (
    And,
    Fact,
    Field,
    Has,
    Is,
    Node,
    Not,
    Or,
    Published,
    Query,
    Sort,
    SortKey,
    State,
    Term,
)

__all__ = [
    "And",
    "Fact",
    "Field",
    "Has",
    "Is",
    "Node",
    "Not",
    "Or",
    "Published",
    "Query",
    "QueryError",
    "Sort",
    "SortKey",
    "State",
    "Term",
    "parse",
    "printed",
    "terms_in",
]
