"""The command that has a note written in the user's own editor."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from tuireader.ui.screens.note_saving import NoteSaving

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tuireader.library.drafts import Draft


class NotingOutside(NoteSaving):
    """The desk with its command for notes in $VISUAL or $EDITOR."""

    def action_edit_note_outside(self) -> None:
        """Write the note on the paper under the cursor in $VISUAL or $EDITOR."""
        about = self.about_here()
        words = self.editor_words()
        if about is None or not words:
            return
        try:
            draft = self.drafts.begin(about)
            draft.keep(about.before)
            failure = self.lend_terminal(words, draft.file)
            text = draft.read()
        except OSError as error:
            self.say_no_draft(error)
            return
        if failure and text.rstrip() != about.before.rstrip():
            self._leave_outside(draft, failure)
        else:
            self._save_from_outside(draft, text, failure)

    def _save_from_outside(self, draft: Draft, text: str, failure: str) -> None:
        """Save what was written, or say that nothing was."""
        said = self.save_note(draft.about, text)
        if said is None:
            self._leave_outside(draft, "")
            return
        draft.leave() if self.library.unsaved else draft.drop()
        self.redraw_marks()
        as_it_was = f"{failure}; the note is as it was" if failure else "The note is as it was"
        self.status.say(said or as_it_was, error=bool(failure))

    def _leave_outside(self, draft: Draft, failure: str) -> None:
        draft.leave()
        said = f"{failure}; what" if failure else "It can't be a note; what"
        self.status.say(f"{said} was written is kept in {draft.file}", error=True, stay=True)

    def editor_words(self) -> Sequence[str]:
        """The words of the user's editor; without one none, and it is said why."""
        from tuireader.ui.outside import NoEditor, editor_words

        try:
            return editor_words(os.environ)
        except NoEditor as why:
            self.status.say(f"{str(why)[0].upper()}{str(why)[1:]}", error=True)
            return ()

    def lend_terminal(self, words: Sequence[str], file: Path) -> str:
        """Run an editor on a file; why it failed, if it did."""
        from tuireader.ui.outside import edit

        try:
            with self.app.suspend():
                return edit(words, file)
        except SuspendNotSupported:
            return "This terminal can't be lent to an editor"

    def say_no_draft(self, error: OSError) -> None:
        """Say why a draft can't be kept."""
        self.status.say(f"No draft can be kept: {error.strerror}", error=True, stay=True)
