"""Bytes made text: the encoding told from the bytes, line ends made one, lines kept bounded."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterable, Iterator

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark begins this one
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_MAGIC = (
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "ZIP"),
    (b"PK\x05\x06", "ZIP"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"SQLite format 3\0", "SQLite"),
    (b"\x7fELF", "a program"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ", "xz"),
    (b"\x28\xb5\x2f\xfd", "Zstandard"),
    (b"7z\xbc\xaf", "7-Zip"),
    (b"\x1f\x8b", "gzip"),
)
"""First bytes of what people point at by mistake; from file(1)'s database."""

_CONTROLS = bytes(set(range(0x20)) - set(b"\t\n\r\f\x1b"))
_CONTROLS_AT_MOST = 0.02
"""Share of control characters that a text may have: a stray one is noise, many are no text."""

_NULS_IN_UTF16 = 0.3
"""Share of high bytes that are NUL in UTF-16 of European languages: far more than this."""


_LEADING = bytes(range(0xC2, 0xF5))
"""Bytes that begin a character of several bytes in UTF-8."""


def encoding_of(sample: bytes, *, complete: bool) -> str:
    """The codec to read a file with that begins so: a byte order mark, UTF-16, UTF-8, or cp1252.

    UTF-8 with a few broken bytes counts as UTF-8. Without `complete` the sample may end in the
    middle of a character.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if sample.startswith(mark):
            return encoding
    if wide := _utf16_of(sample):
        return wide
    text = codecs.getincrementaldecoder("utf-8")("replace").decode(sample, final=complete)
    broken = text.count("\ufffd") - sample.count(b"\xef\xbf\xbd")
    if not broken:
        return "utf-8"
    leading = len(sample) - len(sample.translate(None, _LEADING))
    return "cp1252" if broken > leading - broken else "utf-8"


def what_binary(sample: bytes) -> str | None:
    """What it is if it is no text: ``PDF``, or an empty text for something unknown; else None."""
    for magic, kind in _MAGIC:
        if sample.startswith(magic):
            return kind
    if sample.startswith(tuple(mark for mark, _ in _BYTE_ORDER_MARKS)) or _utf16_of(sample):
        return None
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return "" if controls > _CONTROLS_AT_MOST * len(sample) else None


def decoded(pieces: Iterable[bytes], encoding: str) -> Iterator[str]:
    """The text of the bytes, with line feeds for all line ends and U+FFFD for what is no text."""
    decoder = io.IncrementalNewlineDecoder(
        codecs.getincrementaldecoder(encoding)("replace"), translate=True
    )
    for piece in pieces:
        yield decoder.decode(piece)
    yield decoder.decode(b"", final=True)


def lines_of(texts: Iterable[str], *, longest: int) -> Iterator[str]:
    """The lines of a text that comes in pieces, without their ends.

    A line longer than `longest` characters is given as its first ``longest + 1`` ones, so that
    neither the line is held whole nor its length goes unnoticed.
    """
    held: list[str] = []
    room = longest + 1
    for text in texts:
        *ended, rest = text.split("\n")
        for line in ended:
            held.append(line[:room])
            yield "".join(held)
            held, room = [], longest + 1
        held.append(rest[:room])
        room -= len(held[-1])
    if last := "".join(held):
        yield last


def _utf16_of(sample: bytes) -> str | None:
    pairs = len(sample) // 2
    if pairs < 2:
        return None
    even, odd = sample[0 : pairs * 2 : 2].count(0), sample[1 : pairs * 2 : 2].count(0)
    few, many = pairs * _CONTROLS_AT_MOST, pairs * _NULS_IN_UTF16
    if odd >= many and even <= few:
        return "utf-16-le"
    return "utf-16-be" if even >= many and odd <= few else None
