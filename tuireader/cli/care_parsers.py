"""The parsers of the commands that look after a library, or tell of the program."""

from __future__ import annotations

from tuireader.cli.options import Parser, add_ascii, word

SHELLS = ("bash", "zsh", "fish")
"""Shells that there are completions for."""


def merge_parser() -> Parser:
    """That of `merge`."""
    parser = Parser("tuireader merge", "FILE ...", "merge the marks in another state.json")
    parser.add_argument(
        "files",
        nargs="+",
        type=word,
        metavar="FILE",
        help="a state.json or state.journal: another machine's, or a sync program's copy",
    )
    return parser


def backup_parser() -> Parser:
    """That of `backup`."""
    parser = Parser("tuireader backup", "[FILE]", "write all marks to a file, and say where it is")
    parser.add_argument(
        "file",
        nargs="?",
        type=word,
        metavar="FILE",
        help="must not be there yet (a new one beside the daily backups)",
    )
    return parser


def doctor_parser() -> Parser:
    """That of `doctor`."""
    parser = Parser("tuireader doctor", "[--mend]", "say what is where, and whether it is well")
    parser.add_argument("--mend", action="store_true", help="mend a damaged catalogue first")
    return parser


def keys_parser() -> Parser:
    """That of `keys`."""
    parser = Parser("tuireader keys", "[--format FORMAT]", "print the keys of the reader")
    parser.add_argument(
        "--format", choices=("text", "markdown"), default="text", help="how to print them (text)"
    )
    return parser


def demo_parser() -> Parser:
    """That of `demo`."""
    parser = Parser("tuireader demo", "", "open the reader on sample papers; nothing is saved")
    add_ascii(parser)
    return parser


def completions_parser() -> Parser:
    """That of `completions`."""
    parser = Parser("tuireader completions", "SHELL", "print a completion script for a shell")
    parser.add_argument("shell", choices=SHELLS, type=word, metavar="SHELL", help=", ".join(SHELLS))
    return parser
