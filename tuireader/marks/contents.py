"""The text of state.json and the tables in it: parsed with care, written one document a line.

The tables are as TinyDB has them: name, then document number as text, then the document.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import cast

from tuireader.marks.errors import NewerMarks
from tuireader.marks.records import PAPER, number_for, sound_part

Document = dict[str, object]
"""A document as JSON has it."""

Table = dict[str, Document]
Tables = dict[str, Table]

FILE_NAME = "state.json"
"""The file of marks, in the folder that a `MarkStore` is given."""

MARKS = "marks"
"""The table that holds a document for each paper with marks."""

OURS = "tuireader"
"""The table whose one document says by which schema the marks were written."""

SCHEMA = 1
"""The schema written here; a larger one is left alone."""

_NUMBER = re.compile(r"0|[1-9]\d{0,17}", re.ASCII)
"""A document number as TinyDB writes it; anything else it could not read, or would read as two."""


class NotMarks(ValueError):
    """The file holds nothing that could be marks; its text says why, in a few words."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a file of marks held."""

    tables: Tables
    """All that could be read; other tables and fields are as they were."""

    lost: int
    """How many documents or cells could not be read, and are not in the tables."""


def parse_contents(data: bytes) -> Contents:
    """The tables in a file.

    Raises:
        NewerMarks: A newer version wrote it.
        NotMarks: It is no TinyDB file, or one whose marks are not a table.
    """
    tables, doubled = _parse_json(data)
    ours = tables.get(OURS)
    newest = _newest_schema(ours)
    if newest > SCHEMA:
        raise NewerMarks(newest)
    if not all(isinstance(table, dict) for table in _needed(tables)):
        raise NotMarks("it holds something else")
    lost = doubled
    if ours is not None and not _is_sound(ours):
        lost += 1
        tables = {name: table for name, table in tables.items() if name != OURS}
    marks, lost_marks = _sound_marks(tables.get(MARKS, {}))
    return Contents({**tables, MARKS: marks}, lost + lost_marks)


def contents_text(tables: Tables) -> bytes:
    """The file for these tables: keys sorted, a line for each document, UTF-8."""
    try:
        return _text(tables, json.JSONEncoder(ensure_ascii=False, sort_keys=True)).encode()
    except UnicodeEncodeError:  # Half a surrogate pair: JSON may hold it, UTF-8 may not.
        return _text(tables, json.JSONEncoder(sort_keys=True)).encode()


def _parse_json(data: bytes) -> tuple[Tables, int]:
    """The JSON object in the data, and how many of its objects had two values for one key."""
    doubled = 0

    def one(pairs: list[tuple[str, object]]) -> dict[str, object]:
        nonlocal doubled
        paired = dict(pairs)
        doubled += len(paired) < len(pairs)
        return paired

    if not data:
        raise NotMarks("it is empty")
    try:
        parsed = json.loads(data.decode("utf-8-sig"), object_pairs_hook=one)
    except RecursionError:
        raise NotMarks("it is nested too deeply") from None
    except ValueError:
        raise NotMarks("it is damaged") from None
    if not isinstance(parsed, dict):
        raise NotMarks("it holds something else")
    return cast(Tables, parsed), doubled  # Tables so far by hope; `parse_contents` looks closer.


def _needed(tables: Tables) -> Iterable[object]:
    """What must be a table. A stray value beside the marks is kept; alone it is some other file."""
    return [tables[MARKS]] if MARKS in tables else tables.values()


def _newest_schema(ours: object) -> float:
    documents = ours.values() if isinstance(ours, dict) else ()
    schemas = [each.get("schema") for each in documents if isinstance(each, dict)]
    return max((each for each in schemas if isinstance(each, int | float)), default=0)


def _is_sound(ours: object) -> bool:
    return isinstance(ours, dict) and all(
        isinstance(document, dict) and document.get("schema", SCHEMA) == SCHEMA
        for document in ours.values()
    )


def _sound_marks(table: Table) -> tuple[Table, int]:
    """The documents that are marks, numbered as TinyDB needs it, and how much was not."""
    sound: Table = {}
    strays: list[Document] = []
    lost = 0
    for number, document in table.items():
        part = sound_part(document)
        lost += part is None or len(part) < len(document) or not _NUMBER.fullmatch(number)
        if part is None:
            continue
        if _NUMBER.fullmatch(number):
            sound[number] = part
        else:
            strays.append(part)
    taken = set(map(int, sound)) if strays else set()
    for stray in strays:
        free = number_for(str(stray[PAPER]), taken)
        taken.add(free)
        sound[str(free)] = stray
    return sound, lost


def _text(tables: Tables, encoder: json.JSONEncoder) -> str:
    def table_text(table: Table) -> str:
        if not isinstance(table, dict) or not table:
            return encoder.encode(table)
        lines = (f"{encoder.encode(key)}: {encoder.encode(table[key])}" for key in sorted(table))
        return "{\n" + ",\n".join(lines) + "\n}"

    parts = (f"{encoder.encode(name)}: {table_text(tables[name])}" for name in sorted(tables))
    return "{\n" + ",\n".join(parts) + "\n}\n"
