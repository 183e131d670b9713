"""Paths completed as a shell does it: as far as it is sure, then the choices there are."""

from __future__ import annotations

import os
from typing import NamedTuple

from tuireader.ui.dropping import quoted_path


class Completed(NamedTuple):
    """A line with its last path completed."""

    text: str
    choices: tuple[str, ...] = ()
    """Names that the path could go on with, folders with a slash; none when there is one only."""


def completed(text: str) -> Completed | None:
    """The line with its last path completed; None when there is nothing that begins so.

    Files and folders whose names begin with a dot are left out until the dot is typed.
    """
    start, path = _last_word(text)
    if path == "~":
        return Completed(text + "/")
    folder, begun = os.path.split(path)
    names = _names_in(os.path.expanduser(folder) or ".", begun)
    if not names:
        return None
    common = _common(names)
    whole = os.path.join(folder, common) if folder else common
    end = " " if len(names) == 1 and not common.endswith("/") else ""
    choices = tuple(names) if len(names) > 1 else ()
    return Completed(text[:start] + quoted_path(whole) + end, choices)


def _common(names: list[str]) -> str:
    """What all names, in order, begin with."""
    first, last = names[0], names[-1]
    same = (at for at, character in enumerate(first) if last[at : at + 1] != character)
    return first[: next(same, len(first))]


def _names_in(folder: str, begun: str) -> list[str]:
    """What is in a folder and begins so, in other case if nothing begins just so."""
    try:
        with os.scandir(folder) as entries:
            names = [
                each.name + "/" * each.is_dir()
                for each in entries
                if begun.startswith(".") or not each.name.startswith(".")
            ]
    except OSError:
        return []
    exact = sorted(each for each in names if each.startswith(begun))
    if exact or not begun:
        return exact
    folded = [each for each in names if each.casefold().startswith(begun.casefold())]
    return sorted(folded)[:1] if len(folded) == 1 else []


def _last_word(text: str) -> tuple[int, str]:
    """Where the last word of a line begins, and what it says without its quotes."""
    start, word, quote, escaped = 0, "", "", False
    for at, character in enumerate(text):
        if escaped:
            word, escaped = word + character, False
        elif character == "\\" and quote != "'":
            escaped = True
        elif quote:
            quote, word = ("", word) if character == quote else (quote, word + character)
        elif character in "'\"":
            quote = character
        elif character.isspace():
            start, word = at + 1, ""
        else:
            word += character
    return start, word
