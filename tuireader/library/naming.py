"""What tags, queues and saved views may be called, and why not."""

from __future__ import annotations

from tuireader.marks.texts import LONGEST_NAME, is_name


def why_no_name(text: str) -> str:
    """Why nothing can be called so, for a person; empty if it can."""
    if is_name(text):
        return ""
    if not text.strip():
        return "It needs a name"
    if len(text) > LONGEST_NAME:
        return f"A name has {LONGEST_NAME} characters at most, this one {len(text):,}"
    if text != text.strip() or "  " in text:
        return "A name has single spaces, and none at its ends"
    return "There is something in this name that can't be seen, or is no character"
