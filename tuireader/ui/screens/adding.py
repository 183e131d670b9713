"""Commands that add papers while one reads: another process does the work."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from textual import events
from textual.message import Message
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input

from tuireader.library import CatalogueError
from tuireader.ui.screens.following import Following
from tuireader.ui.screens.saving import Saving

if TYPE_CHECKING:  # imported when papers are added: no start should wait for them
    from tuireader.library.report import Report
    from tuireader.ui.adding import Adding
    from tuireader.ui.child import Child
    from tuireader.ui.widgets.add_bar import AddBar

_DRAWN_EVERY = 0.125
"""Seconds between two pictures of the bar that shows how far it is."""

_HINTS = (("enter", "add"), ("tab", "complete"), ("escape", "leave"))


class AddingPapers(Following, Saving):
    """The desk with its commands for adding."""

    class Reported(Message):
        """The other process tells how far it is."""

        def __init__(self, report: Report) -> None:
            super().__init__()
            self.report = report

    class Ended(Message):
        """The other process has ended."""

        def __init__(self, status: int, said: str) -> None:
            super().__init__()
            self.status = status
            self.said = said

    _bar: AddBar | None = None
    _focus_before: Widget | None = None
    _adding: Adding | None = None
    _child: Child | None = None
    _drawing: Timer | None = None
    _tick = 0
    _troubles: Sequence[str] | None = None

    # Which files

    def action_add(self) -> None:
        """Ask for files and folders."""
        self._open_bar("")

    def on_paste(self, event: events.Paste) -> None:
        """Files that were dropped on the terminal come as pasted paths: offer to add them."""
        from tuireader.ui.dropping import looks_dropped, named_paths, quoted_paths

        if not isinstance(self.focused, Input) and looks_dropped(event.text):
            event.stop()
            self._open_bar(quoted_paths(named_paths(event.text)))

    def _open_bar(self, text: str) -> None:
        if self._bar is None:
            from tuireader.ui.widgets.add_bar import AddBar

            self._bar = AddBar(self._take, self._close_bar, self._offer)
            self.mount(self._bar, before=self.status)
        self._focus_before = self.focused
        self.status.say("")
        self.status.hint_at(_HINTS)
        self._bar.open(text)

    def _close_bar(self) -> None:
        if self._bar is not None:
            self._bar.close()
        self.status.say("")
        self.status.hint_at(None)
        self.set_focus(self._focus_before or self.papers)

    def _offer(self, names: tuple[str, ...] | None) -> None:
        """Show with what a path can go on."""
        if names is None:
            self.status.say("Nothing there begins so")
        else:
            self.status.say("  ".join(names), stay=True)

    def _take(self) -> None:
        """Enter: add what is named, or say what is wrong and stay."""
        from tuireader.ui.dropping import missing_paths, named_paths

        text = self._bar.text if self._bar is not None else ""
        missing = missing_paths(text)
        if missing:
            self.status.say(f"{missing[0]}: no such file", error=True, stay=True)
        elif self._child is not None:
            self.status.say("One adding at a time; ctrl+c in the list cancels it", error=True)
        else:
            self._close_bar()
            if text.strip():
                self.add_papers([os.path.abspath(each) for each in named_paths(text)])

    # How it goes on

    def add_papers(self, paths: list[str]) -> None:
        """Add the papers of files and folders, behind.

        Args:
            paths: absolute ones.
        """
        from tuireader.ui.adding import Adding
        from tuireader.ui.child import Child

        try:
            self._child = Child(
                self.library.folder,
                paths,
                lambda report: self.post_message(self.Reported(report)),
                lambda status, said: self.post_message(self.Ended(status, said)),
            )
        except OSError as error:
            self.status.say(f"Adding can't be started: {error.strerror}", error=True, stay=True)
            return
        self._adding = Adding(paths)
        self._drawing = self.set_interval(_DRAWN_EVERY, self._draw)
        self.status.say("")
        self._draw()

    def on_adding_papers_reported(self, event: AddingPapers.Reported) -> None:
        """Note how far it is; it is drawn soon."""
        if self._adding is not None:
            self._adding.hear(event.report)

    def _draw(self) -> None:
        adding, tick = self._adding, self._tick
        self._tick += 1
        if adding is not None:
            self.status.show_work(lambda room: adding.line(tick, room))

    def on_adding_papers_ended(self, event: AddingPapers.Ended) -> None:
        """Say what came of it."""
        adding, self._adding, self._child = self._adding, None, None
        if self._drawing is not None:
            self._drawing.stop()
        self.status.show_work(None)
        if adding is None:
            return
        revision = None
        with suppress(CatalogueError):
            revision = self.library.revision()
        said = adding.outcome(event.status, event.said, revision)
        self._troubles = adding.troubles
        self.status.report(said, error=event.status != 0 and not adding.cancelled)
        # Marks made meanwhile could not be mirrored, whatever came of it.
        self.look_for_papers(anyhow=True)

    def papers_came(self, papers: int) -> None:
        """What comes of our own adding is told in the end."""
        if self._adding is None:
            super().papers_came(papers)

    def action_refused(self) -> None:
        """Show what was refused."""
        troubles = self._first_notices if self._troubles is None else self._troubles
        if troubles:
            from tuireader.ui.screens.telling import Telling

            self.app.push_screen(Telling(f"Refused: {len(troubles):,} — q closes", troubles))
        else:
            self.status.say("Nothing was refused")

    # How it ends before its time

    def action_cancel_adding(self) -> None:
        """Ctrl+C: copy the text that is selected, else cancel adding, else say what quits."""
        if self.get_selected_text() is not None:
            self.action_copy_text()
        elif self._child is not None and self._adding is not None:
            self._adding.cancelled = True
            self._child.kill()
        else:
            self.status.say("q quits")

    def end_adding(self) -> None:
        """End the other process, if there is one; may be called in a signal handler."""
        if self._child is not None:
            self._child.end()

    def on_unmount(self) -> None:
        """The reader ends."""
        self.end_adding()

    def leave(self) -> None:
        """End, unless papers are being added: then ask."""
        if self._child is None:
            super().leave()
        else:
            choices = ["Stay", "Cancel adding and quit"]
            self.ask("Papers are being added.", choices, self._leave_anyway_adding)

    def _leave_anyway_adding(self, answer: int | None) -> None:
        if answer == 1:
            self.end_adding()
            super().leave()
