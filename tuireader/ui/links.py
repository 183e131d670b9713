"""Links out of papers: which are safe, and how one is opened without touching our terminal."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from urllib.parse import quote, urlsplit, urlunsplit

_LONGEST = 4096
_UNSAFE = re.compile(
    '[\x00-\x20\x7f-\xa0\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff"<>\\\\^`{|}]'
)
_KEPT = "/%:@!$&'()*+,;=~-._"


def safe_link(link: str) -> str | None:
    """The link as one harmless argument of a command; None when it must not be opened.

    Only http and https with a host and without a user; a host in another script is given in
    punycode, so that one that only looks like another is seen.
    """
    link = link.strip()
    if len(link) > _LONGEST or _UNSAFE.search(link):
        return None
    try:
        parts = urlsplit(link)
        host, port = parts.hostname, parts.port
        if parts.scheme.lower() not in ("http", "https") or not host or "@" in parts.netloc:
            return None
        # Most hosts need no punycode, and the codec for it is slow to import.
        place = host if host.isascii() else host.encode("idna").decode("ascii")
    except (ValueError, UnicodeError):
        return None
    if ":" in host:
        place = f"[{host}]"
    if port:
        place += f":{port}"
    return urlunsplit(
        (
            parts.scheme.lower(),
            place,
            quote(parts.path, safe=_KEPT),
            quote(parts.query, safe=_KEPT + "?"),
            quote(parts.fragment, safe=_KEPT + "?"),
        )
    )


def opener(environ: Mapping[str, str] = os.environ) -> list[str] | None:
    """The command that opens a link in a window of its own; None where there are no windows.

    Python's own way would start a text browser in our terminal.
    """
    if sys.platform == "darwin":
        return ["open"]
    if sys.platform == "win32":
        return ["explorer"]
    if not any(environ.get(each) for each in ("DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME")):
        return None
    for name, *arguments in (["wslview"], ["xdg-open"], ["gio", "open"]):
        if found := shutil.which(name):
            return [found, *arguments]
    return None


def open_link(link: str, environ: Mapping[str, str] = os.environ) -> bool:
    """Open a safe link in the browser; False where there is none to open it with."""
    command = opener(environ)
    if command is None:
        return False
    nowhere = subprocess.DEVNULL
    try:
        subprocess.Popen(
            [*command, link],
            stdin=nowhere,
            stdout=nowhere,
            stderr=nowhere,
            start_new_session=True,
        )
    except OSError:
        return False
    return True
