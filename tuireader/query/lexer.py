"""A filter's text cut into tokens, each with its place; no text is refused here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

from tuireader.query.fields import is_field


class Kind(Enum):
    """What a token is."""

    WORD = auto()
    PHRASE = auto()
    FIELD = auto()
    """A name with its colon, known or not."""

    NOT = auto()
    MINUS = auto()
    """A ``-`` with a term right behind it."""

    AND = auto()
    OR = auto()
    OPEN = auto()
    CLOSE = auto()
    END = auto()
    """The end of the text; the last token and the only one without a character."""


class Token(NamedTuple):
    """A piece of the text."""

    kind: Kind
    text: str
    """What it says, without quotes and escapes; of a field its name in lower case."""

    start: int
    """Where it begins: characters from the start of the text."""

    end: int
    """Where it has ended, as a slice counts."""

    closed: bool = True
    """False for a phrase whose second quote is missing."""


# Compiled when first used (`re` keeps them): no start should wait for it.
_SPACE = r"\s+"
_IDLE = r"\s+|-+(?=[\s)]|\Z)"
"""What says nothing: white space, and dashes with nothing behind them."""

_WORD = r'(?:[^\s()"\\]|\\.?)+'
_PHRASE = r'"(?P<body>(?:[^"\\]|\\.)*\\?)(?P<closing>"?)'
_NAME = r"(?P<name>[^\W\d_]+):(?P<next>.?)"

_WORD_ESCAPE = r"(?s)\\(.)"
_PHRASE_ESCAPE = r'\\(["\\])'

_KEYWORDS = {"and": Kind.AND, "or": Kind.OR, "not": Kind.NOT}


def tokens(text: str) -> Iterator[Token]:
    """The text's tokens in order, `Kind.END` last; takes time in proportion to its length."""
    at = 0
    before: Token | None = None
    while at < len(text):
        touching = before.kind if before and before.end == at else None
        # The value of a field may begin with a dash, and after a minus there is no idle one.
        idle = _SPACE if touching in (Kind.FIELD, Kind.MINUS) else _IDLE
        if skipped := _found(idle, text, at):
            at = skipped.end()
            continue
        before = _token(text, at, touching)
        at = before.end
        yield before
    yield Token(Kind.END, "", at, at)


def is_keyword(word: str) -> bool:
    """Whether the word, standing alone, is ``and``, ``or`` or ``not``."""
    return word.lower() in _KEYWORDS


def field_name(text: str, at: int = 0) -> str | None:
    """The name of the field, known or not, that begins here; None for any other word.

    Letters and a colon are an unknown field unless nothing, a slash or a colon follows: titles
    (``BERT: ...``), links and ``std::sort`` are words.
    """
    found = _found(_NAME, text, at)
    if not found:
        return None
    known = is_field(found["name"].lower())
    apart = not found["next"] or found["next"] in ")/:" or found["next"].isspace()
    return found["name"] if known or not apart else None


def _token(text: str, at: int, touching: Kind | None) -> Token:
    """The token that begins here, right behind one of the kind `touching`, if any."""
    mark = text[at]
    if mark in "()":
        return Token(Kind.OPEN if mark == "(" else Kind.CLOSE, mark, at, at + 1)
    if phrase := _found(_PHRASE, text, at):
        body = re.sub(_PHRASE_ESCAPE, r"\1", phrase["body"])
        return Token(Kind.PHRASE, body, at, phrase.end(), closed=bool(phrase["closing"]))
    if touching is not Kind.FIELD:
        if mark == "-":
            return Token(Kind.MINUS, mark, at, at + 1)
        if name := field_name(text, at):
            return Token(Kind.FIELD, name.lower(), at, at + len(name) + 1)
    return _word(text, at, touching)


def _word(text: str, at: int, touching: Kind | None) -> Token:
    found = _found(_WORD, text, at)
    assert found, "white space, parentheses and quotes are cut off before"
    kind = Kind.WORD
    if touching not in (Kind.FIELD, Kind.MINUS):  # `title:not` and `-or` mean the words
        kind = _KEYWORDS.get(found[0].lower(), Kind.WORD)
    return Token(kind, re.sub(_WORD_ESCAPE, r"\1", found[0]), at, found.end())


def _found(pattern: str, text: str, at: int) -> re.Match[str] | None:
    """What of the text, from here on, the pattern finds; its dot is any character."""
    return re.compile(pattern, re.DOTALL).match(text, at)
