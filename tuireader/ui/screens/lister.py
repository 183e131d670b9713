"""What shows listings: how they begin at once, and all of them when they have been found."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from textual.geometry import Size
from textual.message import Message

from tuireader.library import (
    FIRST_SCREENFULS,
    RANKED_FIRST,
    CatalogueError,
    Library,
    LibraryError,
    Listing,
    Marks,
    Row,
)
from tuireader.papers import Paper
from tuireader.query import Query
from tuireader.ui.queue_order import QueueNumbers
from tuireader.ui.screens.room import Room
from tuireader.ui.showing import Showing
from tuireader.ui.view_list import ViewList
from tuireader.ui.widgets.filter_bar import FilterBar
from tuireader.ui.widgets.note_text import Noted
from tuireader.ui.widgets.queue_list import QueueList


class Lister(Room):
    """A room in which listings of a library are shown, and the abstract of one of their papers."""

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

    def __init__(
        self, library: Library, showing: Showing, filter_bar: FilterBar, size: Size
    ) -> None:
        """Show nothing yet.

        Args:
            library: whose listings.
            showing: what is to be shown first.
            filter_bar: says how many papers pass.
            size: what the room will have.
        """
        papers = QueueList(self.rows, self.follow, self.numbers_of, id="papers")
        super().__init__(papers, filter_bar, size)
        self.library = library
        self.showing = showing
        self.matcher = showing.matcher()
        self.paper: Paper | None = None
        self.listed = ViewList()
        self._sought: int | None = None
        self._followed: int | None = None

    def show(
        self,
        showing: Showing,
        keep: int | None,
        *,
        reach: int | None = None,
        seek: bool = True,
        here: bool = False,
    ) -> None:
        """Show another listing, the cursor on the paper to keep if it is there.

        An order that must be sorted first comes when it is ready; until then the list stays.

        Args:
            showing: what to show.
            keep: the id of the paper to keep the cursor on.
            reach: how many papers to list at once; the rest comes after the first frame.
            seek: look for the paper to keep in the rest, too.
            here: search in this thread, as nothing can be drawn before; another one costs time.
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
            if here:
                listing = self.library.search(query, reach)
            else:
                reach = reach or max(FIRST_SCREENFULS, self.size.height)
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

    def on_lister_totalled(self, event: Lister.Totalled) -> None:
        """It is known how many papers there are, before all of them are."""
        if event.query == self.showing.query == self.papers.listing.query:
            self.papers.know_total(event.total)
            self.count_passing()

    def on_lister_begun(self, event: Lister.Begun) -> None:
        """The first screenful has come late, unless another one is wanted by now."""
        if event.listing.query == self.showing.query:
            self._show_first(event.listing, self._sought or self.papers.paper_id)
            self.count_passing()

    def on_lister_failed(self, event: Lister.Failed) -> None:
        """The catalogue can't be read."""
        self.troubled(event.error)

    def on_lister_completed(self, event: Lister.Completed) -> None:
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

    def numbers_of(self, listing: Listing) -> QueueNumbers | None:
        """By what the rows of a listing are numbered."""
        raise NotImplementedError

    def follow(self) -> None:
        """The cursor is on another paper, or its marks changed: show its abstract, at once."""
        if self.papers.paper_id != self._followed:  # else what was just said may stand
            self._followed = self.papers.paper_id
            self.status.move_on()
        self.show_paper()

    def show_paper(self) -> None:
        """Show the abstract of the paper under the cursor; the same one where it was."""
        row = self.papers.row
        self.paper = None
        with self.trouble_said():
            self.paper = self.library.paper(row.id) if row else None
        marks, noted = Marks(), Noted()
        with self.trouble_said():
            marks = self.library.marks_known(row) if row else marks
            if row and marks.note:
                texts = (each.text for each in self.library.revisions_of(row.identifiers))
                noted = Noted(tuple(texts), self.showing.note_matcher())
        self.abstract.show(self.paper, marks, self.matcher, noted)

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

    # Trouble

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
