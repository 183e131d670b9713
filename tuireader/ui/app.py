"""The Textual app: one screen, themes, and what guards the terminal."""

from __future__ import annotations

import asyncio
import gc
import sys
from collections.abc import Sequence
from functools import cached_property
from threading import Thread

from textual.app import App
from textual.driver import Driver
from textual.filter import ANSIToTruecolor, LineFilter
from textual.worker import WorkerFailed

from tuireader.papers import clean_characters
from tuireader.ui.leaving import Leaving
from tuireader.ui.palette import TableProvider
from tuireader.ui.safety import AsciiFilter, ControlFilter, NoColorFilter
from tuireader.ui.screens.desk import Desktop
from tuireader.ui.screens.reading import Reading


class ReaderApp(App[int]):
    """The reader."""

    TITLE = "tuireader"
    ENABLE_COMMAND_PALETTE = True
    COMMANDS = {TableProvider}  # noqa: RUF012 - Textual's own type
    CSS = """
    Static, OptionList { scrollbar-size-vertical: 1; }
    """

    def __init__(
        self, desktop: Desktop, *, ascii_only: bool = False, leaving: Leaving | None = None
    ) -> None:
        """Set up.

        Args:
            desktop: what to read, and where the reader was.
            ascii_only: draw nothing but ASCII.
            leaving: guards the terminal; None draws on none, as in tests.
        """
        super().__init__()
        self.leaving = leaving
        # Nothing pops up over what is being read. There is no public switch for these two widgets,
        # which every screen would have.
        self._disable_tooltips = self._disable_notifications = True
        self._desktop = desktop
        self._ascii_only = ascii_only
        self._copying: Thread | None = None
        """What fills the system's clipboard."""
        if desktop.place.theme in self.available_themes:
            self.theme = desktop.place.theme

    def get_driver_class(self) -> type[Driver]:
        """What draws and reads keys."""
        if sys.platform != "win32":
            from tuireader.ui.driver import GuardedDriver  # there is none elsewhere

            return GuardedDriver
        return super().get_driver_class()

    def get_default_screen(self) -> Reading:
        """The reading screen is all there is."""
        reading = Reading(self._desktop, self.size)
        reading.papers.ascii_only = reading.abstract.ascii_only = self._ascii_only
        if self.leaving is not None:
            self.leaving.end_beside = reading.end_beside
        return reading

    @cached_property
    def _guards(self) -> list[LineFilter]:
        guards: list[LineFilter] = [ControlFilter()]
        if self._ascii_only:
            guards.append(AsciiFilter())
        if self.no_color:
            guards.append(NoColorFilter())
        return guards

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Ours, and Textual's but two: grey for NO_COLOR, and true colours for the sixteen of old.

        Nothing here is drawn in those, and looking for them in every line takes a tenth of a frame.
        """
        usual = [] if self.no_color else super().get_line_filters()
        return [*(each for each in usual if not isinstance(each, ANSIToTruecolor)), *self._guards]

    def on_mount(self) -> None:
        """After ``fg`` the terminal is empty, and Textual draws only what changes."""
        self.app_resume_signal.subscribe(self, lambda _: self.refresh(layout=True))
        if self.leaving is not None:
            noted = self.leaving.noted
            asyncio.get_running_loop().set_exception_handler(
                lambda _, context: noted(context.get("exception"))
            )

    def _handle_exception(self, error: Exception) -> None:
        """Textual comes here with every error that nobody caught, and has no public place for it.

        It would print the traceback with the values of all variables, notes and titles among them.
        """
        if self.leaving is None:
            super()._handle_exception(error)
            return
        self.leaving.crashed(error.error if isinstance(error, WorkerFailed) else error)
        self.exit(return_code=1)  # for Windows, and where the process is being left already

    def copy_to_clipboard(self, text: str) -> None:
        """Copy a text, cleaned: a terminal may run what is pasted into it."""
        from tuireader.ui.clipboard import copy_beside, cut  # no start should wait for it

        text = cut(clean_characters(text))
        super().copy_to_clipboard(text)
        if not self.is_headless:
            self._copying = copy_beside(text, self._copying)

    def action_help_quit(self) -> None:
        """Ctrl+C, from habit: say what quits instead."""
        desk = self.screen_stack[0]
        if isinstance(desk, Reading):
            desk.status.say("q quits")

    def on_ready(self) -> None:
        """The first frame is drawn: what lives now will live on, so collections pass it over."""
        gc.freeze()
        gc.enable()
