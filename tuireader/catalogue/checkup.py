"""Whether the catalogue's file is sound, for a person; nothing in it is changed."""

import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from tuireader.catalogue.errors import CatalogueError
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
        (papers,) = connection.execute("SELECT count(*) FROM papers").fetchone()
        unknown = sum(not _is_there(connection, identifiers) for identifiers in asked)
        return CatalogueReport(VERSION, papers, _damages(connection), unknown)
    except sqlite3.Error as error:
        raise CatalogueError(f"{path}: {error}") from None
    finally:
        connection.close()


def _damages(connection: sqlite3.Connection) -> list[str]:
    found = [str(line) for (line,) in connection.execute("PRAGMA quick_check(5)")]
    damages = [] if found == ["ok"] else found
    try:
        # https://www.sqlite.org/fts5.html#the_integrity_check_command: the rank asks that the
        # index is compared with the papers, too.
        connection.execute("INSERT INTO words(words, rank) VALUES ('integrity-check', 1)")
    except sqlite3.OperationalError as error:  # The check counts as writing.
        damages.append(f"the index of words could not be checked: {error}")
    except sqlite3.DatabaseError:
        damages.append("the index of words does not fit the papers")
    return damages


def _is_there(connection: sqlite3.Connection, identifiers: tuple[str, ...]) -> bool:
    return any(
        connection.execute(
            "SELECT 1 FROM identifiers WHERE identifier = ? LIMIT 1", (storable(each),)
        ).fetchone()
        for each in identifiers
    )
