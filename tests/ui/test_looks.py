"""Colours, signs and the mouse."""

from itertools import pairwise

import pytest
from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual import events

from tests.ui.driving import Reader, awaited, reading
from tuireader.library import Library


def colours(reader: Reader) -> set[Color]:
    """The colours that the screen's lines have."""
    styles = [segment.style for strip in reader.strips() for segment in strip if segment.style]
    return {each for style in styles for each in (style.color, style.bgcolor) if each}


def styles_of(reader: Reader, text: str) -> list[Style]:
    """The styles of all that has this text in it."""
    segments = [segment for strip in reader.strips() for segment in strip]
    return [each.style for each in segments if each.style and text in each.text]


async def look_everywhere(reader: Reader) -> list[list[list[Segment]]]:
    """The screen in every state there is something else to see."""
    pictures = [reader.strips()]
    for keys in (
        ("s", "j", "m", "slash", *"vis"),
        ("escape", "question_mark"),
        ("escape", "S"),
        ("escape", "enter"),
        ("escape", "ctrl+p"),
        ("escape", "3", "slash", *"is:x"),
    ):
        await reader.press(*keys)
        pictures.append(reader.strips())
    return pictures


@awaited
async def test_no_color_means_no_colour_at_all(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with reading(library) as reader:
        for picture in await look_everywhere(reader):
            styles = [segment.style for strip in picture for segment in strip if segment.style]
            assert not [each for each in styles if each.color or each.bgcolor]


@awaited
async def test_without_colour_cursor_and_matches_can_be_told(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with reading(library) as reader:
        await reader.press("slash", *"graphs", "enter", "j")
        shown = [
            (segment.text, segment.style)
            for strip in reader.strips()[1:4]
            for segment in strip
            if segment.style is not None
        ]
        reversed_ = {text.strip() for text, style in shown if style.reverse}
        assert {each for each in reversed_ if "Paper" in each} == {"Paper 03 on"}
        assert {text for text, style in shown if style.underline} == {"graphs"}


@awaited
async def test_with_colour_there_are_some(library: Library) -> None:
    async with reading(library) as reader:
        assert len(colours(reader)) > 5


@awaited
async def test_ascii_only_draws_nothing_else(library: Library) -> None:
    async with reading(library, ascii_only=True) as reader:
        for picture in await look_everywhere(reader):
            texts = ["".join(segment.text for segment in strip) for strip in picture]
            assert all(text.isascii() for text in texts), texts
            assert {len(text) for text in texts} == {120}
        assert "Papers" not in reader.text


@awaited
async def test_another_theme_is_drawn_at_once_and_everywhere(library: Library) -> None:
    async with reading(library) as reader:
        (before,) = {each.bgcolor for each in styles_of(reader, "Paper 04")}
        names = sorted(reader.app.available_themes)
        steps = names.index("textual-light") - names.index(reader.app.theme)
        await reader.press("ctrl+t", *["j" if steps > 0 else "k"] * abs(steps), "enter")
        assert reader.app.theme == "textual-light"
        assert reader.screen is reader.desk
        assert before not in {each.bgcolor for each in styles_of(reader, "")}


@awaited
async def test_a_click_moves_the_cursor_and_a_double_click_opens(library: Library) -> None:
    async with reading(library, size=(60, 20)) as reader:
        papers = reader.desk.papers
        await reader.pilot.click(papers, offset=(10, 4))
        assert reader.number == 3
        assert not reader.desk.abstract_is_visible
        await reader.pilot.click(papers, offset=(10, 6), times=2)
        await reader.until(lambda: reader.desk.abstract_is_visible)
        assert "The abstract of number 05." in reader.text


@awaited
async def test_a_click_beside_the_papers_moves_nothing(library: Library) -> None:
    async with reading(library, size=(120, 40)) as reader:
        await reader.press("j")
        for offset in ((10, 0), (10, 36), (10, 38)):
            await reader.pilot.click(reader.desk.papers, offset=offset)
            assert reader.number == 1


@awaited
async def test_the_wheel_scrolls_and_leaves_the_cursor(library: Library) -> None:
    async with reading(library, size=(120, 14)) as reader:
        papers = reader.desk.papers
        await reader.pilot._post_mouse_events([events.MouseScrollDown], papers, offset=(5, 5))
        await reader.pilot.pause()
        assert papers.top == 3
        assert reader.number == 0
        assert "Paper 00" not in "".join(line[20:70] for line in reader.lines)


@awaited
async def test_a_click_on_a_view_turns_to_it(library: Library) -> None:
    library.star(library.ids_named("arxiv:2301.00004"), True)
    async with reading(library) as reader:
        await reader.pilot.click(reader.desk.views, offset=(5, 3))
        await reader.pilot.pause()
        assert reader.numbers == [4]


@awaited
async def test_a_drag_on_the_scrollbar_scrolls(library: Library) -> None:
    async with reading(library, size=(120, 14)) as reader:
        papers = reader.desk.papers
        right = papers.size.width - 1
        tops = []
        for y in (1, 6, papers.size.height - 2):
            await reader.pilot.mouse_down(papers, offset=(right, y))
            await reader.pilot.mouse_up(papers, offset=(right, y))
            tops.append(papers.top)
        assert all(one < other for one, other in pairwise(tops))
        assert tops[-1] == papers.last_top
        assert reader.number == 0


@awaited
async def test_without_colour_what_is_wrong_and_what_is_not_typed_can_be_told(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with reading(library) as reader:
        await reader.press("slash", *"is:nosuch au")
        assert [each.underline for each in styles_of(reader, "nosuch")] == [True]
        assert [each.dim for each in styles_of(reader, "hor:")] == [True]
        assert not any(each.dim for each in styles_of(reader, " au"))
