"""A file from its name to its papers: opened, decoded, recognised and read."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path

from tuireader.papers import Paper, clean_line
from tuireader.sources.decoding import decoded, encoding_of, lines_of, what_binary
from tuireader.sources.format import Format
from tuireader.sources.opening import STANDARD_INPUT, chunks_of, reason_of
from tuireader.sources.outcome import Refusal, Unreadable
from tuireader.sources.registry import FORMATS

MAX_BYTES = 64 * 1024 * 1024
"""Size up to which a file that must be held in memory is read, unless the caller says more."""

_HEAD = 64 * 1024
"""Bytes by which a file is recognised."""

_LINE = 4 * 1024 * 1024
"""Characters of the longest line that is read whole from a file of any size."""

_HTML = re.compile(r"\s{0,999}<(?:!doctype\s+html|html|head|body|div|\?xml|!--)", re.IGNORECASE)


def read_source(path: Path | None, *, max_bytes: int = MAX_BYTES) -> Iterator[Paper | Refusal]:
    """The papers in a file, and what was refused, in the order of the file.

    Args:
        path: None is standard input, read as bytes.
        max_bytes: what a file may measure that must be read whole, inflated; not JSON Lines.

    Raises:
        Unreadable: At the first step, when the file as a whole can't be read. Once papers were
            given, a file that fails further on ends with a `Refusal` instead.
    """
    given = False
    try:
        for each in _read(path, max_bytes):
            yield each
            given = True
    except Unreadable as problem:
        if not given:
            raise
        yield Refusal("the rest of the file", problem.reason)


def files_in(path: Path) -> list[Path]:
    """The regular files below a folder, hidden ones left out, sorted; a file is itself.

    Links to files count as files, links to folders are not followed. What does not exist is
    itself too: reading it tells what is wrong.

    Raises:
        Unreadable: The folder itself can't be listed; folders below it that can't are passed over.
    """
    if not path.is_dir():
        return [path]
    try:
        os.scandir(path).close()
    except OSError as error:
        raise Unreadable(str(path), reason_of(error)) from None
    found: list[Path] = []
    for folder, below, names in os.walk(path):
        below[:] = [name for name in below if not name.startswith(".")]
        files = (Path(folder, name) for name in names if not name.startswith("."))
        found.extend(each for each in files if each.is_file())
    return sorted(found)


def _read(path: Path | None, max_bytes: int) -> Iterator[Paper | Refusal]:
    name = str(path) if path is not None else STANDARD_INPUT
    source = (clean_line(path.name) or "unnamed file") if path is not None else STANDARD_INPUT
    with chunks_of(path) as pieces:
        head = _taken(pieces, _HEAD)
        complete = len(head) < _HEAD
        recognised, encoding = _recognised(name, head, complete=complete)
        pieces = chain([head], pieces)
        if not recognised.streams:
            data = _whole(name, pieces, max_bytes)
            pieces, encoding = iter([data]), encoding_of(data, complete=True)
        lines = lines_of(
            decoded(pieces, encoding), longest=_LINE if recognised.streams else max_bytes
        )
        for each in recognised.read(lines):
            if isinstance(each, Paper) and not each.sources:
                yield replace(each, sources=(source,))
            else:
                yield each


def _recognised(name: str, head: bytes, *, complete: bool) -> tuple[Format, str]:
    if not head:
        raise Unreadable(name, "is empty")
    kind = what_binary(head)
    if kind is not None:
        raise Unreadable(name, "is binary, not text" + (f" ({kind})" if kind else ""))
    encoding = encoding_of(head, complete=complete)
    text = "".join(decoded([head], encoding))
    if complete and not clean_line(text):
        raise Unreadable(name, "is empty")
    if _HTML.match(text):
        raise Unreadable(name, "is HTML source; save or copy the page as text instead")
    for each in FORMATS:
        if each.recognises(text):
            return each, encoding
    known = "; ".join(each.title for each in FORMATS)
    raise Unreadable(name, f"is in no format that is read here; those are: {known}")


def _taken(pieces: Iterator[bytes], size: int) -> bytes:
    taken = bytearray()
    for piece in pieces:
        taken += piece
        if len(taken) >= size:
            break
    return bytes(taken)


def _whole(name: str, pieces: Iterator[bytes], max_bytes: int) -> bytes:
    data = bytearray()
    for piece in pieces:
        data += piece
        if len(data) > max_bytes:
            raise Unreadable(name, f"is larger than {_size(max_bytes)}")
    return bytes(data)


def _size(count: int) -> str:
    return f"{count >> 20} MiB" if count >= 1 << 20 else f"{count} bytes"
