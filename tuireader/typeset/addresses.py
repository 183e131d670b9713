"""Addresses of the web in prose: where they begin and end, and where they lead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_HOSTS = (
    r"(?:github|gitlab|bitbucket)\.(?:com|org)|(?:huggingface|hf|kaggle|youtube|tinyurl)\.com?"
    r"|(?:dx\.)?doi\.org|arxiv\.org|openreview\.net|aclanthology\.org|zenodo\.org|osf\.io|bit\.ly"
    r"|goo\.gl|youtu\.be|git\.io|w3id\.org|modelscope\.cn|(?:drive|sites)\.google\.com"
    r"|(?:anonymous\.)?4open\.science|colab\.research\.google\.com"
)
"""Hosts that authors write without a scheme before them."""

_HOMES = r"(?:(?:github|gitlab|bitbucket)\.io|hf\.space|readthedocs\.io|gitbook\.io)"
"""Hosts where each project has a name of its own before a dot."""

_NAME = r"[a-zA-Z0-9][a-zA-Z0-9-]{0,62}"

_BEGINNING = (
    r"(?:[hH][tT][tT][pP][sS]?://(?=[\w@:.-]{0,199}[^\W_]\.[^\W_])"
    rf"|(?<![^\W_])[wW]{{3}}\.(?={_NAME}\.[a-zA-Z])"
    rf"|(?<![\w@/.\\-])(?:(?:{_HOSTS})(?=/[^\W_])|{_NAME}\.{_HOMES}(?![\w-]|\.\w)))"
)

HINT = r"\.(?:com?|org|net|io|ly|gl|be|cn|space|science)\b"
"""What every host named above has."""

_ASCII = r"!#%&*+,\-./0-9:;=?@A-Z_a-z~"
_LETTERS = r"\u00c0-\u024f\u0370-\u03ff\u0400-\u04ff"
"""Of other alphabets; all else, as ideographs and closing quotes, ends an address."""

_PART = rf"(?:[{_ASCII}{_LETTERS}]|\\[_%#&~])"
"""A character; with TeX's backslash before it where an author escaped one."""

_ADDRESS = rf"{_BEGINNING}(?>{_PART}|\((?>{_PART}*)\)|\[(?>{_PART}*)\])*"
"""What isn't closed in it, closes or ends it. No character is looked at more than thrice."""

_CLOSING = ".,;:!?*_~\\"
"""What belongs to the sentence, or to the markup around the address, at its end."""


class Address(NamedTuple):
    """An address of the web in a text."""

    start: int
    end: int
    link: str
    """Where it leads, with its scheme, which is http or https."""


def addresses_in(text: str) -> Iterator[Address]:
    """The addresses of the web in a text, in order and apart."""
    # To look for a beginning at every letter takes thirty times as long as for these three.
    if "://" in text or "www." in text.lower() or re.search(HINT, text):
        for found in re.finditer(_ADDRESS, text):
            yield _address(found)


def address_at(text: str, at: int) -> Address | None:
    """The address of the web that begins there; None if none does."""
    found = re.compile(_ADDRESS).match(text, at)
    return None if found is None else _address(found)


def _address(found: re.Match[str]) -> Address:
    written = found[0].rstrip(_CLOSING)
    link = re.sub(r"\\(.)", r"\1", written)
    if not link.lower().startswith(("http://", "https://")):
        link = f"https://{link}"
    return Address(found.start(), found.start() + len(written), link)
