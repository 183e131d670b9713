"""What is typed is on disk soon, the last of it when asked, and never an older text instead."""

import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tuireader.library.drafts import About, Draft, Drafts
from tuireader.ui.draft_writer import DraftWriter

ABOUT = About(("arxiv:1",))


def until(condition: Callable[[], object]) -> None:
    deadline = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.005)


def texts(folder: Path) -> list[str]:
    return [each.read_text(encoding="utf-8") for each in folder.glob("*.md")]


def writer(folder: Path, failed: Callable[[str], None] = lambda why: None) -> DraftWriter:
    return DraftWriter(Drafts(folder), ABOUT, failed)


def test_nothing_is_written_before_the_first_letter(tmp_path: Path) -> None:
    writing = writer(tmp_path / "drafts")
    writing.drop()
    assert writing.file is None
    assert not (tmp_path / "drafts").exists()


def test_what_is_typed_is_on_disk_soon_and_gone_when_it_is_dropped(tmp_path: Path) -> None:
    writing = writer(tmp_path)
    for text in ("a", "ab", "abc"):
        writing.keep(text)
    until(lambda: texts(tmp_path) == ["abc"])
    assert writing.file == next(tmp_path.glob("*.md"))
    writing.drop()
    assert list(tmp_path.iterdir()) == []


def test_the_last_text_is_kept_at_once_and_is_left(tmp_path: Path) -> None:
    writing = writer(tmp_path)
    writing.keep("a")
    writing.keep_now("ab")
    assert texts(tmp_path) == ["ab"]
    writing.keep("abc")
    until(lambda: texts(tmp_path) == ["abc"])
    writing.leave()
    (draft,) = Drafts(tmp_path).left_over()
    assert draft.read() == "abc"


def test_a_write_that_hangs_does_not_bring_an_older_text_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tuireader.ui.draft_writer._PATIENCE", 0.01)
    begun, over = threading.Event(), threading.Event()
    usual = Draft.keep

    def slow(draft: Draft, text: str, is_wanted: Callable[[], bool] = lambda: True) -> None:
        if text == "old":
            begun.set()
            over.wait(10)
        usual(draft, text, is_wanted)

    monkeypatch.setattr(Draft, "keep", slow)
    writing = writer(tmp_path)
    writing.keep("old")
    assert begun.wait(10)
    writing.keep_now("new")
    over.set()
    until(lambda: all(each.name != "draft" for each in threading.enumerate()))
    assert texts(tmp_path) == ["new"]


def test_trouble_is_told_once_and_so_is_its_end(tmp_path: Path) -> None:
    told: list[str] = []
    folder = tmp_path / "drafts"
    folder.write_text("in the way")
    writing = writer(folder, told.append)
    writing.keep("a")
    until(lambda: told)
    folder.unlink()
    writing.keep("ab")
    until(lambda: texts(folder) == ["ab"])
    until(lambda: len(told) == 2)
    assert told == ["File exists", ""]
