"""Where the reader was is there again at the next start, and damage to it is no matter."""

import json
from pathlib import Path

import pytest

from tests.conftest import MakeLibrary
from tests.making import record
from tests.ui.driving import awaited, reading
from tuireader.library import Library
from tuireader.ui.remembering import Place, remember, remembered
from tuireader.ui.widgets.text_place import place_of


@pytest.fixture
def state_folder(tmp_path: Path) -> Path:
    return tmp_path / "state"


@awaited
async def test_view_filter_order_cursor_and_theme_are_there_at_the_next_start(
    library: Library, make_library: MakeLibrary, state_folder: Path
) -> None:
    async with reading(library, state_folder=state_folder) as reader:
        await reader.press("2", "slash", *"graphs", "enter", "S", "j", "enter")
        await reader.until(lambda: reader.numbers == list(range(29, 0, -2)))
        await reader.press("g", "j", "j")
        reader.desk._wear("textual-light")
        await reader.press("q")
    async with reading(make_library([]), state_folder=state_folder) as reader:
        assert reader.number == 25
        assert reader.numbers == list(range(29, 0, -2))
        assert "Unread · graphs · oldest" in reader.lines[0]
        assert reader.app.theme == "textual-light"
        await reader.press("escape")
        assert len(reader.numbers) == 30


@awaited
async def test_the_cursor_is_on_the_same_paper_when_others_came_meanwhile(
    library: Library, state_folder: Path
) -> None:
    async with reading(library, state_folder=state_folder) as reader:
        await reader.press("j", "j", "j", "q")
    library.mark_read(library.ids_named("arxiv:2301.00001"), True)
    place = remembered(state_folder)
    remember(state_folder, Place(view="unread", paper=place.paper, position=place.position))
    async with reading(library, state_folder=state_folder) as reader:
        assert reader.number == 3
        assert reader.desk.papers.cursor == 2


LONG = "A sentence that goes on for a while. " * 100


@awaited
async def test_the_abstract_is_open_where_it_was_in_a_window_of_another_size(
    make_library: MakeLibrary, state_folder: Path
) -> None:
    library = make_library([record(0), record(1, abstract=LONG)])
    async with reading(library, size=(60, 20), state_folder=state_folder) as reader:
        await reader.press("j", "enter", *"jjjjjjjjjjjjjjjjjj", "ctrl+p", "escape", "q", "enter")
        pane = reader.desk.abstract
        before = place_of(pane._lines_of_text(), pane.top - 1)
        reader.desk.leave()
    place = remembered(state_folder)
    assert (place.in_abstract, place.abstract) == (True, before)
    async with reading(library, size=(160, 20), state_folder=state_folder) as reader:
        assert (reader.focus, reader.number) == ("abstract", 1)
        pane = reader.desk.abstract
        lines = pane._lines_of_text()
        assert place_of(lines, pane.top - 1) <= before < place_of(lines, pane.top)
        await reader.press("k", "escape")
        assert place_of(lines, pane.top - 1) < before
    remember(state_folder, place._replace(paper="arxiv:2301.99999"))
    async with reading(library, size=(160, 20), state_folder=state_folder) as reader:
        assert (reader.focus, reader.desk.abstract.top) == ("papers", 0)


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"\xff\xfe",
        b"[" * 100_000,
        json.dumps({"view": 3, "filter": [], "position": "far", "theme": None}).encode(),
        json.dumps({"view": "gone", "filter": "nosuch:x (", "theme": "gone"}).encode(),
        json.dumps({"paper": "title:\ud800", "sort": "sort:zebra", "position": -7}).encode(),
        json.dumps({"position": 10**30, "paper": "arxiv:2301.00003"}).encode(),
        json.dumps({"position": 10**12}).encode(),
        json.dumps({"position": True}).encode(),
        json.dumps({"abstract": "far", "in_abstract": 1, "of_a_newer": {"version": 1}}).encode(),
        json.dumps({"abstract": 10**30, "in_abstract": True, "paper": "arxiv:2301.00000"}).encode(),
        json.dumps({"abstract": -5, "paper": "arxiv:2301.00000"}).encode(),
    ],
    ids=lambda damage: damage[:24].decode(errors="replace"),
)
@awaited
async def test_a_damaged_place_is_no_matter(
    library: Library, state_folder: Path, damage: bytes
) -> None:
    state_folder.mkdir()
    Path(state_folder, "place.json").write_bytes(damage)
    async with reading(library, state_folder=state_folder) as reader:
        assert len(reader.numbers) == 30
        await reader.press("j", "k", "g")
        assert reader.number == 0


def test_a_place_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    Path(tmp_path, "file").touch()
    remember(tmp_path / "file" / "state", Place(view="unread"))
    assert remembered(tmp_path / "file" / "state") == Place()


def test_a_place_is_written_whole_or_not_at_all(state_folder: Path) -> None:
    place = Place("unread", "graphs", "-sort:title", "arxiv:2301.00001", 7, "textual-light")
    place = place._replace(abstract=3, in_abstract=True)
    remember(state_folder, place)
    assert remembered(state_folder) == place
    assert [each.name for each in state_folder.iterdir()] == ["place.json"]


def test_a_place_of_an_older_version_is_good_as_far_as_it_goes(state_folder: Path) -> None:
    state_folder.mkdir()
    (state_folder / "place.json").write_text('{"view": "unread", "position": 7}')
    assert remembered(state_folder) == Place("unread", position=7)


def test_without_a_folder_nothing_is_remembered() -> None:
    remember(None, Place(view="unread"))
    assert remembered(None) == Place()
