"""How far the files of marks are known."""

from dataclasses import dataclass

from tuireader.marks.folder import version_in
from tuireader.marks.journal import Journal


@dataclass(slots=True)
class Position:
    """What was read or written last."""

    head: bytes = b""
    """The journal's first line; empty if there is no journal."""

    end: int = 0
    """Bytes of the journal that are known."""

    size: int = 0
    """Bytes it has; more than `end` if somebody was killed while writing to it."""

    last: int = 0
    """The number of its last record."""

    checksum: str = ""
    """Of state.json; empty if there is none, or none that is as we wrote it."""

    snapshot_size: int = 0
    """Bytes of the state.json that was read or written last."""

    stamps: tuple[str, str] = ("", "")
    """Of state.json and the journal."""

    suspect: bool = False
    """Whether something is wrong with the files, so that they must be made anew."""

    def go_on_with(self, journal: Journal | None, size: int) -> None:
        """Be at the end of a journal, or without one."""
        found = journal or Journal(b"", "", [], 0, 0, 0)
        self.head, self.end, self.last = found.head, found.end, found.last
        self.size = size

    def version(self) -> str:
        """An opaque text, another one for other files; empty without any."""
        return version_in(self.stamps)
