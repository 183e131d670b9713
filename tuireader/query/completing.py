"""What is being typed where the cursor is, and the text that would finish it."""

from __future__ import annotations

import re
from enum import Enum, auto

from tuireader.query.fields import FIELD_NAMES, choices_of, field_of, takes_choice
from tuireader.query.lexer import Kind, Token, is_keyword, tokens
from tuireader.query.printer import quoted
from tuireader.query.tree import Field
from tuireader.query.value import Value

_NAMED = (Field.TAG, Field.QUEUE, Field.CATEGORY, Field.AUTHOR, Field.VENUE, Field.SOURCE)
"""Fields whose values are names that a library can list."""

_SHORTEST = 2
"""Letters of a plain word that may be the beginning of a field's name."""

# Compiled when first used (`re` keeps it): no start should wait for it.
_PLAIN = r'(?!-)[^\s()"\\:]+'
"""A name that means itself without quotes, wherever it stands; unless it is a keyword."""


class Wanted(Enum):
    """What would finish it."""

    FIELD = auto()
    """The name of a field, where ``au`` or ``-au`` is typed."""

    CHOICE = auto()
    """What ``is:``, ``has:`` or ``sort:`` takes; `choices_for` tells."""

    NAME = auto()
    """A tag, queue, category, author, venue or source, which only a library knows."""


class Completing(Value):
    """Something begun, which ends at the cursor."""

    kind: Wanted
    begun: str
    """What is typed of it, without quotes and escapes; empty right behind a field's colon."""

    start: int
    """Where the text that a completion replaces begins: characters from the start."""

    end: int
    """Where that text ends, as a slice counts: the cursor."""

    name: str = ""
    """The field it is the value of, as its colon has it: ``sort``, ``tag``; else empty."""

    quote: bool = False
    """Whether it was begun with a quote, which is within the text to replace."""

    @property
    def field(self) -> Field:
        """The field whose names are wanted; `Field.ANY` unless the kind is `Wanted.NAME`."""
        return Field(self.name) if self.kind is Wanted.NAME else Field.ANY


def completion_at(text: str, cursor: int) -> Completing | None:
    """What is being typed right before the cursor, or None where nothing can be finished.

    Args:
        text: Any text, in order or not.
        cursor: How many characters are before it; any number.
    """
    before: Token | None = None
    for token in tokens(text):
        if token.end >= cursor:
            return _completing(text, cursor, before, token)
        before = token
    return None


def choices_for(completing: Completing) -> tuple[str, ...]:
    """What may be completed to, in the language's order; nothing for names, as the library's.

    ``sort:-d`` keeps its dash: ``-date``.
    """
    if completing.kind is Wanted.NAME:
        return ()
    if completing.kind is Wanted.CHOICE:
        return tuple(choices_of(completing.name, completing.begun))
    begun = completing.begun.lower()
    return tuple(name for name in FIELD_NAMES if name.startswith(begun))


def completed(completing: Completing, name: str) -> str:
    """The text to put where the begun one is: what `parse` reads as exactly that name.

    A field comes with its colon. A name, which is not blank, comes in quotes where it needs them
    or was begun with one.
    """
    if completing.kind is Wanted.FIELD:
        return f"{name}:"
    if completing.kind is Wanted.CHOICE:
        return name
    plain = re.fullmatch(_PLAIN, name) and not is_keyword(name)
    return name if plain and not completing.quote else quoted(name)


def _completing(text: str, cursor: int, before: Token | None, token: Token) -> Completing | None:
    """What the token that reaches to the cursor or beyond is, or what is missing before it."""
    if token.end == cursor and token.kind in (Kind.WORD, Kind.PHRASE):
        if before and before.kind is Kind.FIELD:
            return _value(before.text, token)
        return _field(token) if text[token.start : token.end] == token.text else None
    field = token if token.kind is Kind.FIELD and token.end == cursor else before
    if not field or field.kind is not Kind.FIELD or text[field.end : cursor].strip():
        return None
    behind = text[cursor : cursor + 1]
    if behind and behind != ")" and not behind.isspace():  # it has a value already
        return None
    return _value(field.text, Token(Kind.WORD, "", cursor, cursor))


def _value(name: str, token: Token) -> Completing | None:
    quote = token.kind is Kind.PHRASE
    if quote and token.closed:
        return None
    span = (token.text, token.start, token.end, name, quote)
    if field_of(name) in _NAMED:
        return Completing(Wanted.NAME, *span)
    completing = Completing(Wanted.CHOICE, *span)
    return completing if takes_choice(name) and choices_for(completing) else None


def _field(word: Token) -> Completing | None:
    completing = Completing(Wanted.FIELD, word.text, word.start, word.end)
    return completing if len(word.text) >= _SHORTEST and choices_for(completing) else None
