"""The words that a command line may begin with: verbs, and every command of the palette."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto
from functools import lru_cache
from typing import NamedTuple

from tuireader.library.verbs import VERBS, Takes, Verb
from tuireader.ui.commands import COMMANDS


class Behind(Enum):
    """What a word wants behind it, besides what its verb takes."""

    NOTHING = auto()
    PAPERS = auto()
    """A query, ``%`` for the list, or nothing for the papers that are selected."""

    SELECTION = auto()
    """A query, or ``%``: which papers of the list."""

    FILTER = auto()
    """A query as it is to be typed; nothing opens the line for it."""

    ORDER = auto()
    """One of the orders; nothing asks."""

    VIEW = auto()
    """The name of a view, to the end of the line."""


class Word(NamedTuple):
    """A word, and what it begins."""

    name: str
    behind: Behind
    title: str
    """What it does, in a line of help."""

    verb: Verb | None = None
    action: str = ""
    """What the screen does where nothing stands behind it: one of its actions, if it does any."""

    aliases: tuple[str, ...] = ()

    @property
    def usage(self) -> str:
        """How it is typed: ``queue [NAME] [QUERY | %]``."""
        takes = _TAKES[self.verb.takes] if self.verb else ""
        return " ".join(filter(None, [self.name, takes, _USAGE[self.behind]]))


_TAKES = {Takes.NOTHING: "", Takes.QUEUE: "[QUEUE]", Takes.TAGS: "TAG,…"}
_USAGE = {
    Behind.NOTHING: "",
    Behind.PAPERS: "[QUERY | %]",
    Behind.SELECTION: "QUERY | %",
    Behind.FILTER: "[QUERY]",
    Behind.ORDER: "[-]ORDER",
    Behind.VIEW: "NAME",
}

_OWN = (
    Word("select", Behind.SELECTION, "select the papers of this list that match"),
    Word("view", Behind.VIEW, "turn to a view"),
    Word("sort", Behind.ORDER, "put the list into another order", None, "sort"),
    Word("filter", Behind.FILTER, "filter the list", None, "filter"),
    Word("open", Behind.NOTHING, "open the paper's page", None, "open_page"),
)

_SHORT = {"quit": ("q",), "help": ("h",)}
"""What is typed out of habit."""


@lru_cache(1)
def all_words() -> tuple[Word, ...]:
    """Every word, verbs first; what a verb or a word of its own is called, no other one is."""
    words = [Word(each.name, Behind.PAPERS, each.title, each, "", each.aliases) for each in VERBS]
    words += _OWN
    taken = {name for each in words for name in (each.name, *each.aliases)}
    return (
        *words,
        *(
            Word(each.id, Behind.NOTHING, each.title, None, each.action, _SHORT.get(each.id, ()))
            for each in COMMANDS
            if each.palette and each.id not in taken
        ),
    )


def meant(text: str) -> Sequence[Word]:
    """The word that a text is, or all that it may be the beginning of."""
    words = all_words()
    exact = [each for each in words if text in (each.name, *each.aliases)]
    return exact or [each for each in words if each.name.startswith(text)]
