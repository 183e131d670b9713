"""The words of the command line: which commands and options there are, and what they mean."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Sequence

from tuireader.cli.care_parsers import (
    backup_parser,
    completions_parser,
    demo_parser,
    doctor_parser,
    keys_parser,
    merge_parser,
)
from tuireader.cli.marks_parsers import note_parser, tag_parser
from tuireader.cli.options import (
    FILES,
    ID,
    Parser,
    add_ascii,
    add_files,
    add_query,
    add_version,
    count,
    word,
)
from tuireader.cli.queue_words import queue_parser

READ = "read"
"""The command of a call that names none: open the reader."""

MARKS = (
    *("read", "unread", "starred", "unstarred", "star", "unstar"),
    *("queue", "unqueue", "done", "tag", "untag"),
)
"""What can be done with papers: the words of `tuireader.library.verbs`, which a start lacks."""

FORMATS = ("text", "jsonl", "tsv", "ids")
"""How papers can be listed."""

CITATIONS = ("bibtex", "markdown")
"""How papers can be cited."""

_EXAMPLES = """\
examples:
  tuireader papers.txt                  add these papers and read
  tuireader add ~/papers -              add a folder, and what is piped in
  tuireader list author:kim is:unread   what is still to read by Kim
  tuireader list --format jsonl > all   everything, to keep or to add elsewhere
  tuireader mark read year:..2019       done with the old ones

A first word that is a command is that command; ./list or -- list is a file.
Everything is kept under --home, else $TUIREADER_HOME, else where XDG says.
"""


def arguments(words: Sequence[str]) -> argparse.Namespace:
    """What the words ask: `command` names it, the rest is as its parser has it.

    Raises:
        SystemExit: Help was asked for and given (0), or the words are wrong (2).
    """
    at = _first_word(words)
    name = words[at] if at < len(words) else None
    if name in COMMANDS:
        return COMMANDS[name]().read([*words[:at], *words[at + 1 :]], name)
    if name is not None:
        _refuse_mistyped(name)
    return reader_parser().read(words, READ)


def whole_parser() -> argparse.ArgumentParser:
    """All commands as subcommands of one parser: what completions are made from."""
    whole = Parser("tuireader", "COMMAND ...")
    add_ascii(whole)
    add_version(whole)
    commands = whole.add_subparsers(metavar="COMMAND", parser_class=argparse.ArgumentParser)
    for name, build in COMMANDS.items():
        built = build()
        commands.add_parser(name, parents=[built], add_help=False, help=built.description)
    return whole


def reader_parser() -> Parser:
    """The parser of a call without a command."""
    parser = _ReaderParser(
        "tuireader",
        f"[--fresh] [{FILES}]... | COMMAND ...",
        "Read research papers in the terminal: add the given ones and open the reader.",
    )
    add_files(parser, "*")
    parser.add_argument(
        "--fresh", action="store_true", help="begin with all papers, and not where you were"
    )
    add_ascii(parser)
    add_version(parser)
    return parser


class _ReaderParser(Parser):
    """Its help tells of all commands, for which their parsers are made; not so at each start."""

    def format_help(self) -> str:
        """The help."""
        told = (f"  {name:<13}{build().description}\n" for name, build in COMMANDS.items())
        self.epilog = f"commands:\n{''.join(told)}\n{_EXAMPLES}"
        return super().format_help()


def _add() -> Parser:
    parser = Parser("tuireader add", f"{FILES} ...", "add papers, and say what was new")
    add_files(parser, "+")
    # For the reader, which adds in a process of its own; see `telling`.
    parser.add_argument("--progress", action="store_true", help=argparse.SUPPRESS)
    return parser


def _list() -> Parser:
    parser = Parser(
        "tuireader list",
        "[--view NAME] [--format FORMAT] [--limit N] [QUERY]...",
        "print the papers that pass a query, newest first",
        "A query that begins with - goes behind --:  tuireader list -- -author:kim",
    )
    add_query(parser)
    _add_form(parser)
    parser.add_argument("--limit", type=count, metavar="N", help="only the first N")
    parser.add_argument(
        "--view", metavar="NAME", help="only what is in this saved view, in its order"
    )
    return parser


def _add_form(parser: Parser) -> None:
    """Take how papers are to be printed."""
    parser.add_argument(
        "--format", choices=FORMATS, default="text", help="how to print them (text)"
    )
    _add_color(parser, "emphasise what is unread")


def _add_color(parser: Parser, meaning: str) -> None:
    """Take whether there may be codes for emphasis in what is printed."""
    parser.add_argument(
        "--color",
        choices=("auto", "always", "never"),
        default="auto",
        help=f"{meaning} (auto: on a terminal, unless NO_COLOR is set)",
    )


def _show() -> Parser:
    parser = Parser("tuireader show", "[--source] ID", "print one paper with its abstract")
    parser.add_argument("name", nargs="+", type=word, metavar="ID", help=ID)
    parser.add_argument(
        "--source", action="store_true", help="title and abstract untouched, as they came"
    )
    _add_color(parser, "emphasise the title, and what is strong in the abstract")
    return parser


def _related() -> Parser:
    parser = Parser(
        "tuireader related",
        "[--format FORMAT] [--limit N] ID",
        "print the papers most like one, the likest first",
    )
    parser.add_argument("name", nargs="+", type=word, metavar="ID", help=ID)
    _add_form(parser)
    parser.add_argument("--limit", type=count, metavar="N", default=20, help="how many (20)")
    return parser


def _cite() -> Parser:
    parser = Parser(
        "tuireader cite",
        "[--format FORMAT] [ID | [--] QUERY...]",
        "print papers as entries of BibTeX, or as citations",
        "A query that begins with - goes behind --:  tuireader cite -- -author:kim",
    )
    parser.add_argument(
        "query", nargs="*", type=word, metavar="QUERY", help=f"{ID}; or a query as in the filter"
    )
    parser.add_argument(
        "--format", choices=CITATIONS, default="bibtex", help="how to print them (bibtex)"
    )
    return parser


def _mark() -> Parser:
    parser = Parser(
        "tuireader mark",
        "MARK [NAME] (--all | [--] QUERY...)",
        "mark all papers that pass a query",
        "A tag, or several with commas, comes first:  tuireader mark tag ssl,later year:2023\n"
        "So does a queue, if it isn't next:           tuireader mark queue thesis author:kim\n"
        "A query that begins with - goes behind --:   tuireader mark read -- -author:kim",
    )
    parser.add_argument(
        "mark", choices=MARKS, type=word, metavar="MARK", help="one of " + ", ".join(MARKS)
    )
    add_query(parser)
    parser.add_argument("--all", action="store_true", help="all papers, instead of a query")
    return parser


def _triage() -> Parser:
    parser = Parser(
        "tuireader triage",
        "[[--] QUERY...]",
        "open the reader to decide on the unread papers that pass a query, one by one",
        "A query that begins with - goes behind --:  tuireader triage -- -author:kim",
    )
    add_query(parser)
    add_ascii(parser)
    return parser


def _views() -> Parser:
    parser = Parser(
        "tuireader views",
        "[save NAME [--] QUERY... | delete NAME | rename OLD NEW]",
        "list saved views, save, delete or rename one",
        "A query that begins with - goes behind --:  tuireader views save Rest -- -author:kim",
    )
    parser.add_argument(
        "words", nargs="*", type=word, metavar="WORD", help="what to do, and with which view"
    )
    return parser


def _stats() -> Parser:
    parser = Parser(
        "tuireader stats", "[--format FORMAT]", "print how much was read when, and what waits"
    )
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help="how to print it (text)"
    )
    _add_color(parser, "emphasise headings")
    return parser


COMMANDS: dict[str, Callable[[], Parser]] = {
    "add": _add,
    "list": _list,
    "show": _show,
    "related": _related,
    "cite": _cite,
    "mark": _mark,
    "triage": _triage,
    "tag": tag_parser,
    "note": note_parser,
    "queue": queue_parser,
    "views": _views,
    "stats": _stats,
    "merge": merge_parser,
    "backup": backup_parser,
    "doctor": doctor_parser,
    "keys": keys_parser,
    "demo": demo_parser,
    "completions": completions_parser,
}
"""The commands by name, in the order in which help lists them."""


def _first_word(words: Sequence[str]) -> int:
    """Where the first word stands that is no option of all commands."""
    at = 0
    while at < len(words):
        if words[at] == "--home":
            at += 1
        elif words[at] != "--ascii" and not words[at].startswith("--home="):
            break
        at += 1
    return at


def _refuse_mistyped(name: str) -> None:
    """A plain word that is no file was meant as a command."""
    if not name.replace("-", "").isalpha() or name.startswith("-") or os.path.lexists(name):
        return
    from difflib import get_close_matches

    close = get_close_matches(name, COMMANDS, n=1, cutoff=0.6)
    hint = f", did you mean `{close[0]}`?" if close else " or command"
    reader_parser().error(f"{name}: no such file{hint}")
