"""A change survives from the moment it is made, whole or not at all."""

from pathlib import Path

from tests.marks.deeds import RefusingDisk, found_in, star, start_python, unstar, wanted
from tuireader.marks import Cell, Marks, MarkStore, Wanted


def test_a_change_survives_the_end_of_the_process_that_made_it(tmp_path: Path) -> None:
    program = (
        "import os, sys, pathlib; from tuireader.marks import *;"
        "store = MarkStore(pathlib.Path(sys.argv[1]));"
        "store.change([Wanted(('a:1',), Cell.STARRED, True)], 'Starred'); os._exit(9)"
    )
    assert start_python(program, tmp_path).wait(30) == 9
    assert found_in(tmp_path) == {"a:1": Marks(starred=True)}


def test_saving_waits_until_the_journal_is_on_disk(tmp_path: Path) -> None:
    disk = RefusingDisk()
    store = MarkStore(tmp_path, disk=disk)
    star(store, "a:1")
    synced = disk.synced
    store.save()
    assert disk.synced == synced + 1
    store.save()
    assert disk.synced == synced + 1


def test_a_record_that_was_cut_off_is_dropped_and_none_is_glued_to_it(tmp_path: Path) -> None:
    store = MarkStore(tmp_path)
    star(store, "a:1")
    star(store, "a:2")
    journal = tmp_path / "state.journal"
    journal.write_bytes(journal.read_bytes()[:-9])
    again = MarkStore(tmp_path)
    assert again.everything().keys() == {"a:1"}
    star(again, "a:3")
    last = MarkStore(tmp_path)
    assert last.everything().keys() == {"a:1", "a:3"}
    assert (again.notices, last.notices) == ((), ())


def test_a_window_that_saw_a_record_writes_it_again_when_it_is_cut_off(tmp_path: Path) -> None:
    store = MarkStore(tmp_path)
    star(store, "a:1")
    star(store, "a:2")
    journal = tmp_path / "state.journal"
    journal.write_bytes(journal.read_bytes()[:-9])
    star(store, "a:3")
    assert found_in(tmp_path).keys() == {"a:1", "a:2", "a:3"}


def test_many_changes_of_one_step_are_saved_together_or_not_at_all(tmp_path: Path) -> None:
    store = MarkStore(tmp_path)
    star(store, "b:1")
    journal = tmp_path / "state.journal"
    before = len(journal.read_bytes())
    names = [Wanted((f"a:{number}", f"t:{number}"), Cell.STARRED, True) for number in range(50)]
    store.change([*names, wanted("b:1", Cell.STARRED, False)], "All")
    whole = journal.read_bytes()
    for size in range(before, len(whole), 97):
        journal.write_bytes(whole[:size])
        assert found_in(tmp_path).keys() == {"b:1"}
    journal.write_bytes(whole)
    assert len(found_in(tmp_path)) == 50


def test_a_mark_that_is_cleared_is_known_to_be_cleared_after_a_restart(tmp_path: Path) -> None:
    store = MarkStore(tmp_path)
    star(store, "a:1")
    store.close()
    unstar(store, "a:1")
    store.close()
    assert found_in(tmp_path) == {}
    assert MarkStore(tmp_path).all_names() == ["a:1"]
