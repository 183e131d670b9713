"""Pictures of the screen, to be looked at when they change."""

import time
from collections.abc import Awaitable, Callable
from typing import Protocol

import pytest
from textual.app import App
from textual.pilot import Pilot

from tests.conftest import MakeLibrary
from tests.ui.driving import is_counted
from tuireader.library import Library
from tuireader.query import Query
from tuireader.samples import sample_page
from tuireader.ui.app import ReaderApp
from tuireader.ui.remembering import Place
from tuireader.ui.screens.desk import Desktop
from tuireader.ui.screens.reading import Reading


class Compare(Protocol):
    """The fixture that compares an app's screen with the picture that was kept of it."""

    def __call__(
        self,
        app: App[int],
        *,
        terminal_size: tuple[int, int] = ...,
        press: tuple[str, ...] = ...,
        run_before: Callable[[Pilot[int]], Awaitable[None]] | None = ...,
    ) -> bool: ...


@pytest.fixture
def samples(make_library: MakeLibrary) -> Library:
    library = make_library([])
    page = sample_page()
    (intake,) = library.add(str(page), [page])
    assert intake.added.new == 120
    everything = list(library.search_whole(Query()).ids)
    library.mark_read(everything[2:4], True)
    library.star(everything[3:5], True)
    return library


async def settled(pilot: Pilot[int]) -> None:
    """Once the marks are read, and all papers counted."""
    desk = pilot.app.screen_stack[0]
    assert isinstance(desk, Reading)
    deadline = time.monotonic() + 10
    while not is_counted(desk):
        assert time.monotonic() < deadline
        await pilot.pause()
    await pilot.pause()


@pytest.mark.parametrize("size", [(160, 45), (100, 30), (60, 20), (40, 10)], ids=str)
def test_the_desk(snap_compare: Compare, samples: Library, size: tuple[int, int]) -> None:
    app = ReaderApp(Desktop(samples))
    assert snap_compare(app, terminal_size=size, run_before=settled)


def test_a_light_theme(snap_compare: Compare, samples: Library) -> None:
    app = ReaderApp(Desktop(samples, Place(theme="textual-light")))
    assert snap_compare(app, terminal_size=(120, 24), run_before=settled)


def test_the_help(snap_compare: Compare, samples: Library) -> None:
    app = ReaderApp(Desktop(samples))
    assert snap_compare(app, terminal_size=(100, 60), press=("question_mark",))


def test_the_filter_open(snap_compare: Compare, samples: Library) -> None:
    app = ReaderApp(Desktop(samples))
    keys = ("slash", *"self sup")
    assert snap_compare(app, terminal_size=(120, 24), press=keys, run_before=settled)
