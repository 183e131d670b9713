"""Marks from elsewhere: copies that sync programs leave beside state.json, and files by name."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import cast

from tuireader.marks.cells import PAPER
from tuireader.marks.clock import Clock
from tuireader.marks.folder import Folder
from tuireader.marks.framing import parse_lines
from tuireader.marks.journal import Journal, parse_journal
from tuireader.marks.kinds import is_view
from tuireader.marks.marked import Replaced
from tuireader.marks.model import Change
from tuireader.marks.shelf import Shelf, is_document
from tuireader.marks.snapshot import MARKS, NotMarks, Snapshot, parse_snapshot

# Syncthing (its documentation, "Understanding Synchronization"): state.sync-conflict-DATE-….json,
# Dropbox: state (Ann's conflicted copy 2026-11-22).json, Nextcloud: state (conflicted copy …).json.
_COPY = re.compile(r"state\b.*\bconflict.*\.(?:json|journal)", re.IGNORECASE)


def copies_in(folder: Folder) -> list[Path]:
    """The copies that a sync program left because two machines wrote at once."""
    names = folder.disk.names(folder.path)
    return [folder.path / each for each in sorted(names) if _COPY.fullmatch(each)]


def parse_marks(data: bytes) -> Snapshot | Journal:
    """The marks in a snapshot or journal of ours, whole and unchanged.

    Raises:
        NewerMarks: A newer version wrote it.
        NotMarks: It is something else, or damaged.
    """
    if parse_lines(data[: data.find(b"\n") + 1]).values:
        journal = parse_journal(data)
        if not journal.head or journal.lost:
            raise NotMarks("it is damaged")
        return journal
    snapshot = parse_snapshot(data)
    if not snapshot.verified:
        raise NotMarks("it is damaged, or was not written by tuireader")
    return snapshot


def join(found: Snapshot | Journal, shelf: Shelf, clock: Clock) -> tuple[tuple[Change, ...], int]:
    """Join marks with those on a shelf; what changed, and how many papers were told of."""
    if isinstance(found, Snapshot):
        clock.observe(found.clock)
        documents = filter(is_document, found.tables.get(MARKS, {}).values())
        papers = sum(not is_view(cast(str, each[PAPER])) for each in documents)
        return shelf.news(shelf.join(found.tables)), papers
    keys: set[str] = set()
    replaced: list[Replaced] = []
    for record in found.records:
        clock.observe(record.stamp)
        replaced += shelf.apply(record)
        keys |= {paper[0] for _, papers in record.groups for paper in papers}
    return shelf.news(replaced), sum(not is_view(key) for key in keys)


def put_away(folder: Folder, copies: Sequence[Path]) -> None:
    """Move copies that are merged to the backups.

    Raises:
        OSError: One could not be moved.
    """
    folder.disk.make_folder(folder.backups)
    for copy in copies:
        folder.disk.replace(copy, folder.backups / copy.name)
    folder.disk.sync_folder(folder.backups)
    folder.disk.sync_folder(folder.path)
