"""The command that goes through the unread papers of a list, and what is said when it ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.geometry import Size

from tuireader.library import CatalogueError
from tuireader.library.triage import Triage
from tuireader.ui.screens.desk import Desktop
from tuireader.ui.screens.marking import Marking, unread_of
from tuireader.ui.screens.saving import Saving

if TYPE_CHECKING:  # no start should wait for it
    from tuireader.ui.screens.deciding import Deciding


class Triaging(Marking):
    """The desk with its triage."""

    _deciding: Deciding | None = None
    """What stands over the desk while papers are decided on."""

    def __init__(self, desktop: Desktop, size: Size) -> None:
        super().__init__(desktop, size)
        self._to_triage = desktop.triage

    def on_mount(self) -> None:
        """Begin with the triage, if that is asked for, before the list is drawn."""
        if self._to_triage:
            self._triage(self._to_triage)

    def action_triage(self) -> None:
        """Decide on the unread papers of this list, one by one."""
        if not self.is_list_whole():
            return
        listing = self.papers.listing
        try:
            found = unread_of(self.library, listing.ids)
        except CatalogueError as error:
            self.troubled(error)
            return
        if found:
            self._triage(tuple(found))
        elif len(listing):
            self.status.say("Nothing unread here: every paper of this list is read")
        else:
            self.status.say("Nothing unread here: the list is empty")

    def _triage(self, papers: tuple[int, ...]) -> None:
        from tuireader.ui.screens.deciding import Deciding

        ascii_only = self.abstract.ascii_only
        self._deciding = Deciding(self.library, Triage(papers), self.matcher, ascii_only=ascii_only)
        self.app.push_screen(self._deciding, self._triaged)

    def _triaged(self, triage: Triage | None) -> None:
        """Back at the list: make it anew, and say what was done."""
        self._deciding = None
        if triage is None or not triage.can_undo:
            return
        keep, cursor = self.papers.paper_id, self.papers.cursor
        stays = triage.beside(self.papers.listing.ids, cursor)
        self.show_again()
        listing = self.papers.listing
        if keep is not None and self.papers.paper_id != keep and stays is not None:
            position = listing.position_of(stays)  # the paper itself is in the list no more
            if position is not None:
                self.papers.move_to(position)
        if triage.log:
            self.status.report(f"{triage.summary}; u undoes step by step")
        else:
            self.status.report("Triage taken back; u undoes that")

    def on_saving_marks_changed(self, event: Saving.MarksChanged) -> None:
        """Another window changed marks, perhaps those of the paper being decided on."""
        if self._deciding is not None:
            self._deciding.show_marks()

    def on_saving_noticed(self, event: Saving.Noticed) -> None:
        """What could not be saved must be seen there, too."""
        if self._deciding is not None:
            self._deciding.warn()
