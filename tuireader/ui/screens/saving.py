"""Marks kept in step with the disk while one reads: read, saved, and learned from other windows."""

from __future__ import annotations

import threading

from textual.message import Message

from tuireader.library import CatalogueError, Change, LibraryError, Unsaved
from tuireader.papers import counted
from tuireader.ui.screens.mixing import Part


class Saving(Part):
    """The desk with what goes on behind it."""

    class Synced(Message):
        """The marks were read in the background."""

        def __init__(self, stale: bool, trouble: str = "") -> None:
            super().__init__()
            self.stale = stale
            self.trouble = trouble

    class MarksChanged(Message):
        """Another window, or a command, changed marks."""

    class ViewsChanged(Message):
        """Saved views are known now, or may be others."""

    class Noticed(Message):
        """What could not be saved, or what was found damaged, is another."""

    _notices_said = 0

    def on_mount(self) -> None:
        """The first frame is drawn from the catalogue alone."""
        self.call_after_refresh(self.run_worker, self._sync, thread=True)

    def _sync(self) -> None:
        try:
            try:
                self.post_message(self.Synced(self.library.sync()))
            except CatalogueError as error:  # The marks are read by now, and know nothing of it.
                self.post_message(self.Failed(error))
            self.library.listen(self._hear)
            self.library.keep(self._notice)
            self.post_message(self.ViewsChanged())
        except LibraryError as error:
            self.post_message(self.Synced(stale=False, trouble=str(error)))

    def _hear(self, changes: tuple[Change, ...]) -> None:
        if threading.current_thread() is not threading.main_thread():
            self.post_message(self.MarksChanged() if changes else self.ViewsChanged())

    def _notice(self) -> None:
        self.post_message(self.Noticed())

    def on_saving_synced(self, event: Saving.Synced) -> None:
        """What is drawn so far came from the mirror; draw it from the marks."""
        if event.trouble:
            self.status.say(event.trouble, error=True, stay=True)
            return
        self._say_new_notices()
        if event.stale:
            self.show_again()
        else:
            self.redraw_marks()

    def on_saving_marks_changed(self, event: Saving.MarksChanged) -> None:
        """Show the marks of others; the list stays as it is, as it does with one's own."""
        self.redraw_marks()

    def on_saving_noticed(self, event: Saving.Noticed) -> None:
        """Say what could not be saved, for as long as it isn't."""
        self._say_new_notices()
        self.status.warn(warning_of(self.library.unsaved))

    def _say_new_notices(self) -> None:
        notices = self.library.notices
        self.say_notices(notices[self._notices_said :])
        self._notices_said = len(notices)

    def leave(self) -> None:
        """End, unless something is not saved: then ask."""
        self.library.save_now()
        unsaved = self.library.unsaved
        if unsaved is None:
            self.remember()
            self.app.exit(0)
            return
        question = f"Not saved: {unsaved.reason}. {_many(unsaved)} would be lost."
        self.ask(question, ["Try again", "Stay", "Quit without saving"], self._leave_anyway)

    def _leave_anyway(self, answer: int | None) -> None:
        if answer == 0:
            self.leave()
        elif answer == 2:
            self.remember()
            self.app.exit(0)


def warning_of(unsaved: Unsaved | None) -> str:
    """What to warn of while changes are not saved; empty while all are."""
    if unsaved is None:
        return ""
    return f"not saved: {unsaved.reason} — {_many(unsaved)} kept, trying again"


def _many(unsaved: Unsaved) -> str:
    return counted(unsaved.changes, "change")
