"""What reading a file may bring besides papers: a record refused, or a file that can't be read."""

from __future__ import annotations

from dataclasses import dataclass

from tuireader.papers import clean_line


@dataclass(frozen=True, slots=True)
class Refusal:
    """One record that was not taken; the others are read all the same."""

    place: str
    """Where in the file it begins: ``line 12``."""

    reason: str
    """Why, in words for the reader: ``title without abstract``."""


class Unreadable(Exception):
    """A file that can't be read as a whole; as a text it is one line for the reader."""

    def __init__(self, name: str, reason: str) -> None:
        self.name = clean_line(name) or "unnamed file"
        """The file as the reader named it, fit to be printed."""
        self.reason = clean_line(reason)
        """Why, in words for the reader: ``no such file``."""
        super().__init__(f"{self.name}: {self.reason}")
