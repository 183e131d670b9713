"""The reader run without a terminal, and looked at as a person would: by what stands where."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import ParamSpec

from rich.segment import Segment
from textual import events
from textual.pilot import Pilot
from textual.screen import Screen

from tuireader.library import Library
from tuireader.ui.app import ReaderApp
from tuireader.ui.remembering import remembered
from tuireader.ui.screens.desk import Desktop
from tuireader.ui.screens.reading import Reading

_Arguments = ParamSpec("_Arguments")

_ROUNDS = 4
"""How often a key is passed on: to the focused widget, to its action, and on by messages."""

_PATIENCE = 10.0
"""Seconds in which what is waited for must have come."""


def awaited(
    test: Callable[_Arguments, Coroutine[object, object, None]],
) -> Callable[_Arguments, None]:
    """Make a test of a coroutine; pytest can't await one itself."""

    @wraps(test)
    def run(*args: _Arguments.args, **kwargs: _Arguments.kwargs) -> None:
        asyncio.run(test(*args, **kwargs))

    return run


@dataclass(frozen=True)
class Reader:
    """The running reader."""

    app: ReaderApp
    pilot: Pilot[int]

    @property
    def desk(self) -> Reading:
        """The screen one reads at, whatever stands on top of it."""
        desk = self.app.screen_stack[0]
        assert isinstance(desk, Reading)
        return desk

    @property
    def screen(self) -> Screen[object]:
        """The screen on top."""
        return self.app.screen

    async def press(self, *keys: str) -> None:
        """Press keys, one after the other.

        The pilot's own way waits for the processor to be idle after each, 65 milliseconds.
        """
        for key in keys:
            self.type_ahead(key)
            await self._settle()
        await self.pilot.pause()

    def type_ahead(self, *keys: str) -> None:
        """Press keys faster than anything can be drawn, as they come over a slow line."""
        for key in keys:
            self.app.post_message(events.Key(key, key if len(key) == 1 else None))

    async def paste(self, text: str) -> None:
        """Paste a text, all in one piece."""
        self.app.post_message(events.Paste(text))
        await self._settle()
        await self.pilot.pause()

    async def _settle(self) -> None:
        for _ in range(_ROUNDS):
            await self.pilot._wait_for_screen()

    async def type(self, text: str) -> None:
        """Type a text."""
        await self.press(*text)

    async def until(self, condition: Callable[[], object]) -> None:
        """Wait for what comes from another thread."""
        deadline = time.monotonic() + _PATIENCE
        while not condition():
            assert time.monotonic() < deadline, self.text
            await self.pilot.pause()

    async def counted(self) -> None:
        """Wait until all that has changed so far is counted."""
        await self.until(lambda: is_counted(self.desk))

    # What a person sees

    def strips(self) -> list[list[Segment]]:
        """The screen's lines as they are given to the terminal."""
        return [list(strip) for strip in self.screen._compositor.render_strips()]

    @property
    def lines(self) -> list[str]:
        """The screen's lines without their styles."""
        return ["".join(segment.text for segment in strip) for strip in self.strips()]

    @property
    def text(self) -> str:
        """The whole screen."""
        return "\n".join(self.lines)

    @property
    def status(self) -> str:
        """The lowest line."""
        return self.lines[-1]

    @property
    def title(self) -> str:
        """The title of the paper under the cursor; nothing without one."""
        row = self.desk.papers.row
        return row.title if row else ""

    @property
    def focus(self) -> str | None:
        """The id of the pane that has the focus."""
        return self.desk.focused.id if self.desk.focused else None

    @property
    def number(self) -> int:
        """The number of the paper under the cursor."""
        return int(self.title.split()[1])

    @property
    def numbers(self) -> list[int]:
        """The numbers of all listed papers, in order."""
        rows = self.desk.library.rows(self.desk.papers.listing.ids)
        return [int(row.title.split()[1]) for row in rows]

    @property
    def unread(self) -> set[int]:
        """The numbers of the listed papers that are unread."""
        rows = self.desk.library.rows(self.desk.papers.listing.ids)
        return {int(row.title.split()[1]) for row in rows if not row.read}

    @property
    def views(self) -> list[str]:
        """The lines of the views pane that are seen, without its frame."""
        pane = self.desk.views
        region = pane.region
        inner = slice(1, -1) if pane.framed else slice(1, None)
        lines = [
            "".join(part.text for part in strip)
            for strip in pane.render_lines(region.reset_offset)[inner]
        ]
        return [line.strip("│┃▐").rstrip() for line in lines if line.strip("│┃▐ ")]

    def counts(self) -> tuple[int, int, int]:
        """How many papers the views pane says there are: all, unread, starred."""
        counted = [line.split("│")[1].split()[-1] for line in self.lines[1:4]]
        return (int(counted[0]), int(counted[1]), int(counted[2]))


def is_counted(desk: Reading) -> bool:
    """Whether saved views are known, and counts are of what there is now."""
    is_under_way = desk._is_counted or desk._soon is not None
    return desk._knows_views and desk.listed.census is not None and not is_under_way


@asynccontextmanager
async def reading(
    library: Library,
    *,
    size: tuple[int, int] = (120, 30),
    state_folder: Path | None = None,
    ascii_only: bool = False,
    notices: tuple[str, ...] = (),
) -> AsyncIterator[Reader]:
    """The reader on a library, its first frame drawn and the marks read."""
    desktop = Desktop(library, remembered(state_folder), state_folder, notices)
    app = ReaderApp(desktop, ascii_only=ascii_only)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.pause()
        yield Reader(app, pilot)
