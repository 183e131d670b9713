"""T goes through the unread papers of a list, one key each, and all of it can be taken back."""

from __future__ import annotations

from tests.conftest import MakeLibrary
from tests.library.test_queues import ids, marks, queue
from tests.making import record
from tests.ui.driving import Reader, awaited, reading
from tuireader.library import Library
from tuireader.query import parse
from tuireader.ui.app import ReaderApp
from tuireader.ui.screens.desk import Desktop


def numbers(library: Library, query: str) -> list[int]:
    """The numbers of the papers that pass."""
    rows = library.rows(library.search_whole(parse(query)).ids)
    return [int(row.title.split()[1]) for row in rows]


def first_paper(reader: Reader) -> str:
    """The title of the paper that is shown, of those of this library."""
    return reader.text[reader.text.index("Paper ") :][:8]


@awaited
async def test_each_key_decides_and_goes_on_and_the_end_says_what_was_done(
    make_library: MakeLibrary,
) -> None:
    library = make_library([record(number) for number in range(6)])
    library.mark_read(ids(library, 1), True)
    async with reading(library, size=(100, 24)) as reader:
        await reader.press("T")
        assert "1 of 5" in reader.text
        reader.type_ahead("a", "s", "x", "l")  # faster than anything can be drawn
        await reader.until(lambda: "5 of 5" in reader.text)
        assert "1 queued, 1 starred, 1 skipped, 1 later" in reader.lines[0]
        assert first_paper(reader) == "Paper 05"
        await reader.press("b", "b")
        assert (first_paper(reader), "skipped" in reader.lines[0]) == ("Paper 03", True)
        await reader.press("x")
        assert first_paper(reader) == "Paper 04"
        await reader.press("b", "a", "n", "d")
        assert "5 papers: 2 queued, 1 starred, 1 skipped, 1 later" in reader.text
        assert "enter to the list" in reader.status
        await reader.press("enter")
        assert reader.screen is reader.desk
        assert "5 papers: 2 queued" in reader.status
    assert (queue(library), numbers(library, "is:starred")) == ([0, 3], [2])
    assert numbers(library, "is:read") == [1, 5]


@awaited
async def test_undo_goes_back_step_by_step_and_all_at_once(library: Library) -> None:
    library.star(ids(library, 9), True)
    async with reading(library, size=(40, 10)) as reader:
        await reader.press("2", "j", "j", "T", "x", "a", "x", "a", "u")
        assert "4 of 30" in reader.text
        assert "Undone: Queued" in reader.status
        assert (queue(library), numbers(library, "is:read")) == ([1], [0, 2])
        await reader.press("l", "u")
        assert ("4 of 30" in reader.text, numbers(library, "is:read")) == (True, [0, 2])
        await reader.press("s", "q", "U")
        assert (numbers(library, "is:read"), numbers(library, "is:starred")) == ([], [9])
        await reader.press("u", "enter")
        assert (numbers(library, "is:read"), numbers(library, "is:starred")) == ([0, 2], [3, 9])
        assert reader.number == 3  # number 2, on which the cursor was, is no more unread
        await reader.press("u", "u", "u", "u")
        assert (queue(library), numbers(library, "is:read")) == ([], [])
        assert numbers(library, "is:starred") == [9]


@awaited
async def test_papers_that_others_read_are_passed_over_and_queues_can_be_named(
    make_library: MakeLibrary,
) -> None:
    library = make_library([record(number) for number in range(5)])
    async with reading(library, size=(100, 24)) as reader:
        await reader.press("T", "Q", *"thesis", "enter")
        other = make_library([])
        other.mark_read(ids(other, 2, 3), True)
        other.save()
        await reader.until(lambda: marks(library, 3).read)
        await reader.press("x")
        assert (first_paper(reader), "3 of 3" in reader.text) == ("Paper 04", True)
        await reader.press("Q", "t", "tab", "enter")
        assert queue(library, "thesis") == [0, 4]
        await reader.press("enter", "T", "x", "x", "enter", "T")
        assert reader.screen is reader.desk
        assert "Nothing unread here" in reader.status


@awaited
async def test_the_reader_may_begin_with_it(library: Library) -> None:
    app = ReaderApp(Desktop(library, triage=tuple(ids(library, 5, 7))))
    async with app.run_test(size=(100, 24)) as pilot:
        await pilot.pause()
        reader = Reader(app, pilot)
        assert reader.screen.has_class("-triage")
        assert (first_paper(reader), "1 of 2" in reader.text) == ("Paper 05", True)
        await reader.press("question_mark")
        assert "In triage" in reader.text
        await reader.press("q", "q")
        assert reader.screen is reader.desk
        assert "Paper 00" in reader.text
