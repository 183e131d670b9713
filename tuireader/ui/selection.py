"""The papers that are selected, wherever they are listed: few of them, or a million."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator


class Selection:
    """Ids of papers. All of a list are held as that list itself, at eight bytes each or none."""

    def __init__(self) -> None:
        """Nothing is selected."""
        self._whole: array[int] = array("q")
        """All papers of one list, which is not changed."""

        self._sorted: array[int] | None = None
        """The same, to look papers up in; made when first one is looked up."""

        self._but: set[int] = set()
        """Those of the list that are not selected."""

        self._more: set[int] = set()
        """Those that are selected besides, none of which is in the list."""

    def __len__(self) -> int:
        return len(self._whole) - len(self._but) + len(self._more)

    def __iter__(self) -> Iterator[int]:
        yield from (each for each in self._whole if each not in self._but)
        yield from self._more

    def has(self, id_: int, listed: array[int] | None = None) -> bool:
        """Whether a paper is selected.

        Args:
            id_: the paper's.
            listed: the list that it is known to be in; it is looked up if it is of another one.
        """
        if id_ in self._more:
            return True
        if not len(self._whole) or id_ in self._but:
            return False
        return listed is self._whole or self._is_in_whole(id_)

    def add(self, ids: Iterable[int]) -> None:
        """Select papers."""
        for each in ids:
            if self._is_in_whole(each):
                self._but.discard(each)
            else:
                self._more.add(each)

    def drop(self, ids: Iterable[int]) -> None:
        """Let papers not be selected."""
        for each in ids:
            if each in self._more:
                self._more.remove(each)
            elif self._is_in_whole(each):
                self._but.add(each)

    def toggle(self, id_: int, listed: array[int]) -> None:
        """Select a paper of a list, or not any more."""
        if listed is self._whole:
            self._but ^= {id_}
        elif self.has(id_):
            self.drop([id_])
        else:
            self.add([id_])

    def add_all(self, listed: array[int]) -> None:
        """Select all papers of a list; it must not be changed from then on."""
        if len(self) > len(listed):
            self.add(listed)
            return
        others = set(self)
        if others:
            others.difference_update(listed)
        self._whole, self._sorted = listed, None
        self._but, self._more = set(), others

    def drop_all(self, listed: array[int]) -> None:
        """Let none of a list be selected."""
        if listed is self._whole:
            self._whole, self._sorted, self._but = array("q"), None, set()
        else:
            self.drop(listed)

    def has_all(self, listed: array[int]) -> bool:
        """Whether all papers of a list are selected, and there are some."""
        return 0 < len(listed) <= len(self) and all(self.has(each, listed) for each in listed)

    def clear(self) -> None:
        """Select nothing."""
        self.__init__()  # type: ignore[misc]

    def in_order(self, listed: array[int]) -> list[int]:
        """All of them: those of a list in its order, then the others in the order of the library.

        Args:
            listed: no paper is in it twice.
        """
        if listed is self._whole:
            return [*(each for each in listed if each not in self._but), *sorted(self._more)]
        if len(self._whole):
            first = [each for each in listed if self.has(each)]
        else:
            first = [each for each in listed if each in self._more]
        rest = set(self).difference(first) if len(first) < len(self) else ()
        return [*first, *sorted(rest)]

    def keep(self, there: Collection[int]) -> None:
        """Drop those that are gone."""
        if gone := [each for each in self if each not in there]:
            self.drop(gone)

    def _is_in_whole(self, id_: int) -> bool:
        if not len(self._whole):
            return False
        if self._sorted is None:
            self._sorted = array("q", sorted(self._whole))
        at = bisect_left(self._sorted, id_)
        return at < len(self._sorted) and self._sorted[at] == id_
