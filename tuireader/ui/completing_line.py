"""What is being typed of a command line where the cursor is, and what would finish it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tuireader.library.verbs import Takes
from tuireader.query.completing import Completing, Wanted, choices_for, completion_at
from tuireader.query.lexer import Kind
from tuireader.ui.command_line import Parts, cut_up
from tuireader.ui.words import Behind, all_words

_COMMAND, _VIEW = "command", "view"

_NAMED = {Takes.QUEUE: "queue", Takes.TAGS: "tag"}


def word_at(text: str, cursor: int) -> Completing | None:
    """What is being typed right before the cursor, or None where nothing can be finished.

    Args:
        text: any line, in order or not.
        cursor: how many characters are before it.
    """
    parts = cut_up(text[:cursor])
    if parts.end == cursor:
        begun = text[parts.start : cursor]
        whole = parts.end == cut_up(text).end
        return _chosen(_COMMAND, text, parts.start, cursor) if begun and whole else None
    if parts.word is None:
        return None
    if found := _name_at(text, cursor, parts):
        return found
    match parts.word.behind:
        case Behind.ORDER:
            return _chosen("sort", text, parts.rest, cursor)
        case Behind.VIEW:
            return _chosen(_VIEW, text, parts.rest, cursor)
        case Behind.NOTHING:
            return None
    return _in_query(text, cursor, parts)


def choices_at(completing: Completing, views: Iterable[str]) -> Sequence[str]:
    """What a word may be completed to, if that isn't a name that a library knows.

    Args:
        completing: the word.
        views: the names of all views.
    """
    begun = completing.begun.casefold()
    if completing.name == _COMMAND:
        return [each.name for each in all_words() if each.name.startswith(begun)]
    if completing.name == _VIEW:
        return [each for each in views if each.casefold().startswith(begun)]
    return choices_for(completing)


def _chosen(name: str, text: str, start: int, cursor: int) -> Completing:
    return Completing(Wanted.CHOICE, text[start:cursor], start, cursor, name)


def _in_query(text: str, cursor: int, parts: Parts) -> Completing | None:
    start = parts.query
    if cursor < start:
        return None
    found = completion_at(text[start:], cursor - start)
    if found is None:
        return None
    span = found.start + start, found.end + start
    return Completing(found.kind, found.begun, *span, found.name, found.quote)


def _name_at(text: str, cursor: int, parts: Parts) -> Completing | None:
    """The name at the cursor, if the command takes one and it isn't past it."""
    takes = parts.word.verb.takes if parts.word and parts.word.verb else Takes.NOTHING
    name = _NAMED.get(takes)
    if name is None:
        return None
    if not parts.names:
        empty = parts.rest == cursor and text[cursor : cursor + 1] in ("", " ")
        return Completing(Wanted.NAME, "", cursor, cursor, name) if empty else None
    last = parts.names[-1]
    if last.end != cursor:
        return None
    if last.kind is Kind.PHRASE:
        quoted = Completing(Wanted.NAME, last.text, last.start, cursor, name, quote=True)
        return quoted if not last.closed else None
    begun = text[last.start : cursor]
    if takes is Takes.TAGS:
        begun = begun.rpartition(",")[2]
    return Completing(Wanted.NAME, begun, cursor - len(begun), cursor, name)
