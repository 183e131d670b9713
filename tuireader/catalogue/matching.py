"""Trees of a filter in the language of the full-text index, as far as that can say them."""

from __future__ import annotations

from tuireader.catalogue.folding import folded
from tuireader.catalogue.verifying import Check
from tuireader.catalogue.wording import COLUMNS, Purpose, Wording
from tuireader.query import And, Field, Node, Not, Or, Term

_DEEPEST = 8
"""Parentheses within parentheses that the index's parser is given; its stack ends at some 14."""


class Matching:
    """Says nodes in the index's language."""

    def __init__(self, wording: Wording) -> None:
        """Say words as they are in the connection's index."""
        self._wording = wording

    def of(self, node: Node, purpose: Purpose, depth: int = 0) -> str | None:
        """The node in the full-text index's language; None when that can't say it."""
        if isinstance(node, Term):
            return self._wording.of(node, purpose) if node.field in COLUMNS else None
        if not isinstance(node, And | Or) or depth == _DEEPEST:
            return None
        parts: list[str] = []
        for each in node.nodes:
            part = self.of(each, purpose, depth + 1)
            if part is None:
                return None
            parts.append(part)
        return f"({' AND '.join(parts) if isinstance(node, And) else ' OR '.join(parts)})"

    def asking(self, node: Node) -> Node | None:
        """The node without words that ask nothing, as those of punctuation do; None if all do.

        Words that look anywhere look in the texts or in the note, which are indexes of their own.
        """
        match node:
            case Term(text, Field.ANYWHERE, phrase):
                either = Or((Term(text, Field.ANY, phrase), Term(text, Field.NOTE, phrase)))
                return either if self._wording.asks(node) else None
            case Term():
                return node if self._asks(node) else None
            case Not(inner):
                kept = self.asking(inner)
                return Not(kept) if kept else None
            case And(nodes) | Or(nodes):
                left = tuple(kept for each in nodes if (kept := self.asking(each)))
                if len(left) > 1:
                    return type(node)(left)
                return left[0] if left else None
        return node

    def check_for(self, node: Node | None) -> tuple[str, Check] | None:
        """What finds papers that may pass, and which do; None where that isn't the fastest way."""
        if isinstance(node, Term) and node.field in COLUMNS:
            return self._wording.check_for(node)
        return None

    def in_text(self, node: Node) -> Check | None:
        """What looks for a term in the texts of a paper; None for what isn't such a term."""
        if isinstance(node, Term) and node.field in COLUMNS:
            words = self._wording.words(node.text)
            return Check(COLUMNS[node.field], words, begun=not node.phrase)
        return None

    def in_note(self, term: Term) -> str:
        """The term in the language of the index of notes."""
        return self._wording.plainly(term)

    def _asks(self, term: Term) -> bool:
        if term.field in COLUMNS or term.field is Field.NOTE:
            return self._wording.asks(term)
        return bool(folded(term.text))
