"""While somebody reads, a thread syncs, tries again, learns from others and keeps files small."""

import errno
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from time import monotonic

import pytest

from tests.marks.deeds import RefusingDisk, aside_of, found_in, star, unstar, wait_until, within
from tuireader.marks import Change, Marks, MarkStore, NewerMarks, Unsaved, Wanted
from tuireader.marks.disk import RealDisk
from tuireader.marks.locking import locked

BUSY = Unsaved("another window holds the marks", 1)


class SlowDisk(RefusingDisk):
    """One on which a sync takes until it is let go on, and may fail once."""

    def __init__(self) -> None:
        super().__init__()
        self.fails_once = False
        self.is_syncing, self.may_end = threading.Event(), threading.Event()
        self.may_end.set()

    def sync(self, descriptor: int) -> None:
        self.is_syncing.set()
        fails, self.fails_once = self.fails_once, False
        assert self.may_end.wait(10)
        if fails:
            raise OSError(errno.EIO, "failed")
        super().sync(descriptor)


@pytest.fixture
def disk() -> RefusingDisk:
    return RefusingDisk()


@pytest.fixture
def store(tmp_path: Path, disk: RefusingDisk) -> Iterator[MarkStore]:
    """One that holds a:1 and is kept."""
    store = MarkStore(tmp_path, disk=disk)
    star(store, "a:1")
    store.save()
    store.keep()
    yield store
    disk.refuse()
    store.close()


def keepers() -> list[threading.Thread]:
    return [each for each in threading.enumerate() if each.name == "marks"]


def test_a_change_is_soon_on_disk(store: MarkStore, disk: RefusingDisk) -> None:
    synced = disk.synced
    star(store, "a:2")
    wait_until(lambda: disk.synced > synced, 3)


def test_a_change_is_not_waited_for(store: MarkStore, disk: RefusingDisk, tmp_path: Path) -> None:
    disk.refuse("sync")
    star(store, "a:2")
    assert found_in(tmp_path).keys() == {"a:1", "a:2"}
    wait_until(lambda: store.unsaved)


def test_nothing_is_synced_when_nothing_was_changed(store: MarkStore, disk: RefusingDisk) -> None:
    star(store, "a:2")
    wait_until(lambda: disk.synced > 1, 3)
    store.save()
    synced = disk.synced
    star(store, "a:2")
    store.save()
    assert disk.synced == synced


@pytest.mark.parametrize(("call", "reason"), [("write", "disk full"), ("sync", "disk full")])
def test_what_a_failing_disk_refused_is_tried_again(tmp_path: Path, call: str, reason: str) -> None:
    disk, noticed = RefusingDisk(), list[Unsaved | None]()
    store = MarkStore(tmp_path, disk=disk)
    store.keep(lambda: noticed.append(store.unsaved))
    star(store, "a:1")
    store.save()
    disk.refuse(call, "create")
    star(store, "a:2")
    wait_until(lambda: noticed)
    assert noticed[-1] == Unsaved(reason, 1) == store.unsaved
    disk.refuse()
    wait_until(lambda: noticed[-1] is None)
    assert store.unsaved is None
    assert found_in(tmp_path).keys() == {"a:1", "a:2"}
    store.close()


def test_after_a_failed_sync_everything_is_written_anew(
    store: MarkStore, disk: RefusingDisk, tmp_path: Path
) -> None:
    disk.refuse("sync")
    star(store, "a:2")
    wait_until(lambda: store.unsaved)
    disk.refuse()
    wait_until(lambda: store.unsaved is None)
    text = (tmp_path / "state.json").read_text()
    assert '"a:1"' in text
    assert '"a:2"' in text
    assert store.notices == ()


def test_what_another_window_changed_is_learned_and_told_on_the_keepers_thread(
    store: MarkStore, tmp_path: Path
) -> None:
    told: list[tuple[tuple[Change, ...], list[threading.Thread]]] = []
    store.listen(lambda changes: told.append((changes, [threading.current_thread()])))
    changes = unstar(MarkStore(tmp_path), "a:1")
    wait_until(lambda: told, 3)
    assert told == [(changes, keepers())]
    assert store.marks_of(["a:1"]) == Marks()
    assert store.version() == store.known_version()


def test_two_windows_that_are_kept_show_the_same(store: MarkStore, tmp_path: Path) -> None:
    other = MarkStore(tmp_path)
    other.keep()
    for number in range(20):
        star(store, f"ours:{number}")
        star(other, f"theirs:{number}")
    wait_until(lambda: len(store.everything()) == len(other.everything()) == 41, 5)
    other.close()


def test_a_journal_that_has_grown_becomes_a_snapshot(store: MarkStore, tmp_path: Path) -> None:
    told: list[str] = []
    store.listen(lambda _: told.append(store.known_version()))
    keys = [f"arxiv:{number:032}" for number in range(8_000)]
    star(store, *keys)
    assert (tmp_path / "state.journal").stat().st_size > 256 << 10
    wait_until(lambda: (tmp_path / "state.journal").stat().st_size < 256)
    wait_until(lambda: told[-1] == store.version())
    assert keys[-1] in (tmp_path / "state.json").read_text()
    star(store, "a:2")
    assert len(found_in(tmp_path)) == 8_002
    assert store.undo()
    assert store.undo()
    assert found_in(tmp_path).keys() == {"a:1"}


def test_files_that_break_while_somebody_reads_are_mended(tmp_path: Path) -> None:
    noticed: list[tuple[str, ...]] = []
    store = MarkStore(tmp_path)
    star(store, "a:1", "a:2")
    store.keep(lambda: noticed.append(store.notices))
    (tmp_path / "state.journal").write_bytes(b"damaged\n")
    wait_until(lambda: noticed)
    assert "state.journal was damaged" in noticed[0][0]
    (tmp_path / "state.json").write_bytes(b"damaged")
    wait_until(lambda: noticed[1:])
    assert "state.json was damaged" in noticed[1][-1]
    assert len(aside_of(tmp_path / "state.json")) == 2
    assert found_in(tmp_path).keys() == {"a:1", "a:2"}
    store.close()


def test_a_lock_that_another_process_holds_delays_nobody(tmp_path: Path) -> None:
    store = MarkStore(tmp_path)
    told: list[str] = []
    star(store, "a:1")
    store.keep()
    store.listen(lambda _: told.append(store.known_version()))
    with locked(tmp_path / "state.lock"):
        begun = monotonic()
        star(store, "a:2")
        assert monotonic() - begun < 2
        assert store.everything().keys() == {"a:1", "a:2"}
        assert store.unsaved == BUSY
        assert found_in(tmp_path).keys() == {"a:1"}
        assert len(told) == 1
    wait_until(lambda: found_in(tmp_path).keys() == {"a:1", "a:2"})
    wait_until(lambda: told[-1] == store.version(), 3)
    store.close()


def test_a_lock_that_is_held_for_long_is_told_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tuireader.marks.keeping.PATIENCE", 0.1)
    noticed: list[Unsaved | None] = []
    store = MarkStore(tmp_path)
    star(store, "a:1")
    store.keep(lambda: noticed.append(store.unsaved))
    with locked(tmp_path / "state.lock"):
        star(store, "a:2")
        wait_until(lambda: noticed)
        assert noticed == [BUSY]
    wait_until(lambda: noticed[1:])
    assert noticed[1:] == [None]
    assert found_in(tmp_path).keys() == {"a:1", "a:2"}
    store.close()


@contextmanager
def syncing(folder: Path, *, fails: bool = False) -> Iterator[tuple[MarkStore, SlowDisk]]:
    """A store with a:1 saved, while the sync of a:2 is under way; it may end with the block."""
    disk = SlowDisk()
    store = MarkStore(folder, disk=disk)
    star(store, "a:1")
    store.save()
    store.keep()
    with ExitStack() as ending:
        ending.callback(store.close)
        ending.callback(disk.may_end.set)
        disk.is_syncing.clear()
        disk.may_end.clear()
        disk.fails_once = fails
        star(store, "a:2")
        assert disk.is_syncing.wait(5)
        yield store, disk


def test_that_a_change_waits_to_be_written_is_no_trouble_before_it_can_not_be(
    tmp_path: Path, disk: RefusingDisk
) -> None:
    store = MarkStore(tmp_path, disk=disk)
    book = store._filed()
    book.change([Wanted(("a:1",), "starred", True)], "Starred")
    assert store.unsaved
    assert not book.has_trouble
    disk.refuse("write")
    book.write(0)
    assert book.has_trouble


def test_saving_waits_for_a_sync_that_is_under_way(tmp_path: Path) -> None:
    with syncing(tmp_path) as (store, _):
        saved = threading.Thread(target=store.save)
        saved.start()
        saved.join(0.1)
        assert saved.is_alive()
    saved.join(5)
    assert not saved.is_alive()


def test_saving_beside_a_sync_that_fails_waits_until_all_is_written_anew(tmp_path: Path) -> None:
    found: list[str] = []
    with syncing(tmp_path, fails=True) as (store, disk):

        def save() -> None:
            store.save()
            found.append((tmp_path / "state.json").read_text())

        saved = threading.Thread(target=save)
        saved.start()
        saved.join(0.1)
        disk.may_end.set()
        saved.join(5)
    assert '"a:2"' in found[0]


def test_reading_and_changing_wait_for_no_sync(tmp_path: Path) -> None:
    with syncing(tmp_path) as (store, _):
        within(2, lambda: star(store, "a:3"))
        within(2, store.everything)
        assert found_in(tmp_path).keys() == {"a:1", "a:2", "a:3"}


def test_a_listener_that_fails_ends_nothing(
    tmp_path: Path, disk: RefusingDisk, monkeypatch: pytest.MonkeyPatch
) -> None:
    raised: list[type[BaseException] | None] = []
    monkeypatch.setattr("threading.excepthook", lambda told: raised.append(told.exc_type))
    store = MarkStore(tmp_path, disk=disk)
    star(store, "a:1")
    store.keep()

    def fail(_: tuple[Change, ...]) -> None:
        raise ZeroDivisionError

    store.listen(fail)
    star(MarkStore(tmp_path), "a:2")
    wait_until(lambda: raised)
    assert raised == [ZeroDivisionError]
    synced = disk.synced
    with pytest.raises(ZeroDivisionError):
        star(store, "a:3")
    wait_until(lambda: disk.synced > synced, 3)
    assert found_in(tmp_path).keys() == {"a:1", "a:2", "a:3"}
    with pytest.raises(ZeroDivisionError):
        store.close()
    assert keepers() == []
    assert store.known_version() == ""


def test_a_newer_program_that_takes_over_ends_nothing(tmp_path: Path) -> None:
    store = MarkStore(tmp_path)
    star(store, "a:1")
    store.close()
    store.keep()
    text = (tmp_path / "state.json").read_bytes()
    newer = text.replace(b'"schema": 1', b'"schema": 2')
    (tmp_path / "state.json").write_bytes(newer)
    star(store, "a:2")
    wait_until(lambda: store.unsaved)
    with pytest.raises(NewerMarks):
        store.refresh()
    assert len(keepers()) == 1
    (tmp_path / "state.json").write_bytes(text)
    wait_until(lambda: store.unsaved is None)
    store.close()
    assert found_in(tmp_path).keys() == {"a:1", "a:2"}


def test_closing_ends_the_thread_when_all_is_done(tmp_path: Path, disk: RefusingDisk) -> None:
    store = MarkStore(tmp_path, disk=disk)
    store.keep()
    assert len(keepers()) == 1
    star(store, "a:1")
    store.close()
    assert keepers() == []
    assert '"a:1"' in (tmp_path / "state.json").read_text()
    store.close()


def test_closing_waits_for_what_the_thread_is_doing(tmp_path: Path) -> None:
    is_told, may_go_on = threading.Event(), threading.Event()
    store = MarkStore(tmp_path)
    star(store, "a:1")
    store.keep()

    def linger(_: tuple[Change, ...]) -> None:
        is_told.set()
        may_go_on.wait(10)

    store.listen(linger)
    star(MarkStore(tmp_path), "a:2")
    assert is_told.wait(5)
    closed = threading.Thread(target=store.close)
    closed.start()
    closed.join(0.2)
    assert closed.is_alive()
    may_go_on.set()
    closed.join(5)
    assert not closed.is_alive()
    assert keepers() == []


def test_one_thread_is_enough(store: MarkStore) -> None:
    store.keep()
    store.keep()
    assert len(keepers()) == 1


def test_what_is_kept_in_memory_needs_no_thread() -> None:
    store = MarkStore(None)
    store.keep()
    assert keepers() == []
    star(store, "a:1")
    store.save()
    store.close()


def test_a_change_waits_for_no_sync_and_no_mending(path: Path) -> None:
    syncing: list[str] = []

    class WatchedDisk(RealDisk):
        def sync(self, descriptor: int) -> None:
            syncing.append(threading.current_thread().name)
            super().sync(descriptor)

    star(before := MarkStore(path.parent), "a:1")
    before.close()
    store = MarkStore(path.parent, disk=WatchedDisk())
    store.keep()
    wait_until(lambda: "marks" in syncing)  # The journal's name is made sure of ahead.
    star(store, "a:2")
    path.write_text("{ damaged", encoding="utf-8")
    star(store, "a:3")
    wait_until(lambda: store.unsaved is None and len(store.notices) == 1)
    assert set(syncing) == {"marks"}
    store.close()
    assert set(MarkStore(path.parent).everything()) == {"a:1", "a:2", "a:3"}
