"""Changes of the file that happen all or not at all."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Write within the block, in one transaction that any exception takes back.

    Args:
        connection: in autocommit mode.

    Raises:
        sqlite3.OperationalError: Another process is writing, or the file can't be written.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        # A full disk makes SQLite roll back by itself: https://www.sqlite.org/lang_transaction.html
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
