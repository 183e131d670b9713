"""Which texts have nothing in them to be typeset: four of five abstracts."""

from __future__ import annotations

import re

from tuireader.typeset.addresses import HINT

_MARKED = r"[\\${`~\[]|''|--|->|\+/-|\*\*|://|[wW]{3}\.|" + HINT


def is_plain(text: str) -> bool:
    """Whether there is nothing in a text that a rule of typesetting could find."""
    return re.search(_MARKED, text) is None
