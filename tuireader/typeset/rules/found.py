"""What a rule of typesetting finds at a place in a source, and what it may look at."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from functools import cached_property
from typing import NamedTuple

from tuireader.typeset.addresses import Address, addresses_in
from tuireader.typeset.spans import Kind

_BRACE = r"\\.|[{}]"


class Found(NamedTuple):
    """A stretch of source that is shown in another way."""

    end: int
    """Where the source goes on."""

    text: str = ""
    """What is shown for it, before anything that stands within it."""

    inner: tuple[int, int] | None = None
    """Where the part of it begins and ends that is typeset like any other source."""

    behind: str = ""
    """What is shown behind that part."""

    kind: Kind = Kind.PLAIN
    link: str = ""


class Source:
    """The source of one block, with what several rules want to know of it, found out once."""

    def __init__(self, text: str) -> None:
        """Of a cleaned text."""
        self.text = text

    @cached_property
    def braces(self) -> dict[int, int]:
        """Where each brace that is opened is closed. One that isn't closed is not in it."""
        closed: dict[int, int] = {}
        opened: list[int] = []
        for each in re.finditer(_BRACE, self.text, re.DOTALL):
            if each[0] == "{":
                opened.append(each.start())
            elif each[0] == "}" and opened:
                closed[opened.pop()] = each.start()
        return closed

    @cached_property
    def addresses(self) -> dict[int, Address]:
        """The addresses of the web in it, by where they begin."""
        return {each.start: each for each in addresses_in(self.text)}

    @cached_property
    def _starts(self) -> list[int]:
        return list(self.addresses)

    def next_address(self, at: int) -> int:
        """Where the next address begins, from there on; the end of the text if none does."""
        place = bisect_left(self._starts, at)
        return self._starts[place] if place < len(self._starts) else len(self.text)

    @cached_property
    def has_tex_quotes(self) -> bool:
        """Whether quotes are opened as in TeX; only then two apostrophes close some."""
        return "``" in self.text

    def group(self, at: int) -> tuple[int, int] | None:
        """The inside of the braces that are opened there, behind spaces; None if none are."""
        while self.text.startswith(" ", at):
            at += 1
        end = self.braces.get(at)
        return (at + 1, end) if end is not None else None

    def bracketed(self, at: int) -> int:
        """Behind the brackets that are opened there, or there where none are."""
        found = re.compile(r"(?:\s?\[[^\[\]]{0,80}\])*").match(self.text, at)
        return found.end() if found else at


Rule = Callable[[Source, int, int], Found | None]
"""Finds something at a place in a source, looking no further than an end; or nothing."""
