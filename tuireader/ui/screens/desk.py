"""The desk one reads at: the panes, what they show, and how they share the room there is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from textual import events
from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from tuireader.library import Library, LibraryError, Listing, Marks
from tuireader.papers import Paper
from tuireader.query import Query, QueryError
from tuireader.typeset import Matcher
from tuireader.ui.remembering import Place, remember
from tuireader.ui.showing import Showing, shown_at
from tuireader.ui.widgets.abstract_pane import AbstractPane
from tuireader.ui.widgets.filter_bar import FilterBar
from tuireader.ui.widgets.pane import Pane
from tuireader.ui.widgets.paper_list import PaperList
from tuireader.ui.widgets.status_line import StatusLine
from tuireader.ui.widgets.views_pane import ViewsPane

WIDE, MIDDLE = 110, 70
"""Cells from which the panes stand side by side; from which papers stand over the abstract."""

_HIGH_ENOUGH = 20
"""Lines from which papers can stand over the abstract."""

_SMALLEST = (40, 8)
"""Cells and lines below which nothing is drawn but a word about it."""

_FARTHEST = 50_000
"""How far down a remembered place is looked for before the first frame; below, after it."""

_REMEMBERED_EVERY = 2.0
"""Seconds after which a place is kept, so that a crash costs little."""


@dataclass(frozen=True, slots=True)
class Desktop:
    """What a desk is set up with."""

    library: Library
    place: Place = field(default_factory=Place)
    """Where the reader was."""

    state_folder: Path | None = None
    """Where to keep the place; None keeps nothing."""

    notices: tuple[str, ...] = ()
    """What to say at first."""


class Desk(Screen[None]):
    """Papers and abstract, views beside them, a filter bar and a status line below."""

    DEFAULT_CSS = """
    Desk {
        layout: vertical;
        background: $background;
        & #body { height: 1fr; layout: horizontal; }
        & #reading { width: 1fr; height: 1fr; layout: horizontal; }
        & #abstract { max-width: 96; }
        & #small { display: none; width: 1fr; height: 1fr; }
        &.-middle #reading { layout: vertical; }
        &.-middle #papers { height: 2fr; }
        &.-middle #abstract { height: 3fr; max-width: 100%; }
        &.-middle #views, &.-narrow #views { display: none; }
        &.-narrow #abstract { display: none; max-width: 100%; }
        &.-narrow.-abstract #papers { display: none; }
        &.-narrow.-abstract #abstract { display: block; }
        &.-middle.-views #views, &.-narrow.-views #views { display: block; }
        &.-narrow.-views #views { width: 1fr; }
        &.-narrow.-views #reading { display: none; }
        &.-tiny #body, &.-tiny FilterBar, &.-tiny StatusLine { display: none; }
        &.-tiny #small { display: block; }
    }
    """

    class Completed(Message):
        """A whole listing was found in the background."""

        def __init__(self, listing: Listing) -> None:
            super().__init__()
            self.listing = listing

    class Synced(Message):
        """The marks were read in the background."""

        def __init__(self, stale: bool, trouble: str = "") -> None:
            super().__init__()
            self.stale = stale
            self.trouble = trouble

    def __init__(self, desktop: Desktop) -> None:
        super().__init__()
        self.library = desktop.library
        self.showing = shown_at(desktop.place)
        self.matcher: Matcher = self.showing.matcher()
        self._place = desktop.place
        self._state_folder = desktop.state_folder
        self._first_notices = desktop.notices
        self.papers = PaperList(self.library.rows, self.follow, id="papers")
        self.abstract = AbstractPane(id="abstract")
        self.views = ViewsPane(id="views")
        self.filter_bar = FilterBar(
            self.filter_typed, self.filter_kept, self.filter_dropped, id="filter"
        )
        self.status = StatusLine(id="status")
        self.paper: Paper | None = None
        self._focused_before: Widget | None = None
        self._sought: int | None = None

    def compose(self) -> ComposeResult:
        """The panes and the lines below them."""
        with Container(id="body"):
            yield self.views
            with Container(id="reading"):
                yield self.papers
                yield self.abstract
        yield self.filter_bar
        yield self.status
        yield Static(Content(""), id="small")

    def on_mount(self) -> None:
        """Show what was shown last; everything slower comes after the first frame."""
        place = self._place
        keep = self.library.id_of([place.paper]) if place.paper else None
        self.show(self.showing, keep, reach=min(place.position, _FARTHEST) + 500)
        self.set_focus(self.papers)
        self.call_after_refresh(self._after_first_frame)

    def _after_first_frame(self) -> None:
        self.run_worker(self._sync, thread=True)
        self.set_interval(_REMEMBERED_EVERY, self.remember)
        self._say_notices(self._first_notices)

    def _sync(self) -> None:
        try:
            self.post_message(self.Synced(self.library.sync()))
        except LibraryError as error:
            self.post_message(self.Synced(stale=False, trouble=str(error)))

    def on_desk_synced(self, event: Desk.Synced) -> None:
        """What is drawn so far came from the mirror; draw it from the marks."""
        if event.trouble:
            self.status.say(event.trouble, error=True, stay=True)
            return
        self._say_notices(self.library.notices)
        if event.stale:
            self.show_again()
        else:
            self.redraw_marks()

    def show_again(self) -> None:
        """Make the list anew: what was read leaves Unread, what was added comes."""
        self.show(self.showing, self.papers.paper_id, reach=self.papers.cursor + 500)

    def _say_notices(self, notices: tuple[str, ...]) -> None:
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
        listing = self.library.search(query, reach)
        self.showing, self.matcher = showing, showing.matcher()
        self.papers.title = showing.title
        self.papers.empty = showing.empty if listing.whole else "Sorting …"
        if listing.whole or len(listing):
            self.papers.show(listing, self.matcher, keep)
        else:
            self.papers.forget_lines()
        self._sought = keep if seek and self.papers.paper_id != keep else None
        self.library.drop_search()
        if not listing.whole:  # only once this is drawn: the search would slow that down
            self.call_after_refresh(self._complete, query)
        self.count()

    def _complete(self, query: Query) -> None:
        if query == self.showing.query:
            self.library.complete(query, lambda whole: self.post_message(self.Completed(whole)))

    def on_desk_completed(self, event: Desk.Completed) -> None:
        """The rest of the listing has come, unless another one is shown by now."""
        papers, listing = self.papers, event.listing
        if listing.query != self.showing.query:
            return
        papers.empty = self.showing.empty
        if papers.listing.query != listing.query:
            papers.show(listing, self.matcher, self._sought or papers.paper_id)
        else:
            papers.grow(listing)
            if self._sought is not None and papers.cursor == 0:
                papers.move_to(listing.position_of(self._sought) or 0)
        self._sought = None
        self.filter_bar.count(self._passing())

    def follow(self) -> None:
        """The cursor is on another paper, or its marks changed: show its abstract, at once."""
        row = self.papers.row
        self.paper = self.library.paper(row.id) if row else None
        marks = Marks(row.read, row.starred) if row else Marks()
        self.abstract.show(self.paper, marks, self.matcher)

    def filter_typed(self, text: str) -> None:
        """A letter was typed into the filter: list what passes now, in the same call."""
        try:
            showing = self.showing.filtered(text, typing=True)
        except QueryError as error:
            self.status.say(str(error), error=True, stay=True)
            return
        self.status.say("")
        self.show(showing, self.papers.paper_id, seek=False)
        self.filter_bar.count(self._passing())

    def filter_kept(self) -> None:
        """Enter in the filter bar."""
        raise NotImplementedError

    def filter_dropped(self) -> None:
        """Escape in the filter bar."""
        raise NotImplementedError

    def _passing(self) -> str:
        listing = self.papers.listing
        more = "" if listing.total is not None else "+"
        number = listing.total if listing.total is not None else len(listing)
        return f"{number:,}{more} paper{'' if number == 1 and not more else 's'}"

    def redraw_marks(self) -> None:
        """Draw everything anew that shows marks."""
        self.papers.redraw()
        self.follow()
        self.count()

    def count(self) -> None:
        """Show how many papers there are in each view."""
        counts = self.library.counts()
        self.views.show(self.showing.view, counts)
        self.status.count(counts)

    @contextmanager
    def trouble_said(self) -> Iterator[None]:
        """Say what kept the library from doing something, instead of failing."""
        try:
            yield
        except LibraryError as error:
            self.status.say(str(error), error=True, stay=True)

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

    # Room

    def on_resize(self, event: events.Resize) -> None:
        """Arrange the panes for the room there is."""
        width, height = event.size
        tiny = width < _SMALLEST[0] or height < _SMALLEST[1]
        if tiny and not self.has_class("-tiny"):
            self._focused_before = self.focused
        elif self.has_class("-tiny") and not tiny:  # what was hidden has lost the focus
            self.call_after_refresh((self._focused_before or self.papers).focus)
        wide = width >= WIDE
        middle = not wide and width >= MIDDLE and height >= _HIGH_ENOUGH
        self.set_class(tiny, "-tiny")
        self.set_class(middle, "-middle")
        self.set_class(not wide and not middle, "-narrow")
        for pane in (self.views, self.papers, self.abstract):
            pane.framed = wide or middle
        if tiny:
            said = f"This window is {width}x{height}. Reading takes {_SMALLEST[0]}x{_SMALLEST[1]}."
            self.query_one("#small", Static).update(Content(said))

    @property
    def abstract_is_visible(self) -> bool:
        """Whether the abstract is on the screen now."""
        return not self.has_class("-narrow") or self.has_class("-abstract")

    def go_to(self, pane: Pane) -> None:
        """Put the focus on a pane, showing it if there is no room for all."""
        self.set_class(pane is self.abstract, "-abstract")
        self.set_class(pane is self.views, "-views")
        self.set_focus(pane)
