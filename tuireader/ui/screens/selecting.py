"""Commands that select papers, for those that mark them."""

from __future__ import annotations

from tuireader.library import CatalogueError
from tuireader.ui.screens.following import Following
from tuireader.ui.screens.mixing import Part

_LOOKED_FOR = 20_000
"""Selected papers that are looked for when others came; more would take a while. One that is gone
can't be marked, in any case."""


class Selecting(Part):
    """The desk with its commands for selecting."""

    def on_mount(self) -> None:
        """Show from now on how many are selected."""
        self.papers.chosen = self._show_selected

    def _show_selected(self) -> None:
        self.status.show_selected(len(self.papers.selection), len(self.papers.in_range))

    def targets(self) -> list[int]:
        """The ids of the papers that a command is for: the selected ones, else the one at hand.

        Those of the list come in its order, then those that a filter hides. A range has ended then.
        """
        papers = self.papers
        if papers.has_range:
            papers.end_range(keep=True)
        if len(papers.selection):
            return papers.selection.in_order(papers.listing.ids)
        return [papers.paper_id] if papers.paper_id is not None else []

    def action_toggle_selected(self) -> None:
        """Select the paper under the cursor, or not any more, and go on."""
        self.papers.toggle()

    def action_select_range(self) -> None:
        """Begin a range, or end it, its papers selected."""
        papers = self.papers
        if papers.has_range:
            papers.end_range(keep=True)
            self.status.say("")
        elif papers.paper_id is not None:
            self.go_to(papers)
            papers.begin_range()
            self.status.say("Range: v ends it, escape drops it")

    def action_select_all(self) -> None:
        """Select all papers of the list; none of them where all are."""
        papers, ids = self.papers, self.papers.listing.ids
        if not self.is_list_whole():
            return
        papers.end_range(keep=True)
        if papers.selection.has_all(ids):
            papers.selection.drop_all(ids)
        else:
            papers.selection.add_all(ids)
        papers.show_selection()

    def is_list_whole(self) -> bool:
        """Whether all of the list is there; said, if it isn't."""
        whole = self.papers.listing.whole
        if not whole:
            self.status.say("The list is still being made; try again in a moment")
        return whole

    def leave_selection(self) -> bool:
        """Let a range, or else nothing, be selected; whether there was something."""
        papers = self.papers
        if papers.has_range:
            papers.end_range(keep=False)
            self.status.say("")
        elif len(papers.selection):
            papers.selection.clear()
            papers.show_selection()
        else:
            return False
        return True

    def on_following_caught_up(self, event: Following.CaughtUp) -> None:
        """Papers came or changed: let none be selected that is gone."""
        selection = self.papers.selection
        if not 0 < len(selection) <= _LOOKED_FOR:
            return
        try:
            selection.keep({each.id for each in self.library.rows(list(selection))})
        except CatalogueError:
            return  # whoever asks for something will be told
        self.papers.show_selection()
