"""The line in which tags are edited: what was changed in it, and what is being typed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tuireader.library import TagsOfPapers
from tuireader.papers import clean_line
from tuireader.query import Field
from tuireader.query.completing import Completing, Wanted
from tuireader.ui.offer import Offer

_BETWEEN = ", "


class TagChange(NamedTuple):
    """What is to be done."""

    added: tuple[str, ...] = ()
    """Tags to give to all papers."""

    removed: tuple[str, ...] = ()
    """Tags to take off all of them."""


class TagLine(NamedTuple):
    """The tags of some papers, to be edited as a text."""

    tags: TagsOfPapers

    @property
    def text(self) -> str:
        """The text to begin with, ready for one more name: ``ssl, to cite, ``."""
        return "".join(f"{each}{_BETWEEN}" for each in self._editable)

    @property
    def beside(self) -> tuple[str, ...]:
        """Tags that are not in the text, and stay whatever becomes of it."""
        return (*self.tags.of_some, *(each for each in self.tags.of_all if not _fits(each)))

    @property
    def _editable(self) -> tuple[str, ...]:
        return tuple(each for each in self.tags.of_all if _fits(each))

    def change(self, text: str) -> TagChange:
        """What the text that was made of it asks for. Case makes no other tag."""
        wanted: dict[str, str] = {}
        for each in names_in(text):
            wanted.setdefault(each.casefold(), each)
        there = {each.casefold(): each for each in self._editable}
        return TagChange(
            tuple(wanted[each] for each in wanted if each not in there),
            tuple(there[each] for each in there if each not in wanted),
        )


class TagOffer(Offer):
    """What a tag may be completed to; it is written as it is."""

    @property
    def ghost(self) -> str:
        """The rest of the best name; nothing while any tag might be meant."""
        return super().ghost if self.completing.begun else ""

    def written(self, name: str) -> str:
        """The text that means a name."""
        return name


def names_in(text: str) -> list[str]:
    """The names between the commas."""
    return [name for each in text.split(",") if (name := clean_line(each))]


def tag_at(text: str, cursor: int) -> Completing | None:
    """The tag that is being typed right before the cursor; None within one that goes on."""
    if text[cursor : cursor + 1].strip(" ,"):
        return None
    start = text.rfind(",", 0, cursor) + 1
    begun = text[start:cursor]
    start += len(begun) - len(begun.lstrip())
    return Completing(Wanted.NAME, begun.strip(), start, cursor, name=Field.TAG.value)


def others(text: str, completing: Completing) -> Iterator[str]:
    """The tags in the text but the one being typed, case folded."""
    rest = f"{text[: completing.start]}{text[completing.end :]}"
    return (each.casefold() for each in names_in(rest))


def _fits(name: str) -> bool:
    return "," not in name
