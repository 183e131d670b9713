"""Ways in which a catalogue's file gets damaged, and the same catalogue over and over to try."""

import os
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from tests.catalogue.shelves import mirror_all, plain_papers
from tuireader.catalogue import Catalogue, Marked
from tuireader.query import parse

SOURCE = "a file.txt"
"""Where all papers came from."""

IN_THE_SCHEMA = "PRAGMA writable_schema = 1"

OF_THE_INDEX: Mapping[str, tuple[str, ...]] = {
    "data emptied": ("DELETE FROM words_data",),
    "data random": ("UPDATE words_data SET block = randomblob(length(block))",),
    "pages random": ("UPDATE words_data SET block = randomblob(length(block)) WHERE id > 10",),
    "pages gone": ("DELETE FROM words_data WHERE id > 10",),
    "totals random": ("UPDATE words_data SET block = randomblob(length(block)) WHERE id = 1",),
    "structure random": ("UPDATE words_data SET block = randomblob(length(block)) WHERE id = 10",),
    "config emptied": ("DELETE FROM words_config",),
    "config of another version": ("UPDATE words_config SET v = 99 WHERE k = 'version'",),
    "sizes emptied": ("DELETE FROM words_docsize",),
    "a size gone": ("DELETE FROM words_docsize WHERE id = (SELECT min(id) FROM papers)",),
    "lists emptied": ("DELETE FROM words_idx",),
    "words not listed": (IN_THE_SCHEMA, "DELETE FROM sqlite_master WHERE name = 'words'"),
    "data not listed": (IN_THE_SCHEMA, "DELETE FROM sqlite_master WHERE name = 'words_data'"),
    "data dropped": ("DROP TABLE words_data",),
    "lists dropped": ("DROP TABLE words_idx",),
    "sizes dropped": ("DROP TABLE words_docsize",),
    "config dropped": ("DROP TABLE words_config",),
    "vocabulary dropped": ("DROP TABLE vocabulary",),
    "vocabulary emptied": ("DELETE FROM vocabulary",),
    "a word too many": ("INSERT INTO vocabulary VALUES ('zebra', 1)",),
    "a count wrong": ("UPDATE vocabulary SET papers = papers + 1 WHERE term = 'we'",),
    "a state gone": ("DELETE FROM states WHERE id = (SELECT min(id) FROM papers)",),
    "a state too many": ("INSERT INTO states (id) VALUES (7)",),
    "facts emptied": ("DELETE FROM facts",),
    "papers counted wrong": ("UPDATE facts SET value = 7 WHERE name = 'papers'",),
    "version lost": ("PRAGMA user_version = 0",),
}
"""Damage that making the index anew mends, as statements."""

OF_TABLES: Mapping[str, tuple[str, ...]] = {
    "states dropped": ("DROP TABLE states",),
    "names dropped": ("DROP TABLE names",),
    "names no text": ("UPDATE names SET shown = x'ff00ff'",),
    "names no UTF-8": ("UPDATE names SET shown = CAST(x'ff00ff' AS TEXT)",),
    "identifiers emptied": ("DELETE FROM identifiers",),
    "an identifier wrong": ("UPDATE identifiers SET identifier = 'x' || identifier",),
    "labels emptied": ("DELETE FROM labels",),
    "notes damaged": ("DELETE FROM notes_data",),
    "facts dropped": ("DROP TABLE facts",),
    "papers defined wrong": (
        IN_THE_SCHEMA,
        "UPDATE sqlite_master SET sql = replace(sql, 'surname', 'surmane') WHERE name = 'papers'",
    ),
    "an index of states wrong": (
        IN_THE_SCHEMA,
        "UPDATE sqlite_master SET sql = replace(sql, 'IS NOT NULL', 'IS NULL')"
        " WHERE name = 'states_read'",
    ),
}
"""Damage for which all tables but that of the papers are made anew."""

OF_PAPERS: Mapping[str, tuple[str, ...]] = {
    "papers dropped": ("DROP TABLE papers",),
    "a title no UTF-8": (
        "UPDATE papers SET title = CAST(x'ff1b5b324aff' AS TEXT)"
        " WHERE id = (SELECT min(id) FROM papers)",
    ),
    "a title no text": ("UPDATE papers SET title = x'00' WHERE id = (SELECT min(id) FROM papers)",),
    "shown words no text": (
        "UPDATE papers SET shown_abstract = x'00' WHERE id = (SELECT min(id) FROM papers)",
    ),
    "of a trial version": ("PRAGMA user_version = 1",),
}
"""Damage with which papers are lost."""

MENDABLE: Mapping[str, tuple[str, ...]] = {**OF_THE_INDEX, **OF_TABLES}
"""Damage with which no paper is lost."""


def fill(catalogue: Catalogue, papers: int = 40) -> None:
    """Add papers, one of which has every mark, and keep an order sorted."""
    catalogue.add(
        replace(each, abstract=rf"{each.abstract} Of $\epsilon_2$.", sources=(SOURCE,))
        for each in plain_papers(papers)
    )
    marks = Marked("2024-01-01T00:00:00Z", True, ("later",), (("next", "a"),), "a note")
    mirror_all(catalogue, {"arxiv:2301.00003": marks}, "1")
    catalogue.keep_sorted(parse("sort:title"))


def execute(file: Path, statements: Iterable[str]) -> None:
    """Have the statements executed behind the catalogue's back; it must be closed."""
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def count_papers(file: Path) -> int:
    """How many papers there are, by walking through their table."""
    with closing(sqlite3.connect(file)) as connection:
        (papers,) = connection.execute("SELECT count(*) FROM papers NOT INDEXED").fetchone()
    return int(papers)


def overwrite(file: Path, spans: Iterable[tuple[int, bytes]]) -> None:
    """Write bytes over the file's, from offsets that count on from its end to its beginning."""
    data = bytearray(file.read_bytes())
    for offset, over in spans:
        start = offset % len(data)
        span = over[: len(data) - start]
        data[start : start + len(span)] = span
    file.write_bytes(data)


def cut_off(file: Path, kept: int) -> None:
    """Cut the file off behind so many thousandths of its length."""
    os.truncate(file, file.stat().st_size * kept // 1000)


def overwrite_page(file: Path, table: str) -> None:
    """Write rubbish over the first page of a table."""
    with closing(sqlite3.connect(file)) as connection:
        (page,) = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)
        ).fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    overwrite(file, [((page - 1) * size, b"\xa5" * size)])
