"""Links out of papers: which are safe, and in what form."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit, urlunsplit

_LONGEST = 4096
_UNSAFE = (
    "[\x00-\x20\x7f-\xa0\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff"
    r'"<>\\^`{|}]'
)
_KEPT = "/%:@!$&'()*+,;=~-._"


def safe_link(link: str) -> str | None:
    """The link as one harmless argument of a command; None when it must not be opened.

    Only http and https with a host and without a user; a host in another script is given in
    punycode, so that one that only looks like another is seen.
    """
    link = link.strip()
    if len(link) > _LONGEST or re.search(_UNSAFE, link):
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
