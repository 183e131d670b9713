"""Where the words without a field look: in the texts of a paper, or in notes, too."""

from __future__ import annotations

from collections.abc import Iterator

from tuireader.query.tree import And, Field, Node, Not, Or, Term


def with_notes(node: Node) -> Node:
    """The node with its words that have no field looking in notes, too."""
    return _changed(node, Field.ANY, Field.ANYWHERE)


def without_notes(node: Node) -> Node:
    """The node with its words that look in notes, too, as words without a field."""
    return _changed(node, Field.ANYWHERE, Field.ANY)


def look_in_notes(node: Node) -> bool:
    """Whether there are words in it that look in notes, too, and none without a field."""
    fields = set(_fields(node))
    return Field.ANYWHERE in fields and Field.ANY not in fields


def _changed(node: Node, before: Field, after: Field) -> Node:
    match node:
        case Term(text, field, phrase) if field is before:
            return Term(text, after, phrase)
        case Not(inner):
            return Not(_changed(inner, before, after))
        case And(nodes) | Or(nodes):
            return type(node)(tuple(_changed(each, before, after) for each in nodes))
    return node


def _fields(node: Node) -> Iterator[Field]:
    match node:
        case Term(field=field):
            yield field
        case Not(inner):
            yield from _fields(inner)
        case And(nodes) | Or(nodes):
            for each in nodes:
                yield from _fields(each)
