"""Nodes joined to one, as a filter within a view is."""

from __future__ import annotations

from tuireader.query.tree import And, Node


def all_of(*nodes: Node | None) -> Node | None:
    """What passes all of these, those that are None left out; no And stands in an And."""
    parts: list[Node] = []
    for node in nodes:
        parts += node.nodes if isinstance(node, And) else [node] if node is not None else []
    if len(parts) > 1:
        return And(tuple(parts))
    return parts[0] if parts else None
