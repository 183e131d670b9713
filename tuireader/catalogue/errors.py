"""What can be wrong with the catalogue's file, each as one line for the user."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

_DAMAGED = ("SQLITE_CORRUPT", "SQLITE_NOTADB")
"""How the names of SQLite's codes for damage begin: https://www.sqlite.org/rescode.html"""

_SIGNS = (
    "vtable constructor failed: ",  # the full-text index can't be opened
    "invalid fts5 file format",
    "no such table: ",  # whoever asks for one has found all of them when the file was opened
    "no such column: ",
    "no such fts5 table: ",
    "Could not decode to UTF-8",  # Python's own, without a code; all texts were written in it
    "unsupported file format",
)
"""How errors begin that SQLite has no code for, and that only damage can bring about."""

_OF_THE_WORLD = (
    *("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_FULL", "SQLITE_READONLY", "SQLITE_IOERR"),
    *("SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_AUTH", "SQLITE_NOMEM", "SQLITE_INTERRUPT"),
)
"""Codes that tell of disks, rights and other processes, and of nothing in the file."""

_LONGEST = 120
"""Characters of an error that are told; SQLite may put what is damaged into it."""


TROUBLES = (sqlite3.Error, UnicodeDecodeError)
"""What any call of SQLite may raise; the latter when its error quotes what is damaged."""


class CatalogueError(Exception):
    """The catalogue's file can't be used; the text is one line for the user."""


class NewerCatalogueError(CatalogueError):
    """The file was made by a newer version; it has not been touched."""


class DamagedCatalogueError(CatalogueError):
    """Something in the file is damaged: its index, or all of it."""


def explained(
    error: sqlite3.Error | UnicodeDecodeError | CatalogueError, file: object = None
) -> CatalogueError:
    """The error in our words; those that have such words already are left as they are."""
    if isinstance(error, CatalogueError):
        return error
    said = reason_of(error)
    damaged = (
        isinstance(error, UnicodeDecodeError)
        or _code(error).startswith(_DAMAGED)
        or said.startswith(_SIGNS)
        or (said.startswith("table ") and " has no column named " in said)
    )
    told = f"{file}: {said}" if file is not None else said
    return (DamagedCatalogueError if damaged else CatalogueError)(told)


def reason_of(error: Exception) -> str:
    """What an error says, as a short line that can be printed."""
    said = "".join(each if each.isprintable() else " " for each in str(error))
    said = said.partition(" with text ")[0]  # Python quotes what it can't decode.
    return said if len(said) <= _LONGEST else said[:_LONGEST] + "…"


def can_be_the_file(error: Exception) -> bool:
    """Whether an error, met while nobody else wrote, may be the file's own fault."""
    return not _code(error).startswith(_OF_THE_WORLD)


@contextmanager
def as_written() -> Iterator[None]:
    """Values out of the file are made use of within: those that don't fit are damaged.

    Raises:
        DamagedCatalogueError: One was missing, or of another type than was written.
    """
    try:
        yield
    except (TypeError, ValueError, AttributeError) as error:
        raise DamagedCatalogueError(
            f"the catalogue holds what was never written there ({reason_of(error)})"
        ) from error


def text(value: object) -> str:
    """A value out of the file that was written as a text.

    Raises:
        DamagedCatalogueError: It is none.
    """
    if not isinstance(value, str):
        raise DamagedCatalogueError("the catalogue has something else where a text was written")
    return value


def _code(error: Exception) -> str:
    return getattr(error, "sqlite_errorname", None) or ""
