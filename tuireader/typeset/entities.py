"""HTML entities that a page left in a text, as the characters they stand for."""

from __future__ import annotations

import re
import unicodedata

from tuireader.papers import clean_line, clean_text

_ENTITY = r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
"""Only with its semicolon: ``&lt=2`` belongs to an address. The longest name has 31 letters."""


def without_entities(text: str) -> str:
    """The text with its entities decoded once, so that ``&amp;lt;`` becomes ``&lt;``.

    What no reader can see, as controls and invisible characters, is left out. What stands for no
    character stays as it is written.
    """
    if "&" not in text:
        return text
    decoded = re.sub(_ENTITY, _character, text)
    # Spaces may have come together, and marks over one letter: the whole text is cleaned again.
    return text if decoded == text else clean_text(decoded)


def _character(entity: re.Match[str]) -> str:
    # Most texts have no entity, and no start should wait for two thousand names.
    from html import unescape
    from html.entities import html5

    written = entity[0]
    if written[1] != "#" and written[1:] not in html5:
        return written
    character = unescape(written)
    if character.isspace():
        return " "
    if any(_stands_for_nothing(each) for each in character):
        return written
    return clean_line(character)


def _stands_for_nothing(character: str) -> bool:
    """Whether it is for private use, unassigned, or the replacement of what can't be decoded."""
    return character == "\ufffd" or unicodedata.category(character) in ("Co", "Cn")
