"""Damage found while one reads is mended in the background, and said; marks stay."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.catalogue.damaging import OF_PAPERS, OF_THE_INDEX, execute
from tests.conftest import MakeLibrary
from tests.making import add_papers, record
from tests.ui.driving import Reader, awaited, reading
from tuireader.library import Library, Mended

EVEN = list(range(0, 30, 2))


def damage(library: Library, statements: tuple[str, ...]) -> None:
    """Damage the catalogue, which is opened again by whoever uses it next."""
    library.let_go()
    execute(library.folder / "catalogue.db", statements)


def marks_in(folder: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in folder.glob("state.*")}


@awaited
async def test_a_filter_finds_the_index_damaged_and_it_is_made_anew(library: Library) -> None:
    async with reading(library) as reader:
        await reader.press("s")
        library.save()
        before = marks_in(library.folder)
        damage(library, OF_THE_INDEX["data emptied"])
        await reader.press("slash", *"vision", "enter")
        await reader.until(lambda: "made anew, with 30 papers" in reader.status)
        assert reader.numbers == EVEN
        await reader.press("j", "j")
        assert "made anew, with 30 papers" in reader.status
        assert reader.counts() == (30, 30, 1)
        await reader.press("3")
        assert reader.numbers == [0]
        assert marks_in(library.folder) == before


@pytest.mark.parametrize("name", ["words not listed", "facts emptied", "states dropped"])
@awaited
async def test_a_reader_begins_on_a_damaged_catalogue_and_mends_it(
    library: Library, name: str
) -> None:
    statements = OF_THE_INDEX.get(name, ("DROP TABLE states",))
    damage(library, statements)
    async with reading(library) as reader:
        await reader.until(lambda: "made anew, with 30 papers" in reader.status)
        await reader.until(lambda: len(reader.numbers) == 30)
        assert reader.counts() == (30, 30, 0)
        assert "Paper 00" in reader.text


@awaited
async def test_a_catalogue_without_papers_is_set_aside_and_the_files_are_named(
    library: Library, make_library: MakeLibrary
) -> None:
    async with reading(library, size=(200, 30)) as reader:
        await reader.press("s", "j", "m")
        library.save()
        before = marks_in(library.folder)
        damage(library, OF_PAPERS["papers dropped"])
        await reader.press("j", "r")
        await reader.until(lambda: "add again: papers.jsonl" in reader.status)
        assert reader.numbers == []
        assert reader.counts() == (0, 0, 0)
        await reader.press("j", "space", "s", "M", "n", "2", "1", "enter", "escape")
        add_papers(make_library([]), [record(number) for number in range(30)])
        await reader.press("r")
        assert reader.counts() == (30, 29, 1)
        assert marks_in(library.folder) == before


@pytest.mark.parametrize("name", ["a title no text", "a title no UTF-8"])
@awaited
async def test_a_paper_that_can_t_be_drawn_stops_nothing(library: Library, name: str) -> None:
    async with reading(library, size=(200, 30)) as reader:
        damage(library, OF_PAPERS[name])
        reader.desk.papers.redraw()
        await reader.until(lambda: "add again: papers.jsonl" in reader.status)
        assert reader.numbers == []
        assert reader.app.is_running


@awaited
async def test_what_is_damaged_again_at_once_is_said_and_not_mended_again(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    mendings: list[Library] = []

    def mend(self: Library, progress: Callable[[int, int], None]) -> Mended:
        progress(40_000, 100_000)
        mendings.append(self)
        return Mended()

    monkeypatch.setattr(Library, "mend", mend)
    async with reading(library) as reader:
        told = told_of(reader, monkeypatch)
        damage(library, OF_THE_INDEX["data emptied"])
        await reader.press("slash", *"vision", "enter")
        await reader.until(lambda: "vtable constructor failed" in reader.status)
        await reader.press("escape", "slash", *"graphs", "enter", "j")
        assert "vtable constructor failed" in reader.status
        assert len(mendings) == 1
        assert any("making it anew … 40,000 of 100,000" in each for each in told)


@awaited
async def test_what_can_t_be_mended_is_said(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "in use")

    monkeypatch.setattr("tuireader.catalogue.aside.os.rename", refuse)
    damage(library, OF_PAPERS["papers dropped"])
    async with reading(library, size=(200, 30)) as reader:
        await reader.until(lambda: "can't be renamed: in use" in reader.status)
        assert reader.app.is_running


def told_of(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Everything that the status line is told from now on."""
    told: list[str] = []
    status = reader.desk.status
    tell = status.tell

    def hear(notice: str, *, error: bool = False) -> None:
        told.append(notice)
        tell(notice, error=error)

    monkeypatch.setattr(status, "tell", hear)
    return told
