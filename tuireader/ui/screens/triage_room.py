"""The room in which unread papers are decided on: one abstract, how far one is, and the keys."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from textual import events
from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from tuireader.library import Library, LibraryError, Marks, Row
from tuireader.library.triage import Triage
from tuireader.papers import Paper
from tuireader.typeset import Matcher
from tuireader.ui.screens.room import too_small
from tuireader.ui.screens.saving import warning_of
from tuireader.ui.triage_words import hints, place_of, said_of, summary_hints, told
from tuireader.ui.widgets.progress_line import ProgressLine
from tuireader.ui.widgets.status_line import StatusLine
from tuireader.ui.widgets.triage_pane import TriagePane

_FRAMED_FROM = (70, 16)
"""Cells and lines from which there is a frame around the abstract."""


class _Hints(StatusLine):
    """The lowest line, without the library's counts."""

    def _right(self, width: int, said: int) -> str:
        return ""


class TriageRoom(Screen[Triage]):
    """Shows where one is in a triage: a paper of it, or at the end the summary."""

    DEFAULT_CSS = """
    TriageRoom {
        layout: vertical;
        & > #column { height: 1fr; align-horizontal: center; }
        & ProgressLine, & Pane, & #summary { max-width: 96; }
        & #summary { display: none; width: 1fr; height: 1fr; padding: 1 2; }
        & > #small { display: none; width: 1fr; height: 1fr; }
        &.-low #summary { padding: 0 1; }
        &.-summary Pane { display: none; }
        &.-summary #summary { display: block; }
        &.-tiny #column, &.-tiny StatusLine { display: none; }
        &.-tiny > #small { display: block; }
    }
    """

    # The abstract gets the focus; Textual's own choice would be drawn for nothing.
    AUTO_FOCUS = ""

    def __init__(
        self, library: Library, triage: Triage, matcher: Matcher, *, ascii_only: bool = False
    ) -> None:
        """Begin where the triage is.

        Args:
            library: whose papers.
            triage: the papers.
            matcher: what to highlight in them.
            ascii_only: whether to draw with ASCII signs.
        """
        super().__init__(classes="-triage")
        self.library = library
        self.triage = triage
        self.paper: Paper | None = None
        self.status = _Hints(id="hints")
        self.abstract = TriagePane(id="abstract")
        self.progress = ProgressLine(id="progress")
        self.progress.ascii_only = self.abstract.ascii_only = ascii_only
        self._matcher = matcher
        self._ahead: tuple[int, Paper | None] = (-1, None)
        self._knows_marks = False
        """Whether marks can be asked for without waiting until they are read."""
        self._summary = Static(Content(""), id="summary")
        self._small = Static(Content(""), id="small")

    def compose(self) -> ComposeResult:
        """The paper, or the summary in its place, under the progress and over the keys."""
        with Container(id="column"):
            yield self.progress
            yield self.abstract
            yield self._summary
        yield self.status
        yield self._small

    def on_mount(self) -> None:
        """Show the first paper."""
        self.warn()
        self.set_focus(self.abstract)
        self.status.hint_at(hints())
        self.turn_to(self.triage)

    def on_resize(self, event: events.Resize) -> None:
        """Use the room there is now."""
        small = too_small(event.size)
        width, height = event.size
        self.set_class(bool(small), "-tiny")
        self.set_class(height < _FRAMED_FROM[1], "-low")
        self._small.update(Content(small))
        self.abstract.framed = width >= _FRAMED_FROM[0] and height >= _FRAMED_FROM[1]

    def turn_to(self, triage: Triage) -> None:
        """Show where one is now, in the same call."""
        self.status.move_on()
        row = None
        with self.trouble_said():
            triage, row = self._of_now(triage)
        self.triage = triage
        if triage.is_over:
            self._summary.update(told(triage))
        if triage.is_over != self.has_class("-summary"):
            self.set_class(triage.is_over, "-summary")
            self.status.hint_at(summary_hints() if triage.is_over else hints())
        self._show(row)
        self.call_after_refresh(self._prepare)

    def _of_now(self, triage: Triage) -> tuple[Triage, Row | None]:
        """Past papers that another window marked read, or that are gone; and what there is then."""
        row = self._row(triage.current)
        if triage.is_over or triage.decided(triage.current) or (row and not row.read):
            return triage, row
        triage = triage.keeping(self.library.unread_among(triage.ids[triage.at :]))
        return triage, self._row(triage.current)

    def _row(self, paper: int | None) -> Row | None:
        rows = self.library.rows([paper]) if paper is not None else []
        return rows[0] if rows else None

    def _show(self, row: Row | None) -> None:
        triage = self.triage
        self.paper, marks = None, Marks()
        with self.trouble_said():
            if row is not None:
                id_, ahead = self._ahead
                self.paper = ahead if id_ == row.id else self.library.paper(row.id)
                marks = Marks(row.read, row.starred)
                if self._knows_marks:
                    marks = self.library.marks_of(row.identifiers)
        self.abstract.show(self.paper, marks, self._matcher)
        said = said_of(triage.decided(triage.current), marks)
        done = len(triage.standing) if triage.is_over else triage.at
        tally = "" if triage.is_over else triage.tally
        self.progress.show(done, len(triage.ids), place_of(triage), tally, said)

    def show_marks(self) -> None:
        """Show the marks of the paper as they are now."""
        self._knows_marks = True
        with self.trouble_said():
            self._show(self._row(self.triage.current))

    def _prepare(self) -> None:
        """What is drawn can be read: fetch what comes next, and typeset it."""
        if not self._knows_marks:
            self.show_marks()
        following = self.triage.following
        if following is None or following == self._ahead[0]:
            return
        with self.trouble_said():
            paper = self.library.paper(following)
            self._ahead = (following, paper)
            if paper is not None:
                self.abstract.prepare(paper, self._matcher)

    def warn(self) -> None:
        """Warn of what could not be saved, for as long as it isn't."""
        self.status.warn(warning_of(self.library.unsaved))

    @contextmanager
    def trouble_said(self) -> Iterator[None]:
        """Say what kept the library from doing something, instead of failing."""
        try:
            yield
        except LibraryError as error:
            self.status.tell(str(error), error=True)
