"""Which words of a query a reader wants to see lit up."""

from __future__ import annotations

from collections.abc import Iterator

from tuireader.query.tree import And, Node, Not, Or, Term


def terms_in(node: Node | None) -> tuple[Term, ...]:
    """The terms that a paper is found by, in the order of the text and each once.

    What stands under an odd number of Not is what papers must lack, and is left out.
    """
    return tuple(dict.fromkeys(_terms(node, wanted=True))) if node else ()


def _terms(node: Node, *, wanted: bool) -> Iterator[Term]:
    if isinstance(node, Term):
        if wanted:
            yield node
    elif isinstance(node, Not):
        yield from _terms(node.node, wanted=not wanted)
    elif isinstance(node, And | Or):
        for each in node.nodes:
            yield from _terms(each, wanted=wanted)
