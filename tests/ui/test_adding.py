"""Papers are added while one reads, by another process, wholly or not at all."""

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import MakeLibrary
from tests.making import record, write_papers
from tests.ui.driving import Reader, awaited, reading
from tuireader.library import Library
from tuireader.ui.screens.choosing import Choosing
from tuireader.ui.screens.telling import Telling

_MANY = 40_000
"""Papers that take seconds to add."""


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """A file with three new papers, one known, and a line that is none."""
    file = write_papers(tmp_path / "my papers.jsonl", [record(each) for each in (0, 40, 41, 42)])
    with file.open("a", encoding="utf-8") as lines:
        lines.write("{no paper\n")
    return file


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A file that takes long."""
    file = tmp_path_factory.mktemp("many") / "many.jsonl"
    yield write_papers(file, (record(number % 300, **unique(number)) for number in range(_MANY)))
    file.unlink()


def unique(number: int) -> dict[str, object]:
    return {"identifiers": [f"doi:10.1234/{number}"], "title": f"Made up {number:06}"}


async def begin(reader: Reader, text: str) -> None:
    """Have the paths in a text added."""
    await reader.press("plus")
    await reader.paste(text)
    await reader.press("enter")


async def begin_many(reader: Reader, file: Path) -> int:
    """Have many papers added, until they are being written; the id of the process."""
    await begin(reader, str(file))
    await reader.until(lambda: "papers read · ctrl+c cancels" in reader.status)
    child = reader.desk._child
    assert child is not None
    return child._process.pid


def is_gone(pid: int) -> bool:
    """Whether there is no such process, not even one that has ended."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


def assert_as_it_was(library: Library) -> None:
    """Nothing was added, and nothing keeps others from adding."""
    assert library.revision() == 1
    assert library.counts() == (30, 30, 0)
    ready = write_papers(library.folder / "one.jsonl", [record(90)])
    (intake,) = library.add(str(ready), [ready])
    assert intake.added.new == 1


@awaited
async def test_a_file_that_is_named_is_added_and_its_outcome_is_said(
    library: Library, papers: Path
) -> None:
    async with reading(library) as reader:
        await reader.press("j", "j")
        await begin(reader, str(papers))
        await reader.until(lambda: "my papers.jsonl:" in reader.status)
        assert "3 new, 1 known, 1 refused (! shows why)" in reader.status
        await reader.until(lambda: reader.counts() == (33, 33, 0))
        await reader.until(lambda: len(reader.desk.papers.listing) == 33)
        assert reader.number == 2
        assert reader.focus == "papers"
        await reader.press("exclamation_mark")
        assert isinstance(reader.screen, Telling)
        shown = " ".join(reader.text.replace("│", " ").split())
        assert "my papers.jsonl: line 5: not JSON" in shown
        await reader.press("q")
        assert reader.desk.is_active


@awaited
async def test_keys_sent_all_at_once_are_typed_into_the_line(
    library: Library, papers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(papers.parent)
    async with reading(library) as reader:
        reader.type_ahead("plus", *"my", "tab", "enter", "j")
        await reader.until(lambda: "3 new, 1 known" in reader.status)
        assert reader.number == 1


@awaited
async def test_tab_shows_with_what_a_path_goes_on(
    library: Library, papers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(papers.parent)
    write_papers(papers.parent / "my other.jsonl", [])
    async with reading(library) as reader:
        await reader.press("plus", "m", "tab")
        assert "my other.jsonl  my papers.jsonl" in reader.status
        assert r" + my\ " in reader.lines[-2]
        await reader.press("x", "tab")
        assert "Nothing there begins so" in reader.status


@awaited
async def test_dropped_files_are_offered_and_never_added_at_once(
    library: Library, papers: Path
) -> None:
    async with reading(library) as reader:
        await reader.paste(f"'{papers}' \n")
        assert str(papers).replace(" ", r"\ ") in reader.lines[-2]
        assert reader.desk._child is None
        await reader.press("escape")
        assert reader.focus == "papers"
        assert "my" not in reader.lines[-2]
        await reader.paste(f"file://{papers.parent}/my%20papers.jsonl\r\n")
        await reader.press("enter")
        await reader.until(lambda: "3 new, 1 known" in reader.status)


@awaited
async def test_other_pasted_texts_are_offered_to_nobody(library: Library) -> None:
    async with reading(library) as reader:
        before = reader.lines
        await reader.paste("self supervised papers, /etc among them")
        assert reader.lines == before


@awaited
async def test_what_is_not_there_is_said_and_can_be_mended(library: Library, papers: Path) -> None:
    async with reading(library) as reader:
        await begin(reader, f"'{papers}x'")
        assert "my papers.jsonlx: no such file" in reader.status
        await reader.press("backspace", "enter")
        await reader.until(lambda: "3 new, 1 known" in reader.status)


@awaited
async def test_a_file_without_papers_is_said(library: Library, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    async with reading(library) as reader:
        await reader.press("exclamation_mark")
        assert "Nothing was refused" in reader.status
        await begin(reader, str(tmp_path / "empty.txt"))
        await reader.until(lambda: "empty.txt: is empty" in reader.status)
        assert library.revision() == 1


@awaited
async def test_ctrl_c_cancels_and_nothing_is_half_added(library: Library, many: Path) -> None:
    async with reading(library) as reader:
        pid = await begin_many(reader, many)
        await reader.press("j", "ctrl+c")
        said = "Adding cancelled; nothing of many.jsonl was added"
        await reader.until(lambda: said in reader.status)
        assert is_gone(pid)
        assert reader.number == 1
        assert_as_it_was(library)
        await reader.until(lambda: len(reader.desk.papers.listing) == 31)


@awaited
async def test_files_that_were_finished_stay_when_the_rest_is_cancelled(
    library: Library, papers: Path, many: Path
) -> None:
    async with reading(library, size=(160, 30)) as reader:
        await begin(reader, f"'{papers}' {many}")
        await reader.until(lambda: "file 2 of 2 · 10,004 papers" in reader.status)
        await reader.press("ctrl+c")
        await reader.until(lambda: "nothing of many.jsonl was added" in reader.status)
        assert "added before: my papers.jsonl: 3 new, 1 known, 1 refused" in reader.status
        assert library.counts() == (33, 33, 0)


@awaited
async def test_marks_made_while_papers_are_added_count_once_it_is_over(
    library: Library, many: Path
) -> None:
    async with reading(library) as reader:
        await begin_many(reader, many)
        await reader.press("s", "ctrl+c")
        await reader.until(lambda: reader.counts() == (30, 30, 1))


@awaited
async def test_nothing_in_the_folder_one_is_in_is_run(
    library: Library, papers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "downloads"
    (folder / "tuireader").mkdir(parents=True)
    for name in ("json.py", "sqlite3.py", "tuireader/__init__.py"):
        (folder / name).write_text("open('obeyed', 'w').close()", encoding="utf-8")
    monkeypatch.chdir(folder)
    async with reading(library) as reader:
        await begin(reader, str(papers))
        await reader.until(lambda: "3 new, 1 known" in reader.status)
    assert not (folder / "obeyed").exists()


@awaited
async def test_ctrl_c_without_adding_says_what_quits(library: Library) -> None:
    async with reading(library) as reader:
        await reader.press("ctrl+c")
        assert "q quits" in reader.status


@awaited
async def test_another_adding_waits_for_its_turn(
    library: Library, papers: Path, many: Path
) -> None:
    async with reading(library) as reader:
        await begin_many(reader, many)
        await begin(reader, str(papers))
        assert "One adding at a time" in reader.status
        assert "papers.jsonl" in reader.lines[-2]
        await reader.press("escape", "ctrl+c")
        await reader.until(lambda: "Adding cancelled" in reader.status)


@awaited
async def test_quitting_while_papers_are_added_asks(library: Library, many: Path) -> None:
    async with reading(library) as reader:
        pid = await begin_many(reader, many)
        await reader.press("q")
        assert isinstance(reader.screen, Choosing)
        assert "Papers are being added." in reader.text
        await reader.press("enter")
        assert reader.desk.is_active
        assert not is_gone(pid)
        await reader.press("q", "j", "enter")
        await reader.until(lambda: not reader.app.is_running)
        assert is_gone(pid)
    assert_as_it_was(library)


@awaited
async def test_an_adding_that_is_killed_is_told_as_failed(library: Library, many: Path) -> None:
    async with reading(library) as reader:
        os.kill(await begin_many(reader, many), 9)
        await reader.until(lambda: "Adding failed: it ended with -9" in reader.status)
    assert_as_it_was(library)


@awaited
async def test_the_bar_is_drawn_in_every_width_and_in_ascii(
    make_library: MakeLibrary, many: Path
) -> None:
    library = make_library([record(number) for number in range(30)])
    async with reading(library, size=(40, 10), ascii_only=True) as reader:
        await begin(reader, str(many))
        await reader.until(lambda: "###" in reader.status)
        assert reader.status.isascii()
        await reader.until(lambda: "0,000" in reader.status)
        before = reader.status
        await reader.until(lambda: reader.status != before)
        await reader.press("ctrl+c")
        await reader.until(lambda: "Adding cancelled; nothing of many" in reader.status)


@awaited
async def test_drawing_never_waits_for_adding(library: Library, many: Path) -> None:
    async with reading(library) as reader:
        await begin_many(reader, many)
        started = time.monotonic()
        for _ in range(10):
            await reader.press("j")
        assert reader.number == 10
        assert time.monotonic() - started < 5.0
        assert reader.desk._child is not None
