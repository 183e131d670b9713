"""What is not saved is said for as long as it isn't, and marks of others come by themselves."""

import errno
import os
from collections.abc import Iterator
from contextlib import closing, contextmanager

import pytest

from tests.conftest import MakeLibrary
from tests.ui.driving import awaited, reading
from tuireader.library import Library
from tuireader.marks.disk import RealDisk
from tuireader.typeset import Span, titles
from tuireader.ui.screens.choosing import Choosing


@contextmanager
def full_disk() -> Iterator[None]:
    """Nothing can be written to a file meanwhile."""

    def refuse(self: RealDisk, descriptor: int, data: bytes) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(RealDisk, "write", refuse)
        yield


@awaited
async def test_what_is_not_saved_is_said_until_it_is(library: Library) -> None:
    async with reading(library, size=(120, 30)) as reader:
        with full_disk():
            await reader.press("s")
            assert "★ Paper 00" in reader.text
            await reader.until(lambda: "not saved: disk full — 1 change kept" in reader.status)
            await reader.press("j", "m")
            await reader.until(lambda: "not saved: disk full — 2 changes kept" in reader.status)
        await reader.until(lambda: "not saved" not in reader.status)
    with closing(Library(library.folder)) as again:
        again.sync()
        assert again.counts() == (30, 29, 1)


@awaited
async def test_quitting_with_unsaved_changes_asks(library: Library) -> None:
    async with reading(library, size=(120, 30)) as reader:
        with full_disk():
            await reader.press("s")
            await reader.until(lambda: library.unsaved is not None)
            await reader.press("q")
            assert isinstance(reader.screen, Choosing)
            assert "Not saved: disk full. 1 change would be lost." in reader.text
            await reader.press("escape", "q", "enter")
            assert isinstance(reader.screen, Choosing)  # Tried again, and in vain.
            assert reader.app.is_running
        await reader.press("enter")
        await reader.until(lambda: not reader.app.is_running)
    assert library.unsaved is None


@awaited
async def test_quitting_can_leave_changes_behind(library: Library) -> None:
    async with reading(library) as reader:
        with full_disk():
            await reader.press("s")
            await reader.until(lambda: library.unsaved is not None)
            await reader.press("q", "j", "j", "enter")
            await reader.until(lambda: not reader.app.is_running)


@awaited
async def test_marks_made_elsewhere_appear_and_the_cursor_stays(
    library: Library, make_library: MakeLibrary
) -> None:
    other = make_library([])
    async with reading(library) as reader:
        await reader.press("j", "j")
        ids = other.search(reader.desk.showing.query).ids
        other.star(list(ids[:1]), True)
        other.mark_read(list(ids[4:6]), True)
        await reader.until(lambda: reader.counts() == (30, 28, 1))
        assert "★ Paper 00" in reader.text
        assert reader.number == 2


@awaited
async def test_undo_tells_what_others_changed_since(
    library: Library, make_library: MakeLibrary
) -> None:
    other = make_library([])
    async with reading(library, size=(140, 30)) as reader:
        await reader.press("s")
        ids = list(other.search(reader.desk.showing.query).ids[:1])
        other.sync()
        other.star(ids, False)
        await reader.until(lambda: reader.counts() == (30, 30, 0))
        other.star(ids, True)
        await reader.until(lambda: reader.counts() == (30, 30, 1))
        await reader.press("u")
        assert "changed elsewhere since" in reader.status
        assert reader.counts() == (30, 30, 1)


@awaited
async def test_steps_of_the_last_time_can_be_undone(
    library: Library, make_library: MakeLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(titles, "typeset_line", lambda source: [Span(source.replace("on", "α"))])
    async with reading(library) as reader:
        await reader.press("s", "j", "s")
    library.close()
    async with reading(make_library([])) as reader:
        await reader.press("u")
        assert "Undone: Starred “Paper 01 α graphs”" in reader.status
        await reader.press("u")
        assert reader.counts() == (30, 30, 0)
