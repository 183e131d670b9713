"""Commands that move: within the focused pane, between panes, and on to the next paper."""

from __future__ import annotations

from tuireader.ui.screens.mixing import Part
from tuireader.ui.widgets.pane import Pane

_LOOKED_AT_ONCE = 2_000


class Moving(Part):
    """The desk with its commands for moving."""

    def action_move_down(self) -> None:
        """A line down."""
        self._move(1)

    def action_move_up(self) -> None:
        """A line up."""
        self._move(-1)

    def action_page_down(self) -> None:
        """A page down."""
        self._move_page(1)

    def action_page_up(self) -> None:
        """A page up."""
        self._move_page(-1)

    def action_go_first(self) -> None:
        """To the beginning of the focused pane."""
        if self.focused is self.abstract:
            self.abstract.scroll_body(0)
        elif self.focused is self.views:
            self.turn_to_view_beside(-self.views.length)
        else:
            self.papers.move_to(0)

    def action_go_last(self) -> None:
        """To the end of the focused pane."""
        if self.focused is self.abstract:
            self.abstract.scroll_body(self.abstract.last_top)
        elif self.focused is self.views:
            self.turn_to_view_beside(self.views.length)
        else:
            self.papers.move_to_end()

    def _move(self, lines: int) -> None:
        if self.focused is self.abstract:
            self.abstract.scroll_body(self.abstract.top + lines)
        elif self.focused is self.views:
            self.turn_to_view_beside(lines)
        else:
            self.papers.move(lines)

    def _move_page(self, pages: int) -> None:
        if self.focused is self.abstract:
            self.abstract.page(pages)
        elif self.focused is self.views:
            self.turn_to_view_beside(pages * max(1, self.views.body_height - 1))
        else:
            self.papers.move_page(pages)

    def turn_to_view_beside(self, views: int) -> None:
        """Read the view so many views below this one."""
        raise NotImplementedError

    def leave_selection(self) -> bool:
        """Let a range, or else nothing, be selected; whether there was something."""
        raise NotImplementedError

    def leave_related(self) -> bool:
        """Back from related papers to what was listed before; whether there were some."""
        raise NotImplementedError

    # Between panes

    def action_next_pane(self) -> None:
        """The focus one pane further."""
        self._turn_focus(1)

    def action_previous_pane(self) -> None:
        """The focus one pane back."""
        self._turn_focus(-1)

    def _turn_focus(self, step: int) -> None:
        panes: list[Pane] = [self.views, self.papers, self.abstract]
        at = panes.index(self.focused) if isinstance(self.focused, Pane) else 1
        self.go_to(panes[(at + step) % len(panes)])

    def action_open_abstract(self, key: str) -> None:
        """Into the abstract; from the views into the list. It matters to others by which key."""
        self.go_to(self.papers if self.focused is self.views else self.abstract)

    def on_paper_list_opened(self) -> None:
        """A double click."""
        self.go_to(self.abstract)

    def action_go_back(self) -> None:
        """One step outwards: to the list, then to the list without filter. Never out."""
        if self.focused is not self.papers:
            self.go_to(self.papers)
        elif self.leave_selection() or self.leave_related():
            pass
        elif self.showing.filter:
            self.show(self.showing.filtered(""), self.papers.paper_id)
        else:
            self.status.say("q quits")

    # Reading on

    def action_read_on(self) -> None:
        """A page further; at the end of the abstract the paper is read, and the next one comes."""
        if self.focused is self.views or not self.abstract_is_visible:
            self.go_to(self.papers if self.focused is self.views else self.abstract)
            return
        if self.abstract.page(1):
            return
        paper_id = self.papers.paper_id
        if paper_id is None:
            return
        with self.trouble_said():
            self.library.mark_read([paper_id], True)
            self.redraw_marks()
            self._go_unread(1, self.papers.cursor + 1)

    def action_next_unread(self) -> None:
        """On to the next unread paper."""
        with self.trouble_said():
            self._go_unread(1, self.papers.cursor + 1)

    def action_previous_unread(self) -> None:
        """Back to the unread paper before."""
        with self.trouble_said():
            self._go_unread(-1, self.papers.cursor - 1)

    def _go_unread(self, step: int, start: int) -> None:
        """To the nearest unread paper from a position; round the end if there is none."""
        total = len(self.papers.listing)
        here = self.papers.cursor
        if step > 0:
            spans = [range(start, total), range(min(here, total))]
        else:
            spans = [range(start, -1, -1), range(total - 1, here, -1)]
        for span in spans:
            position = self._unread_in(span)
            if position is not None:
                self.papers.move_to(position)
                if span is spans[1]:
                    self.status.say("round the end of the list")
                return
        row = self.papers.row
        if row is None or row.read:
            self.status.say("Everything in this list is read")
        else:
            self.status.say("No other paper in this list is unread")

    def _unread_in(self, span: range) -> int | None:
        ids = self.papers.listing.ids
        for start in range(0, len(span), _LOOKED_AT_ONCE):
            part = span[start : start + _LOOKED_AT_ONCE]
            unread = self.library.unread_among([ids[position] for position in part])
            for position in part if unread else ():
                if ids[position] in unread:
                    return position
        return None
