"""The marks of all papers: read, changed, undone; what the rest of the program talks to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tuireader.marks.model import Cell, Change, Marks, Step, Wanted
from tuireader.marks.storing import Storing


class MarkStore(Storing):
    """The marks in one folder, shared by all processes that use it.

    A change is made in memory and written before the call returns, so that it survives the end of
    the process; `save` waits until it survives a power cut. What can't be written is kept,
    `unsaved` says so, and the next change or `save` tries again. Every method may be called from
    any thread. Those that need the marks read them when first called, and raise `NewerMarks` or
    `MarksUnreadable` if they can't; then the files are as they were.
    """

    # Marks

    def marks_of(self, identifiers: Iterable[str]) -> Marks:
        """The marks of the paper that is known by these.

        Marked under several of them, each mark is as it was last set.
        """
        book = self._book()
        with book.memory:
            return book.shelf.marks(tuple(identifiers))

    def names_of(self, key: str) -> tuple[str, ...]:
        """All identifiers by which the paper marked under a key is known to the marks."""
        book = self._book()
        with book.memory:
            return book.shelf.names(key)

    def all_names(self) -> list[str]:
        """Every identifier by which a paper that has, or had, marks is known to them."""
        book = self._book()
        with book.memory:
            return book.shelf.all_names()

    def everything(self) -> Mapping[str, Marks]:
        """All papers with marks, by key, as they are now; later changes are not seen in it."""
        book = self._book()
        with book.memory:
            every = ((key, book.shelf.marks(book.shelf.names(key))) for key in book.shelf)
            return {key: marks for key, marks in every if marks != Marks()}

    # Changes

    def change(self, wanted: Iterable[Wanted], title: str) -> tuple[Change, ...]:
        """Set cells as one step to undo; returns what really changed.

        Args:
            wanted: of two for one cell the last counts; names that can't be identifiers are
                passed over.
            title: what is done, for a person: ``Starred "Model soups"``.

        Raises:
            ValueError: A paper has no name, or a value is none.
        """
        from tuireader.marks.soundness import is_key, is_value

        cells: dict[tuple[tuple[str, ...], Cell], Wanted] = {}
        for each in wanted:
            names = tuple(filter(is_key, each.names))
            if not names:
                raise ValueError(f"{each.names!r} names no paper")
            if not is_value(each.cell, each.value):
                raise ValueError(f"{each.value!r} can't be in {each.cell.value}")
            cells[names, each.cell] = each._replace(names=names)
        with self._turn() as book:
            return book.change(cells.values(), title)

    def undo(self) -> Step | None:
        """Take the newest step back; None if there is none.

        Steps outlive the program. A cell that another window or machine changed since stays.

        Returns:
            The step with the changes that were taken back, as they had been made, and how many
            cells were left.
        """
        with self._turn() as book:
            return book.undo()

    def redo(self) -> Step | None:
        """Do the step undone last again; None if there is none. Otherwise like `undo`."""
        with self._turn() as book:
            return book.redo()
