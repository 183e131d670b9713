"""Texts as the catalogue compares them: case, accents and what can't be printed make no odds."""

import unicodedata


def folded(text: str) -> str:
    """A name, or the part of one that a person typed, for comparing it letter by letter."""
    if text.isascii() and "\0" not in text:
        return " ".join(text.casefold().split())
    decomposed = unicodedata.normalize("NFKD", storable(text))
    letters = "".join(each for each in decomposed if not unicodedata.combining(each))
    return " ".join(letters.casefold().split())


def storable(text: str) -> str:
    """The text with spaces for what SQLite takes for its end, or can't take at all."""
    if text.isascii() and "\0" not in text:
        return text
    return "".join(" " if each == "\0" or "\ud800" <= each <= "\udfff" else each for each in text)
