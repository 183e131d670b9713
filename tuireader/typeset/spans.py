"""Typeset text as values: blocks of spans, which any output can draw in its own way."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a span is, and so how it is drawn."""

    PLAIN = "plain"
    MATCH = "match"
    """Found by the filter."""


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text of one kind."""

    text: str
    kind: Kind = Kind.PLAIN


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph: spans that are wrapped together."""

    spans: tuple[Span, ...]
