"""What the parsers of all commands share: how they complain, and arguments that several have."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import NoReturn

from tuireader import __version__
from tuireader.cli import WRONG_USAGE
from tuireader.cli.terminal import columns

FILES = "FILE|FOLDER|-"
"""How usage names what papers come from."""

ID = "an arXiv id, DOI, key, link or whole title"
"""By what one paper is named."""

_SHIELD = "\0"
"""Goes before each word behind ``--``, so that none is taken for an option: argparse itself forgets
where ``--`` stood when options and other words are mixed. No word of a shell has it."""


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """One that knows the width of the terminal; else each argument added brings `shutil`."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=columns() - 2)


class Parser(argparse.ArgumentParser):
    """A parser that complains in one line, and takes options anywhere and never by half."""

    def __init__(self, prog: str, usage: str, description: str = "", epilog: str = "") -> None:
        super().__init__(
            prog=prog,
            usage=f"{prog} {usage}",
            description=description,
            epilog=epilog,
            allow_abbrev=False,
            formatter_class=_Formatter,
        )
        self.add_argument(
            "--home", metavar="DIR", type=_home, help="keep everything under this folder"
        )

    def error(self, message: str) -> NoReturn:
        """End with status 2 and one line on standard error."""
        from tuireader.papers import clean_line

        self.exit(
            WRONG_USAGE, clean_line(f"{self.prog}: {message} (see {self.prog} --help)") + "\n"
        )

    def read(self, words: Sequence[str], command: str) -> argparse.Namespace:
        """What the words ask for; `command` is noted with it.

        Raises:
            SystemExit: Help was asked for and given (0), or the words are wrong (2).
        """
        end = words.index("--") if "--" in words else len(words)
        shielded = [_SHIELD + each for each in words[end + 1 :]]
        found = self.parse_intermixed_args([*words[:end], *shielded])
        found.command = command
        return found


def add_files(parser: Parser, count: str) -> None:
    """Take files, as many as `count` says (``nargs`` of argparse)."""
    parser.add_argument(
        "files",
        nargs=count,
        type=word,
        metavar=FILES,
        help="a file, all files in a folder, or - for standard input",
    )


def add_query(parser: Parser) -> None:
    """Take the words of a query."""
    parser.add_argument(
        "query",
        nargs="*",
        type=word,
        metavar="QUERY",
        help="as in the reader's filter: words, author:kim, is:unread",
    )


def add_ascii(parser: Parser) -> None:
    """Take the wish for plain signs."""
    parser.add_argument("--ascii", action="store_true", help="draw with ASCII signs only")


def add_version(parser: Parser) -> None:
    """Take the question for the version."""
    version = f"tuireader {__version__}"
    parser.add_argument(
        "-V", "--version", action="version", version=version, help="print the version"
    )


def word(text: str) -> str:
    """The type of every argument that isn't an option: a word as it was typed."""
    return text.removeprefix(_SHIELD)


def _home(text: str) -> str:
    if not text.strip():
        raise argparse.ArgumentTypeError("the folder's name is empty")
    return text


def count(text: str) -> int:
    """The type of a number of papers: one or more, and no more than SQLite counts to."""
    if not (text.isascii() and text.isdecimal() and len(text) < 19 and int(text) > 0):
        raise argparse.ArgumentTypeError(f"{text} is not a number of papers")
    return int(text)
