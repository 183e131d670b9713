"""Whether the catalogue's file is sound, for a person; nothing in it is changed."""

import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from tuireader.catalogue.damages import damages
from tuireader.catalogue.errors import TROUBLES, explained
from tuireader.catalogue.folding import storable
from tuireader.catalogue.schema import VERSION, connect


class CatalogueReport(NamedTuple):
    """What was found."""

    version: int
    """The version of the tables that is read and written."""

    papers: int

    damages: list[str]
    """What is wrong with the file or its index, a line each."""

    unknown: int
    """How many of the asked papers are not in it."""


def check_catalogue(path: Path, asked: Iterable[tuple[str, ...]]) -> CatalogueReport:
    """Look through the whole file; takes as long as reading it.

    Args:
        path: the file; it is there.
        asked: the identifiers of papers to look for.

    Raises:
        CatalogueError: It can't be opened.
    """
    connection = connect(path)
    try:
        damaged = list(_damages(connection))
        (papers,) = connection.execute("SELECT count(*) FROM papers").fetchone()
        unknown = sum(not _is_there(connection, identifiers) for identifiers in asked)
        return CatalogueReport(VERSION, papers, damaged, unknown)
    except TROUBLES as error:
        raise explained(error, path) from None
    finally:
        connection.close()


def _damages(connection: sqlite3.Connection) -> Iterator[str]:
    try:
        yield from damages(connection)
    except TROUBLES as error:
        yield f"the index of words could not be checked: {error}"


def _is_there(connection: sqlite3.Connection, identifiers: tuple[str, ...]) -> bool:
    return any(
        connection.execute(
            "SELECT 1 FROM identifiers WHERE identifier = ? LIMIT 1", (storable(each),)
        ).fetchone()
        for each in identifiers
    )
