"""Lines with a checksum in front: whatever becomes of a file, each line is known whole or not."""

import json
from collections.abc import Iterable
from typing import NamedTuple
from zlib import crc32

_ENCODER = json.JSONEncoder(separators=(",", ":"))
"""ASCII only, so a line feed is never inside a line."""


def framed(value: object) -> bytes:
    """A JSON value as a line: its CRC-32 in eight hexadecimal digits, a space, the JSON."""
    body = _ENCODER.encode(value).encode()
    return b"%08x %s\n" % (crc32(body), body)


class Lines(NamedTuple):
    """What was found in framed text."""

    values: list[object]
    """The values of all lines that are whole."""

    end: int
    """Bytes up to the end of the last line; what comes after has no end yet."""

    bad: int
    """Lines that are damaged."""


def parse_lines(data: bytes) -> Lines:
    """The values of framed lines; a damaged line costs itself and no other."""
    values: list[object] = []
    bad = position = 0
    while (stop := data.find(b"\n", position)) >= 0:
        try:
            values.append(_value(data[position:stop]))
        except (ValueError, RecursionError):
            bad += 1
        position = stop + 1
    return Lines(values, position, bad)


def framed_all(values: Iterable[object]) -> bytes:
    """Values as lines."""
    return b"".join(map(framed, values))


def _value(line: bytes) -> object:
    checksum, separator, body = line[:8], line[8:9], line[9:]
    if separator != b" " or int(checksum, 16) != crc32(body):
        raise ValueError("damaged")
    return json.loads(body)
