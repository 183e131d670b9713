"""Marks are made by a key, shown at once, and taken back by another."""

import json
from pathlib import Path

import pytest

from tests.ui.driving import awaited, reading
from tuireader.library import Library
from tuireader.marks import MarkStore, NotSaved
from tuireader.query import Query
from tuireader.ui.screens.choosing import Choosing


@awaited
async def test_s_stars_the_paper_under_the_cursor_and_takes_the_star_away(
    library: Library,
) -> None:
    async with reading(library) as reader:
        await reader.press("j", "s")
        assert "★ Paper 01" in reader.text
        assert reader.counts() == (30, 30, 1)
        assert "Starred" in reader.status
        await reader.press("s")
        assert "★ Paper 01" not in reader.text
        assert reader.counts() == (30, 30, 0)


@awaited
async def test_m_marks_read_and_unread_again(library: Library) -> None:
    async with reading(library) as reader:
        await reader.press("m")
        assert 0 not in reader.unread
        assert "●  Paper 00" not in reader.text
        assert reader.counts() == (30, 29, 0)
        await reader.press("m")
        assert 0 in reader.unread
        assert "●  Paper 00" in reader.text


@awaited
async def test_u_undoes_step_by_step_and_ctrl_r_does_again(library: Library) -> None:
    async with reading(library) as reader:
        await reader.press("s", "m", "u")
        assert reader.counts() == (30, 30, 1)
        assert "Undone" in reader.status
        await reader.press("u")
        assert reader.counts() == (30, 30, 0)
        await reader.press("u")
        assert "Nothing to undo" in reader.status
        await reader.press("ctrl+r", "ctrl+r")
        assert reader.counts() == (30, 29, 1)
        await reader.press("ctrl+r")
        assert "Nothing to redo" in reader.status


@awaited
async def test_marking_twenty_papers_read_at_once_asks_nothing(library: Library) -> None:
    library.mark_read(list(library.search_whole(Query()).ids[:10]), True)
    async with reading(library) as reader:
        await reader.press("M")
        assert reader.screen is reader.desk
        assert reader.counts() == (30, 0, 0)
        assert "Marked 20 papers read" in reader.status
        await reader.press("u")
        assert reader.counts() == (30, 20, 0)


@awaited
async def test_marking_more_than_twenty_papers_read_is_asked_first(library: Library) -> None:
    async with reading(library) as reader:
        await reader.press("M")
        assert isinstance(reader.screen, Choosing)
        assert "Mark 30 papers of this list read?" in reader.text
        await reader.press("n")
        assert reader.counts() == (30, 30, 0)
        await reader.press("M", "escape")
        assert reader.counts() == (30, 30, 0)
        await reader.press("M", "y")
        assert reader.counts() == (30, 0, 0)


@awaited
async def test_one_undo_brings_all_papers_marked_at_once_back(library: Library) -> None:
    async with reading(library) as reader:
        await reader.press("m", "M", "enter")
        assert reader.counts() == (30, 0, 0)
        await reader.press("u")
        assert reader.unread == set(range(1, 30))


@awaited
async def test_marking_all_read_marks_only_what_the_filter_lets_pass(library: Library) -> None:
    async with reading(library) as reader:
        await reader.press("slash", *"graphs", "enter", "M", "escape")
        assert reader.unread == set(range(0, 30, 2))


@awaited
async def test_a_change_that_could_not_be_saved_is_said_and_not_shown(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*arguments: object) -> None:
        raise NotSaved("disk full")

    monkeypatch.setattr(MarkStore, "change", refuse)
    async with reading(library) as reader:
        await reader.press("s")
        assert "not saved: disk full" in reader.status
        assert reader.counts() == (30, 30, 0)
        await reader.press("space", "m", "M", "y")
        assert "not saved: disk full" in reader.status
        assert reader.unread == set(range(30))
        assert reader.number == 0


@awaited
async def test_marks_of_a_newer_version_are_said_and_papers_can_be_read(library: Library) -> None:
    newer = json.dumps({"tuireader": {"1": {"schema": 99}}, "marks": {}})
    state = Path(library.folder, "state.json")
    state.write_text(newer, encoding="utf-8")
    async with reading(library) as reader:
        assert "written by a newer tuireader" in reader.status
        await reader.press("j", "s", "m", "space", "u", "r")
        assert "The abstract of number 01." in reader.text
        assert "written by a newer tuireader" in reader.status
    assert state.read_text(encoding="utf-8") == newer


@awaited
async def test_damaged_marks_are_said_to_be_set_aside(library: Library) -> None:
    Path(library.folder, "state.json").write_text("{ not json", encoding="utf-8")
    async with reading(library, size=(160, 30)) as reader:
        assert "it is kept as" in reader.status
        await reader.press("s")
        assert reader.counts() == (30, 30, 1)


@awaited
async def test_marks_made_by_another_process_are_drawn_after_a_refresh(library: Library) -> None:
    async with reading(library) as reader:
        await reader.press("s")
        other = Library(library.folder)
        other.star(other.ids_named("arxiv:2301.00003"), True)
        other.close()
        await reader.press("r")
        assert "★ Paper 03" in reader.text
        assert reader.counts() == (30, 30, 2)


@awaited
async def test_what_was_done_to_a_paper_is_not_said_of_the_next(library: Library) -> None:
    async with reading(library) as reader:
        await reader.press("s")
        assert "Starred" in reader.status
        await reader.press("j")
        assert "Starred" not in reader.status
