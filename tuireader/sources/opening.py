"""Files opened without trust: regular ones only, never waiting, and gzip inflated with a cap."""

from __future__ import annotations

import errno
import os
import stat
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from tuireader.sources.outcome import Unreadable

STANDARD_INPUT = "standard input"
"""What standard input is called where a file would have its name."""

CHUNK = 64 * 1024
"""Bytes read at a time."""

GZIP_RATIO = 200
"""Times its own size that a gzip file may grow to; deflate reaches 1032 only for made-up data."""

_GZIP_MAGIC = b"\x1f\x8b\x08"
_GZIP_SMALL = 1024 * 1024
"""Bytes that any gzip file may inflate to, whatever the ratio."""

_GZIP_WINDOW = 16 + zlib.MAX_WBITS
"""Asks zlib for a gzip header and trailer."""

_REASONS = {
    errno.ENOENT: "no such file",
    errno.ENOTDIR: "no such file",
    errno.EISDIR: "is a folder",
    errno.EACCES: "no permission to read it",
    errno.EPERM: "no permission to read it",
    errno.ENAMETOOLONG: "the name is too long",
    errno.ELOOP: "symbolic links go round in a circle",
    errno.ENXIO: "is not a regular file",
}


def reason_of(error: OSError) -> str:
    """What went wrong, in words for the reader."""
    return _REASONS.get(error.errno or 0) or error.strerror or "can't be read"


@contextmanager
def chunks_of(path: Path | None) -> Iterator[Iterator[bytes]]:
    """The bytes of a file (None: standard input), gzip inflated, in pieces that are never empty.

    Raises:
        Unreadable: At once for what can't be opened, later for what can't be read on.
    """
    name = str(path) if path is not None else STANDARD_INPUT
    if path is None:
        yield _inflated_if_gzip(name, _pieces(name, _standard_input()))
        return
    with _opened(name, path) as file:
        yield _inflated_if_gzip(name, _pieces(name, file))


def _standard_input() -> BinaryIO:
    if sys.stdin is None or sys.stdin.closed:
        raise Unreadable(STANDARD_INPUT, "is closed")
    return sys.stdin.buffer


def _opened(name: str, path: Path) -> BinaryIO:
    # O_NONBLOCK, because opening a FIFO that nobody writes to would wait for ever.
    flags = os.O_RDONLY
    for each in ("O_NONBLOCK", "O_CLOEXEC", "O_BINARY"):
        flags |= getattr(os, each, 0)
    try:
        descriptor = os.open(path, flags)
    except OSError as error:
        reason = "is a folder" if path.is_dir() else reason_of(error)
        raise Unreadable(name, reason) from None
    except ValueError:  # a NUL in the name
        raise Unreadable(name, "no such file") from None
    mode = os.fstat(descriptor).st_mode
    if stat.S_ISREG(mode):
        return os.fdopen(descriptor, "rb", buffering=0)
    os.close(descriptor)
    raise Unreadable(name, "is a folder" if stat.S_ISDIR(mode) else "is not a regular file")


def _pieces(name: str, file: BinaryIO) -> Iterator[bytes]:
    try:
        while piece := file.read(CHUNK):
            yield piece
    except OSError as error:
        raise Unreadable(name, reason_of(error)) from None
    except ValueError:  # closed under our hands
        raise Unreadable(name, "is closed") from None


def _inflated_if_gzip(name: str, pieces: Iterator[bytes]) -> Iterator[bytes]:
    first = b""
    while len(first) < len(_GZIP_MAGIC) and (piece := next(pieces, b"")):
        first += piece
    if not first:
        return
    if not first.startswith(_GZIP_MAGIC):
        yield first
        yield from pieces
        return
    yield from _inflated(name, first, pieces)


def _inflated(name: str, first: bytes, pieces: Iterator[bytes]) -> Iterator[bytes]:
    taken = given = 0
    inflater = zlib.decompressobj(_GZIP_WINDOW)
    packed = first
    try:
        while packed:
            taken += len(packed)
            while packed:
                if inflater.eof:  # a gzip file may be several, one after the other
                    if not packed.strip(b"\0"):
                        break
                    inflater = zlib.decompressobj(_GZIP_WINDOW)
                plain = inflater.decompress(packed, CHUNK)
                packed = inflater.unused_data if inflater.eof else inflater.unconsumed_tail
                given += len(plain)
                if given > max(_GZIP_SMALL, taken * GZIP_RATIO):
                    raise Unreadable(name, f"expands to over {GZIP_RATIO} times its size")
                if plain:
                    yield plain
            packed = next(pieces, b"")
    except zlib.error:
        raise Unreadable(name, "is a damaged gzip file") from None
    if not inflater.eof:
        raise Unreadable(name, "is a gzip file that was cut off")
