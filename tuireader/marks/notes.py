"""Notes as revisions: what was written on two machines at once stays, both of it.

Saving a note adds a revision and clears those that its writer has seen. One that was written
elsewhere meanwhile was not seen, so it is not cleared, and the two are shown together until
somebody saves what came of both.
"""

import os
from collections.abc import Iterable

from tuireader.marks.kinds import note_cell
from tuireader.marks.model import Revision, Wanted


def writing(
    names: tuple[str, ...], text: str, seen: Iterable[str], now: Iterable[Revision]
) -> list[Wanted]:
    """What to set for a note that was written; nothing if it is as it was.

    Args:
        names: the paper's identifiers.
        text: of the whole note; blank for none.
        seen: the names of the revisions that its writer has seen, and that it takes the place of.
        now: the revisions that there are.
    """
    seen = list(dict.fromkeys(seen))
    there = [each for each in now if each.name in seen]
    if [each.text for each in there] == ([text] if text.strip() else []):
        return []
    cleared = [Wanted(names, note_cell(each.name), None) for each in there]
    return [*cleared, *([Wanted(names, note_cell(_name()), text)] if text.strip() else [])]


def _name() -> str:
    """One that no other writer draws."""
    return os.urandom(8).hex()
