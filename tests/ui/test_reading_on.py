"""Moving through papers and reading them."""

from tests.conftest import MakeLibrary
from tests.making import record
from tests.ui.driving import Reader, awaited, reading
from tuireader.library import Library

LONG = "\n\n".join(
    f"Paragraph {n} has a few words that fill a line or so of it." for n in range(30)
)


@awaited
async def test_j_and_k_move_the_cursor_and_the_abstract_follows(library: Library) -> None:
    async with reading(library) as reader:
        assert "The abstract of number 00." in reader.text
        await reader.press("j", "j", "k")
        assert reader.number == 1
        assert "The abstract of number 01." in reader.text
        assert "The abstract of number 00." not in reader.text
        await reader.press("k", "k")
        assert reader.number == 0


@awaited
async def test_g_and_shift_g_go_to_both_ends(library: Library) -> None:
    async with reading(library, size=(120, 12)) as reader:
        await reader.press("G")
        assert reader.number == 29
        assert "Paper 29" in reader.text
        assert "30 of 30" in reader.text
        await reader.press("g")
        assert reader.number == 0


@awaited
async def test_pages_move_the_cursor_by_what_is_visible(library: Library) -> None:
    async with reading(library, size=(120, 13)) as reader:
        await reader.press("ctrl+d")
        assert reader.number == reader.desk.papers.body_height - 1
        await reader.press("ctrl+u")
        assert reader.number == 0


@awaited
async def test_crossing_a_paper_with_the_cursor_leaves_it_unread(library: Library) -> None:
    async with reading(library) as reader:
        await reader.press("j", "enter", "escape", "j", "G", "g")
        assert reader.unread == set(range(30))


@awaited
async def test_space_pages_through_an_abstract_before_it_is_read(
    make_library: MakeLibrary,
) -> None:
    library = make_library([record(0, abstract=LONG), record(1)])
    async with reading(library, size=(120, 24)) as reader:
        seen = reader.text
        pages = 0
        while reader.number == 0:
            before = reader.desk.abstract.top
            assert 0 in reader.unread
            await reader.press("space")
            seen += reader.text
            pages += 1
            moved = reader.desk.abstract.top - before
            assert reader.number == 1 or 0 < moved < reader.desk.abstract.body_height
        assert pages > 2
        assert all(f"Paragraph {n} " in seen for n in range(30))
        assert reader.unread == {1}
        assert reader.desk.abstract.top == 0


@awaited
async def test_space_alone_reads_the_whole_list(make_library: MakeLibrary) -> None:
    library = make_library([record(number) for number in range(4)])
    async with reading(library) as reader:
        for number in range(4):
            assert reader.number == number
            await reader.press("space")
        assert reader.unread == set()
        assert "Everything in this list is read" in reader.status
        assert reader.counts() == (4, 0, 0)


@awaited
async def test_space_goes_to_the_next_unread_paper_round_the_end(library: Library) -> None:
    library.mark_read(read_ids(library, 1, 2, 28, 29), True)
    async with reading(library) as reader:
        await reader.press("space")
        assert reader.number == 3
        await go_to(reader, 27)
        await reader.press("space")
        assert reader.number == 3
        assert "round the end" in reader.status


@awaited
async def test_n_goes_to_unread_papers_either_way(library: Library) -> None:
    library.mark_read(read_ids(library, 1, 2, 4, 5), True)
    async with reading(library) as reader:
        await reader.press("n")
        assert reader.number == 3
        await reader.press("n")
        assert reader.number == 6
        await reader.press("N")
        assert reader.number == 3


@awaited
async def test_escape_walks_outwards_and_never_quits(library: Library) -> None:
    async with reading(library) as reader:
        await reader.press("slash", *"vision", "enter", "enter")
        assert reader.focus == "abstract"
        await reader.press("escape")
        assert reader.focus == "papers"
        assert len(reader.numbers) == 15
        await reader.press("escape")
        assert len(reader.numbers) == 30
        await reader.press("escape", "escape")
        assert reader.app.is_running
        assert "q quits" in reader.status


@awaited
async def test_q_quits_with_status_0(library: Library) -> None:
    async with reading(library) as reader:
        await reader.press("q")
        assert not reader.app.is_running
    assert reader.app.return_value == 0


@awaited
async def test_q_goes_back_from_an_abstract_that_hides_the_list(library: Library) -> None:
    async with reading(library, size=(60, 20)) as reader:
        await reader.press("j", "enter")
        assert "The abstract of number 01." in reader.text
        assert "Paper 02" not in reader.text
        await reader.press("q")
        assert reader.app.is_running
        assert "Paper 02" in reader.text
        await reader.press("q")
        assert not reader.app.is_running


@awaited
async def test_tab_goes_round_the_panes_and_j_moves_in_the_focused_one(library: Library) -> None:
    async with reading(library) as reader:
        await reader.press("tab")
        assert reader.focus == "abstract"
        await reader.press("tab", "j")
        assert reader.focus == "views"
        assert "Unread · newest" in reader.text
        await reader.press("shift+tab", "shift+tab", "j")
        assert reader.focus == "papers"
        assert reader.number == 1


@awaited
async def test_an_empty_library_says_how_to_fill_it(make_library: MakeLibrary) -> None:
    async with reading(make_library([])) as reader:
        assert "The library is empty" in reader.text
        await reader.press("j", "G", "space", "s", "m", "M", "u", "n", "enter", "y", "escape")
        assert "The library is empty" in reader.text


def read_ids(library: Library, *numbers: int) -> list[int]:
    return [id_ for each in numbers for id_ in library.ids_named(f"arxiv:2301.{each:05}")]


async def go_to(reader: Reader, number: int) -> None:
    reader.desk.papers.move_to(number)
    await reader.pilot.pause()
