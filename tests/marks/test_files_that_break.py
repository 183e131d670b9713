"""Files that break, go away or refuse while they are read cost nothing that is known."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.marks.deeds import (
    DAMAGED,
    FILES,
    MISSING,
    RefusingDisk,
    aside_of,
    break_file,
    contents,
    found_in,
    star,
)
from tuireader.marks import MarkStore, MarksUnreadable


@pytest.mark.parametrize("name", ["state.json", "state.journal"])
@pytest.mark.parametrize(("number", "reason"), [(13, "no permission"), (5, "the disk reported")])
def test_a_file_we_may_not_read_is_left_alone(
    home: Path, name: str, number: int, reason: str
) -> None:
    disk = RefusingDisk()
    disk.refuse(name, number=number)
    files = contents(home)
    store = MarkStore(home, disk=disk)
    for call in (store.everything, store.undo, store.refresh, lambda: star(store, "a:4")):
        with pytest.raises(MarksUnreadable, match=reason):
            call()
    assert contents(home) == files
    disk.refuse()
    assert store.everything().keys() == {"a:1", "a:2", "a:3"}


def test_a_file_that_cannot_be_read_for_a_while_costs_nothing_that_is_known(home: Path) -> None:
    disk = RefusingDisk()
    store = MarkStore(home, disk=disk)
    store.everything()
    star(MarkStore(home), "a:4")
    disk.refuse("state.journal", number=5)
    with pytest.raises(MarksUnreadable):
        store.refresh()
    star(store, "a:5")
    assert store.unsaved is not None
    assert store.everything().keys() == {"a:1", "a:2", "a:3", "a:5"}
    disk.refuse()
    store.save()
    assert len(found_in(home)) == len(store.everything()) == 5


@pytest.fixture
def reading(home: Path) -> Iterator[MarkStore]:
    """One that has read all, and has a mark that is in no file alone."""
    store = MarkStore(home)
    star(store, "a:4")
    yield store
    store.close()


@pytest.mark.parametrize("names", [FILES[:1], FILES[:2], FILES])
@pytest.mark.parametrize("how", [DAMAGED, MISSING])
def test_what_breaks_under_us_is_written_again_from_memory(
    home: Path, reading: MarkStore, names: tuple[str, ...], how: str
) -> None:
    for name in names:
        break_file(home / name, how)
    reading.refresh()
    assert len(reading.everything()) == 4
    reading.save()
    assert len(found_in(home)) == 4
    assert len(aside_of(home / "state.json")) == (len(names[:2]) if how == DAMAGED else 0)
    assert MarkStore(home).notices == ()


@pytest.mark.parametrize("how", [DAMAGED, MISSING])
def test_what_breaks_under_us_and_another_mends_with_a_loss_is_made_good_by_us(
    home: Path, reading: MarkStore, how: str
) -> None:
    break_file(home / "state.journal", how)
    assert found_in(home).keys() == {"a:1", "a:2"}
    reading.refresh()
    reading.save()
    assert len(found_in(home)) == len(reading.everything()) == 4


def test_a_folder_that_goes_away_comes_back_with_the_next_change(
    home: Path, reading: MarkStore
) -> None:
    home.rename(home.with_name("elsewhere"))
    reading.refresh()
    assert reading.version() == reading.known_version() == ""
    assert not home.exists()
    star(reading, "a:5")
    assert len(found_in(home)) == 5


def test_another_folder_in_place_of_ours_is_joined_with_what_we_know(
    home: Path, reading: MarkStore
) -> None:
    other = MarkStore(home.with_name("other"))
    star(other, "b:1")
    other.close()
    home.rename(home.with_name("elsewhere"))
    home.with_name("other").rename(home)
    reading.refresh()
    reading.save()
    assert found_in(home).keys() == {"a:1", "a:2", "a:3", "a:4", "b:1"}


def test_marks_that_break_under_a_reader_who_changes_nothing_are_mended_at_the_end(
    home: Path,
) -> None:
    store = MarkStore(home)
    store.everything()
    (home / "state.json").write_bytes(b"")
    store.refresh()
    store.close()
    assert "a:2" in (home / "state.json").read_text()
    assert len(found_in(home)) == 3
