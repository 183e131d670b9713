"""From SQLite's rows to values: what a list draws, and the whole paper."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from tuireader.catalogue.errors import DamagedCatalogueError, as_written
from tuireader.papers import Paper

_COLUMNS = (
    "key, identifiers, title, authors, abstract, published, updated, categories, venue, url, pdf,"
    " sources"
)
_SHOWN = "shown_title, shown_abstract"
_INSERT = (
    f"INSERT INTO papers (id, added, surname, {_COLUMNS}, {_SHOWN})"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)

_ASKED_AT_ONCE = 500
"""Rows in one statement; SQLite allows 32,766 parameters, and 999 before 3.32."""


class Row(NamedTuple):
    """A paper as a list draws it."""

    id: int
    """Its place in the catalogue (see `places`)."""

    identifiers: tuple[str, ...]
    """The key first."""

    title: str
    authors: tuple[str, ...]
    published: str

    read: str
    """When it was read, as the mirror of the marks has it; empty if unread."""

    starred: bool
    """As the mirror of the marks has it."""

    queued: bool = False
    """Whether it is in any queue, as the mirror of the marks has it."""

    @property
    def key(self) -> str:
        """The paper's key."""
        return self.identifiers[0]


def read_rows(connection: sqlite3.Connection, ids: Sequence[int]) -> list[Row]:
    """The rows of these papers in the order asked; a paper that is gone is left out."""
    rows: dict[int, Row] = {}
    for start in range(0, len(ids), _ASKED_AT_ONCE):
        some = ids[start : start + _ASKED_AT_ONCE]
        found = connection.execute(
            "SELECT id, key, identifiers, title, authors, published, ifnull(read, ''), starred,"
            f" queued FROM papers JOIN states USING (id) WHERE id IN ({','.join('?' * len(some))})",
            list(some),
        )
        with as_written():
            rows |= {each[0]: _row(*each) for each in found}
    return [rows[id_] for id_ in ids if id_ in rows]


def read_placed(connection: sqlite3.Connection, ids: Iterable[int]) -> list[tuple[int, int, Paper]]:
    """The whole papers with these ids, in the order asked: (id, seconds when added, paper)."""
    asked = f"SELECT id, added, {_COLUMNS} FROM papers WHERE id = ?"
    return [_placed(*each) for id_ in ids for each in connection.execute(asked, (id_,))]


def read_all(connection: sqlite3.Connection) -> Iterator[tuple[int, int, Paper]]:
    """All papers as `read_placed` has them, by their ids; each is looked at whole."""
    asked = f"SELECT id, added, {_COLUMNS}, {_SHOWN} FROM papers ORDER BY id"
    for each in connection.execute(asked):
        yield _placed(*each)


def write_papers(
    connection: sqlite3.Connection,
    papers: Iterable[tuple[int, int, Paper]],
    shown: Callable[[Paper], tuple[str, str]],
) -> None:
    """Write rows.

    Args:
        connection: in a transaction.
        papers: id, seconds since 1970 when added, paper.
        shown: tells what is to be indexed behind the title of a paper, and behind its abstract.
    """
    connection.executemany(_INSERT, [(*_values(*each), *shown(each[2])) for each in papers])


def _row(
    id_: int,
    key: str,
    ids: str,
    title: str,
    authors: str,
    published: str,
    read: str,
    starred: int,
    queued: int,
) -> Row:
    if not all(isinstance(each, str) for each in (key, title, published, read)):
        raise TypeError("a text is none")
    marks = read, bool(starred), bool(queued)
    return Row(id_, _key_first(key, ids), title, _split(authors), published, *marks)


def _values(id_: int, added: int, paper: Paper) -> tuple[int | str, ...]:
    return (
        id_,
        added,
        _surname(paper.authors),
        paper.key,
        "\n".join(paper.identifiers),
        paper.title,
        "\n".join(paper.authors),
        paper.abstract,
        paper.published,
        paper.updated,
        "\n".join(paper.categories),
        paper.venue,
        paper.url,
        paper.pdf,
        "\n".join(paper.sources),
    )


def _placed(id_: int, added: int, *values: str) -> tuple[int, int, Paper]:
    if not (isinstance(added, int) and all(isinstance(each, str) for each in values)):
        raise DamagedCatalogueError("a paper is not as it was written")
    return id_, added, _paper(values)


def _paper(values: Sequence[str]) -> Paper:
    key, ids, title, authors, abstract, published, updated, categories, *rest = values
    venue, url, pdf, sources, *_ = rest  # what is shown else is no part of it
    return Paper(
        key=key,
        identifiers=_split(ids),
        title=title,
        authors=_split(authors),
        abstract=abstract,
        published=published,
        updated=updated,
        categories=_split(categories),
        venue=venue,
        url=url,
        pdf=pdf,
        sources=_split(sources),
    )


def _surname(authors: tuple[str, ...]) -> str:
    """What the first author is sorted by; "Kim, Min" and "Min Kim" are the same."""
    if not authors:
        return ""
    family, comma, _ = authors[0].partition(",")
    return (family if comma else authors[0].rpartition(" ")[2]).casefold()


def _key_first(key: str, identifiers: str) -> tuple[str, ...]:
    return (key, *(each for each in identifiers.split("\n") if each != key))


def _split(text: str) -> tuple[str, ...]:
    return tuple(text.split("\n")) if text else ()
