"""What the place can show that output goes to: encoding, glyphs, width and emphasis."""

from __future__ import annotations

import io
import os
import sys
import unicodedata
from collections.abc import Mapping
from typing import NamedTuple, TextIO

_USUAL_COLUMNS = 80


class Glyphs(NamedTuple):
    """The few signs that text output is made of; each is one cell wide, but the last."""

    unread: str = "●"
    starred: str = "★"
    dash: str = "—"
    dot: str = "·"
    cut: str = "…"


ASCII_GLYPHS = Glyphs("o", "*", "-", "|", "...")
"""The same for terminals and locales without the signs."""


def glyphs(environ: Mapping[str, str] = os.environ) -> Glyphs:
    """The signs that standard output can show."""
    return Glyphs() if speaks_utf8(sys.stdout, environ) else ASCII_GLYPHS


def speaks_utf8(stream: TextIO | None, environ: Mapping[str, str] = os.environ) -> bool:
    """Whether the stream and the locale can show any character.

    Python itself writes UTF-8 in the C locale (PEP 540), the terminal there may not read it.
    """
    named = environ.get("LC_ALL") or environ.get("LC_CTYPE") or environ.get("LANG") or ""
    encoding = (getattr(stream, "encoding", None) or "").lower().replace("-", "")
    return encoding == "utf8" and named.upper() not in ("C", "POSIX")


def sayable(text: str) -> str:
    """The text as standard output can show it: in ASCII where that is all there is."""
    if text.isascii() or speaks_utf8(sys.stdout):
        return text
    from tuireader.typeset import ascii_words  # needed by few, on few terminals

    return ascii_words(text)


def never_fail_on_characters() -> None:
    """Have characters that the encoding of an output lacks replaced, not raise."""
    for stream, errors in ((sys.stdout, "replace"), (sys.stderr, "backslashreplace")):
        if isinstance(stream, io.TextIOWrapper) and stream.errors != errors:
            stream.reconfigure(errors=errors)


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a person is looking."""
    return stream is not None and not stream.closed and stream.isatty()


def width() -> int | None:
    """Cells of a line on the terminal; None when standard output is none: lines stay whole."""
    return columns() if is_terminal(sys.stdout) else None


def columns(environ: Mapping[str, str] = os.environ) -> int:
    """Cells of a line as `shutil.get_terminal_size` has them, which is slow to import."""
    told = environ.get("COLUMNS", "")
    if told.isdecimal() and int(told) > 0:
        return int(told)
    try:
        return os.get_terminal_size().columns or _USUAL_COLUMNS
    except OSError:  # no terminal
        return _USUAL_COLUMNS


def emphasises(color: str, environ: Mapping[str, str] = os.environ) -> bool:
    """Whether to send codes for bold and the like.

    Args:
        color: ``always`` or ``never``, as the user said for this one run; ``auto`` asks the
            terminal and ``NO_COLOR`` (https://no-color.org).
        environ: the environment.
    """
    if color != "auto":
        return color == "always"
    return is_terminal(sys.stdout) and not environ.get("NO_COLOR") and environ.get("TERM") != "dumb"


def complain(line: str) -> None:
    """One clean line on standard error."""
    from tuireader.papers import clean_line  # slow to import for a line that is seldom needed

    if sys.stderr is not None:
        print(clean_line(line), file=sys.stderr)


def cells(text: str) -> int:
    """How wide a terminal draws the text."""
    if text.isascii():
        return len(text)
    return sum(map(_cells_of, text))


def cut(text: str, limit: int, ending: str) -> str:
    """The text, if it is wider than `limit` cells without its end and with `ending` instead."""
    if cells(text) <= limit:
        return text
    left = limit - len(ending)
    for at, character in enumerate(text):
        left -= _cells_of(character)
        if left < 0:
            return text[:at].rstrip() + ending
    return text


def _cells_of(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me"):  # on or around the letter before
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
