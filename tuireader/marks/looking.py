"""What the files in a folder of marks hold: read, and nothing touched.

What is written where, in which order, is told in `log`; whatever was cut off half way, the files
that are there make up all that was ever saved.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from tuireader.marks.disk import NotAFileError
from tuireader.marks.folder import Folder
from tuireader.marks.journal import Journal, parse_journal
from tuireader.marks.snapshot import NotMarks, Snapshot, parse_snapshot


@dataclass(slots=True)
class Damage:
    """A file that is not as it was written."""

    path: Path
    why: str
    """In a few words."""

    data: bytes | None
    """What is in it; None if it could not be read at all."""


@dataclass(slots=True)
class Look:
    """What was found."""

    snapshots: list[Snapshot] = field(default_factory=list)
    """Those that are as we wrote them, the newest first."""

    edited: Snapshot | None = None
    """What somebody else wrote into state.json."""

    journals: list[Journal] = field(default_factory=list)
    """The former and the present one, as far as they are there."""

    present: Journal | None = None
    """The journal to go on with; None if there is none, or it can't be gone on with."""

    journal_size: int = 0
    """Bytes the present journal has."""

    snapshot_size: int = 0
    """Bytes state.json has."""

    checksum: str = ""
    """Of state.json, if it is as we wrote it."""

    stamps: tuple[str, str] = ("", "")
    """Of state.json and the journal, taken before they were read."""

    damages: list[Damage] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    """Lines for the reader."""

    sound: bool = True
    """Whether the files can stay as they are."""


def look_at(folder: Folder) -> Look:
    """Read the marks in a folder.

    The journal is read first: should another process write a snapshot meanwhile, that snapshot
    holds what the journal held.

    Raises:
        NewerMarks: A newer version wrote one of the files.
        OSError: A file is there and can't be read.
    """
    disk, look = folder.disk, Look()
    look.stamps = (disk.stamp(folder.snapshot), disk.stamp(folder.journal))
    journal_data = _data(folder, folder.journal, look)
    data = _data(folder, folder.snapshot, look)
    journal = parse_journal(journal_data) if journal_data is not None else None
    look.journal_size, look.snapshot_size = len(journal_data or b""), len(data or b"")
    snapshot = _snapshot(folder.snapshot, data, look)
    if snapshot is not None and snapshot.verified:
        look.snapshots.append(snapshot)
        look.checksum = snapshot.checksum
    if journal is not None:
        look.journals.append(journal)
        if journal.lost or not journal.head:
            _note_lost(look, folder.journal, journal, journal_data)
    if _go_together(look, snapshot, journal) and not look.damages:
        look.present = journal
        return look
    look.sound = not look.damages and journal is None
    if _look_further(folder, look):
        look.sound = False  # The journal is gone, or both files are, and we know of what was there.
    _explain(look, snapshot, journal)
    return look


def _go_together(look: Look, snapshot: Snapshot | None, journal: Journal | None) -> bool:
    """Whether the journal goes on from the snapshot, or from the one that it took the place of."""
    if journal is None or not journal.head:
        return False
    if snapshot is None:
        return not journal.base
    return snapshot.verified and journal.base in (snapshot.checksum, snapshot.follows)


def _look_further(folder: Folder, look: Look) -> bool:
    """The pair before, and without any sound snapshot the newest backup; whether there is one."""
    former = _try(lambda: folder.disk.read(folder.former_journal))
    if former is not None:
        look.journals.insert(0, parse_journal(former))
    former_snapshot = _sound(folder, folder.former_snapshot)
    if former_snapshot is not None:
        look.snapshots.append(former_snapshot)
        return True
    if not look.snapshots and (look.damages or look.edited or former is not None):
        for name in sorted(folder.disk.names(folder.backups), reverse=True):
            backup = _sound(folder, folder.backups / name)
            if backup is not None:
                look.snapshots.append(backup)
                look.notices.append(f"marks were taken from the backup {name}")
                return True
    return former is not None


def _explain(look: Look, snapshot: Snapshot | None, journal: Journal | None) -> None:
    damaged = any(each.path.name.startswith("state.json") for each in look.damages)
    if snapshot is None and not damaged and (look.snapshots or (journal and journal.base)):
        look.notices.append("state.json was missing; it was made again from what was beside it")
    if journal is None and snapshot is not None and snapshot.verified and look.journals:
        look.notices.append("state.journal was missing; the newest changes may be gone")


def _snapshot(path: Path, data: bytes | None, look: Look) -> Snapshot | None:
    if data is None:
        return None
    try:
        snapshot = parse_snapshot(data)
    except NotMarks as error:
        look.damages.append(Damage(path, str(error), data))
        return None
    if not snapshot.verified:
        look.edited = snapshot
        look.damages.append(Damage(path, "it was written by something else", data))
    return snapshot


def _note_lost(look: Look, path: Path, journal: Journal, data: bytes | None) -> None:
    many = f"{journal.lost} change{'' if journal.lost == 1 else 's'} in it could not be read"
    look.damages.append(Damage(path, many if journal.lost else "it has no beginning", data))


def _data(folder: Folder, path: Path, look: Look) -> bytes | None:
    try:
        return folder.disk.read(path)
    except FileNotFoundError:
        return None
    except NotAFileError as error:
        if path == folder.snapshot and folder.is_linked:
            raise  # Who knows what it leads to: a device is not ours to rename.
        look.damages.append(Damage(path, str(error.strerror), None))
        return None


def _sound(folder: Folder, path: Path) -> Snapshot | None:
    """A snapshot that is as we wrote it."""
    data = _try(lambda: folder.disk.read(path))
    if data is None:
        return None
    with suppress(NotMarks):
        snapshot = parse_snapshot(data)
        return snapshot if snapshot.verified else None
    return None


def _try(read: Callable[[], bytes]) -> bytes | None:
    try:
        return read()
    except OSError:
        return None
