"""Tags from the shell: listed, given, taken off, and renamed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from queue import SimpleQueue

from tuireader.cli import DONE
from tuireader.cli.failures import Failure, WrongUsage
from tuireader.cli.opening import opened_library, papers_of, query_of
from tuireader.cli.terminal import sayable
from tuireader.library import Census, Library
from tuireader.library.naming import is_same_name, why_no_name
from tuireader.papers import clean_line, counted
from tuireader.query import Query
from tuireader.ui.tag_line import names_in

_USAGE = "takes add TAG[,TAG...] QUERY, remove TAG[,TAG...] QUERY, rename OLD NEW, or nothing"


def tag(words: Sequence[str], folder: Path, *, all_papers: bool) -> int:
    """List tags, or do what the words say; then it is on disk.

    Args:
        words: none, or ``add`` or ``remove`` with tags and a query, ``rename`` with the old name
            and the new one.
        folder: the library's.
        all_papers: whether all are meant; there is no query then.

    Returns:
        The exit status.

    Raises:
        WrongUsage: The words are others, or a tag or query can't be.
        Failure: There is no such tag.
    """
    match words:
        case [] if not all_papers:
            return _list(folder)
        case ["add" | "remove" as verb, names, *query]:
            said = _change(verb, names_in(names), query, folder, all_papers=all_papers)
        case ["rename", old, new] if not all_papers:
            said = _rename(clean_line(old), clean_line(new), folder)
        case _:
            raise WrongUsage(_USAGE)
    print(sayable(clean_line(said)))
    return DONE


def _list(folder: Path) -> int:
    with opened_library(folder, synced=True) as library:
        for name, papers in _tags(library).items():
            print(f"{name}\t{papers}")
    return DONE


def _change(
    verb: str, names: Sequence[str], words: Sequence[str], folder: Path, *, all_papers: bool
) -> str:
    query = _query(verb, words, all_papers=all_papers)
    _look_at(names)
    listed = ", ".join(names)
    with opened_library(folder, synced=True) as library:
        if verb == "remove":
            _look_for(names, _tags(library))
        ids = library.search_whole(query).ids
        changes = library.tag(ids, names) if verb == "add" else library.tag(ids, (), names)
        library.save()
        papers = counted(papers_of(changes, library), "paper")
    return f"Tagged {papers} {listed}" if verb == "add" else f"Took {listed} off {papers}"


def _rename(old: str, new: str, folder: Path) -> str:
    _look_at([new])
    with opened_library(folder, synced=True) as library:
        tags = _tags(library)
        _look_for([old], tags)
        there = next((each for each in tags if is_same_name(each, new)), None)
        merged = there is not None and not is_same_name(old, new)
        changes = library.rename_tag(old, there if there is not None and merged else new)
        library.save()
        papers = counted(papers_of(changes, library), "paper")
    if merged:
        return f"Merged tag “{old}” into “{there}”, which {papers} got"
    return f"Renamed tag “{old}” to “{new}” on {papers}"


def _query(verb: str, words: Sequence[str], *, all_papers: bool) -> Query:
    query = query_of(words)
    if all_papers == (query.where is not None):
        raise WrongUsage(
            "a query or --all, not both"
            if all_papers
            else f"which papers? A query says it, or: tuireader tag {verb} TAG --all"
        )
    return query


def _look_at(names: Collection[str]) -> None:
    if not names:
        raise WrongUsage("which tag? It needs a name")
    if why := next(filter(None, map(why_no_name, names)), ""):
        raise WrongUsage(why)


def _look_for(names: Sequence[str], tags: Collection[str]) -> None:
    """Fail when no paper has one of the tags."""
    for name in names:
        if not any(is_same_name(each, name) for each in tags):
            from difflib import get_close_matches

            near = get_close_matches(name, tags, n=1)
            hint = f", did you mean “{near[0]}”?" if near else ""
            raise Failure(f"no paper has the tag “{name}”{hint}")


def _tags(library: Library) -> dict[str, int]:
    """All tags by name, and how many papers have each."""
    told: SimpleQueue[Census | Exception] = SimpleQueue()
    library.take_census((), told.put, told.put)
    census = told.get()
    if isinstance(census, Exception):
        raise census
    return dict(census.tags)
