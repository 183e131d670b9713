"""A place in a text, however wide its lines are: so many letters after its beginning."""

from __future__ import annotations

from collections.abc import Sequence

from tuireader.typeset import Line


def place_of(lines: Sequence[Line], line: int) -> int:
    """The letters before a line. Spaces don't count: wrapping drops some of them."""
    return sum(map(_letters, lines[: max(0, line)]))


def line_of(lines: Sequence[Line], place: int) -> int:
    """The line in which a place is; the last one, if the text has become shorter."""
    at, found = 0, 0
    for number, line in enumerate(lines):
        letters = _letters(line)
        if at > place:
            break
        if letters:
            found = number
        at += letters
    return found


class Returning:
    """The way back to a place in one paper's text: found once, and only if that is shown."""

    def __init__(self) -> None:
        self._paper = ""
        self._place = 0
        self.sought = 0
        """The place at which the text shown now is to begin; 0 once it is found."""

    def remind(self, paper: str, place: int) -> None:
        """Where the reader was: in the text of the paper with this key, at this place."""
        self._paper, self._place = paper, max(0, place)

    def turn_to(self, paper: str) -> None:
        """Another paper is shown."""
        self.sought = self._place if paper == self._paper else 0

    def found_in(self, lines: Sequence[Line]) -> int:
        """The line of the place that is sought; it isn't from now on."""
        line = line_of(lines, self.sought)
        self._paper, self.sought = "", 0
        return line


def _letters(line: Line) -> int:
    return sum(len("".join(span.text.split())) for span in line)
