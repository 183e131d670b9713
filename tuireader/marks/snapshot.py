"""The text of state.json: TinyDB's tables, a line for each document, and a checksum at the end.

TinyDB itself reads it. What it can't vouch for, because a person or another program wrote it, is
still read, but known to be unverified.
"""

import json
import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple, cast
from zlib import crc32

from tuireader.marks.cells import PAPER, STAMPS, Document
from tuireader.marks.errors import NewerMarks
from tuireader.marks.journal import SCHEMA
from tuireader.marks.soundness import number_for, sound_part

Table = dict[str, Document]
"""Documents by number, as TinyDB has them."""

Tables = dict[str, Table]

MARKS = "marks"
"""The table that holds a document for each paper with marks."""

OURS = "tuireader"
"""The table whose one document tells by which schema the marks were written, and their checksum."""

_NUMBER = re.compile(r"0|[1-9]\d{0,17}", re.ASCII)
"""A document number as TinyDB writes it; anything else it could not read, or would read as two."""


class NotMarks(ValueError):
    """The file holds nothing that could be marks; its text says why, in a few words."""


class Snapshot(NamedTuple):
    """What a file of marks held."""

    tables: Tables
    """All tables but ours; of unverified ones only what could be read."""

    checksum: str = ""
    """Of the file, as the file states it; empty if it is unverified."""

    follows: str = ""
    """The checksum of the snapshot before it."""

    clock: str = ""
    """A stamp as great as any in it."""

    lost: int = 0
    """How many documents or cells could not be read, and are not in the tables."""

    @property
    def verified(self) -> bool:
        """Whether the file is as we wrote it."""
        return bool(self.checksum)


def snapshot_text(tables: Mapping[str, Table], follows: str, clock: str) -> tuple[bytes, str]:
    """The file for these tables, UTF-8, and its checksum.

    Args:
        tables: all but ours.
        follows: the checksum of the snapshot that it takes the place of.
        clock: a stamp as great as any in the tables.
    """
    try:
        body = _body(tables, json.JSONEncoder(ensure_ascii=False, sort_keys=True)).encode()
    except UnicodeEncodeError:  # Half a surrogate pair: JSON may hold it, UTF-8 may not.
        body = _body(tables, json.JSONEncoder(sort_keys=True)).encode()
    stated = {"clock": clock, "follows": follows, "schema": SCHEMA}
    checksum = _checksum(body, stated)
    ours = {"1": {"checksum": checksum, **stated}}
    return body + f'"{OURS}": {json.dumps(ours)}}}\n'.encode(), checksum


def _checksum(body: bytes | memoryview, stated: Mapping[str, object]) -> str:
    """Of the tables and of what else is said about them: a wrong clock would do harm, too."""
    return f"{crc32(json.dumps(stated, sort_keys=True).encode(), crc32(body)):08x}"


class Voucher(NamedTuple):
    """What the last line of a file of ours says."""

    checksum: str
    follows: str
    clock: str


def voucher(data: bytes) -> Voucher | None:
    """What a file says of itself, without reading its marks; None if it is not as we wrote it."""
    start = data.rfind(f'"{OURS}": '.encode())
    try:
        ours = json.loads(b"{" + data[max(start, 0) :])[OURS]["1"]
        stated = Voucher(*(ours[name] for name in Voucher._fields))
        rest = {name: value for name, value in ours.items() if name != "checksum"}
        checksum = _checksum(memoryview(data)[:start], rest)
    except (ValueError, LookupError, TypeError, RecursionError):
        return None
    sound = all(isinstance(each, str) for each in stated) and ours.get("schema") == SCHEMA
    return stated if sound and stated.checksum == checksum else None


def parse_snapshot(data: bytes) -> Snapshot:
    """The tables in a file.

    Raises:
        NewerMarks: A newer version wrote it.
        NotMarks: It is no TinyDB file, or one whose marks are not a table.
    """
    stated = voucher(data)
    tables, doubled = _parse_json(data, is_ours=stated is not None)
    ours = tables.pop(OURS, None)
    newest = _newest_schema(ours)
    if newest > SCHEMA:
        raise NewerMarks(newest)
    if stated is not None:
        return Snapshot(tables, *stated)
    if not all(isinstance(table, dict) for table in _needed(tables)):
        raise NotMarks("it holds something else")
    marks, lost = _sound_marks(tables.get(MARKS, {}))
    return Snapshot({**tables, MARKS: marks}, lost=lost + doubled)


def _parse_json(data: bytes, *, is_ours: bool) -> tuple[Tables, int]:
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
        text = data.decode("utf-8-sig")
        # The hook is slow, and files of ours have nothing twice.
        parsed = json.loads(text, object_pairs_hook=None if is_ours else one)
    except RecursionError:
        raise NotMarks("it is nested too deeply") from None
    except ValueError:
        raise NotMarks("it is no JSON") from None
    if not isinstance(parsed, dict):
        raise NotMarks("it holds something else")
    return cast(Tables, parsed), doubled  # Tables so far by hope; the caller looks closer.


def _needed(tables: Tables) -> Iterable[object]:
    """What must be a table. A stray value beside the marks is kept; alone it is some other file."""
    return [tables[MARKS]] if MARKS in tables else tables.values()


def _newest_schema(ours: object) -> float:
    documents = ours.values() if isinstance(ours, dict) else ()
    schemas = [each.get("schema") for each in documents if isinstance(each, dict)]
    return max((each for each in schemas if isinstance(each, int | float)), default=0)


def _sound_marks(table: Table) -> tuple[Table, int]:
    """The documents that are marks, numbered as TinyDB needs it, and how much was not."""
    sound: Table = {}
    strays: list[Document] = []
    lost = 0
    for number, document in table.items():
        part = sound_part(document)
        numbered = _NUMBER.fullmatch(number)
        lost += part is None or not numbered or _says_less(part, document)
        if part is None:
            continue
        if numbered:
            sound[number] = part
        else:
            strays.append(part)
    for stray in strays:
        sound[number_for(str(stray[PAPER]), sound)] = stray
    return sound, lost


def _says_less(part: Document, whole: Document) -> bool:
    for name, value in whole.items():
        if name not in part:
            if name != STAMPS and value not in (None, {}, []):
                return True
        elif isinstance(value, dict) and len(value) != len(cast(Document, part[name])):
            return True
    return False


def _body(tables: Mapping[str, Table], encoder: json.JSONEncoder) -> str:
    def table_text(table: Table) -> str:
        if not isinstance(table, dict) or not table:
            return encoder.encode(table)
        lines = (f"{encoder.encode(key)}: {encoder.encode(table[key])}" for key in sorted(table))
        return "{\n" + ",\n".join(lines) + "\n}"

    parts = (f"{encoder.encode(name)}: {table_text(tables[name])},\n" for name in sorted(tables))
    return "{" + "".join(parts)
