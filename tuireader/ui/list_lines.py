"""How a list in Markdown goes on when enter is pressed at the end of one of its lines."""

from __future__ import annotations

import re

_INDENT = r"[ \t]*"
_MARKER = rf"({_INDENT}(?:>[ ]?)*{_INDENT})(?:([-*+])|(\d{{1,9}})([.)]))([ \t]+)(.*)"
_QUOTE = rf"({_INDENT}(?:>[ ]?)+)(.*)"


def next_line(line: str) -> str | None:
    """What the line after this one begins with; None when this one, an empty item, ends the list.

    Args:
        line: what is before the cursor.
    """
    if item := re.fullmatch(_MARKER, line):
        before, bullet, number, stop, gap, text = item.groups()
        if not text.strip():
            return None
        return f"{before}{bullet or f'{int(number) + 1}{stop}'}{gap}"
    if quote := re.fullmatch(_QUOTE, line):
        return quote[1] if quote[2].strip() else None
    indent = re.match(_INDENT, line)
    return indent[0] if indent and line.strip() else ""
