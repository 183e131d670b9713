"""Names that may complete what is typed where a name is asked for, and which of them was taken."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class NameOffer(NamedTuple):
    """Names that fit a text."""

    typed: str = ""
    names: Sequence[str] = ()
    """The best first."""

    taken: int | None = None
    """Which of them stands instead of the text."""

    @property
    def text(self) -> str:
        """The text, or the name that was taken."""
        return self.typed if self.taken is None else self.names[self.taken]

    @property
    def ghost(self) -> str:
        """The rest of the first name, if that begins as typed; nothing once one is taken."""
        begun = self.typed.casefold()
        name = self.names[0] if self.names and begun and self.taken is None else ""
        return name[len(self.typed) :] if name.casefold().startswith(begun) else ""

    def turned(self, steps: int) -> NameOffer:
        """The offer with another name taken: the one so many steps on, round the end."""
        if not self.names:
            return self
        before = self.taken
        if before is None:
            before = -1 if steps > 0 else 0
        return self._replace(taken=(before + steps) % len(self.names))

    def seen(self, room: int) -> range:
        """The positions of the names to show where there is room for so many; the taken one is."""
        first = max(0, (self.taken or 0) - room + 1)
        return range(first, min(len(self.names), first + room))
