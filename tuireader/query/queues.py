"""Which queue a query is about."""

from __future__ import annotations

from tuireader.query.tree import And, Field, Node, Term


def queue_in(node: Node | None) -> Term | None:
    """The first term that names a queue every paper must be in, or None.

    ``queue:next is:unread`` is about `next`; ``queue:next or a`` and ``-queue:next`` about none.
    """
    nodes = node.nodes if isinstance(node, And) else (node,)
    terms = (each for each in nodes if isinstance(each, Term))
    return next((term for term in terms if term.field is Field.QUEUE), None)
