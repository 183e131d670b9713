"""The words of `tuireader queue`: its verbs and options."""

from __future__ import annotations

from typing import NamedTuple

from tuireader.cli.options import Parser, word

NEXT = "next"
"""The queue that is always there, and meant where none is named."""

USES = {
    "list": "[NAME]",
    "add": "[--front] [--to NAME] QUERY...",
    "remove": "[--from NAME] (--all | QUERY...)",
    "done": "[--in NAME] QUERY...",
    "move": "[--in NAME] ID (first | last | up | down | before ID | after ID)",
    "rename": "OLD NEW",
    "empty": "NAME",
}
"""What can be done with queues, and what each takes."""


class Options(NamedTuple):
    """What is said with options; None, or False, where it isn't."""

    front: bool = False
    to: str | None = None
    from_: str | None = None
    within: str | None = None
    all: bool = False

    @property
    def given(self) -> set[str]:
        """Their names."""
        names = ("front", "to", "from", "in", "all")
        return {name for name, value in zip(names, self, strict=True) if value not in (None, False)}

    @property
    def queue(self) -> str:
        """The queue that is meant."""
        return next((each for each in self[1:4] if each is not None), NEXT)


def queue_parser() -> Parser:
    """What `tuireader queue` takes."""
    told = (f"  {verb} {takes}\n" for verb, takes in USES.items())
    parser = Parser(
        "tuireader queue",
        f"[{' | '.join(USES)}] ...",
        "list queues, fill one, put it in order",
        f"{''.join(told)}\nWithout a name it is the queue next; list alone names all queues.\n"
        "A query that begins with - goes behind --:  tuireader queue add -- -author:kim",
    )
    parser.add_argument(
        "words", nargs="*", type=word, metavar="WORD", help="what to do, and with which papers"
    )
    parser.add_argument("--front", action="store_true", help="at the front, not at the end")
    parser.add_argument("--to", metavar="NAME", help="the queue to put papers into")
    parser.add_argument("--from", dest="from_", metavar="NAME", help="the queue to take them off")
    parser.add_argument("--in", dest="within", metavar="NAME", help="the queue they are in")
    parser.add_argument("--all", action="store_true", help="all papers, instead of a query")
    return parser
