"""The triage: one unread paper after the other, each decided on with one key."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from tuireader.library.queueing import NEXT
from tuireader.library.triage import Decision
from tuireader.papers import counted
from tuireader.ui.commands import TRIAGE, Group
from tuireader.ui.screens.opening import open_and_say, open_of_paper
from tuireader.ui.screens.triage_room import TriageRoom
from tuireader.ui.triage_words import asked, undone
from tuireader.ui.widgets.abstract_pane import AbstractPane


class Deciding(TriageRoom):
    """Goes through papers; dismissed with what was decided.

    Its bindings have priority so that keys typed fast are done in order, as on the desk.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(",".join(each.keys), each.action, each.title, show=False, priority=True, id=each.id)
        for each in TRIAGE
    ]

    # Deciding

    def action_triage_keep(self) -> None:
        """To the end of the queue next."""
        self._decide(Decision.QUEUED, NEXT)

    def action_triage_star(self) -> None:
        """A star."""
        self._decide(Decision.STARRED)

    def action_triage_skip(self) -> None:
        """Read, so to speak."""
        self._decide(Decision.SKIPPED)

    def action_triage_later(self) -> None:
        """As it was."""
        self._decide(Decision.LATER)

    def _decide(self, decision: Decision, queue: str = "") -> None:
        """Decide on the paper; the same again only goes on."""
        paper = self.triage.current
        if paper is None:
            return
        before = self.triage.decided(paper)
        if before is not None and before[1:3] == (decision, queue):
            self.turn_to(self.triage.onward())
            return
        with self.trouble_said():
            instead = self.triage.changes_of(paper)
            changes = self.library.decide(paper, decision, queue or NEXT, instead)
            self.turn_to(self.triage.decide(decision, queue, changes))

    def action_triage_queue(self) -> None:
        """Ask for a queue, and keep the paper in that."""
        paper = self.triage.current
        if paper is None:
            return
        from tuireader.ui.screens.naming_queue import NamingQueue

        with self.trouble_said():
            self.app.push_screen(
                NamingQueue([paper], self.library, takes_off=False),
                lambda name: self._decide(Decision.QUEUED, name) if name else None,
            )

    # Moving

    def action_triage_next(self) -> None:
        """On, without another decision."""
        self.turn_to(self.triage.onward())

    def action_triage_back(self) -> None:
        """Back to the paper before."""
        self.turn_to(self.triage.back())

    def action_triage_read_on(self) -> None:
        """A page further; at the end, only say what is to be done."""
        if not self.triage.is_over and not self.abstract.page(1):
            self.status.say(asked())

    def action_triage_page_down(self) -> None:
        """A page further."""
        self.abstract.page(1)

    def action_triage_page_up(self) -> None:
        """A page back."""
        self.abstract.page(-1)

    def action_triage_line_down(self) -> None:
        """A line further."""
        self.abstract.scroll_body(self.abstract.top + 1)

    def action_triage_line_up(self) -> None:
        """A line back."""
        self.abstract.scroll_body(self.abstract.top - 1)

    # Taking back

    def action_triage_undo(self) -> None:
        """Take the last decision back, or bring back all that were taken back."""
        triage = self.triage
        if not triage.can_undo:
            self.status.say("Nothing decided yet")
            return
        with self.trouble_said():
            # Other windows' steps are never among those that this one undoes, so its newest is the
            # last decision's; there is none if that is too long ago.
            step = self.library.undo() if triage.last_changed_marks else None
            if step is None and triage.last_changed_marks and triage.log:
                self.library.take_back(triage.log[-1].changes, "a decision")
            self.turn_to(triage.undo())
            self.status.say(undone(step))

    def action_triage_undo_all(self) -> None:
        """Take all decisions back, and begin anew."""
        if not self.triage.log:
            self.status.say("Nothing decided yet")
            return
        papers = counted(len(self.triage.standing), "paper")
        with self.trouble_said():
            changes = self.library.take_back(self.triage.changes, f"the triage of {papers}")
            self.turn_to(self.triage.take_all_back(bool(changes)))
            self.status.say(f"Took back the triage of {papers}; u brings it back")

    # Ending

    def action_triage_end(self) -> None:
        """The summary; from it, or with nothing to say in it, back to the list."""
        if self.triage.is_over or not self.triage.log:
            self.action_triage_finish(anyhow=True)
        else:
            self.turn_to(self.triage.end())

    def action_triage_finish(self, *, anyhow: bool = False) -> None:
        """Back to the list, from the summary."""
        if not (self.triage.is_over or anyhow):
            self.status.say(asked())
        elif self.is_active:  # a second key may come before it is left
            self.dismiss(self.triage)

    def action_triage_help(self) -> None:
        """All keys, those of this screen first."""
        from tuireader.ui.screens.help import Help

        self.app.push_screen(Help(Group.TRIAGE))

    # Links

    def action_triage_open_page(self) -> None:
        """The paper's page."""
        open_of_paper(self.app, self.status, self.paper.url if self.paper else "", "page")

    def action_triage_open_pdf(self) -> None:
        """Its PDF."""
        open_of_paper(self.app, self.status, self.paper.pdf if self.paper else "", "PDF")

    def on_abstract_pane_followed(self, event: AbstractPane.Followed) -> None:
        """A link was clicked."""
        open_and_say(self.app, self.status, event.link)
