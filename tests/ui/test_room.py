"""The panes share what room there is, at any size, and nothing is lost in a change of it."""

import pytest

from tests.ui.driving import Reader, awaited, reading
from tuireader.library import Library


def panes(reader: Reader) -> set[str]:
    """The panes that can be seen."""
    desk = reader.desk
    every = (desk.views, desk.papers, desk.abstract)
    return {pane.id for pane in every if pane.id and pane.region.area}


@pytest.mark.parametrize(
    ("size", "seen"),
    [
        ((160, 45), "views papers abstract"),
        ((110, 12), "views papers abstract"),
        ((100, 30), "papers abstract"),
        ((70, 20), "papers abstract"),
        ((100, 12), "papers"),
        ((60, 20), "papers"),
        ((40, 10), "papers"),
    ],
    ids=str,
)
@awaited
async def test_panes_stand_as_there_is_room(
    library: Library, size: tuple[int, int], seen: str
) -> None:
    async with reading(library, size=size) as reader:
        assert panes(reader) == set(seen.split())
        assert "Paper 00 on vision" in reader.text
        assert all(len(line) == size[0] for line in reader.lines)
        if "abstract" in seen:
            assert "The abstract of number 00." in reader.text
        await reader.press("enter")
        assert "The abstract of number 00." in reader.text
        await reader.press("escape", "j", "enter")
        await reader.press("space")
        assert "The abstract of number 02." in reader.text


@awaited
async def test_panes_stand_beside_each_other_or_over_each_other(library: Library) -> None:
    async with reading(library, size=(160, 45)) as reader:
        papers, abstract = reader.desk.papers.region, reader.desk.abstract.region
        assert abstract.x == papers.right
        assert abstract.y == papers.y
        await reader.pilot.resize_terminal(100, 30)
        papers, abstract = reader.desk.papers.region, reader.desk.abstract.region
        assert abstract.x == papers.x
        assert abstract.y == papers.bottom


@pytest.mark.parametrize("size", [(30, 6), (39, 30), (100, 7), (3, 2), (1, 1)], ids=str)
@awaited
async def test_a_window_too_small_is_told_so_kindly(
    library: Library, size: tuple[int, int]
) -> None:
    async with reading(library, size=size) as reader:
        said = " ".join(reader.text.split())
        assert "Paper" not in said
        if size[0] >= 30:
            assert "This window is" in said
            assert "Reading takes 40x8" in said
        await reader.pilot.resize_terminal(60, 20)
        await reader.pilot.pause()
        assert "Paper 00" in reader.text
        assert "This window" not in reader.text


@awaited
async def test_resizing_while_reading_keeps_paper_and_focus(library: Library) -> None:
    async with reading(library, size=(160, 45)) as reader:
        reader.desk.papers.move_to(25)
        await reader.press("enter")
        for size in ((100, 30), (60, 20), (40, 10), (30, 6), (45, 9), (160, 45)):
            await reader.pilot.resize_terminal(*size)
            await reader.pilot.pause()
            assert reader.number == 25
            if size != (30, 6):
                assert reader.focus == "abstract"
                assert "The abstract of number 25." in reader.text
            if size[0] >= 70:
                assert "Paper 25 on graphs" in "".join(
                    line[: reader.desk.papers.region.right] for line in reader.lines
                )


@awaited
async def test_the_views_take_the_screen_on_demand_where_there_is_no_room(
    library: Library,
) -> None:
    async with reading(library, size=(60, 20)) as reader:
        await reader.press("shift+tab")
        assert panes(reader) == {"views"}
        await reader.press("j", "enter")
        assert panes(reader) == {"papers"}
        assert "Unread" in reader.lines[0]


@awaited
async def test_help_and_questions_fit_the_smallest_window(library: Library) -> None:
    async with reading(library, size=(40, 8)) as reader:
        for key in ("question_mark", "S", "ctrl+t", "M"):
            await reader.press(key)
            assert reader.screen is not reader.desk
            assert all(len(line) == 40 for line in reader.lines)
            await reader.press("escape")
            assert reader.screen is reader.desk
