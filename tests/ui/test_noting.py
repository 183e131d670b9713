"""Notes are written beside the abstract, shown under it, and are one step to undo."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.ui.driving import awaited, reading
from tuireader.library import Library
from tuireader.library.drafts import About, Drafts
from tuireader.ui.app import ReaderApp

PAPER = ("arxiv:2301.00000",)


def notes(library: Library) -> list[str]:
    return [each.text for each in library.revisions_of(PAPER)]


@awaited
async def test_a_note_is_written_saved_and_taken_back_in_one_step(
    library: Library, tmp_path: Path
) -> None:
    state, drafts = tmp_path / "state", tmp_path / "state" / "drafts"
    async with reading(library, state_folder=state) as reader:
        reader.type_ahead("e", *"- as", "enter", *"x ε", "escape", "j", "k")
        await reader.until(lambda: notes(library) and reader.number == 0)
        assert notes(library) == ["- as\n- x ε"]
        await reader.until(lambda: "── Note" in reader.text)
        assert list(drafts.iterdir()) == []
        assert "• x ε" in reader.text
        await reader.press("k", "e", "enter", *"more")
        await reader.until(lambda: [each.read_text() for each in drafts.glob("*.md")])
        assert "● Paper 01" not in reader.text  # the editor stands where the list was
        assert "The abstract of number 00." in reader.text
        await reader.paste("\r\na\x1b[31mb")
        await reader.press("ctrl+s")
        assert notes(library) == ["- as\n- x ε\n- more\nab"]
        assert "Noted; u undoes it" in reader.status
        await reader.press("u", "u")
        assert notes(library) == []
        assert "── Note" not in reader.text


@awaited
async def test_what_was_written_elsewhere_meanwhile_stays_beside(library: Library) -> None:
    async with reading(library) as reader:
        await reader.press("e", *"here")
        with closing(Library(library.folder)) as other:
            other.write_note(other.ids_named(PAPER[0])[0], "there", ())
        library.sync()
        await reader.press("escape")
        assert "another version was written elsewhere" in reader.status
        assert sorted(notes(library)) == ["here", "there"]
        assert "── Another version" in reader.text
        await reader.press("slash", *"in:notes there", "enter")
        assert reader.numbers == [0]


@awaited
async def test_a_note_left_open_by_a_reader_that_was_killed_is_saved_and_said(
    library: Library, tmp_path: Path
) -> None:
    draft = Drafts(tmp_path / "drafts").begin(About(PAPER))
    draft.keep("a thought")
    draft.leave()
    async with reading(library, state_folder=tmp_path) as reader:
        await reader.until(lambda: notes(library) == ["a thought"])
        assert "Saved a note that was left open" in reader.status
        await reader.press("e", *" more")  # and is left open again, by a reader that quits
    assert notes(library) == ["a thought more"]
    assert list((tmp_path / "drafts").iterdir()) == []


@awaited
async def test_a_note_is_written_in_the_users_editor(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    @contextmanager
    def lent(app: ReaderApp) -> Iterator[None]:
        yield

    monkeypatch.setattr(ReaderApp, "suspend", lent)
    monkeypatch.delenv("VISUAL", raising=False)
    async with reading(library, state_folder=tmp_path) as reader:
        monkeypatch.setenv("EDITOR", "sh -c 'echo from outside >>$1' sh")
        await reader.press("E")
        assert notes(library) == ["from outside"]
        await reader.press("e", *" x", "ctrl+o", "escape")
        assert notes(library) == ["from outside xfrom outside"]
        monkeypatch.setenv("EDITOR", "sh -c 'echo kept >$1; exit 1' sh")
        await reader.press("E")
        (kept,) = (tmp_path / "drafts").glob("*.md")
        assert kept.read_text() == "kept\n"
        assert "sh ended with status 1; what was written is kept in" in reader.status
        monkeypatch.delenv("EDITOR")
        await reader.press("E")
        assert "No editor: $VISUAL or $EDITOR must name one" in reader.status
