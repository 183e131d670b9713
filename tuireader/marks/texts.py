"""What names, notes and filters may be, so that they can be kept, searched for and drawn."""

import re
from functools import lru_cache

from tuireader.papers import clean_line

LONGEST_NAME = 200
"""Characters of the name of a tag, a queue or a saved view."""

LONGEST_FILTER = 10_000
"""Characters of the filter of a saved view."""

LONGEST_NOTE = 1 << 20
"""Bytes, as UTF-8, of one revision of a note."""

_WIDEST = 4
"""Bytes of one character as UTF-8, at most."""

_NOT_IN_NOTES = r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]"
"""Control characters but tab and line feed, and halves of surrogate pairs, which UTF-8 lacks."""


@lru_cache(1024)  # Thousands of papers have the same few tags.
def is_name(text: str) -> bool:
    """Whether a tag, a queue or a saved view can have this name: one clean line, not blank.

    Clean is what `clean_line` leaves as it is.
    """
    return 0 < len(text) <= LONGEST_NAME and clean_line(text) == text


def is_filter(text: str) -> bool:
    """Whether a saved view can have this filter: one clean line, or empty for all papers."""
    return len(text) <= LONGEST_FILTER and clean_line(text) == text


def is_note(text: str) -> bool:
    """Whether a note can have this text: any without control characters but tab and line feed."""
    if len(text) > LONGEST_NOTE or re.search(_NOT_IN_NOTES, text):
        return False
    return len(text) * _WIDEST <= LONGEST_NOTE or len(text.encode()) <= LONGEST_NOTE
