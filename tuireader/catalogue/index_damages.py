"""What is damaged in the index of words, which SQLite itself can't compare with the papers."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from tuireader.catalogue.errors import as_written

_UNREACHED = """
    SELECT count(*) FROM (SELECT DISTINCT id >> 37 AS segment FROM words_data WHERE id > 10)
    WHERE segment NOT IN (SELECT segid FROM words_idx)
"""
"""Pieces of the index in which nothing is found, since no page of theirs is listed: ids begin with
the piece's number (https://www.sqlite.org/src/file/ext/fts5/fts5_index.c)."""


def index_damages(connection: sqlite3.Connection) -> Iterator[str]:
    """Everything that is wrong with the index, a line each; like `damages`."""
    # It looks whether what is in the index is sound, and no further: ours is contentless.
    # https://www.sqlite.org/fts5.html#the_integrity_check_command
    for table in ("words", "notes"):
        connection.execute(f"INSERT INTO {table} ({table}) VALUES ('integrity-check')")
    (unreached,) = connection.execute(_UNREACHED).fetchone()
    if unreached or not same_ids(connection, "words_docsize"):
        yield "the index of words does not fit the papers"
    if not _vocabulary_fits(connection):
        yield "the vocabulary does not fit the index of words"
    with as_written():
        if not _sizes_fit(connection):
            yield "the index of words has wrong sizes of texts"


def same_ids(connection: sqlite3.Connection, table: str) -> bool:
    """Whether the table has a row for each paper and no others."""
    papers, rows, both = connection.execute(
        f"SELECT (SELECT count(*) FROM papers), (SELECT count(*) FROM {table}),"
        f" (SELECT count(*) FROM {table} JOIN papers USING (id))"
    ).fetchone()
    return bool(papers == rows == both)


def _vocabulary_fits(connection: sqlite3.Connection) -> bool:
    """Whether the words that are in the index, and in how many papers each, are in it."""
    connection.execute("CREATE VIRTUAL TABLE temp.found USING fts5vocab (main, words, row)")
    try:
        words, counted = connection.execute(
            "SELECT count(*), ifnull(sum(doc IS papers), 0)"
            " FROM found LEFT JOIN vocabulary USING (term)"
        ).fetchone()
    finally:
        connection.execute("DROP TABLE temp.found")
    (known,) = connection.execute("SELECT count(*) FROM vocabulary").fetchone()
    return bool(words == known == counted)


def _sizes_fit(connection: sqlite3.Connection) -> bool:
    """Whether the totals that ranking uses are those of the papers' sizes.

    Both are numbers as records have them: of papers, and of words in each column
    (in the same source, the averages record).
    """
    total = connection.execute("SELECT block FROM words_data WHERE id = 1").fetchone()
    if total is None:
        return False
    sums: list[int] = []
    for (sizes,) in connection.execute("SELECT sz FROM words_docsize"):
        numbers = [1, *_numbers(sizes)]
        sums = [a + b for a, b in zip(sums, numbers, strict=True)] if sums else numbers
    return _numbers(total[0]) == sums or not any([*sums, *_numbers(total[0])])


def _numbers(record: bytes) -> list[int]:
    """SQLite's integers of one to nine bytes: https://www.sqlite.org/fileformat2.html#varint."""
    numbers, number, length = [], 0, 0
    for byte in record:
        length += 1
        number = number << 8 | byte if length == 9 else number << 7 | byte & 0x7F
        if length == 9 or byte < 0x80:
            numbers.append(number)
            number = length = 0
    return numbers
