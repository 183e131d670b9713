"""Notes saved: what was written becomes the note, also when its writer was ended before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuireader.library import LibraryError
from tuireader.ui.screens.marking import Marking

if TYPE_CHECKING:  # imported when notes are written: no start should wait for them
    from tuireader.library.drafts import About, Drafts

_DRAFTS = "drafts"
"""The folder of drafts, within that of the reader's state."""

_NO_NOTE = "A note has a million letters at most, and none that can't be seen"


class NoteSaving(Marking):
    """The desk with what notes need, wherever they are written."""

    _looked_for_drafts = False

    def about_here(self) -> About | None:
        """What a draft for the paper under the cursor is about; None, and it is said, without."""
        from tuireader.library.drafts import About

        row = self.papers.row
        if row is None:
            self.status.say("No paper to write a note on here")
            return None
        with self.trouble_said():
            seen = tuple(each.name for each in self.library.revisions_of(row.identifiers))
            return About(row.identifiers, seen, self.library.marks_of(row.identifiers).note)
        return None

    @property
    def drafts(self) -> Drafts:
        """Where drafts are kept."""
        from tuireader.library.drafts import Drafts

        return Drafts(self._state_folder / _DRAFTS if self._state_folder else None)

    def save_note(self, about: About, text: str) -> str | None:
        """Save a text as the note.

        Returns:
            What to say of it, nothing if the note is as it was. None when it could not be saved:
            then it is said why.
        """
        from tuireader.library.drafts import as_note

        text = as_note(text)
        if text == as_note(about.before):
            return ""
        try:
            id_ = self.library.id_of(about.identifiers)
            if id_ is None:
                self.status.say("The paper is not in the library any more", error=True, stay=True)
                return None
            self.library.write_note(id_, text, about.seen)
            versions = len(self.library.revisions_of(about.identifiers))
        except ValueError:
            self.status.say(_NO_NOTE, error=True, stay=True)
            return None
        except LibraryError as error:
            self.troubled(error)
            return None
        if versions > bool(text.strip()):
            return "Noted; another version was written elsewhere meanwhile and is kept, too"
        return "Noted; u undoes it" if text.strip() else "Note deleted; u undoes it"

    def on_saving_views_changed(self) -> None:
        """The marks are read: save what was being written when a reader was ended."""
        folder = self._state_folder
        if self._looked_for_drafts or folder is None or not (folder / _DRAFTS).is_dir():
            return
        self._looked_for_drafts = True
        from tuireader.library.leftovers import save_leftovers

        with self.trouble_said():
            found = save_leftovers(self.drafts, self.library)
            if found:
                self.redraw_marks()
                kept = any(each.kept for each in found)
                self.status.report(" · ".join(map(str, found)), error=kept)
