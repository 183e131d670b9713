r"""What is typed behind a colon: a word, names if it takes some, and which papers are meant.

``read author:kim``, ``tag later,"to cite" year:2023``, ``queue thesis %``, ``mark-all-read``. A
name with spaces, or that would be read as a query, stands in quotes. A word may be shortened as
long as no other one begins so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from tuireader.library.verbs import Takes
from tuireader.query import Query, QueryError, Sort, SortKey, parse
from tuireader.query.lexer import Kind, Token, tokens
from tuireader.ui.words import Behind, Word, meant

EVERYTHING = "%"
"""All papers of the list."""

_CANDIDATES = 4
"""Words that are told where a shortened one may be any of them."""


class Asked(NamedTuple):
    """What a line asks for."""

    word: Word
    names: tuple[str, ...] = ()
    query: Query | None = None
    """Which papers are meant, or in which order; None where it isn't said."""

    in_list: bool = False
    """Whether those of the list are meant: all, or those that pass the query."""

    text: str = ""
    """What stands behind the word, as it was typed."""


class Parts(NamedTuple):
    """A line cut up; positions are characters from its start."""

    start: int
    """Where the word begins."""

    end: int
    """Where the word has ended."""

    word: Word | None
    """What it is; None where it is none, or may be several."""

    names: tuple[Token, ...]
    """The pieces of a name, or of names with commas."""

    rest: int
    """Where what is behind word and names begins."""

    in_list: bool
    """Whether it begins with ``%``."""

    query: int
    """Where the query begins, if it is one."""


def parse_line(text: str) -> Asked | None:
    """What a line asks for; None for one that says nothing.

    Raises:
        QueryError: It means nothing; it tells where.
    """
    parts = cut_up(text)
    if parts.start == parts.end:
        return None
    if parts.word is None:
        raise _unknown(text, parts)
    rest, query = text[parts.rest :].strip(), None
    match parts.word.behind:
        case Behind.PAPERS | Behind.SELECTION:
            return _of_papers(text, parts, parts.word)
        case Behind.NOTHING if rest:
            raise _wrong(f"{parts.word.name} takes nothing", parts.rest, len(text))
        case Behind.FILTER:
            query = _query(text, parts.rest)
        case Behind.ORDER if rest:
            query = Query(sort=_order(text, parts.rest))
        case Behind.VIEW if not rest:
            raise _wrong("which view? Its name comes behind it", parts.start, parts.end)
    return Asked(parts.word, query=query, text=rest)


def check_line(text: str) -> None:
    """See that a line that is being typed can still come to mean something.

    Raises:
        QueryError: It can't; it tells where.
    """
    parts = cut_up(text)
    if parts.word is None and not (parts.end == len(text) and meant(text[parts.start :])):
        raise _unknown(text, parts)
    if parts.word is not None and parts.word.behind in (Behind.PAPERS, Behind.SELECTION):
        _refuse_names(text, parts, parts.word)
        _query(text, parts.query, typing=True)


def cut_up(text: str) -> Parts:
    """A line's parts, whether or not it means anything."""
    start = _behind(text, 0, r"[:\s]*")
    end = _behind(text, start, r"\S*")
    found = meant(text[start:end]) if end > start else ()
    word = found[0] if len(found) == 1 else None
    takes_names = word is not None and word.verb and word.verb.takes is not Takes.NOTHING
    names = tuple(_name_tokens(text, end)) if takes_names else ()
    rest = _behind(text, names[-1].end if names else end, r"\s*")
    in_list = re.match(rf"{EVERYTHING}(?!\S)", text[rest:]) is not None
    return Parts(start, end, word, names, rest, in_list, rest + len(EVERYTHING) * in_list)


def names_in(parts: Parts) -> tuple[str, ...]:
    """The names in a line: of tags those between commas, of a queue the one that there is."""
    takes = parts.word.verb.takes if parts.word and parts.word.verb else Takes.NOTHING
    if takes is not Takes.TAGS:
        name = "".join(each.text for each in parts.names)
        return (name,) if name else ()
    names = [""]
    for token in parts.names:
        first, *others = token.text.split(",") if token.kind is Kind.WORD else [token.text]
        names[-1] += first
        names += others
    return tuple(dict.fromkeys(name for name in names if name))


def _of_papers(text: str, parts: Parts, word: Word) -> Asked:
    _refuse_names(text, parts, word)
    for each in parts.names:
        if not each.closed:
            raise _wrong('this " is never closed', each.start, each.start + 1)
    names = names_in(parts)
    if word.verb and word.verb.takes is Takes.TAGS and not names:
        raise _wrong(f"which tag? Its name comes behind {word.name}", parts.start, parts.end)
    query = _query(text, parts.query)
    said = bool(text[parts.query :].strip())
    if said and query.where is None:
        raise _wrong("this says no papers; % is all of this list", parts.query, len(text))
    if word.behind is Behind.SELECTION and not said and not parts.in_list:
        raise _wrong("which papers? A query, or % for all", parts.start, parts.end)
    return Asked(word, names, query if said else None, parts.in_list, text[parts.rest :].strip())


def _refuse_names(text: str, parts: Parts, word: Word) -> None:
    refused = word.verb.refusal(names_in(parts)) if word.verb else ""
    if refused:
        raise _wrong(refused, parts.names[0].start, parts.names[-1].end)


def _query(text: str, start: int, *, typing: bool = False) -> Query:
    """The query from a position on."""
    try:
        return parse(text[start:], typing=typing)
    except QueryError as error:
        raise QueryError(error.message, error.position + start, error.length) from None


def _order(text: str, start: int) -> Sort:
    key = text[start:].strip().lower()
    try:
        return Sort(SortKey(key.removeprefix("-")), turned=key.startswith("-"))
    except ValueError:
        raise _wrong(f"sort takes {', '.join(SortKey)}", start, len(text)) from None


def _name_tokens(text: str, end: int) -> Iterator[Token]:
    """The pieces of a name, or of names with commas, behind the word that ends there."""
    before = None
    for token in tokens(text[end:]):
        is_part = token.kind is Kind.PHRASE or (
            token.kind is Kind.WORD and token.text != EVERYTHING
        )
        if not is_part or before not in (None, token.start):
            break
        before = token.end
        yield token._replace(start=token.start + end, end=token.end + end)


def _behind(text: str, start: int, pattern: str) -> int:
    """Where what the pattern finds from a position on has ended."""
    found = re.compile(pattern).match(text, start)
    return found.end() if found else start


def _unknown(text: str, parts: Parts) -> QueryError:
    word = text[parts.start : parts.end]
    found = [each.name for each in meant(word)]
    if not found:
        return _wrong(f"no command {word[:20]}; tab completes them", parts.start, parts.end)
    more = " …" if len(found) > _CANDIDATES else ""
    may_be = ", ".join(found[:_CANDIDATES])
    return _wrong(f"{word[:20]} may be {may_be}{more}", parts.start, parts.end)


def _wrong(message: str, start: int, end: int) -> QueryError:
    return QueryError(message, start, max(1, end - start))
