"""The text of state.journal: a head that names the snapshot it goes on from, then numbered records.

A record is one change of marks, of one paper or of many: a stamp, and cells with the papers that
got them, each paper by its key and such other identifiers as were new.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple, cast

from tuireader.marks.clock import is_stamp
from tuireader.marks.errors import NewerMarks
from tuireader.marks.framing import Lines, framed, framed_all, parse_lines
from tuireader.marks.soundness import is_cell, is_key

FORMAT = "tuireader journal"

SCHEMA = 1
"""The schema of snapshot and journal written here; a larger one is left alone."""

Group = tuple[dict[str, object], list[list[str]]]
"""Values by cell, and the papers that got them."""


class Record(NamedTuple):
    """Changes made together."""

    stamp: str
    groups: Sequence[Group]


class Journal(NamedTuple):
    """What was found in a journal."""

    head: bytes
    """The first line, which tells this journal from every other; empty if it is damaged."""

    base: str
    """The checksum of the snapshot it goes on from; empty if it began without one."""

    records: list[Record]

    last: int
    """The number of the last record."""

    end: int
    """Bytes up to the end of the last line; what comes after is being written, or never was."""

    lost: int
    """Records that are damaged or missing."""


def head_line(base: str, mark: str) -> bytes:
    """The first line of a new journal.

    Args:
        base: the checksum of the snapshot that it goes on from.
        mark: what no other journal has.
    """
    return framed({"format": FORMAT, "schema": SCHEMA, "base": base, "mark": mark})


def record_lines(records: Iterable[Record], first: int) -> bytes:
    """Records as lines, numbered from `first` on."""
    return framed_all(
        {"n": number, "at": record.stamp, "set": record.groups}
        for number, record in enumerate(records, first)
    )


def parse_journal(data: bytes) -> Journal:
    """What is in a journal; never fails on damaged ones.

    Raises:
        NewerMarks: A newer version wrote it.
    """
    found = parse_lines(data)
    head = _head(found.values[0]) if found.values else None
    journal = _found(found, found.values[1:] if head else found.values, 0)
    first = data[: data.find(b"\n") + 1]
    if head is None or parse_lines(first).bad:
        return journal  # No first line tells it from other journals.
    return journal._replace(head=first, base=str(head.get("base", "")))


def parse_records(data: bytes, last: int) -> Journal:
    """What was added to a journal after its record with the number `last`; `end` counts from 0."""
    found = parse_lines(data)
    return _found(found, found.values, last)


def _head(value: object) -> dict[str, object] | None:
    if not isinstance(value, dict) or value.get("format") != FORMAT:
        return None
    schema = value.get("schema")
    if isinstance(schema, int | float) and schema > SCHEMA:
        raise NewerMarks(schema)
    return value


def _found(found: Lines, values: Iterable[object], last: int) -> Journal:
    """The journal of these values, the first of which should have the number after `last`."""
    records: list[Record] = []
    missing = senseless = 0
    for value in values:
        record = _record(value)
        if record is None:
            senseless += 1
            continue
        number = cast(dict[str, int], value)["n"]
        missing += max(0, number - last - 1)
        last = max(last, number)
        records.append(record)
    # What is damaged is missing, too, unless it was the last.
    lost = max(missing, found.bad + senseless)
    return Journal(b"", "", records, last, found.end, lost)


def _record(value: object) -> Record | None:
    if not isinstance(value, dict) or not is_stamp(value.get("at")):
        return None
    if type(value.get("n")) is not int:  # A truth value is an int for Python.
        return None
    groups = value.get("set")
    if not isinstance(groups, list) or not all(map(_is_group, groups)):
        return None
    return Record(cast(str, value["at"]), [(cells, papers) for cells, papers in groups])


def _is_group(value: object) -> bool:
    if not isinstance(value, list) or len(value) != 2:
        return False
    cells, papers = value
    return (
        isinstance(cells, dict)
        and all(
            is_cell(cell) and ("/" in cell or not isinstance(cells[cell], dict)) for cell in cells
        )
        and isinstance(papers, list)
        and all(
            isinstance(paper, list) and bool(paper) and all(map(is_key, paper)) for paper in papers
        )
    )
