"""Papers are selected by keys and mouse, stay so, and are what marking commands are for."""

import threading

import pytest

from tests.ui.driving import Reader, awaited, reading
from tuireader.library import Library
from tuireader.ui.screens import commanding, working
from tuireader.ui.screens.choosing import Choosing


@awaited
async def test_what_is_selected_is_marked_and_escape_walks_outwards(library: Library) -> None:
    async with reading(library) as reader:
        await reader.press("x", "j", "x", "x", "s")
        assert reader.counts() == (30, 30, 3)
        assert "Starred: 3 papers" in reader.status
        assert "3 selected" in reader.status
        assert [line.count("▌") for line in reader.lines[1:6]] == [1, 0, 1, 1, 0]
        await reader.press("u")
        assert reader.counts() == (30, 30, 0)
        await reader.press("v", "j", "j", "k")
        assert "2 in range · 3 selected" in reader.status
        await reader.press("escape")
        assert "3 selected" in reader.status
        assert "in range" not in reader.status
        await reader.press("v", "j", "slash", *"graphs", "enter", "m")
        assert "5 selected" in reader.status
        assert reader.counts() == (30, 25, 0)
        await reader.press("escape")
        assert "selected" not in reader.status
        assert "graphs" in reader.text
        await reader.press("escape", "V")
        assert "30 selected" in reader.status
        await reader.press("V", "V", "x")
        assert "29 selected" in reader.status


@awaited
async def test_the_mouse_selects_with_a_key_held(library: Library) -> None:
    async with reading(library) as reader:
        papers = reader.desk.papers
        await reader.pilot.click(papers, offset=(10, 3), control=True)
        await reader.pilot.click(papers, offset=(10, 5), shift=True)
        assert [line.count("▌") for line in reader.lines[1:7]] == [0, 0, 1, 1, 1, 0]
        await reader.pilot.click(papers, offset=(10, 4), control=True)
        assert "2 selected" in reader.status
        await reader.pilot.click(papers, offset=(10, 8))
        assert (reader.number, len(papers.selection)) == (7, 2)


async def typed(reader: Reader, line: str, *keys: str) -> None:
    """Type a line behind a colon, fast, and then other keys."""
    reader.type_ahead("colon", *line)
    await reader.press(*(keys or ("enter",)))


@awaited
async def test_a_line_behind_a_colon_is_done_or_its_trouble_is_said(library: Library) -> None:
    async with reading(library) as reader:
        await typed(reader, "tag later,b grap")
        assert "Tagged 15 papers later, b; u undoes it" in reader.status
        await typed(reader, "read tag:lat", "tab", *" is:x", "enter")
        assert "is: takes unread" in reader.status
        assert reader.counts() == (30, 30, 0)
        await reader.press(*["backspace"] * len(" is:x"), "enter")
        assert reader.counts() == (30, 15, 0)
        await typed(reader, "", "up", "up", "enter")
        assert "That was so already" in reader.status
        await reader.press("X")
        reader.type_ahead(*"vision is:unread", "enter")
        await typed(reader, "done")
        assert reader.counts() == (30, 0, 0)
        await typed(reader, "undo")
        assert reader.counts() == (30, 15, 0)
        await typed(reader, "view unr")
        await typed(reader, "queue thesis %")
        assert "Queued 15 papers in thesis" in reader.status
        await typed(reader, "sort ti", "tab", "enter")
        assert "Unread · title" in reader.text
        await typed(reader, "", "backspace", "j")
        assert reader.focus == "papers"


@awaited
async def test_many_papers_are_marked_in_another_thread(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(working, "_MANY", 2)
    monkeypatch.setattr(commanding, "_ASKED_FROM", 30)
    async with reading(library) as reader:
        desk = reader.desk
        await reader.press("V", "s", "j")
        await reader.until(lambda: "Starred: 30 papers" in reader.status)
        assert reader.counts() == (30, 30, 30)
        reader.type_ahead("u", "ctrl+r", "u")
        await reader.until(lambda: reader.counts() == (30, 30, 0) and not desk.is_working)
        assert "Undone" in reader.status
        await typed(reader, "star")
        assert "Star: 30 papers?" in reader.text
        await reader.press("n", "escape", "M")
        await reader.until(lambda: isinstance(reader.screen, Choosing))
        await reader.press("y")
        await reader.until(lambda: "Marked 30 papers read" in reader.status)
        assert reader.counts() == (30, 0, 0)
        assert desk._work_shown is None


@awaited
async def test_what_was_asked_for_meanwhile_is_seen_under_way(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(working, "_MANY", 2)
    first_may_end, second_may_end = threading.Event(), threading.Event()
    async with reading(library) as reader:
        desk = reader.desk
        say = desk.status.report
        desk.work(30, "counting", lambda _: first_may_end.wait(60), lambda _: say("Counted"))
        desk.work(30, "weighing", lambda _: second_may_end.wait(60), lambda _: say("Weighed"))
        await reader.until(lambda: "counting …" in reader.status)
        first_may_end.set()
        await reader.until(lambda: "weighing …" in reader.status)
        second_may_end.set()
        await reader.until(lambda: "Weighed" in reader.status)
        assert not desk.is_working
