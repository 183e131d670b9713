"""Commands that change marks; each can be undone."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tuireader.library import Change, Library, Step, is_view
from tuireader.papers import counted
from tuireader.ui.screens.selecting import Selecting
from tuireader.ui.screens.working import Working

_ASKED_FROM = 21
"""Papers at once from which the reader is asked first."""


class Marking(Selecting, Working):
    """The desk with its commands for marking."""

    def action_toggle_star(self) -> None:
        """Star, or take the star away."""
        ids = self.targets()

        def toggle(library: Library) -> tuple[bool, int]:
            starred = not library.are_starred(ids)
            return starred, len(library.star(ids, starred))

        self.work(len(ids), f"starring {counted(len(ids), 'paper')}", toggle, self._say_starred)

    def _say_starred(self, outcome: tuple[bool, int]) -> None:
        starred, papers = outcome
        self._say_done("Starred" if starred else "Star taken away", papers)

    def action_toggle_read(self) -> None:
        """Mark read, or unread again."""
        ids = self.targets()

        def toggle(library: Library) -> tuple[bool, int]:
            read = not library.are_read(ids)
            return read, len(library.mark_read(ids, read))

        self.work(len(ids), f"marking {counted(len(ids), 'paper')}", toggle, self._say_read)

    def _say_read(self, outcome: tuple[bool, int]) -> None:
        read, papers = outcome
        self._say_done("Read" if read else "Unread again", papers)

    def _say_done(self, what: str, papers: int) -> None:
        """Say what was done, and with how many papers if there are several."""
        if papers:
            self.redraw_marks()
        if papers == 1:
            self.status.say(what)
        elif papers:
            self.status.report(f"{what}: {counted(papers, 'paper')}; u undoes it")

    def action_mark_all_read(self) -> None:
        """Mark the whole list read, after asking when that is much."""
        if not self.is_list_whole():
            return
        ids = list(self.papers.listing.ids)
        doing = "looking for what is unread"
        self.work(len(ids), doing, lambda library: unread_of(library, ids), self._ask_to_mark_read)

    def _ask_to_mark_read(self, unread: list[int]) -> None:
        if not unread:
            self.status.say("Everything in this list is read")
        elif len(unread) < _ASKED_FROM:
            self._mark_all_read(unread)
        else:
            question = f"Mark {counted(len(unread), 'paper')} of this list read?"
            self.ask_whether(question, lambda: self._mark_all_read(unread))

    def _mark_all_read(self, ids: list[int]) -> None:
        self.work(
            len(ids),
            f"marking {counted(len(ids), 'paper')} read",
            lambda library: library.mark_read(ids, True),
            self._say_all_read,
        )

    def _say_all_read(self, changes: Sequence[Change]) -> None:
        self.redraw_marks()
        self.status.report(f"Marked {counted(len(changes), 'paper')} read; u undoes it")

    def action_undo(self) -> None:
        """Take the newest change back."""
        self._take_step(Library.undo, "Undone", "Nothing to undo")

    def action_redo(self) -> None:
        """Do what was undone last again."""
        self._take_step(Library.redo, "Done again", "Nothing to redo", redo=True)

    def _take_step(
        self, deed: Callable[[Library], Step | None], what: str, nothing: str, *, redo: bool = False
    ) -> None:
        with self.trouble_said():
            marks = 0 if self.is_working else self.library.next_step(redo=redo)
            doing = "doing again" if redo else "undoing"
            self.work(marks, doing, deed, lambda step: self._say_step(step, what, nothing))

    def _say_step(self, step: Step | None, what: str, nothing: str) -> None:
        if step is None:
            self.status.say(nothing)
            return
        self.redraw_marks()
        say: Callable[[str], None] = self.status.say
        if len(step.changes) > 1 or any(is_view(each.key) for each in step.changes):
            say = self.status.report  # To turn to another view, or to move on, doesn't end it.
        # The title comes last: it may be long, and the line short.
        if not step.changes:
            say(f"Left as it is, changed elsewhere since: {step.title}")
        elif step.kept:
            say(f"{what}, but {step.kept:,} changed elsewhere since: {step.title}")
        else:
            say(f"{what}: {step.title}")


def unread_of(library: Library, ids: Sequence[int]) -> list[int]:
    """Those of some papers that are unread, in their order."""
    unread = library.unread_among(ids)
    return [each for each in ids if each in unread]
