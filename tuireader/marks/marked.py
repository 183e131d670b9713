"""The marks that a document says, and what of them is other in another one."""

from collections.abc import Iterable, Mapping
from typing import cast

from tuireader.marks.cells import PAPER, Document, held
from tuireader.marks.kinds import Cell, CellGroup, is_view, note_cell
from tuireader.marks.model import Change, Marks, Revision
from tuireader.marks.texts import is_name
from tuireader.marks.values import value_in

UNMARKED = Marks()
"""The marks of a paper with which nothing was done."""

Replaced = tuple[Document | None, Document]
"""A document as it was, if there was one, and as it is."""

_GROUPS = frozenset(each.value for each in CellGroup)


def marks_in(document: Document) -> Marks:
    """The marks that a document says; what makes no sense in it is passed over."""
    state = state_in(document)
    if _GROUPS.isdisjoint(document):
        return state
    return state._replace(
        tags=tuple(sorted(_said(document, CellGroup.TAGS))),
        queues=cast(
            tuple[tuple[str, str], ...], tuple(sorted(_said(document, CellGroup.QUEUES).items()))
        ),
        note=_joined([each.text for each in revisions_in(document)]),
    )


def state_in(document: Document) -> Marks:
    """Those of the marks of which each is a single cell: whether it is read, and starred."""
    return Marks(str(document.get(Cell.READ) or ""), document.get(Cell.STARRED) is True)


def revisions_in(document: Document) -> tuple[Revision, ...]:
    """The versions of the note, the oldest first."""
    said = _said(document, CellGroup.NOTES)
    names = sorted(said, key=lambda name: (held(document, note_cell(name)).stamp, name))
    return tuple(Revision(name, cast(str, said[name])) for name in names)


def changes_in(replaced: Iterable[Replaced]) -> tuple[Change, ...]:
    """What of the marks is other in the new documents than in the old.

    Which marks a change shows are those of the document, not of others about the same paper. Saved
    views are no marks.
    """
    changes: list[Change] = []
    for before, after in replaced:
        key = cast(str, after[PAPER])
        if is_view(key):
            continue
        was, now = marks_in(before) if before else UNMARKED, marks_in(after)
        if was.read != now.read:
            changes.append(Change(key, Cell.READ, was.read, now.read))
        if was.starred != now.starred:
            changes.append(Change(key, Cell.STARRED, was.starred, now.starred))
        if was[2:] != now[2:]:
            changes += _changes_in_groups(key, before or {}, after)
    return tuple(changes)


def counted_anew(document: Document) -> Change:
    """A change that is none, for a document all of whose marks may be those of other papers now."""
    starred = state_in(document).starred
    return Change(cast(str, document[PAPER]), Cell.STARRED, starred, starred)


def _changes_in_groups(key: str, before: Document, after: Document) -> list[Change]:
    changes = []
    for group in CellGroup:
        was, now = _said(before, group), _said(after, group)
        changes += [
            Change(key, f"{group}/{name}", was.get(name), now.get(name))
            for name in {**was, **now}
            if was.get(name) != now.get(name)
        ]
    if not changes:  # Two versions of a note came to be in another order.
        same = revisions_in(after)[0]
        changes.append(Change(key, note_cell(same.name), same.text, same.text))
    return changes


def _said(document: Document, group: CellGroup) -> Mapping[str, str | bool]:
    """What the cells of a group hold that say something, by their names in it."""
    cells = document.get(group)
    if not isinstance(cells, dict):
        return {}
    if group is CellGroup.TAGS:  # As `value_in` has it, which takes five times as long to ask.
        return {name: True for name, content in cells.items() if content is True and is_name(name)}
    said = {}
    for name, content in cells.items():
        value = value_in(f"{group}/{name}", content)
        if value is not None and (group is CellGroup.NOTES or is_name(name)):
            said[name] = value
    return said


def _joined(texts: list[str]) -> str:
    if len(texts) < 2:
        return "".join(texts)
    return "\n\n".join(each.strip("\n") for each in texts)
