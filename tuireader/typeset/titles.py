"""Titles as they are read: one line of plain text, for wherever a paper is named."""

from __future__ import annotations

from tuireader.typeset.abstract import typeset_line


def line_text(source: str) -> str:
    """What there is to read of a title, or of another line of a source."""
    return "".join(span.text for span in typeset_line(source))
