"""What a format is to the room: a name, a way to recognise it by content, and a way to read it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from tuireader.papers import Paper
from tuireader.sources.outcome import Refusal


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of file that papers come in."""

    name: str
    """One word for it, as the command line would say it."""

    title: str
    """What it is, in words for the reader."""

    recognises: Callable[[str], bool]
    """Whether a text that begins so is of this format; given at most 64 KiB of it."""

    read: Callable[[Iterable[str]], Iterator[Paper | Refusal]]
    """The papers in the lines of a text, without line ends; never raises for what they hold.

    A paper without sources of its own gets the file's name from the caller.
    """

    streams: bool = False
    """Whether it is read line by line and may be of any size; else it is held in memory whole."""
