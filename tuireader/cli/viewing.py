"""Saved views from the shell: listed, saved, deleted and given other names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tuireader.cli import DONE
from tuireader.cli.failures import Failure, WrongUsage
from tuireader.cli.opening import opened_library, query_of
from tuireader.library import Library
from tuireader.library.naming import is_same_name
from tuireader.papers import clean_line
from tuireader.query import Query, QueryError, all_of, parse, printed


def views(words: Sequence[str], folder: Path) -> int:
    """List saved views, or do what the words say; then it is on disk.

    Args:
        words: none, or ``save`` with a name and a query, ``delete`` with a name, ``rename`` with
            the old name and the new one.
        folder: the library's.

    Returns:
        The exit status.

    Raises:
        WrongUsage: The words are others, or name or query can't be.
        Failure: There is no such view, or there is one already.
    """
    match words:
        case []:
            return _list(folder)
        case ["save", name, *query]:
            said = _save(name, query, folder)
        case ["delete", name]:
            said = _delete(name, folder)
        case ["rename", old, new]:
            said = _rename(old, new, folder)
        case _:
            raise WrongUsage("takes save NAME QUERY, delete NAME, rename OLD NEW, or nothing")
    print(clean_line(said))
    return DONE


def query_in_view(name: str, query: Query, library: Library) -> Query:
    """The query that lists what passes in a saved view, in its order unless it names another.

    Raises:
        Failure: There is no such view, or its filter means nothing.
    """
    text = dict(library.views()).get(name)
    if text is None:
        raise Failure(_no_view(name, library))
    try:
        view = parse(text)
    except QueryError as error:
        raise Failure(f"the filter of the view “{name}” means nothing: {error}") from None
    return Query(all_of(view.where, query.where), query.sort or view.sort)


def _list(folder: Path) -> int:
    with opened_library(folder, synced=True) as library:
        for name, text in library.views():
            print(f"{name}\t{text}")
    return DONE


def _save(name: str, words: Sequence[str], folder: Path) -> str:
    text = clean_line(printed(query_of(words)))
    if not text:
        raise WrongUsage("which papers? A query says it: tuireader views save NAME QUERY")
    _look_at(name)
    with _changed(folder) as library:
        library.save_view(name, text)
    return f"Saved view “{name}”"


def _delete(name: str, folder: Path) -> str:
    with _changed(folder) as library:
        if not library.drop_view(name):
            raise Failure(_no_view(name, library))
    return f"Deleted view “{name}”"


def _rename(old: str, new: str, folder: Path) -> str:
    _look_at(new)
    with _changed(folder) as library:
        names = dict(library.views())
        if old not in names:
            raise Failure(_no_view(old, library))
        if new in names and new != old:
            raise Failure(f"there is a view “{new}” already")
        library.rename_view(old, new)
    return f"Renamed view “{old}” to “{new}”"


def _look_at(name: str) -> None:
    from tuireader.library.naming import why_no_name

    if why := why_no_name(name):
        raise WrongUsage(why)


@contextmanager
def _changed(folder: Path) -> Iterator[Library]:
    """The library, whose changes are on disk afterwards."""
    with opened_library(folder, synced=True) as library:
        try:
            yield library
        except ValueError as error:  # a filter may be too long
            raise Failure(str(error)) from None
        library.save()


def _no_view(name: str, library: Library) -> str:
    from difflib import get_close_matches

    names = [each.name for each in library.views()]
    near = get_close_matches(name, names, n=1) or [
        each for each in names if is_same_name(each, name)
    ]
    hint = f", did you mean “{near[0]}”?" if near else ""
    return f"there is no view “{name}”{hint}"
