"""The marks of all papers: read, changed, undone; what the rest of the program talks to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tuireader.marks.model import Change, Marks, Revision, SavedView, Step, Wanted
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

    def state_of(self, identifiers: Iterable[str]) -> Marks:
        """The same without tags, queues and note: for many papers of which no more is asked."""
        book = self._book()
        with book.memory:
            return book.shelf.state(tuple(identifiers))

    def names_of(self, key: str) -> tuple[str, ...]:
        """All identifiers by which the paper marked under a key is known to the marks."""
        book = self._book()
        with book.memory:
            return book.shelf.names(key)

    def names_of_many(self, keys: Iterable[str]) -> set[str]:
        """The same of papers marked under any of these keys."""
        book = self._book()
        with book.memory:
            return {name for key in keys for name in book.shelf.names(key)}

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

    def revisions_of(self, identifiers: Iterable[str]) -> tuple[Revision, ...]:
        """The versions of the note on the paper that is known by these, the oldest first.

        There is one, unless the note was written on two machines, or in two windows, at once.
        """
        book = self._book()
        with book.memory:
            return book.shelf.revisions(tuple(identifiers))

    def views(self) -> tuple[SavedView, ...]:
        """The saved views, sorted by name, whatever the case of its letters."""
        from tuireader.marks.views import views_in

        book = self._book()
        with book.memory:
            return views_in(book.shelf)

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
        from tuireader.marks.soundness import is_paper
        from tuireader.marks.values import is_mark, value_in

        cells: dict[tuple[tuple[str, ...], str], Wanted] = {}
        cell, given, value = "", None, None  # Of the one before: thousands of papers get the same.
        for each in wanted:
            names = tuple(filter(is_paper, each.names))
            if not names:
                raise ValueError(f"{each.names!r:.80} names no paper")
            if each.value is not given or each.cell != cell:
                cell, given = each.cell, each.value
                if not is_mark(cell, given):
                    raise ValueError(f"{given!r:.80} can't be in {str(cell)!r:.80}")
                value = value_in(cell, given)
            cells[names, cell] = Wanted(names, cell, value)
        with self._turn() as book:
            return book.change(cells.values(), title)

    def write_note(
        self, identifiers: Iterable[str], text: str, seen: Iterable[str], title: str
    ) -> tuple[Change, ...]:
        """Save the note on a paper, as one step to undo; returns what really changed.

        Args:
            identifiers: the paper's, its key first.
            text: the whole note; blank to have none.
            seen: the names of the `revisions_of` it that its writer has seen, which this one
                replaces. Others, written elsewhere meanwhile, stay beside it.
            title: what is done, for a person.

        Raises:
            ValueError: The paper has no name, or a note can't have this text.
        """
        from tuireader.marks.notes import writing

        names = tuple(identifiers)
        return self.change(writing(names, text, seen, self.revisions_of(names)), title)

    # Saved views

    def save_view(self, name: str, text: str) -> bool:
        """Give a filter a name, or a saved view another filter; whether anything changed.

        Raises:
            ValueError: A view can't have this name, or this filter.
        """
        from tuireader.marks.views import saving

        with self._turn() as book:
            return bool(book.change(saving(name, text), f"Saved view “{name}”"))

    def drop_view(self, name: str) -> bool:
        """Delete a saved view; whether there was one."""
        from tuireader.marks.views import dropping

        with self._turn() as book:
            return bool(book.change(dropping(name), f"Deleted view “{name}”"))

    def rename_view(self, old: str, new: str) -> bool:
        """Give a saved view another name; whether there was one, of another name than that.

        Raises:
            ValueError: A view can't have this name, or another one has it.
        """
        from tuireader.marks.views import renaming, views_in

        with self._turn() as book, book.memory:
            wanted = renaming(views_in(book.shelf), old, new)
            return bool(book.change(wanted, f"Renamed view “{old}” to “{new}”"))

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

    def next_step(self, *, redo: bool = False) -> int:
        """How many cells the step to undo, or to do again, is about; none if there is no step."""
        book = self._book()
        with book.memory:
            return book.next_step(redo=redo)
