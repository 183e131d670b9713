"""Papers that others add appear by themselves, and nothing that is looked at moves."""

import pytest
from textual import events
from textual.geometry import Offset
from textual.selection import Selection

from tests.conftest import MakeLibrary
from tests.making import Record, add_papers, record
from tests.ui.driving import Reader, awaited, reading
from tuireader.library import CatalogueError, Cell, Library
from tuireader.marks import Wanted
from tuireader.ui.screens.choosing import Choosing
from tuireader.ui.widgets.paper_text import text_of


def newer(*numbers: int) -> list[Record]:
    """Papers that stand above all others."""
    return [record(number, published=f"2031-01-{number - 39:02}") for number in numbers]


def line_of(reader: Reader, text: str) -> int:
    """The only line of the list that has a text in it."""
    (found,) = [
        number for number, line in enumerate(reader.lines) if text in line[20:69].partition("│")[2]
    ]
    return found


async def look(reader: Reader, papers: int) -> None:
    """Have the reader look now, and not within the second; until all these papers are listed."""
    reader.desk.look_for_papers()
    await reader.until(lambda: len(reader.desk.papers.listing) == papers)
    await reader.pilot.pause()


@awaited
async def test_papers_added_by_another_process_come_by_themselves(
    library: Library, make_library: MakeLibrary
) -> None:
    other = make_library([])
    async with reading(library, size=(120, 14)) as reader:
        await reader.press(*"jjjjjjjjjjjjjjkkk")
        at = line_of(reader, "Paper 11")
        assert at == 8
        add_papers(other, newer(40, 41, 42, 43, 44))
        await reader.until(lambda: "12" not in reader.lines[0] and "of 35" in reader.lines[0])
        assert (reader.number, line_of(reader, "Paper 11")) == (11, at)
        assert "17 of 35" in reader.lines[0]
        assert reader.counts() == (35, 35, 0)
        assert "5 papers added" in reader.status
        await reader.press("g")
        assert reader.number == 44
        assert "5 papers added" in reader.status


@awaited
async def test_the_cursor_in_the_first_line_stays_on_its_paper(library: Library) -> None:
    async with reading(library, size=(120, 14)) as reader:
        add_papers(library, newer(40, 41))
        await look(reader, 32)
        assert (reader.number, line_of(reader, "Paper 00")) == (0, 1)
        await reader.press("k")
        assert reader.number == 40


@awaited
async def test_what_is_scrolled_to_stays_when_the_cursor_is_elsewhere(library: Library) -> None:
    async with reading(library, size=(120, 14)) as reader:
        await reader.press("j")
        for _ in range(2):
            await reader.pilot._post_mouse_events(
                [events.MouseScrollDown], reader.desk.papers, offset=(5, 5)
            )
        await reader.pilot.pause()
        assert line_of(reader, "Paper 06") == 1
        between = record(42, published=record(3)["published"])
        add_papers(library, [*newer(40, 41), between])
        await look(reader, 33)
        assert line_of(reader, "Paper 06") == 1
        assert reader.number == 1


@awaited
async def test_what_was_read_just_now_stays_in_unread(library: Library) -> None:
    async with reading(library) as reader:
        await reader.press("2", "m", "j", "j", "m")
        add_papers(library, newer(40))
        await look(reader, 31)
        assert reader.number == 2
        assert reader.numbers[:4] == [40, 0, 1, 2]
        assert reader.unread == {*range(1, 30), 40} - {2}
        assert reader.counts() == (31, 29, 0)
        await reader.press("r")
        assert len(reader.numbers) == 29


@awaited
async def test_a_filter_being_typed_stays_and_finds_what_came(library: Library) -> None:
    async with reading(library) as reader:
        await reader.press("slash", *"graphs")
        await reader.until(lambda: "15 papers" in reader.lines[-2])
        add_papers(library, newer(40, 41))
        await look(reader, 16)
        assert " / graphs" in reader.lines[-2]
        assert "16 papers" in reader.lines[-2]
        await reader.press(*" 41")
        await reader.until(lambda: reader.numbers == [41])
        await reader.press("escape")
        assert len(reader.numbers) == 32
        assert reader.number == 0


@awaited
async def test_marks_of_papers_that_just_came_are_right(library: Library) -> None:
    library._marks.change([Wanted(("arxiv:2301.00041",), Cell.STARRED, True)], "Starred")
    async with reading(library) as reader:
        add_papers(library, newer(40, 41))
        await look(reader, 32)
        await reader.until(lambda: reader.counts() == (32, 32, 1))
        await reader.press("3")
        assert reader.numbers == [41]


@awaited
async def test_the_abstract_stays_where_it_is_and_keeps_its_selection(library: Library) -> None:
    long = record(50, published="2030-01-01", abstract="A word that is said again. " * 200)
    add_papers(library, [long])
    async with reading(library) as reader:
        await reader.press("l", "j", "j")
        selection = Selection(Offset(0, 6), Offset(6, 6))
        reader.desk.selections = {reader.desk.abstract: selection}
        await reader.pilot.pause()
        before = [line[71:] for line in reader.lines[1:-2]]
        add_papers(library, newer(40))
        await look(reader, 32)
        assert [line[71:] for line in reader.lines[1:-2]] == before
        assert reader.desk.abstract.top == 2
        assert reader.desk.get_selected_text() == selection.extract(
            "\n".join(map(text_of, reader.desk.abstract._lines_of_text()))
        )


@awaited
async def test_a_fuller_record_is_shown_and_followed_to_its_new_place(
    library: Library,
) -> None:
    add_papers(library, [record(50, published="")])
    async with reading(library) as reader:
        assert reader.number == 50  # it stands where today's papers do
        fuller = record(
            50, published=record(9)["published"], abstract="The abstract of number 50. And more."
        )
        add_papers(library, [fuller])
        reader.desk.look_for_papers()
        await reader.until(lambda: "And more." in reader.text)
        assert reader.number == 50
        assert reader.desk.papers.cursor in (9, 10)
        assert "papers added" not in reader.status


@awaited
async def test_a_list_about_which_a_question_is_asked_stays(library: Library) -> None:
    async with reading(library) as reader:
        await reader.press("M")
        assert isinstance(reader.screen, Choosing)
        add_papers(library, newer(40))
        reader.desk.look_for_papers()
        await reader.app.workers.wait_for_complete()
        await reader.press("down", "up")
        await reader.press("y")
        assert reader.desk.is_active
        await look(reader, 31)
        assert reader.unread == {40}


@awaited
async def test_a_list_found_while_a_question_comes_up_waits(library: Library) -> None:
    async with reading(library) as reader:
        await reader.press("M")
        add_papers(library, newer(40))
        listing = library.search_whole(reader.desk.showing.query)
        reader.desk.post_message(reader.desk.Renewed(listing))
        await reader.pilot.pause()
        assert len(reader.desk.papers.listing) == 30
        await reader.press("n")
        await look(reader, 31)


@awaited
async def test_what_is_said_is_not_talked_over(library: Library) -> None:
    async with reading(library) as reader:
        await reader.press("s")
        add_papers(library, newer(40))
        await look(reader, 31)
        assert "Starred" in reader.status


@awaited
async def test_the_first_papers_of_an_empty_library_are_shown(make_library: MakeLibrary) -> None:
    library = make_library([])
    async with reading(library, size=(160, 30)) as reader:
        assert "Press + and name a file" in reader.text
        add_papers(library, [record(0), record(1)])
        await look(reader, 2)
        assert reader.number == 0
        assert "The abstract of number 00." in reader.text


@awaited
async def test_a_library_that_cannot_be_read_for_a_moment_is_read_later(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reading(library) as reader:
        add_papers(library, newer(40))
        with monkeypatch.context() as patch:

            def locked(self: Library) -> int:
                raise CatalogueError("locked")

            patch.setattr(Library, "revision", locked)
            reader.desk.look_for_papers()
            await reader.pilot.pause()
            assert "locked" not in reader.text
        await look(reader, 31)


@awaited
async def test_nothing_is_asked_of_the_catalogue_while_nothing_comes(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reading(library) as reader:
        with monkeypatch.context() as patch:
            patch.setattr(Library, "sync", lambda self: pytest.fail("nothing came"))
            patch.setattr(Library, "complete", lambda *_: pytest.fail("nothing came"))
            reader.desk.look_for_papers()
            await reader.app.workers.wait_for_complete()
        assert reader.app.is_running


@awaited
async def test_a_list_behind_the_abstract_is_where_it_was(library: Library) -> None:
    async with reading(library, size=(60, 14)) as reader:
        await reader.press(*"jjjjjjjjjjjjjjkkk")
        before = [line for line in reader.lines if "Paper" in line]
        await reader.press("l")
        assert "The abstract of number 11." in reader.text
        add_papers(library, newer(40, 41))
        await look(reader, 32)
        assert "The abstract of number 11." in reader.text
        await reader.press("h")
        assert reader.number == 11
        assert [line[:40] for line in reader.lines if "Paper" in line] == [
            line[:40] for line in before
        ]
