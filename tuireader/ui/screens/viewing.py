"""Commands for views: turned to, saved, edited, given another name and deleted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tuireader.library import SavedView
from tuireader.papers import clean_line
from tuireader.query import QueryError
from tuireader.ui.screens.counting import Counting
from tuireader.ui.screens.finding import Finding
from tuireader.ui.showing import Showing
from tuireader.ui.views import ALL, NEXT, View, queue_view, saved_view, view_of
from tuireader.ui.widgets.frame import cut
from tuireader.ui.widgets.views_pane import ViewsPane

_LONGEST_SAID = 30
"""Cells of a name in what is said of it."""


class Viewing(Finding, Counting):
    """The desk with its commands for views."""

    _knows_views = False
    """Whether saved views can be read without waiting for the marks."""

    _deleted: tuple[str, str] = ("", "")
    """The saved view deleted last, and the id of the view that was turned to then."""

    # Turning to one

    def action_view_next(self) -> None:
        """What is queued to be read next."""
        self.turn_to(queue_view(NEXT))

    def action_view_numbered(self, key: str) -> None:
        """The view with this number."""
        if int(key) <= len(self.views.ids):
            self._turn_to_id(self.views.ids[int(key) - 1])
        else:
            self.status.say(f"There is no view {key} yet; ctrl+s saves a filter as one")

    def on_views_pane_chosen(self, event: ViewsPane.Chosen) -> None:
        """A view was clicked."""
        self._turn_to_id(event.view)

    def turn_to_view_beside(self, views: int) -> None:
        """Read the view so many views below this one."""
        id_ = self.views.beside(views)
        if id_ != self.showing.view.id:
            self._turn_to_id(id_)

    def _turn_to_id(self, id_: str) -> None:
        self.turn_to(view_of(id_, self.listed.saved) or ALL)

    # Which there are

    def count(self) -> None:
        """Show what views there are, and how many papers in each."""
        super().count()
        if self._knows_views:
            self.renew_views()

    def on_saving_views_changed(self) -> None:
        """They are known now, or another window changed one."""
        self._knows_views = True
        with self.trouble_said():
            self.renew_views()

    def renew_views(self) -> None:
        """Show the saved views as they are now; the one being read is followed."""
        before, saved = self.listed.saved, self.library.views()
        if saved == before:
            return
        self.listed = self.listed._replace(saved=saved)
        self.count_soon()

        def now(showing: Showing) -> Showing:
            return showing.followed(before, saved)

        if self._before_filter is not None:
            showing, paper = self._before_filter
            self._before_filter = (now(showing), paper)
        self._before_related = tuple((now(each), paper) for each, paper in self._before_related)
        showing = now(self.showing)
        name, beside = self._deleted
        if showing.view.id == beside and any(each.name == name for each in saved):
            self._deleted = ("", "")
            self._turn_to_id(f"view:{name}")
        elif showing != self.showing:
            self.show(showing, self.papers.paper_id)
        else:
            self.views.show(self.listed, showing.view)

    # Saving

    @property
    def is_typing_filter(self) -> bool:
        """Whether a filter is being typed."""
        return self._before_filter is not None

    def action_save_view(self) -> None:
        """Ask how the filter is to be called, and save it."""
        showing = self.showing
        if self.is_typing_filter:
            try:
                showing = showing.filtered(self.filter_bar.text)
            except QueryError as error:
                self.status.say(str(error), error=True, stay=True)
                return
        text = clean_line(showing.as_text())
        if showing.related is not None:
            self.status.say("Related papers are no filter that could be saved")
        elif not text:
            self.status.say("There is no filter to save; these are all papers")
        elif showing.view.trouble:
            self.status.say(showing.view.empty, error=True)
        else:
            origin = showing.origin or (showing.view.saved.name if showing.view.saved else "")
            self._ask_name(
                "Save the filter as a view named",
                origin,
                lambda name: self._save_as(SavedView(name, text), showing.origin),
            )

    def _ask_name(
        self,
        question: str,
        name: str,
        take: Callable[[str], None],
        refusal: Callable[[str], str] = lambda name: "",
    ) -> None:
        from tuireader.library.naming import why_no_name  # no start should wait for these
        from tuireader.ui.screens.naming import Naming

        self.app.push_screen(
            Naming(question, name, lambda each: why_no_name(each) or refusal(each)),
            lambda answer: take(answer) if answer is not None else None,
        )

    def _save_as(self, view: SavedView, origin: str) -> None:
        with self._changing():
            filters = dict(self.library.views())
            if view.name == origin or filters.get(view.name, view.filter) == view.filter:
                self._save(view)
            else:
                self.ask(
                    f"There is a view “{_short(view.name)}”.",
                    ["Replace it", "Leave it as it is"],
                    lambda answer: self._save(view) if answer == 0 else None,
                )

    def _save(self, view: SavedView) -> None:
        with self._changing():
            is_new = self.library.save_view(*view)
            if self.is_typing_filter:
                self._close_filter()
            self.renew_views()
            showing = self.showing.filtered("").turned_to(saved_view(view))
            self.show(showing, self.papers.paper_id)
            name = _short(view.name)
            self.status.report(
                f"Saved view “{name}”; u undoes it" if is_new else f"“{name}” is that view already"
            )

    @contextmanager
    def _changing(self) -> Iterator[None]:
        """Say why a view can't be as it is wanted, instead of failing."""
        try:
            with self.trouble_said():
                yield
        except ValueError as error:  # its filter is too long, or another window was faster
            self.status.say(clean_line(str(error)), error=True)

    # Editing

    def action_edit_view(self) -> None:
        """Have the view's filter, and what is typed over it, as one text to edit."""
        before = (self.showing, self.papers.paper_id)
        self.show(self.showing.as_filter(), self.papers.paper_id)
        self._before_filter = self._before_filter or before
        self.action_filter()
        if self.showing.origin:
            name = _short(self.showing.origin)
            self.status.say(f"Editing “{name}”: ctrl+s saves it, enter lists it", stay=True)

    def action_rename_view(self) -> None:
        """Ask for another name for the saved view."""
        saved = self._saved_one("can get another name")
        if saved is not None:
            self._ask_name(
                f"Another name for “{_short(saved.name)}”",
                saved.name,
                lambda name: self._rename(saved.name, name),
                lambda name: self._why_taken(saved.name, name),
            )

    def _why_taken(self, old: str, new: str) -> str:
        taken = new != old and any(each.name == new for each in self.listed.saved)
        return f"There is a view “{_short(new)}” already" if taken else ""

    def _rename(self, old: str, new: str) -> None:
        with self._changing():
            if self.library.rename_view(old, new):
                self.renew_views()
                self.status.report(f"“{_short(old)}” is “{_short(new)}” now; u undoes it")

    def action_delete_view(self) -> None:
        """Delete the saved view; the one below it is turned to."""
        saved = self._saved_one("can be deleted or emptied")
        if saved is None:
            return
        with self.trouble_said():
            below = self.views.beside(1)
            beside = below if below.startswith("view:") else self.views.beside(-1)
            self.library.drop_view(saved.name)
            self._turn_to_id(beside)
            self.renew_views()
            self._deleted = (saved.name, beside)
            self.status.report(f"Deleted view “{_short(saved.name)}”; u undoes it")

    def _saved_one(self, may: str) -> SavedView | None:
        """The saved view being read; if it is none, that is said."""
        view: View = self.showing.view
        if view.saved is None:
            name = _short(view.title)
            self.status.say(f"“{name}” is no saved view, queue or tag; only those {may}")
        return view.saved


def _short(name: str) -> str:
    """A name in what is said of it."""
    return cut(clean_line(name), _LONGEST_SAID)
