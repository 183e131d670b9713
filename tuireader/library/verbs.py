"""What can be done with the marks of many papers, by its word: one table for screen and shell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum, auto
from typing import NamedTuple

from tuireader.library.library import Library
from tuireader.library.naming import why_no_name
from tuireader.library.queueing import NEXT
from tuireader.marks import Change
from tuireader.papers import counted
from tuireader.query import Field, Node, Term, queue_in


class Takes(Enum):
    """What stands behind a verb, before the papers that are meant."""

    NOTHING = auto()

    QUEUE = auto()
    """The name of a queue, or nothing."""

    TAGS = auto()
    """Names of tags, with commas between them."""


class Verb(NamedTuple):
    """One thing to do with papers, as one step that can be undone."""

    name: str
    aliases: tuple[str, ...]
    takes: Takes
    does: Callable[[Library, Sequence[int], Sequence[str]], tuple[Change, ...]]
    """Does it: with a library, the ids of papers, and names as `names_meant` has them."""

    said: str
    """What is said when it is done, of ``{papers}`` and ``{names}``: ``Starred {papers}``."""

    title: str
    """What it does, in a line of help."""

    leaves: bool = False
    """Whether papers leave a queue: without a name the one that they are found in, or `next`."""

    def names_meant(
        self, library: Library, names: Sequence[str], *found_by: Node | None
    ) -> Sequence[str]:
        """The names to do it with, where some are understood without being said.

        Args:
            library: knows the queues.
            names: those that are said.
            found_by: what the papers were found by, the most telling first.
        """
        if names or not (self.leaves or self.takes is Takes.QUEUE):
            return names
        terms = filter(None, map(queue_in, found_by)) if self.leaves else ()
        return [next((_queue_of(library, each) for each in terms), NEXT)]

    def outcome(self, papers: int, names: Sequence[str]) -> str:
        """What is said when it was done with so many papers: ``Queued 3 papers in next``."""
        many = counted(papers, "paper")
        return self.said.format(papers=many, names=", ".join(names))

    def refusal(self, names: Sequence[str]) -> str:
        """Why it can't be done with these names, for a person; empty if it can."""
        return next(filter(None, map(why_no_name, names)), "")


def _queue_of(library: Library, term: Term) -> str:
    """The queue that a term finds, of which it may be the beginning."""
    known = library.names_beginning(Field.QUEUE, term.text, 1) if not term.phrase else ()
    return known[0] if known else term.text


VERBS = (
    Verb(
        "read",
        (),
        Takes.NOTHING,
        lambda library, ids, names: library.mark_read(ids, True),
        "Read {papers}",
        "mark read",
    ),
    Verb(
        "unread",
        (),
        Takes.NOTHING,
        lambda library, ids, names: library.mark_read(ids, False),
        "Unread {papers}",
        "mark unread again",
    ),
    Verb(
        "star",
        ("starred",),
        Takes.NOTHING,
        lambda library, ids, names: library.star(ids, True),
        "Starred {papers}",
        "star",
    ),
    Verb(
        "unstar",
        ("unstarred",),
        Takes.NOTHING,
        lambda library, ids, names: library.star(ids, False),
        "Unstarred {papers}",
        "take the star away",
    ),
    Verb(
        "queue",
        (),
        Takes.QUEUE,
        lambda library, ids, names: library.queue(ids, names[0]),
        "Queued {papers} in {names}",
        "put at the end of a queue",
    ),
    Verb(
        "unqueue",
        (),
        Takes.QUEUE,
        lambda library, ids, names: library.unqueue(ids, names[0]),
        "Took {papers} off {names}",
        "take off a queue",
        leaves=True,
    ),
    Verb(
        "done",
        (),
        Takes.NOTHING,
        lambda library, ids, names: library.done(ids, names[0]),
        "Done with {papers} in {names}",
        "mark read and take off the queue",
        leaves=True,
    ),
    Verb(
        "tag",
        (),
        Takes.TAGS,
        lambda library, ids, names: library.tag(ids, names),
        "Tagged {papers} {names}",
        "give tags",
    ),
    Verb(
        "untag",
        (),
        Takes.TAGS,
        lambda library, ids, names: library.tag(ids, (), names),
        "Took {names} off {papers}",
        "take tags off",
    ),
)
"""All of them, in the order in which help lists them."""


def verb_named(word: str) -> Verb | None:
    """The verb that a word is the name of, or another word for."""
    return next((each for each in VERBS if word in (each.name, *each.aliases)), None)
