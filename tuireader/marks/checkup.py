"""What is in a folder of marks, for a person; looked at, and nothing touched."""

from pathlib import Path
from threading import RLock
from typing import NamedTuple

from tuireader.marks.backups import daily
from tuireader.marks.clock import Clock
from tuireader.marks.copies import copies_in
from tuireader.marks.disk import RealDisk
from tuireader.marks.folder import Folder
from tuireader.marks.following import Follower
from tuireader.marks.framing import parse_lines
from tuireader.marks.journal import SCHEMA
from tuireader.marks.looking import look_at
from tuireader.marks.shelf import Shelf

_SIGNS_OF_ASIDE = (".corrupt-", ".edited-")


class MarksReport(NamedTuple):
    """What was found."""

    schema: int
    """The one that is read and written."""

    papers: list[tuple[str, ...]]
    """The identifiers of each paper with marks."""

    read: int
    starred: int

    records: int
    """Changes in the journal that state.json doesn't have yet."""

    steps: int
    """Lines of what was done and undone."""

    backups: list[str]
    """Names of the daily copies, the oldest first."""

    damaged: list[str]
    """What is wrong with files, a line each; the next change will mend them."""

    aside: list[str]
    """Names of files that were set aside because they could not be read."""

    copies: list[str]
    """Names of copies by sync programs that are not merged."""


def check_marks(path: Path) -> MarksReport:
    """Look at the marks in a folder.

    Raises:
        NewerMarks: A newer version wrote them.
        OSError: They can't be read.
    """
    folder = Folder(path, RealDisk())
    look, shelf = look_at(folder), Shelf()
    Follower(folder, shelf, Clock(), RLock(), lambda changes: None).take(look)
    marked = [(shelf.names(key), shelf.marks(shelf.names(key))) for key in shelf]
    return MarksReport(
        schema=SCHEMA,
        papers=[names for names, marks in marked if any(marks)],
        read=sum(bool(marks.read) for _, marks in marked),
        starred=sum(marks.starred for _, marks in marked),
        records=len(look.journals[-1].records) if look.journals else 0,
        steps=_steps(folder),
        backups=daily(folder),
        damaged=[f"{each.path.name}: {each.why}" for each in look.damages],
        aside=sorted(
            name
            for name in folder.disk.names(path)
            if any(sign in name for sign in _SIGNS_OF_ASIDE)
        ),
        copies=[each.name for each in copies_in(folder)],
    )


def _steps(folder: Folder) -> int:
    try:
        return len(parse_lines(folder.disk.read(folder.undo)).values)
    except OSError:
        return 0
