"""Which texts keep their words when they are typeset: nine abstracts of ten."""

from __future__ import annotations

from tuireader.typeset.lost_symbols import ARROWS, may_stand_beside_digits


def keeps_words(text: str) -> bool:
    """Whether all words that are shown of a text are words of its source, or begin one.

    Signs between them may change; and the name of a symbol may, that a page left between words or
    behind a single letter (``Ncdot T`` is shown as N·T).

    Asked of each paper that is added, and answered in 3 µs. So signs of several characters are
    looked for where there is a rare one of theirs.
    """
    return not (
        "\\" in text
        or "$" in text
        or "{" in text
        or "`" in text
        or "_" in text
        or "^" in text
        or ("*" in text and "**" in text)
        or ("[" in text and "](" in text)
        or ("&" in text and ";" in text)
        or ("arrow" in text and any(each in text for each in ARROWS))
        or may_stand_beside_digits(text)
    )
