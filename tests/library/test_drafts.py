"""Drafts of notes are on disk whatever happens, held by one, and become notes once."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from tuireader.library import Library
from tuireader.library.drafts import About, Draft, Drafts, as_note
from tuireader.library.leftovers import save_leftovers

PAPER = ("arxiv:2301.00003",)
OF_PAPER = About(PAPER)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "state" / "drafts"


@pytest.fixture
def drafts(folder: Path) -> Drafts:
    return Drafts(folder)


def left(drafts: Drafts, text: str, about: About = OF_PAPER) -> Path:
    """A draft whose writer was killed; its text."""
    draft = drafts.begin(about)
    draft.keep(text)
    draft.leave()  # as the system does
    return draft.file


def notes(library: Library) -> list[str]:
    return [each.text for each in library.revisions_of(PAPER)]


# On disk


def test_a_draft_is_on_disk_as_text_for_its_writer_alone(drafts: Drafts, folder: Path) -> None:
    draft = drafts.begin(About(PAPER))
    draft.keep("one")
    draft.keep("two ε\n")
    assert draft.read() == draft.file.read_text(encoding="utf-8") == "two ε\n"
    assert {stat.S_IMODE(each.stat().st_mode) for each in folder.iterdir()} == {0o600}
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert len(list(folder.iterdir())) == 2
    draft.drop()
    assert list(folder.iterdir()) == []


def test_what_is_not_wanted_any_more_is_not_kept(drafts: Drafts) -> None:
    draft = drafts.begin(About(PAPER))
    draft.keep("new")
    draft.keep("old, and late", lambda: False)
    assert draft.read() == "new"
    assert len(list(draft.file.parent.iterdir())) == 2


def test_a_failed_write_leaves_the_draft_before(
    drafts: Drafts, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = drafts.begin(About(PAPER))
    draft.keep("one")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="No space"):
        draft.keep("two")
    assert draft.read() == "one"
    assert len(list(draft.file.parent.iterdir())) == 2


def test_without_a_folder_nothing_is_left(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    drafts = Drafts(None)
    draft = drafts.begin(About(PAPER))
    draft.keep("one")
    assert list(drafts.left_over()) == []
    draft.drop()
    assert list(tmp_path.iterdir()) == []


# Left over


def test_a_draft_that_is_being_written_is_nobody_elses(drafts: Drafts, folder: Path) -> None:
    draft = drafts.begin(About(PAPER, ("a", "b"), "was"))
    draft.keep("one")
    assert list(Drafts(folder).left_over()) == []
    draft.leave()
    (found,) = Drafts(folder).left_over()
    assert (found.about, found.read()) == (About(PAPER, ("a", "b"), "was"), "one")
    assert list(Drafts(folder).left_over()) == []
    found.drop()
    assert list(folder.iterdir()) == []


def test_one_without_a_text_is_nothing(drafts: Drafts, folder: Path) -> None:
    drafts.begin(About(PAPER)).leave()
    assert list(drafts.left_over()) == []
    assert list(folder.iterdir()) == []


def test_a_left_draft_becomes_a_note_in_one_step_and_is_said(
    library: Library, drafts: Drafts, folder: Path
) -> None:
    left(drafts, "a thought\n")
    (leftover,) = save_leftovers(drafts, library)
    assert notes(library) == ["a thought"]
    assert str(leftover) == (
        "Saved a note that was left open, on “Paper 03 on graphs”; u undoes it"
    )
    assert list(folder.iterdir()) == []
    assert save_leftovers(drafts, library) == []
    library.undo()
    assert notes(library) == []


def test_it_replaces_what_its_writer_had_seen_and_nothing_else(
    library: Library, drafts: Drafts
) -> None:
    (id_,) = library.ids_named(PAPER[0])
    library.write_note(id_, "first", ())
    (seen,) = library.revisions_of(PAPER)
    left(drafts, "first and more", About(PAPER, (seen.name,), "first"))
    save_leftovers(drafts, library)
    assert notes(library) == ["first and more"]
    left(drafts, "from another window", About(PAPER, (seen.name,), "first"))
    save_leftovers(drafts, library)
    assert notes(library) == ["first and more", "from another window"]


@pytest.mark.parametrize("text", ["first", "first\r\n", "", " \n"], ids=ascii)
def test_one_that_says_nothing_new_is_dropped(
    library: Library, drafts: Drafts, folder: Path, text: str
) -> None:
    (id_,) = library.ids_named(PAPER[0])
    library.write_note(id_, "first", ())
    left(drafts, text, About(PAPER, ("older",), "first"))
    assert save_leftovers(drafts, library) == []
    assert (notes(library), list(folder.iterdir())) == (["first"], [])


def test_one_that_was_saved_before_the_reader_was_killed_is_not_saved_twice(
    library: Library, drafts: Drafts
) -> None:
    (id_,) = library.ids_named(PAPER[0])
    library.write_note(id_, "the new one", ())
    left(drafts, "the new one", About(PAPER, ("older",), "was"))
    assert save_leftovers(drafts, library) == []
    assert notes(library) == ["the new one"]


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("a\x1b[31mb", About(PAPER)),
        ("x" * ((1 << 20) + 1), About(PAPER)),
        ("a thought", About(("arxiv:1.1",))),
    ],
    ids=["control", "long", "gone"],
)
def test_what_can_be_no_note_is_kept_where_it_is_and_said(
    library: Library, drafts: Drafts, text: str, about: About
) -> None:
    file = left(drafts, text, about)
    (leftover,) = save_leftovers(drafts, library)
    assert str(leftover) == f"A draft of a note that can't be saved is kept in {file}"
    assert file.read_text(encoding="utf-8") == text
    assert library.undo() is None


@pytest.mark.parametrize("told", ["", "[]", '{"identifiers": [1], "seen": [], "before": ""}'])
def test_a_draft_of_which_nothing_is_known_is_kept(
    library: Library, drafts: Drafts, told: str
) -> None:
    file = left(drafts, "a thought")
    file.with_suffix(".json").write_text(told, encoding="utf-8")
    (leftover,) = save_leftovers(drafts, library)
    assert leftover.kept == str(file)
    assert file.read_text(encoding="utf-8") == "a thought"


def test_a_fifo_in_the_place_of_a_draft_is_not_waited_for(library: Library, drafts: Drafts) -> None:
    file = left(drafts, "a thought")
    file.unlink()
    os.mkfifo(file)
    (leftover,) = save_leftovers(drafts, library)
    assert leftover.kept == str(file)


def test_a_note_is_the_text_without_line_ends_around_it() -> None:
    assert as_note("\r\na\r\nb\r  c \n\n") == "a\nb\n  c "


def test_a_draft_can_be_held_by_nobody_else_until_it_is_dropped(drafts: Drafts) -> None:
    held: list[Draft] = [drafts.begin(About(PAPER)) for _ in range(2)]
    assert held[0].file != held[1].file
    for each in held:
        each.drop()
