"""Damaged files kept under another name, and what somebody else wrote into them taken over."""

from tuireader.marks.cells import NAMES, PAPER, cells_in, names_of
from tuireader.marks.folder import Folder
from tuireader.marks.journal import Group, Record
from tuireader.marks.looking import Damage, Look
from tuireader.marks.shelf import Shelf
from tuireader.marks.snapshot import MARKS, Snapshot


def keep_damaged(folder: Folder, look: Look) -> list[str]:
    """Keep every damaged file under a name of its own; lines for the reader that say which.

    Call it while holding the lock. What could be read of them is in the look.

    Raises:
        OSError: One could not be kept; nothing may be written over it then.
    """
    notices = [_kept(folder, each, edited=look.edited) for each in look.damages]
    if notices and not (look.snapshots or look.journals or look.edited):
        notices[-1] += "; marks start empty"
    return notices


def _kept(folder: Folder, damage: Damage, edited: Snapshot | None) -> str:
    name = damage.path.name
    if edited is not None and damage.path == folder.snapshot:
        copy = folder.keep_copy(damage.path, damage.data or b"", "edited")
        lost = f"; {edited.lost} of the marks in it could not be read" if edited.lost else ""
        return f"{name} was written by something else{lost}; it is kept as {copy.name}"
    if damage.data is None or damage.path == folder.snapshot:
        kept = folder.set_aside(damage.path, "corrupt")
    else:
        kept = folder.keep_copy(damage.path, damage.data, "corrupt")
    return f"{name} was damaged ({damage.why}); it is kept as {kept.name}"


def record_of_edits(edited: Snapshot, shelf: Shelf, stamp: str) -> Record:
    """What somebody else changed in state.json, as changes of now.

    Its stamps are not believed, and what is missing in it is not taken for cleared.

    Args:
        edited: what was found in the file.
        shelf: what we know.
        stamp: of now.
    """
    groups: list[Group] = []
    for document in edited.tables.get(MARKS, {}).values():
        names = names_of(document)
        known = shelf.document(names[0]) or {PAPER: names[0]}
        held_before = dict(cells_in(known))
        cells = {
            cell: held.value
            for cell, held in cells_in(document)
            if cell not in held_before or held_before[cell].value != held.value
        }
        if cells or document.get(NAMES, ()) != known.get(NAMES, ()):
            groups.append((cells, [list(names)]))
    return Record(stamp, groups)
