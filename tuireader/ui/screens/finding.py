"""Commands that find: the filter, the views and the order."""

from __future__ import annotations

from tuireader.query import QueryError
from tuireader.typeset import line_text
from tuireader.ui.screens.mixing import Part
from tuireader.ui.showing import ORDERS, Related, Showing
from tuireader.ui.views import ALL, STARRED, UNREAD, View


class Finding(Part):
    """The desk with its commands for finding."""

    _before_filter: tuple[Showing, int | None] | None = None
    """What was shown before the filter bar was opened, and the paper under the cursor."""

    def action_filter(self) -> None:
        """Open the filter bar."""
        if self._before_filter is None:
            self._before_filter = (self.showing, self.papers.paper_id)
        self.go_to(self.papers)
        self.filter_bar.open(self.showing.filter)
        self.count_passing()
        self.status.hint_at_typing(True)

    def filter_kept(self) -> None:
        """Enter: the filter stands, if it is one."""
        try:
            showing = self.showing.filtered(self.filter_bar.text)
        except QueryError as error:
            self.status.say(str(error), error=True, stay=True)
            self.filter_bar.point_at(error, go=True)
            return
        self.filter_bar.past.add(showing.filter)
        if showing != self.showing:
            self.show(showing, self.papers.paper_id)
        self._close_filter()

    def filter_dropped(self) -> None:
        """Escape: all is as it was."""
        if self._before_filter is not None:
            self.show(*self._before_filter)
        self._close_filter()

    def _close_filter(self) -> None:
        self._before_filter = None
        self.status.say("")
        self.status.hint_at_typing(False)
        self.filter_bar.close()
        self.set_focus(self.papers)

    # Views

    def action_view_all(self) -> None:
        """All papers."""
        self.turn_to(ALL)

    def action_view_unread(self) -> None:
        """What is unread."""
        self.turn_to(UNREAD)

    def action_view_starred(self) -> None:
        """What is starred."""
        self.turn_to(STARRED)

    def turn_to(self, view: View) -> None:
        """Read a view, the cursor on the same paper if it is in it."""
        self._before_related = ()
        self.show(self.showing.turned_to(view), self.papers.paper_id)

    def action_refresh(self) -> None:
        """Make the list anew: what was read leaves Unread, what was added comes."""
        with self.trouble_said():
            self.library.sync()
            self.show_again()

    # Related papers

    _before_related: tuple[tuple[Showing, int | None], ...] = ()
    """What was shown before, and the paper under the cursor; the last is to be shown next."""

    def action_related(self) -> None:
        """List the papers most like this one; from there those most like another one, and so on."""
        row = self.papers.row
        if row is None:
            return
        with self.trouble_said():
            related = Related(line_text(row.title), tuple(self.library.related(row.id)))
            before = self._before_related if self.showing.related is not None else ()
            self._before_related = (*before, (self.showing, row.id))
            self.go_to(self.papers)
            self.show(self.showing._replace(related=related), None)

    def leave_related(self) -> bool:
        """Back from related papers to what was listed before; whether there were some."""
        if self.showing.related is None:
            return False
        *before, (showing, paper) = self._before_related
        self._before_related = tuple(before)
        self.show(showing, paper)
        return True

    # Order

    def action_sort(self) -> None:
        """Ask for an order."""
        orders = list(ORDERS)
        now = orders.index(self.showing.order)
        names = [name[0].upper() + name[1:] for name in ORDERS.values()]
        self.ask("Sort by", names, self._sort_by, chosen=now)

    def _sort_by(self, answer: int | None) -> None:
        if answer is not None:
            self.show(self.showing.sorted_by(list(ORDERS)[answer]), self.papers.paper_id)
