"""Drafts that became notes late: those that a reader left over when it was ended."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tuireader.library.drafts import Draft, Drafts, as_note
from tuireader.typeset import line_text

if TYPE_CHECKING:
    from tuireader.library import Library


class Leftover(NamedTuple):
    """What came of one."""

    title: str
    """The paper's, as it is read; empty if there is none such."""

    kept: str = ""
    """The file in which the text still is, if it could not become a note; else empty."""

    def __str__(self) -> str:
        if self.kept:
            return f"A draft of a note that can't be saved is kept in {self.kept}"
        return f"Saved a note that was left open, on “{self.title}”; u undoes it"


def save_leftovers(drafts: Drafts, library: Library) -> list[Leftover]:
    """Turn the drafts that were left over into notes, each as a step to undo.

    One that says nothing new is dropped; one that can't be a note stays where it is.

    Raises:
        LibraryError: The library can't be used; all drafts stay.
    """
    found = []
    for draft in drafts.left_over():
        try:
            leftover = _save(draft, library)
        finally:
            draft.leave()
        found += [leftover] if leftover else []
    return found


def _save(draft: Draft, library: Library) -> Leftover | None:
    about = draft.about
    try:
        text = as_note(draft.read())
    except OSError:
        return Leftover("", str(draft.file))
    known = {
        as_note(about.before),
        *(each.text for each in library.revisions_of(about.identifiers)),
    }
    if not text.strip() or text in known:
        draft.drop()
        return None
    id_ = library.id_of(about.identifiers)
    if id_ is None:
        return Leftover("", str(draft.file))
    title = line_text(library.rows([id_])[0].title)
    try:
        library.write_note(id_, text, about.seen)
    except ValueError:
        return Leftover(title, str(draft.file))
    if library.unsaved is None:
        draft.drop()
    return Leftover(title)
