"""state.json is a plain TinyDB file, written whole, and the user's choices about it are kept."""

import json
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from tinydb import TinyDB, where

from tests.marks.deeds import star
from tuireader.marks import Cell, Marks, MarkStore, MarksUnreadable, NotSaved
from tuireader.marks.records import number_for

READ = "2026-11-22T17:04:11Z"
TITLE = "title:désirs-1234567890"


def mode_of(path: Path) -> int:
    return stat.S_IMODE(os.lstat(path).st_mode)


def test_stock_tinydb_reads_the_marks(tmp_path: Path) -> None:
    store = MarkStore(tmp_path)
    store.change([("arxiv:2006.10029", Cell.READ, READ), (TITLE, Cell.STARRED, True)], "Marked")
    star(store, "arxiv:2006.10029")
    with TinyDB(tmp_path / "state.json") as stock:
        found = stock.table("marks").search(where("paper") == "arxiv:2006.10029")
        assert found == [{"paper": "arxiv:2006.10029", "read": READ, "starred": True}]
        assert len(stock.table("marks").all()) == 2
        assert stock.table("tuireader").all() == [{"schema": 1}]


def test_what_stock_tinydb_writes_is_read(tmp_path: Path) -> None:
    store = MarkStore(tmp_path)
    star(store, "a:1")
    with TinyDB(tmp_path / "state.json") as stock:
        stock.table("marks").insert({"paper": "a:2", "read": READ})
        stock.table("marks").update({"starred": False}, where("paper") == "a:1")
    assert len(store.refresh()) == 2
    assert dict(store.everything()) == {"a:2": Marks(read=READ)}
    assert store.notices == ()


def test_a_line_is_a_document_and_order_is_fixed(tmp_path: Path) -> None:
    forth, back = MarkStore(tmp_path / "forth"), MarkStore(tmp_path / "back")
    keys = [TITLE, "a:1", "a:2"]
    star(forth, *keys)
    for key in reversed(keys):
        star(back, key)
    text = (tmp_path / "forth" / "state.json").read_bytes()
    assert text == (tmp_path / "back" / "state.json").read_bytes()
    assert text.endswith(b"}\n")
    lines = text.decode().splitlines()
    assert len([line for line in lines if '"paper"' in line]) == 3
    assert any(TITLE in line for line in lines)
    numbers = [line.split(":")[0] for line in lines if '"paper"' in line]
    assert numbers == sorted(numbers)


def test_a_paper_without_marks_has_no_document(tmp_path: Path) -> None:
    store = MarkStore(tmp_path)
    store.change([("a:1", Cell.READ, READ), ("a:1", Cell.STARRED, True)], "Marked")
    store.change([("a:1", Cell.READ, "")], "Unread")
    document = {"paper": "a:1", "starred": True}
    tables = json.loads((tmp_path / "state.json").read_text())
    assert list(tables["marks"].values()) == [document]
    store.change([("a:1", Cell.STARRED, False)], "Unstarred")
    assert json.loads((tmp_path / "state.json").read_text())["marks"] == {}
    assert MarkStore(tmp_path).marks_of(["a:1"]) == Marks()


def test_papers_whose_numbers_collide_have_two_documents(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crowded(key: str, taken: set[int]) -> int:
        return next(number for number in range(9) if number not in taken)

    monkeypatch.setattr("tuireader.marks.shelf.number_for", crowded)
    store = MarkStore(tmp_path)
    star(store, "a:1", "a:2")
    star(store, "a:3")
    store.change([("a:1", Cell.STARRED, False)], "Unstarred")
    star(store, "a:4")
    assert MarkStore(tmp_path).everything().keys() == {"a:2", "a:3", "a:4"}
    assert json.loads((tmp_path / "state.json").read_text())["marks"].keys() == {"0", "1", "2"}


def test_a_number_is_the_same_on_every_machine_and_exact_in_json() -> None:
    number = number_for("arxiv:2006.10029", ())
    assert number == number_for("arxiv:2006.10029", {number + 1})
    assert number < 2**53
    assert number_for("arxiv:2006.10029", {number, number + 1}) == number + 2


def test_text_that_utf8_lacks_does_not_break_the_file(tmp_path: Path) -> None:
    store = MarkStore(tmp_path)
    star(store, "title:\ud800x")
    star(store, TITLE)
    again = MarkStore(tmp_path)
    assert again.everything().keys() == {"title:\ud800x", TITLE}
    assert again.notices == ()


def test_folder_and_files_are_the_users_alone(tmp_path: Path) -> None:
    star(MarkStore(tmp_path / "home"), "a:1")
    assert mode_of(tmp_path / "home") == 0o700
    assert mode_of(tmp_path / "home" / "state.json") == 0o600
    assert mode_of(tmp_path / "home" / "state.lock") == 0o600


def test_a_mode_that_the_user_chose_is_kept(tmp_path: Path) -> None:
    store = MarkStore(tmp_path)
    star(store, "a:1")
    (tmp_path / "state.json").chmod(0o644)
    star(store, "a:2")
    assert mode_of(tmp_path / "state.json") == 0o644


def test_a_link_stays_one_and_its_target_is_written(tmp_path: Path) -> None:
    home, elsewhere = tmp_path / "home", tmp_path / "dotfiles"
    home.mkdir()
    elsewhere.mkdir()
    (home / "state.json").symlink_to("../dotfiles/marks.json")
    store = MarkStore(home)
    star(store, "a:1")
    star(store, "a:2")
    assert (home / "state.json").is_symlink()
    assert not (elsewhere / "marks.json").is_symlink()
    assert MarkStore(home).everything().keys() == {"a:1", "a:2"}
    assert os.listdir(elsewhere) == ["marks.json"]
    assert sorted(os.listdir(home)) == ["state.json", "state.lock"]


@pytest.mark.parametrize("make", [os.mkdir, os.mkfifo])
def test_a_link_to_no_file_is_left_alone(tmp_path: Path, make: Callable[[Path], None]) -> None:
    make(tmp_path / "elsewhere")
    (tmp_path / "state.json").symlink_to("elsewhere")
    with pytest.raises(MarksUnreadable, match="not a file"):
        MarkStore(tmp_path).marks_of(["a:1"])
    assert sorted(os.listdir(tmp_path)) == ["elsewhere", "state.json", "state.lock"]
    assert not (tmp_path / "elsewhere").is_file()


def test_a_link_in_place_of_the_lock_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "state.lock").symlink_to(tmp_path / "planted")
    with pytest.raises(NotSaved):
        star(MarkStore(tmp_path), "a:1")
    assert os.listdir(tmp_path) == ["state.lock"]
