"""Texts as the index is given them: in scripts without spaces each character is a word.

The index takes a run of letters for one word. Of a Chinese sentence without a stop that would be
all of it, found by its beginning only. With each character a word, what a person types is a phrase
of them, and so found wherever it stands; the positions that phrases need are in the index anyway.
A trigram index would find the same from three characters on, and most Chinese words have two; it
is four times as large as all else and slower to make.
"""

import re

from tuireader.catalogue.folding import storable

# Compiled when first used (`re` keeps them): no start should wait for it.
_UNSPACED = (
    "["
    "\u0e01-\u0e30\u0e32\u0e33\u0e40-\u0e46"  # Thai
    "\u0e81-\u0eb0\u0eb2\u0eb3\u0ebd-\u0ec6"  # Lao
    "\u1000-\u102a\u103f\u1050-\u1055"  # Burmese
    "\u1780-\u17b3"  # Khmer
    "\u3005-\u3007\u3031-\u3035\u303b\u303c"  # marks of repetition, and the Chinese zero
    "\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\uff66-\uff9d"  # kana
    "\u3105-\u312f"  # bopomofo
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # Chinese characters
    "]"
)


def is_unspaced(text: str) -> bool:
    """Whether the text has characters of a script that is written without spaces."""
    return not text.isascii() and re.search(_UNSPACED, text) is not None


def spread(text: str) -> str:
    """The text, which SQLite can take, with spaces around each character of such a script."""
    text = storable(text)
    return re.sub(_UNSPACED, r" \g<0> ", text) if is_unspaced(text) else text
