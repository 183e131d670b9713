"""LaTeX formulas as one line of Unicode."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from tuireader.typeset.latex.macros import is_known, read_macro
from tuireader.typeset.latex.reading import Reader, TooDeep
from tuireader.typeset.latex.tokens import tokens_of
from tuireader.typeset.latex.writing import written

__all__ = ["LONGEST", "is_known", "typeset_math"]

LONGEST = 400
"""Characters of the longest formula that is read; longer ones are shown as they came."""


@lru_cache(4096)
def typeset_math(source: str) -> str:
    """A formula in one line of Unicode.

    Args:
        source: without the dollars around it.
    """
    if len(source) > LONGEST:
        return _bare(source)
    try:
        line = written(Reader(tokens_of(source), read_macro).row())
    except TooDeep:
        return _bare(source)
    return unicodedata.normalize("NFC", line.text)


def _bare(source: str) -> str:
    """The source without what would only be in a reader's way."""
    return re.sub(r"\\([A-Za-z]*)|[{}$]", r"\1", source)
