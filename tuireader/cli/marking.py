"""Marking all papers that pass a query."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tuireader.cli import DONE
from tuireader.cli.failures import WrongUsage
from tuireader.cli.opening import opened_library, papers_of, query_of
from tuireader.library.verbs import Takes, Verb, verb_named
from tuireader.papers import clean_line
from tuireader.query.lexer import Kind, tokens


def mark(word: str, words: Sequence[str], folder: Path, *, all_papers: bool) -> int:
    """Mark the papers that pass and say how many were not so before; then it is on disk.

    Args:
        word: one of those of `VERBS`.
        words: the name of a queue or tags, if the verb takes one, and the query.
        folder: the library's.
        all_papers: whether all are meant; there is no query then.

    Returns:
        The exit status.

    Raises:
        WrongUsage: It isn't said which papers are meant, or said twice; or a name can't be one.
    """
    verb = verb_named(word)
    assert verb is not None, "the parser knows the words"
    names, words = _names(verb, words)
    query = query_of(words)
    if all_papers == (query.where is not None):
        raise WrongUsage(
            "a query or --all, not both"
            if all_papers
            else f"which papers? A query says it, or: tuireader mark {word} --all"
        )
    with opened_library(folder, synced=True) as library:
        names = verb.names_meant(library, names, query.where)
        changes = verb.does(library, library.search_whole(query).ids, names)
        library.save()
        count = papers_of(changes, library)
    print(verb.outcome(count, names))
    return DONE


def _names(verb: Verb, words: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """The names that a verb takes, and the words behind them."""
    names: Sequence[str] = ()
    if verb.takes is Takes.TAGS:
        names, words = [each for each in " ".join(words[:1]).split(",") if each], words[1:]
        if not names:
            raise WrongUsage(f"which tag? Its name comes behind {verb.name}")
    elif verb.takes is Takes.QUEUE and words and _may_be_name(words[0]):
        names, words = words[:1], words[1:]
    if refused := verb.refusal(names):
        raise WrongUsage(f"{refused}: {clean_line(', '.join(names))}")
    return names, words


def _may_be_name(word: str) -> bool:
    """Whether it is no query that says what it is: ``year:2023``, ``-kim``, ``(a or b)``."""
    return {each.kind for each in tokens(word)} <= {Kind.WORD, Kind.PHRASE, Kind.END}
