"""The note on a paper from the shell: printed, written, added to, and edited."""

from __future__ import annotations

import sys

from tuireader.cli import DONE
from tuireader.cli.failures import Failure
from tuireader.cli.opening import opened_library
from tuireader.cli.terminal import complain, sayable
from tuireader.library import Library, Row
from tuireader.library.drafts import About, Draft, Drafts, as_note
from tuireader.paths import Home
from tuireader.typeset import line_text

_TOO_MUCH = (1 << 20) + 1
"""Bytes of standard input that are more than a note has."""

_NO_NOTE = "a note has a million letters at most, and none that can't be seen"


def print_note(name: str, where: Home) -> int:
    """Print the note as it was written; nothing if there is none.

    Args:
        name: of the paper: an arXiv id, DOI, key, link or whole title.
        where: the folders to use.

    Returns:
        The exit status.

    Raises:
        Failure: There is no such paper, or there are several.
    """
    with opened_library(where.data, synced=True) as library:
        about = _about(_row(name, library), library)
        if about.before:
            print(about.before)
        if len(about.seen) > 1:
            complain(f"{len(about.seen)} versions, which were written at the same time")
    return DONE


def write_note(name: str, text: str, where: Home, *, append: bool) -> int:
    """Set the note, or add to its end; then it is on disk. Empty, it is deleted.

    Args:
        name: of the paper.
        text: ``-`` reads it from standard input.
        where: the folders to use.
        append: whether to keep what there is.

    Returns:
        The exit status.

    Raises:
        Failure: There is no such paper, or no such note can be.
    """
    if text == "-":
        text = sys.stdin.buffer.read(_TOO_MUCH).decode(errors="replace")
    with opened_library(where.data, synced=True) as library:
        row = _row(name, library)
        about = _about(row, library)
        if append:
            text = "\n".join(filter(None, [about.before, as_note(text)]))
        print(_saved(row, about, text, library))
    return DONE


def edit_note(name: str, where: Home) -> int:
    """Have the note edited in $VISUAL or $EDITOR; then it is on disk.

    Returns:
        The exit status.

    Raises:
        Failure: There is no such paper or editor, or no such note can be.
    """
    from tuireader.ui.outside import NoEditor, edit, editor_words

    try:
        words = editor_words()
    except NoEditor as why:
        raise Failure(str(why)) from None
    with opened_library(where.data, synced=True) as library:
        row = _row(name, library)
        about = _about(row, library)
        draft = Drafts(where.state / "drafts").begin(about)
        draft.keep(about.before)
        failure = edit(words, draft.file)
        if failure and draft.read().rstrip() != about.before.rstrip():
            raise _kept(failure, draft)
        if failure:
            draft.drop()
            raise Failure(f"{failure}; the note is as it was")
        library.sync()  # others may have written meanwhile
        try:
            print(_saved(row, about, draft.read(), library))
        except Failure as why:
            raise _kept(str(why), draft) from None
        draft.drop()
    return DONE


def _row(name: str, library: Library) -> Row:
    rows = library.rows(library.ids_named(name))
    if not rows:
        raise Failure(f"no paper is known as {name}")
    if len(rows) > 1:
        keys = ", ".join(row.key for row in rows)
        raise Failure(f"{len(rows)} papers are known as {name}: {keys}")
    return rows[0]


def _about(row: Row, library: Library) -> About:
    seen = tuple(each.name for each in library.revisions_of(row.identifiers))
    return About(row.identifiers, seen, library.marks_of(row.identifiers).note)


def _saved(row: Row, about: About, text: str, library: Library) -> str:
    """Save a text as the note; what to say of it."""
    text, title = as_note(text), line_text(row.title)
    if text == as_note(about.before):
        return sayable(f"The note on “{title}” is as it was")
    try:
        library.write_note(row.id, text, about.seen)
    except ValueError:
        raise Failure(_NO_NOTE) from None
    library.save()
    versions = len(library.revisions_of(row.identifiers))
    said = f"Noted on “{title}”" if text.strip() else f"Deleted the note on “{title}”"
    beside = versions > bool(text.strip())
    return sayable(said + "; another version, written meanwhile, is kept, too" * beside)


def _kept(why: str, draft: Draft) -> Failure:
    draft.leave()
    return Failure(f"{why}; what was written is kept in {draft.file}")
