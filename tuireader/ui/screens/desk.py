"""The desk one reads at: where it begins, what is typed and asked, and what is kept of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from textual.geometry import Size

from tuireader.library import Library
from tuireader.query import QueryError
from tuireader.ui.remembering import Place, remember
from tuireader.ui.screens.lister import Lister
from tuireader.ui.showing import shown_at
from tuireader.ui.views import ALL
from tuireader.ui.widgets.filter_bar import FilterBar

DIGITS = "123456789"
"""What picks a choice, if nothing else is said."""

_FARTHEST = 50_000
"""How far down a remembered place is looked for before the first frame; below, after it."""

_REMEMBERED_EVERY = 2.0
"""Seconds after which a place is kept, so that a crash costs little."""


class Desktop(NamedTuple):
    """What a desk is set up with."""

    library: Library
    place: Place = Place()
    """Where the reader was."""

    state_folder: Path | None = None
    """Where to keep the place; None keeps nothing."""

    notices: tuple[str, ...] = ()
    """What to say at first."""

    triage: tuple[int, ...] = ()
    """Papers to decide on first, one by one."""


class Desk(Lister):
    """A room in which a library is read, from where it was left."""

    def __init__(self, desktop: Desktop, size: Size) -> None:
        super().__init__(
            desktop.library,
            shown_at(desktop.place),
            FilterBar(
                self.filter_typed,
                self.filter_kept,
                self.filter_dropped,
                lambda offer: self.status.offer(offer),
                names=desktop.library.names_beginning,
                folder=desktop.state_folder,
                id="filter",
            ),
            size,
        )
        self._place = desktop.place
        self._state_folder = desktop.state_folder
        self._first_notices = desktop.notices

    def on_mount(self) -> None:
        """Show what was shown last; everything slower comes after the first frame."""
        place = self._place
        self.abstract.returning.remind(place.paper, place.abstract)
        keep = None
        with self.trouble_said():
            keep = self.library.id_of([place.paper]) if place.paper else None
        self.show(self.showing, keep, reach=min(place.position, _FARTHEST) + 500, here=True)
        if self.showing.is_of_a_name and self.papers.listing.whole and not len(self.papers.listing):
            self.show(self.showing.turned_to(ALL), keep)  # nothing has the name any more
        self.count()
        is_same = self.paper is not None and self.paper.key == place.paper
        self.go_to(self.abstract if place.in_abstract and is_same else self.papers)
        self.call_after_refresh(self._after_first_frame)

    def _after_first_frame(self) -> None:
        self.set_interval(_REMEMBERED_EVERY, self.remember)
        self.say_notices(self._first_notices)

    def show_again(self) -> None:
        """Make the list anew: what was read leaves Unread, what was added comes."""
        self.show(self.showing, self.papers.paper_id, reach=self.papers.cursor + 500)
        self.count()

    def say_notices(self, notices: tuple[str, ...]) -> None:
        """Say what was found wrong."""
        if notices:
            self.status.say(" · ".join(notices), error=True, stay=True)

    # The filter

    def filter_typed(self, text: str) -> None:
        """A letter was typed into the filter: list what passes now, in the same call."""
        try:
            showing = self.showing.filtered(text, typing=True)
        except QueryError as error:
            self.status.say(str(error), error=True, stay=True)
            self.filter_bar.point_at(error)
            return
        self.status.say("")
        self.filter_bar.point_at(None)
        self.show(showing, self.papers.paper_id, seek=False)

    def filter_kept(self) -> None:
        """Enter in the filter bar."""
        raise NotImplementedError

    def filter_dropped(self) -> None:
        """Escape in the filter bar."""
        raise NotImplementedError

    # Counts and questions

    def redraw_marks(self) -> None:
        """Draw everything anew that shows marks."""
        self.papers.redraw()
        self.follow()
        self.count()

    def count(self) -> None:
        """Show how many papers there are in each view."""
        with self.trouble_said():
            counts = self.library.counts()
            if counts != self.listed.counts:
                self.listed = self.listed._replace(counts=counts)
            self.status.count(counts)
        self.views.show(self.listed, self.showing.view)

    def ask(
        self,
        question: str,
        choices: Sequence[str],
        answered: Callable[[int | None], None],
        *,
        chosen: int = 0,
        keys: Sequence[str] = DIGITS,
    ) -> None:
        """Ask for one of some choices.

        Args:
            question: one line.
            choices: one line each.
            answered: called with the position of the choice, or None.
            chosen: the position that is highlighted at first.
            keys: what picks each choice at once.
        """
        from tuireader.ui.screens.choosing import Choosing  # no start should wait for it

        self.app.push_screen(Choosing(question, choices, chosen, keys), answered)

    def ask_whether(self, question: str, then: Callable[[], object]) -> None:
        """Ask yes or no; do it if yes."""

        def answered(answer: int | None) -> None:
            if answer == 0:
                then()

        self.ask(question, ["Yes", "No"], answered, keys="yn")

    def remember(self) -> None:
        """Keep where the reader is."""
        row = self.papers.row
        place = self.showing.remembered_as(
            Place(
                paper=row.key if row else "",
                position=self.papers.cursor,
                theme=self.app.theme,
                abstract=self.abstract.place,
                in_abstract=self.focused is self.abstract,
            )
        )
        if place != self._place:
            self._place = place
            remember(self._state_folder, place)
