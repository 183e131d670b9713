"""Typeset text as values: blocks of spans, which any output can draw in its own way."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What a span is, and so how it is drawn."""

    PLAIN = "plain"
    MATCH = "match"
    """Found by the filter."""


class Span(NamedTuple):
    """A run of text of one kind."""

    text: str
    kind: Kind = Kind.PLAIN


class Block(NamedTuple):
    """A paragraph: spans that are wrapped together."""

    spans: tuple[Span, ...]
