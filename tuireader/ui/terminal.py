"""Whether there is a terminal to draw on, and how much it can show."""

from __future__ import annotations

import locale
import os
import sys
from collections.abc import Mapping

_TWINS = "the same is done by tuireader list, show and mark"


def why_not(environ: Mapping[str, str] = os.environ) -> str:
    """Why nothing can be drawn here, in a line; empty when it can.

    Textual draws to standard error and reads from standard input: one that is no terminal would
    be drawn to blindly, or read from for ever.
    """
    if not _is_terminal(0) or not _is_terminal(1):
        return f"the reader needs a terminal; {_TWINS}"
    if not _is_terminal(2):
        return "the reader draws to standard error, which is not the terminal here"
    if environ.get("TERM", "") in ("", "dumb", "unknown") and sys.platform != "win32":
        return f"this terminal (TERM={environ.get('TERM', '')}) can't be drawn on; {_TWINS}"
    return ""


def shows_only_ascii(environ: Mapping[str, str] = os.environ) -> bool:
    """Whether the locale's encoding is another than UTF-8.

    What the user named comes first: Python takes the C locale, and any that isn't installed, for
    UTF-8 (PEP 540).
    """
    named = environ.get("LC_ALL") or environ.get("LC_CTYPE") or environ.get("LANG") or ""
    if named in ("C", "POSIX"):
        return True
    encoding = named.partition(".")[2].partition("@")[0] or locale.getpreferredencoding(False)
    plain = encoding.lower().replace("-", "")
    return plain not in ("utf8", "cp65001") and sys.platform != "win32"


def _is_terminal(descriptor: int) -> bool:
    try:
        return os.isatty(descriptor)
    except OSError:
        return False
