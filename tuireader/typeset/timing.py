"""How long it takes to read a text."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tuireader.papers.scripts import UNSPACED
from tuireader.typeset.matching import has_unspaced
from tuireader.typeset.spans import Block

_WORDS_A_MINUTE = 230
"""How fast people read prose in silence (Brysbaert 2019, 238 words for non-fiction)."""

_LETTERS_A_MINUTE = 500
"""The same, roughly, of letters that have no spaces between words; scripts differ."""


def minutes_to_read(blocks: Iterable[Block]) -> int:
    """Minutes that the text takes as it is shown; one at least."""
    text = "\n".join(block.text for block in blocks)
    letters = 0
    if has_unspaced(text):
        text, letters = re.subn(f"[{UNSPACED}]", "", text)
    words = len(re.findall(r"\w\S*", text))
    return max(1, round(words / _WORDS_A_MINUTE + letters / _LETTERS_A_MINUTE))
