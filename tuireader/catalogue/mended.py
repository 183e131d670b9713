"""What came of mending the catalogue."""

from __future__ import annotations

from enum import Enum, auto
from typing import NamedTuple

from tuireader.papers import counted


class Outcome(Enum):
    """What mending came to."""

    SOUND = auto()
    """Nothing was damaged, or another process has mended it."""

    MADE_ANEW = auto()
    """Every paper is there; the index was made from them."""

    SET_ASIDE = auto()
    """The file has another name now; its papers must be added again."""


class Mended(NamedTuple):
    """What was found and what was done about it."""

    outcome: Outcome = Outcome.SOUND
    why: str = ""
    """What was damaged."""

    papers: int = 0
    """How many papers are in an index made anew."""

    aside: str = ""
    """The name that a file set aside has now."""

    sources: tuple[str, ...] = ()
    """Names of the files whose papers must be added again, as far as they are known."""

    @property
    def lines(self) -> tuple[str, ...]:
        """The same for the user, in full; file names are clean."""
        match self.outcome:
            case Outcome.SOUND:
                return ("the catalogue is sound; nothing to mend",)
            case Outcome.MADE_ANEW:
                return (f"the index was damaged ({self.why}); it was made anew, {self._many}",)
            case Outcome.SET_ASIDE:
                return (
                    f"the catalogue was damaged ({self.why}); it is kept as {self.aside}",
                    f"your marks are safe, the papers are not there; add again: {self._again}",
                )

    @property
    def brief(self) -> str:
        """The same for a line that may be cut off: what is to be done comes first."""
        match self.outcome:
            case Outcome.SOUND:
                return ""
            case Outcome.MADE_ANEW:
                return f"The index was damaged; it was made anew, {self._many}"
            case Outcome.SET_ASIDE:
                return f"The catalogue was damaged. Your marks are safe; add again: {self._again}"

    @property
    def _many(self) -> str:
        return f"with {counted(self.papers, 'paper')}"

    @property
    def _again(self) -> str:
        return ", ".join(self.sources) or "all files that your papers came from"
