"""The parsers of the commands for tags and notes."""

from __future__ import annotations

from tuireader.cli.options import ID, Parser, word


def tag_parser() -> Parser:
    """That of tags."""
    parser = Parser(
        "tuireader tag",
        "[add|remove TAG[,TAG...] (--all | [--] QUERY...) | rename OLD NEW]",
        "list tags, give them to papers, take them off, or rename one",
        "A query that begins with - goes behind --:  tuireader tag add later -- -is:read\n"
        "A tag that gets the name of another one is merged with it.",
    )
    parser.add_argument(
        "words", nargs="*", type=word, metavar="WORD", help="what to do, and with which tag"
    )
    parser.add_argument("--all", action="store_true", help="all papers, instead of a query")
    return parser


def note_parser() -> Parser:
    """That of notes."""
    parser = Parser(
        "tuireader note",
        "[--edit | --set TEXT | --append TEXT] ID",
        "print the note on a paper, write or edit it",
        "- as TEXT reads it from standard input. An empty note is none.",
    )
    parser.add_argument("name", nargs="+", type=word, metavar="ID", help=ID)
    ways = parser.add_mutually_exclusive_group()
    ways.add_argument("--edit", action="store_true", help="edit it in $VISUAL or $EDITOR")
    ways.add_argument("--set", metavar="TEXT", help="write this instead of what there is")
    ways.add_argument("--append", metavar="TEXT", help="add this to its end")
    return parser
