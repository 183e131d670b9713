"""What the word at the cursor of a filter may be completed to, and which of that was taken."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tuireader.query.completing import Completing, Wanted, choices_for, completed


class Offer(NamedTuple):
    """Completions of one word of a text."""

    typed: str
    """The text without any."""

    completing: Completing
    names: tuple[str, ...]
    """What it may be completed to, the best first; at least one."""

    taken: int | None = None
    """Which of them is in the text."""

    @property
    def text(self) -> str:
        """The text, with the name in it that was taken."""
        typed, word = self.typed, self.completing
        return f"{typed[: word.start]}{self._word}{typed[word.end :]}"

    @property
    def cursor(self) -> int:
        """Where the cursor is in it: right behind the word."""
        return self.completing.start + len(self._word)

    @property
    def label(self) -> str:
        """What kind of names these are, for a person."""
        return self.completing.name or "field"

    @property
    def ghost(self) -> str:
        """The rest of the best name, to be shown behind the cursor; nothing once one is taken.

        Where that is no rest, as ``kim`` is not the beginning of ``Yoon Kim``, an arrow leads to
        the whole word.
        """
        if self.taken is not None or self.completing.end != len(self.typed):
            return ""
        word, name = self.completing, self.names[0]
        begun = len(word.begun)
        if name[:begun].casefold() != word.begun.casefold():
            return f" → {self.written(name)}"
        end = ":" if word.kind is Wanted.FIELD else '"' if word.quote else ""
        return name[begun:] + end

    def turned(self, steps: int) -> Offer:
        """The offer with another name taken: the one so many steps on, round the end."""
        before = self.taken
        if before is None:
            before = -1 if steps > 0 else 0
        return self._replace(taken=(before + steps) % len(self.names))

    def narrowed(self, completing: Completing) -> tuple[str, ...]:
        """Those names that still fit when more of the same word is typed."""
        before, begun = self.completing, completing.begun.casefold()
        if (before.start, before.name) != (completing.start, completing.name):
            return ()
        return tuple(each for each in self.names if each.casefold().startswith(begun))

    @property
    def _word(self) -> str:
        word = self.completing
        if self.taken is None:
            return self.typed[word.start : word.end]
        return self.written(self.names[self.taken])

    def written(self, name: str) -> str:
        """The text that means a name, where the word is."""
        return completed(self.completing, name)


def offered(text: str, completing: Completing, names: Sequence[str] = ()) -> Offer | None:
    """The offer of these names, or of what the language itself knows; None if there is nothing.

    A word that is whole already isn't offered.
    """
    begun = None if completing.quote else completing.begun.casefold()
    names = names if completing.kind is Wanted.NAME else choices_for(completing)
    new = tuple(
        each for each in names if completing.kind is Wanted.FIELD or each.casefold() != begun
    )
    return Offer(text, completing, new) if new else None
