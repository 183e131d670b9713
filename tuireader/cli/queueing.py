"""Queues from the shell: listed, filled, put in order, done with, renamed and emptied."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tuireader.cli import DONE
from tuireader.cli.failures import Failure, WrongUsage
from tuireader.cli.opening import opened_library, papers_of, query_of
from tuireader.cli.queue_words import NEXT, USES, Options
from tuireader.cli.terminal import complain, cut, glyphs, width
from tuireader.library import Change, Library
from tuireader.library.naming import why_no_name
from tuireader.papers import clean_line, counted
from tuireader.query import Field, Node, Query, Term, all_of
from tuireader.typeset import line_text

_TAKES = {
    "add": ("front", "to"),
    "remove": ("from", "all"),
    "done": ("in",),
    "move": ("in",),
}
"""The options of those verbs that have any."""


def queue(words: Sequence[str], options: Options, folder: Path) -> int:
    """List queues, or do what the words say; then it is on disk.

    Args:
        words: none, or a verb and what it takes.
        options: what is said besides.
        folder: the library's.

    Returns:
        The exit status.

    Raises:
        WrongUsage: The words are others, or options are not those of the verb.
        Failure: There is no such queue or paper, or there is a queue of that name.
    """
    verb = words[0] if words else "list"
    if verb not in USES:
        raise WrongUsage(f"{verb} is none of {', '.join(USES)}")
    for name in sorted(options.given.difference(_TAKES.get(verb, ()))):
        raise WrongUsage(f"{verb} takes no --{name}")
    match list(words):
        case [] | ["list"]:
            return _list_names(folder)
        case ["list", name]:
            return _list_papers(name, folder)
    with _changed(folder) as library:
        said = _done(list(words), options, library)
    print(clean_line(said))
    return DONE


def _done(words: list[str], options: Options, library: Library) -> str:
    """Do what the words say, and tell it."""
    match words:
        case ["add", *query]:
            return _add(_query(query, "add"), options, library)
        case ["remove", *query]:
            if options.all and query:
                raise WrongUsage("a query or --all, not both")
            where = None if options.all else _query(query, "remove").where
            name = _there(options.queue, library)
            changes = library.unqueue(_ids_in(name, where, library), name)
            return f"Took {_papers(changes, library)} off {_said(name)}"
        case ["done", *query]:
            name = _there(options.queue, library)
            ids = _ids_in(name, _query(query, "done").where, library)
            return f"Done with {_papers(library.done(ids, name), library)} in {_said(name)}"
        case ["move", paper, "first" | "last" | "up" | "down" as where]:
            return _move(paper, where, None, options, library)
        case ["move", paper, "before" | "after" as where, other]:
            return _move(paper, where, other, options, library)
        case ["rename", old, new]:
            old = _there(old, library)
            if why := why_no_name(new):
                raise WrongUsage(why)
            library.rename_queue(old, new)
            return f"Renamed queue “{old}” to “{new}”"
        case ["empty", name]:
            name = _there(name, library)
            return f"Took {_papers(library.empty_queue(name), library)} off {_said(name)}"
    raise WrongUsage(f"{words[0]} takes {USES[words[0]]}")


# Listed


def _list_names(folder: Path) -> int:
    with opened_library(folder, synced=True) as library:
        queues = library.queues()
        if NEXT not in dict(queues):
            queues = [(NEXT, 0), *queues]
        for name, papers in queues:
            print(f"{clean_line(name)}\t{papers}")
    return DONE


def _list_papers(name: str, folder: Path) -> int:
    from tuireader.cli.listing import text_line

    with opened_library(folder, synced=True) as library:
        ids = library.queue_order(_there(name, library))
        signs, cells, digits = glyphs(), width(), len(str(len(ids)))
        for number, row in enumerate(library.rows(ids), 1):
            line = f"{number:>{digits}} {text_line(row, signs)}"
            print(line if cells is None else cut(line, cells, signs.cut))
        if not ids and cells is not None:
            complain("The queue is empty.")
    return DONE


# Changed


def _add(query: Query, options: Options, library: Library) -> str:
    try:
        name = library.queue_named(options.queue)
    except ValueError as error:
        raise WrongUsage(str(error)) from None
    changes = library.queue(library.search_whole(query).ids, name, front=options.front)
    front = " at its front" if options.front else ""
    return f"Queued {_papers(changes, library)} in {_said(name)}{front}"


def _move(paper: str, where: str, other: str | None, options: Options, library: Library) -> str:
    """Move a paper, and tell where it is then."""
    name = _there(options.queue, library)
    order = list(library.queue_order(name))
    id_ = _id_in(paper, order, name, library)
    at, last = order.index(id_), len(order) - 1
    beside = {"first": 0, "last": last, "up": max(0, at - 1), "down": min(last, at + 1)}
    there = order[beside[where]] if other is None else _id_in(other, order, name, library)
    library.move([id_], name, there, behind=where in ("last", "down", "after"))
    number = list(library.queue_order(name)).index(id_) + 1
    (row,) = library.rows([id_])
    return f"“{line_text(row.title)}” is number {number:,} of {len(order):,} in {_said(name)}"


def _query(words: Sequence[str], verb: str) -> Query:
    query = query_of(words)
    if query.where is None:
        instead = ", or --all does" if verb == "remove" else ""
        raise WrongUsage(f"which papers? A query says it: tuireader queue {verb} QUERY{instead}")
    return query


def _ids_in(name: str, where: Node | None, library: Library) -> Sequence[int]:
    """The papers of a queue that pass, in its order."""
    both = all_of(Term(name, Field.QUEUE, phrase=True), where)
    return library.search_whole(Query(both)).ids


def _id_in(paper: str, order: Sequence[int], name: str, library: Library) -> int:
    """The paper of a queue that a person means."""
    known = library.ids_named(paper)
    if not known:
        raise Failure(f"no paper is known as {paper}")
    for id_ in known:
        if id_ in order:
            return id_
    raise Failure(f"{paper} is not in the queue {_said(name)}")


def _there(name: str, library: Library) -> str:
    """How the queue of this name, whatever its case, is called.

    Raises:
        Failure: There is none.
    """
    from difflib import get_close_matches

    names = dict.fromkeys([NEXT, *(each for each, _ in library.queues())])
    found = [each for each in names if each.casefold() == name.casefold()]
    if found:
        return found[0]
    near = get_close_matches(name, names, n=1)
    hint = f", did you mean “{near[0]}”?" if near else ""
    raise Failure(f"there is no queue “{name}”{hint}")


def _papers(changes: Sequence[Change], library: Library) -> str:
    return counted(papers_of(changes, library), "paper")


def _said(name: str) -> str:
    return NEXT if name == NEXT else f"“{name}”"


@contextmanager
def _changed(folder: Path) -> Iterator[Library]:
    """The library, whose changes are on disk afterwards."""
    with opened_library(folder, synced=True) as library:
        try:
            yield library
        except ValueError as error:  # a name that can't be, or is another queue's
            raise Failure(str(error)) from None
        library.save()
