"""Which texts have nothing in them to be typeset: four of five abstracts."""

from __future__ import annotations

import re

_MARKED = (
    r"[\\${`~\[]|''|--|->|\+/-|\*\*|://|[wW]{3}\."
    r"|\.(?:com?|org|net|io|ly|gl|be|cn|space|science)\b"
)


def is_plain(text: str) -> bool:
    """Whether there is nothing in a text that a rule of typesetting could find."""
    return re.search(_MARKED, text) is None
