"""What can be wrong with the catalogue's file, each as one line for the user."""

from __future__ import annotations

import sqlite3

_DAMAGED = ("SQLITE_CORRUPT", "SQLITE_NOTADB")
"""How the names of SQLite's codes for damage begin: https://www.sqlite.org/rescode.html"""


class CatalogueError(Exception):
    """The catalogue's file can't be used; the text is one line for the user."""


class NewerCatalogueError(CatalogueError):
    """The file was made by a newer version; it has not been touched."""


class DamagedCatalogueError(CatalogueError):
    """Something in the file is damaged: its index, or all of it."""


def explained(error: sqlite3.Error | CatalogueError, file: object = None) -> CatalogueError:
    """The error in our words; those that have such words already are left as they are."""
    if isinstance(error, CatalogueError):
        return error
    told = f"{file}: {error}" if file is not None else str(error)
    name = getattr(error, "sqlite_errorname", None) or ""
    return (DamagedCatalogueError if name.startswith(_DAMAGED) else CatalogueError)(told)
