"""Commands that change marks; each can be undone."""

from __future__ import annotations

from tuireader.library import CatalogueError, Step, is_view
from tuireader.ui.screens.desk import Desk

_ASKED_FROM = 21
"""Papers at once from which the reader is asked first."""


class Marking(Desk):
    """The desk with its commands for marking."""

    def targets(self) -> list[int]:
        """The ids of the papers that a command is for: the one under the cursor."""
        paper_id = self.papers.paper_id
        return [paper_id] if paper_id is not None else []

    def action_toggle_star(self) -> None:
        """Star, or take the star away."""
        with self.trouble_said():
            rows = self.library.rows(self.targets())
            starred = not all(row.starred for row in rows)
            if self.library.star([row.id for row in rows], starred):
                self.redraw_marks()
                self.status.say(_done("Starred" if starred else "Star taken away", len(rows)))

    def action_toggle_read(self) -> None:
        """Mark read, or unread again."""
        with self.trouble_said():
            rows = self.library.rows(self.targets())
            read = not all(row.read for row in rows)
            if self.library.mark_read([row.id for row in rows], read):
                self.redraw_marks()
                self.status.say(_done("Read" if read else "Unread again", len(rows)))

    def action_mark_all_read(self) -> None:
        """Mark the whole list read, after asking when that is much."""
        listing = self.papers.listing
        if not listing.whole:
            self.status.say("The list is still being made; try again in a moment")
            return
        try:
            unread = len(self._unread(list(listing.ids)))
        except CatalogueError as error:
            self.troubled(error)
            return
        if not unread:
            self.status.say("Everything in this list is read")
        elif unread < _ASKED_FROM:
            self._mark_all_read(0)
        else:
            question = f"Mark {unread:,} papers of this list read?"
            self.ask(question, ["Yes", "No"], self._mark_all_read, keys="yn")

    def _mark_all_read(self, answer: int | None) -> None:
        if answer == 0:
            with self.trouble_said():
                ids = self._unread(list(self.papers.listing.ids))
                changes = self.library.mark_read(ids, True)
                self.redraw_marks()
                self.status.say(f"Marked {len(changes):,} papers read; u undoes it")

    def _unread(self, ids: list[int]) -> list[int]:
        unread = self.library.unread_among(ids)
        return [each for each in ids if each in unread]

    def action_undo(self) -> None:
        """Take the newest change back."""
        with self.trouble_said():
            self._say_step(self.library.undo(), "undone", "Nothing to undo")

    def action_redo(self) -> None:
        """Do what was undone last again."""
        with self.trouble_said():
            self._say_step(self.library.redo(), "done again", "Nothing to redo")

    def _say_step(self, step: Step | None, what: str, nothing: str) -> None:
        if step is None:
            self.status.say(nothing)
            return
        self.redraw_marks()
        # Another view may be turned to, whose papers come a little later.
        on_views = any(is_view(each.key) for each in step.changes)
        say = self.status.tell if on_views else self.status.say
        title = step.title
        if not step.changes:
            say(f"{title} — changed elsewhere since, left as it is")
        elif step.kept:
            say(f"{title} — {what}; {step.kept:,} changed elsewhere since, kept")
        else:
            say(f"{title} — {what}")


def _done(what: str, papers: int) -> str:
    """What was done, and with how many papers if there are several."""
    return what if papers == 1 else f"{what}: {papers:,} papers"
