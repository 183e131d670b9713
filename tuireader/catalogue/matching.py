"""Words of a filter in the language of the full-text index."""

from __future__ import annotations

from collections.abc import Sequence

from tuireader.catalogue.folding import folded, has_words, storable
from tuireader.query import And, Field, Node, Not, Or, Term

_TEXT_FIELDS = {
    Field.ANY: "",
    Field.TITLE: "title : ",
    Field.ABSTRACT: "abstract : ",
    Field.AUTHOR: "authors : ",
}
"""Fields that the full-text index answers, and how its own language names them."""

_DEEPEST = 8
"""Parentheses within parentheses that the index's parser is given; its stack ends at some 14."""

_SIDE_BY_SIDE = 50
"""Parts that are joined without parentheses: each makes SQLite's tree one deeper, up to 1000."""


def match_of(node: Node, depth: int = 0) -> str | None:
    """The node in the full-text index's language; None when that can't say it."""
    if isinstance(node, Term):
        return _match_term(node)
    if not isinstance(node, And | Or) or depth == _DEEPEST:
        return None
    parts: list[str] = []
    for each in node.nodes:
        part = match_of(each, depth + 1)
        if part is None:
            return None
        parts.append(part)
    return f"({' AND '.join(parts) if isinstance(node, And) else ' OR '.join(parts)})"


def asking(node: Node) -> Node | None:
    """The node without the words that ask nothing, as those of punctuation do; None if all do."""
    match node:
        case Term(text, field):
            asks = has_words(text) if field in _TEXT_FIELDS else bool(folded(text))
            return node if asks else None
        case Not(inner):
            kept = asking(inner)
            return Not(kept) if kept else None
        case And(nodes) | Or(nodes):
            left = tuple(kept for each in nodes if (kept := asking(each)))
            if len(left) > 1:
                return type(node)(left)
            return left[0] if left else None
    return node


def joined(parts: Sequence[str], joint: str) -> str:
    """The conditions as one; many of them are put in parentheses by halves."""
    if len(parts) <= _SIDE_BY_SIDE:
        return joint.join(parts)
    middle = len(parts) // 2
    return f"({joined(parts[:middle], joint)}){joint}({joined(parts[middle:], joint)})"


def _match_term(term: Term) -> str | None:
    if term.field not in _TEXT_FIELDS:
        return None
    quoted = '"' + storable(term.text).replace('"', '""') + '"'
    return _TEXT_FIELDS[term.field] + quoted + ("" if term.phrase else "*")
