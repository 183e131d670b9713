"""After closing, state.json is a plain TinyDB file, and the user's choices about it are kept."""

import json
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from tinydb import TinyDB, where

from tests.marks.deeds import READ, aside_of, contents, found_in, read, star, unstar, within
from tuireader.marks import Marks, MarkStore, MarksUnreadable
from tuireader.marks.clock import is_stamp

TITLE = "title:désirs-1234567890"


def mode_of(path: Path) -> int:
    return stat.S_IMODE(os.lstat(path).st_mode)


def mode_with_kind(path: Path) -> int:
    return os.lstat(path).st_mode


def records_in(folder: Path) -> int:
    return len((folder / "state.journal").read_bytes().splitlines()) - 1


def test_stock_tinydb_reads_what_a_closed_store_leaves(tmp_path: Path) -> None:
    store = MarkStore(tmp_path)
    read(store, "arxiv:2006.10029")
    star(store, TITLE, "arxiv:2006.10029")
    store.close()
    with TinyDB(tmp_path / "state.json") as stock:
        [found] = stock.table("marks").search(where("paper") == "arxiv:2006.10029")
        stamps = found.pop("_c")
        assert found == {"paper": "arxiv:2006.10029", "read": READ, "starred": True}
        assert stamps.keys() == {"read", "starred"}
        assert all(is_stamp(each) for each in stamps.values())
        assert len(stock.table("marks").all()) == 2
        [ours] = stock.table("tuireader").all()
        assert ours["schema"] == 1


def test_a_closed_store_leaves_a_journal_without_records(tmp_path: Path) -> None:
    store = MarkStore(tmp_path)
    star(store, "a:1")
    assert records_in(tmp_path) == 1
    store.close()
    assert records_in(tmp_path) == 0
    assert sorted(os.listdir(tmp_path)) == [
        "state.journal",
        "state.journal.1",
        "state.json",
        "state.lock",
        "state.undo",
    ]
    assert found_in(tmp_path).keys() == {"a:1"}


def test_closing_what_was_only_read_writes_nothing(tmp_path: Path) -> None:
    store = MarkStore(tmp_path)
    star(store, "a:1")
    store.close()
    files = contents(tmp_path)
    store.everything()
    store.close()
    assert contents(tmp_path) == files


def test_a_snapshot_is_not_written_for_a_few_changes_among_many_marks(tmp_path: Path) -> None:
    store = MarkStore(tmp_path)
    star(store, *[f"a:{number}" for number in range(400)])
    store.close()
    text = (tmp_path / "state.json").read_bytes()
    star(store, "a:new")
    store.close()
    assert (tmp_path / "state.json").read_bytes() == text
    assert records_in(tmp_path) == 1
    assert len(found_in(tmp_path)) == 401


def test_what_stock_tinydb_writes_is_read_and_the_file_made_ours_again(tmp_path: Path) -> None:
    store = MarkStore(tmp_path)
    star(store, "a:1", "a:3")
    store.close()
    with TinyDB(tmp_path / "state.json") as stock:
        stock.table("marks").insert({"paper": "a:2", "read": READ})
        stock.table("marks").update({"starred": False}, where("paper") == "a:1")
    store = MarkStore(tmp_path)
    assert store.everything() == {"a:2": Marks(READ), "a:3": Marks(starred=True)}
    assert len(aside_of(tmp_path / "state.json", "edited")) == 1
    assert found_in(tmp_path) == store.everything()
    assert MarkStore(tmp_path).notices == ()


def test_a_line_is_a_document_and_order_is_fixed(tmp_path: Path) -> None:
    keys = [TITLE, "a:1", "a:2"]
    numbers = []
    for folder, order in (("forth", keys), ("back", keys[::-1])):
        store = MarkStore(tmp_path / folder)
        for key in order:
            star(store, key)
        store.close()
        text = (tmp_path / folder / "state.json").read_bytes()
        assert text.endswith(b"}\n")
        lines = [line for line in text.decode().splitlines() if '"paper"' in line]
        assert any(TITLE in line for line in lines)
        numbers.append([line.split(":")[0] for line in lines])
    assert numbers[0] == numbers[1] == sorted(numbers[0])
    assert len(numbers[0]) == 3


def test_a_paper_whose_marks_are_cleared_keeps_its_stamps(tmp_path: Path) -> None:
    store = MarkStore(tmp_path)
    star(store, "a:1")
    unstar(store, "a:1")
    store.close()
    [document] = json.loads((tmp_path / "state.json").read_text())["marks"].values()
    assert (document["paper"], document["starred"]) == ("a:1", False)
    assert is_stamp(document["_c"]["starred"])


def test_text_that_utf8_lacks_does_not_break_the_file(tmp_path: Path) -> None:
    store = MarkStore(tmp_path)
    for key in ("title:\ud800x", TITLE):
        star(store, key)
        store.close()
    again = MarkStore(tmp_path)
    assert again.everything().keys() == {"title:\ud800x", TITLE}
    assert again.notices == ()


def test_folder_and_files_are_the_users_alone(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        store = MarkStore(tmp_path / "home")
        for key in ("a:1", "a:2"):
            star(store, key)
            store.close()
    finally:
        os.umask(before)
    modes = {each: mode_of(each) for each in [tmp_path / "home", *(tmp_path / "home").rglob("*")]}
    for path, mode in modes.items():
        assert mode == (0o700 if path.is_dir() else 0o600), path
    assert len(modes) > 7


def test_a_mode_that_the_user_chose_is_kept(tmp_path: Path) -> None:
    store = MarkStore(tmp_path)
    star(store, "a:1")
    store.close()
    (tmp_path / "state.json").chmod(0o644)
    star(store, "a:2")
    store.close()
    assert mode_of(tmp_path / "state.json") == 0o644
    assert "a:2" in (tmp_path / "state.json").read_text()


def test_a_link_stays_one_and_its_target_is_written(tmp_path: Path) -> None:
    home, elsewhere = tmp_path / "home", tmp_path / "dotfiles"
    home.mkdir()
    elsewhere.mkdir()
    (home / "state.json").symlink_to("../dotfiles/marks.json")
    store = MarkStore(home)
    for key in ("a:1", "a:2"):
        star(store, key)
        store.close()
    assert (home / "state.json").is_symlink()
    assert not (elsewhere / "marks.json").is_symlink()
    assert "a:2" in (elsewhere / "marks.json").read_text()
    assert found_in(home).keys() == {"a:1", "a:2"}
    assert os.listdir(elsewhere) == ["marks.json"]


def test_a_folder_that_is_a_link_stays_one(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "home").symlink_to("elsewhere")
    store = MarkStore(tmp_path / "home")
    star(store, "a:1")
    store.close()
    assert (tmp_path / "home").is_symlink()
    assert found_in(tmp_path / "elsewhere").keys() == {"a:1"}


@pytest.mark.parametrize("make", [os.mkdir, os.mkfifo])
def test_a_link_to_no_file_is_left_alone(tmp_path: Path, make: Callable[[Path], None]) -> None:
    make(tmp_path / "elsewhere")
    (tmp_path / "state.json").symlink_to("elsewhere")
    store = MarkStore(tmp_path)
    with pytest.raises(MarksUnreadable, match="not a file"):
        within(10, store.everything)
    with pytest.raises(MarksUnreadable, match="not a file"):
        within(10, lambda: star(store, "a:1"))
    store.close()
    assert not (tmp_path / "elsewhere").is_file()
    assert (tmp_path / "state.json").is_symlink()
    assert (
        {"elsewhere", "state.json"}
        <= set(os.listdir(tmp_path))
        <= {
            "elsewhere",
            "state.json",
            "state.lock",
        }
    )


def test_a_link_to_a_device_hangs_nothing_and_the_device_stays(tmp_path: Path) -> None:
    device = tmp_path / "zeros"  # One of our own: should this fail, it is renamed.
    try:
        os.mknod(device, 0o600 | stat.S_IFCHR, os.makedev(1, 5))
    except PermissionError:
        pytest.skip("only root may make devices")
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "state.json").symlink_to(device)
    with pytest.raises(MarksUnreadable):
        within(10, MarkStore(tmp_path / "home").everything)
    assert stat.S_ISCHR(mode_with_kind(device))


def test_a_link_that_leads_to_itself_is_said_to(tmp_path: Path) -> None:
    (tmp_path / "state.json").symlink_to("state.json")
    with pytest.raises(MarksUnreadable, match="a link leads nowhere"):
        MarkStore(tmp_path).everything()
