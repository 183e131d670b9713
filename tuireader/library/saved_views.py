"""Saved views: filters that the reader gave a name."""

from __future__ import annotations

from tuireader.marks import MarkStore, SavedView


class SavedViews:
    """What a library does with saved views; saving, deleting and renaming can be undone."""

    _marks: MarkStore

    def views(self) -> tuple[SavedView, ...]:
        """The saved views, sorted by name; they are read with the marks, which takes a while once.

        Raises:
            MarksError: The marks can't be read.
        """
        return self._marks.views()

    def save_view(self, name: str, text: str) -> bool:
        """Give a filter a name, or a saved view another filter; whether anything changed.

        Raises:
            ValueError: A view can't have this name (`why_no_name`), or this filter.
        """
        return self._marks.save_view(name, text)

    def drop_view(self, name: str) -> bool:
        """Delete a saved view; whether there was one."""
        return self._marks.drop_view(name)

    def rename_view(self, old: str, new: str) -> bool:
        """Give a saved view another name; whether there was one, of another name than that.

        Raises:
            ValueError: A view can't have this name (`why_no_name`), or another one has it.
        """
        return self._marks.rename_view(old, new)
