"""Addresses of the web in prose."""

from __future__ import annotations

from tuireader.typeset.rules.found import Found, Source


def address(source: Source, at: int, end: int) -> Found | None:
    """An address, as it is written."""
    found = source.addresses.get(at)
    if found is None or found.end > end:
        return None
    return Found(found.end, source.text[at : found.end].replace("\\", ""), link=found.link)
