"""Addresses as people read and compare them: without what all of them begin with."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_BEGINNING = r"(?:https?://)?(?:www\.)?"


def beginning(address: str) -> int:
    """How many characters of the address are not worth showing, such as ``https://www.``."""
    found = re.match(_BEGINNING, address, re.IGNORECASE)
    return found.end() if found else 0


def bare(address: str) -> str:
    """The address as it is shown: ``github.com/a/b``."""
    return address[beginning(address) :].removesuffix("/")


def host(link: str) -> str:
    """Whom a safe link leads to: ``github.com``."""
    return bare(urlsplit(link).netloc)


def alike(link: str) -> str:
    """What all links have in common that lead to the same place."""
    place, slash, path = bare(link.removesuffix("#")).partition("/")
    path = path.removesuffix(".git")
    return place.lower() + (slash + path if path else "")
