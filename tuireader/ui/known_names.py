"""Names that may complete what is typed behind a field, seldom asked of the library."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tuireader.catalogue.folding import folded
from tuireader.library import LibraryError
from tuireader.query import Field

Names = Callable[[Field, str, int], Sequence[str]]
"""Gives names of a field that begin so, at most so many, the best first."""

_MOST = 8
"""How many names one may step through."""

_WHOLE = 500
"""How many names of a field are asked for at once; fewer are all there are."""


class KnownNames:
    """What the library has answered since the filter bar was opened.

    To count the papers of each category takes 15 milliseconds among 100,000 papers. So all names of
    a field are asked for once, and those that begin as typed are found among them. Authors are too
    many; they are found by the index, in some two milliseconds, and asked for anew each time.
    """

    def __init__(self, names: Names) -> None:
        """Ask this."""
        self._names = names
        self._whole: dict[Field, Sequence[str]] = {}
        self._found: dict[tuple[Field, str], Sequence[str]] = {}
        self._many = {Field.AUTHOR}
        """Fields that have too many names."""

    def known(self, field: Field, begun: str) -> Sequence[str] | None:
        """The names that begin so, or have a word that does; None if that must be asked."""
        if field in self._whole:
            return _beginning(self._whole[field], begun)
        return self._found.get((field, begun))

    def asked(self, field: Field, begun: str) -> Sequence[str]:
        """The same, asking if need be."""
        if (names := self.known(field, begun)) is not None:
            return names
        if field not in self._many:
            names = self._ask(field, "", _WHOLE)
            if len(names) < _WHOLE:
                self._whole[field] = names
                return _beginning(names, begun)
            self._many.add(field)
        self._found[field, begun] = names = self._ask(field, begun, _MOST)
        return names

    def _ask(self, field: Field, begun: str, limit: int) -> Sequence[str]:
        """Ask; a catalogue that can't be read has no names, and is told of elsewhere."""
        try:
            return self._names(field, begun, limit)
        except LibraryError:
            return []

    def forget(self) -> None:
        """There may be others now."""
        self._whole.clear()
        self._found.clear()


def _beginning(names: Sequence[str], begun: str) -> Sequence[str]:
    """Those that begin so, then those with a word that does, each in their order."""
    start = folded(begun)
    first = [each for each in names if folded(each).startswith(start)]
    then = [each for each in names if f" {start}" in folded(each)]
    return list(dict.fromkeys([*first, *then]))[:_MOST]
