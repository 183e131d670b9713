"""Texts as the index is given them: in scripts without spaces each character is a word.

The index takes a run of letters for one word. Of a Chinese sentence without a stop that would be
all of it, found by its beginning only. With each character a word, what a person types is a phrase
of them, and so found wherever it stands; the positions that phrases need are in the index anyway.
A trigram index would find the same from three characters on, and most Chinese words have two; it
is four times as large as all else and slower to make.
"""

import re

from tuireader.catalogue.folding import storable
from tuireader.papers.scripts import UNSPACED


def is_unspaced(text: str) -> bool:
    """Whether the text has characters of a script that is written without spaces."""
    return not text.isascii() and re.search(f"[{UNSPACED}]", text) is not None


def spread(text: str) -> str:
    """The text, which SQLite can take, with spaces around each character of such a script."""
    text = storable(text)
    return re.sub(f"[{UNSPACED}]", r" \g<0> ", text) if is_unspaced(text) else text
