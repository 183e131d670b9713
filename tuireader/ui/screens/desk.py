"""The desk one reads at: what the panes show, and what keeps them up to date."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from textual.geometry import Size
from textual.message import Message

from tuireader.library import (
    RANKED_FIRST,
    CatalogueError,
    Library,
    LibraryError,
    Listing,
    Marks,
    Row,
)
from tuireader.papers import Paper
from tuireader.query import Query, QueryError
from tuireader.typeset import Matcher
from tuireader.ui.remembering import Place, remember
from tuireader.ui.screens.room import Room
from tuireader.ui.showing import Showing, shown_at
from tuireader.ui.view_list import ViewList
from tuireader.ui.views import ALL
from tuireader.ui.widgets.filter_bar import FilterBar
from tuireader.ui.widgets.paper_list import PaperList

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


class Desk(Room):
    """Shows listings and abstracts of a library."""

    class Begun(Message):
        """The first screenful of a listing was found in the background."""

        def __init__(self, listing: Listing) -> None:
            super().__init__()
            self.listing = listing

    class Failed(Message):
        """A listing could not be found."""

        def __init__(self, error: CatalogueError) -> None:
            super().__init__()
            self.error = error

    class Totalled(Message):
        """It was found in the background how many papers pass."""

        def __init__(self, query: Query, total: int) -> None:
            super().__init__()
            self.query = query
            self.total = total

    class Completed(Message):
        """A whole listing was found in the background."""

        def __init__(self, listing: Listing) -> None:
            super().__init__()
            self.listing = listing

    def __init__(self, desktop: Desktop, size: Size) -> None:
        super().__init__(
            PaperList(self.rows, self.follow, id="papers"),
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
        self.library = desktop.library
        self.showing = shown_at(desktop.place)
        self.matcher: Matcher = self.showing.matcher()
        self.paper: Paper | None = None
        self._place = desktop.place
        self._state_folder = desktop.state_folder
        self._first_notices = desktop.notices
        self._sought: int | None = None
        self.listed = ViewList()

    def on_mount(self) -> None:
        """Show what was shown last; everything slower comes after the first frame."""
        place = self._place
        keep = None
        with self.trouble_said():
            keep = self.library.id_of([place.paper]) if place.paper else None
        self.show(self.showing, keep, reach=min(place.position, _FARTHEST) + 500)
        if self.showing.is_of_a_name and self.papers.listing.whole and not len(self.papers.listing):
            self.show(self.showing.turned_to(ALL), keep)  # nothing has the name any more
        self.count()
        self.set_focus(self.papers)
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

    # What is shown

    def show(
        self, showing: Showing, keep: int | None, *, reach: int | None = None, seek: bool = True
    ) -> None:
        """Show another listing, the cursor on the paper to keep if it is there.

        An order that must be sorted first comes when it is ready; until then the list stays.

        Args:
            showing: what to show.
            keep: the id of the paper to keep the cursor on.
            reach: how many papers to list at once; the rest comes after the first frame.
            seek: look for the paper to keep in the rest, too.
        """
        query = showing.query
        self.showing, self.matcher = showing, showing.matcher()
        self.papers.title = showing.title
        self.papers.empty = "Searching …"
        self._sought = keep if seek else None
        self.views.show(self.listed, showing.view)
        if showing.related is not None:
            self.library.drop_search()
            ids = array("q", showing.related.ids)
            self._show_first(Listing(query, ids, total=len(ids)), keep)
            return
        listing = None
        with self.trouble_said():
            listing = self.library.search_soon(query, reach, self._came, self._failed)
        if listing is None:
            self.papers.forget_lines()  # They show what was listed before, until this comes.
        else:
            self._show_first(listing, keep)
        self.count_passing()

    def _show_first(self, listing: Listing, keep: int | None) -> None:
        """Show how a listing begins; what must be sorted first comes when it is."""
        self.papers.empty = self.showing.empty if listing.whole else "Sorting …"
        if listing.partial:
            self.status.say(f"The best of the newest {RANKED_FIRST:,}; ranking all …", stay=True)
        elif self.papers.listing.partial:
            self.status.say("")
        if listing.whole or len(listing):
            self.papers.show(listing, self.matcher, keep)
        else:
            self.papers.forget_lines()
        if self.papers.paper_id == self._sought:
            self._sought = None
        if not listing.whole:  # only once this is drawn: the search would slow that down
            self.call_after_refresh(self._complete, listing.query)

    def _came(self, listing: Listing) -> None:
        self.post_message(self.Begun(listing))

    def _failed(self, error: CatalogueError) -> None:
        self.post_message(self.Failed(error))

    def _complete(self, query: Query) -> None:
        if query != self.showing.query:
            return
        self.library.complete(
            query,
            lambda whole: self.post_message(self.Completed(whole)),
            self._failed,
            lambda total: self.post_message(self.Totalled(query, total)),
        )

    def on_desk_totalled(self, event: Desk.Totalled) -> None:
        """It is known how many papers there are, before all of them are."""
        if event.query == self.showing.query == self.papers.listing.query:
            self.papers.know_total(event.total)
            self.count_passing()

    def on_desk_begun(self, event: Desk.Begun) -> None:
        """The first screenful has come late, unless another one is wanted by now."""
        if event.listing.query == self.showing.query:
            self._show_first(event.listing, self._sought or self.papers.paper_id)
            self.count_passing()

    def on_desk_failed(self, event: Desk.Failed) -> None:
        """The catalogue can't be read."""
        self.troubled(event.error)

    def on_desk_completed(self, event: Desk.Completed) -> None:
        """The rest of the listing has come, unless another one is shown by now."""
        papers, listing = self.papers, event.listing
        if listing.query != self.showing.query:
            return
        papers.empty = self.showing.empty
        if papers.listing.partial:
            self.status.say("")
        if papers.listing.query != listing.query:  # it had to be sorted
            papers.show(listing, self.matcher, self._sought or papers.paper_id)
            self.library.keep_sorted(listing.query)
        else:
            papers.grow(listing)
            if self._sought is not None and papers.cursor == 0:
                papers.move_to(listing.position_of(self._sought) or 0)
        self._sought = None
        self.count_passing()

    def follow(self) -> None:
        """The cursor is on another paper, or its marks changed: show its abstract, at once."""
        self.status.move_on()
        self.show_paper()

    def show_paper(self) -> None:
        """Show the abstract of the paper under the cursor; the same one where it was."""
        row = self.papers.row
        self.paper = None
        with self.trouble_said():
            self.paper = self.library.paper(row.id) if row else None
        marks = Marks(row.read, row.starred) if row else Marks()
        self.abstract.show(self.paper, marks, self.matcher)

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

    def count_passing(self) -> None:
        """Say in the filter bar how many papers pass."""
        if self.filter_bar.is_open:
            self.filter_bar.count(*self._passing())

    def _passing(self) -> tuple[str, str]:
        listing = self.papers.listing
        if listing.query != self.showing.query:  # it is being searched for
            return "…", ""
        more = "" if listing.total is not None else "+"
        number = listing.total if listing.total is not None else len(listing)
        return f"{number:,}{more}", f"paper{'' if number == 1 and not more else 's'}"

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
    ) -> None:
        """Ask for one of some choices; the answer is its position, or None."""
        from tuireader.ui.screens.choosing import Choosing  # no start should wait for it

        self.app.push_screen(Choosing(question, choices, chosen), answered)

    @contextmanager
    def trouble_said(self) -> Iterator[None]:
        """Say what kept the library from doing something, instead of failing."""
        try:
            yield
        except LibraryError as error:
            self.troubled(error)

    def troubled(self, error: Exception) -> None:
        """Say what went wrong."""
        self.status.tell(str(error), error=True)

    def rows(self, ids: Sequence[int]) -> list[Row]:
        """What the list draws of these papers; asked for while it draws, which nothing may stop."""
        try:
            return self.library.rows(ids)
        except CatalogueError as error:
            self._failed(error)
            return []

    def remember(self) -> None:
        """Keep where the reader is."""
        row = self.papers.row
        place = self.showing.remembered_as(
            Place(
                paper=row.key if row else "",
                position=self.papers.cursor,
                theme=self.app.theme,
            )
        )
        if place != self._place:
            self._place = place
            remember(self._state_folder, place)
