"""From words to the command they name, and from what went wrong to a line and an exit status."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from tuireader.cli import COULD_NOT, WRONG_USAGE
from tuireader.cli.failures import Damaged, Failure, WrongUsage
from tuireader.cli.parser import READ, arguments
from tuireader.cli.terminal import complain, never_fail_on_characters
from tuireader.paths import Home, home


def run(words: Sequence[str]) -> int:
    """Run the command; what goes wrong becomes a line on standard error.

    Returns:
        The exit status.

    Raises:
        SystemExit: The words are wrong (2), or help was given (0).
        OSError: The system refused something, such as output that nobody reads any more.
    """
    never_fail_on_characters()
    asked = arguments(words)
    try:
        where = home(asked.home)
        try:
            return _run(asked, where)
        except Damaged as damaged:
            from tuireader.cli.mending import after_mending  # seldom needed

            return after_mending(damaged, asked.command, lambda: _run(asked, where))
    except WrongUsage as wrong:
        _complain_of_usage(f"tuireader {asked.command}: {wrong}")
        return WRONG_USAGE
    except Failure as failure:
        complain(f"tuireader: {failure}")
    except OSError:
        raise
    except Exception as error:
        if sys.flags.dev_mode:  # python -X dev shows where
            raise
        complain(f"tuireader: unexpected {type(error).__name__}: {error}")
    return COULD_NOT


def _run(asked: argparse.Namespace, where: Home) -> int:
    """Each command imports what it needs, so that none waits for another's."""
    match asked.command:
        case "add" if asked.progress:
            from tuireader.cli.telling import tell

            return tell(asked.files, where.data)
        case "add":
            from tuireader.cli.adding import add

            return add(asked.files, where.data)
        case "list":
            from tuireader.cli.listing import list_papers

            form = asked.format, asked.limit, asked.color
            return list_papers(asked.query, where.data, *form, asked.view)
        case "show":
            from tuireader.cli.showing import show

            name = " ".join(asked.name)
            return show(name, where.data, source=asked.source, color=asked.color)
        case "related":
            from tuireader.cli.listing import list_related

            name = " ".join(asked.name)
            return list_related(name, where.data, asked.format, asked.limit, asked.color)
        case "cite":
            from tuireader.cli.citing import cite

            return cite(asked.query, where.data, asked.format)
        case "mark":
            from tuireader.cli.marking import mark

            return mark(asked.mark, asked.query, where.data, all_papers=asked.all)
        case "tag":
            from tuireader.cli.tagging import tag

            return tag(asked.words, where.data, all_papers=asked.all)
        case "note":
            return _note(asked, where)
        case "queue":
            from tuireader.cli.queue_words import Options
            from tuireader.cli.queueing import queue

            named = asked.to, asked.from_, asked.within
            return queue(asked.words, Options(asked.front, *named, asked.all), where.data)
        case "views":
            from tuireader.cli.viewing import views

            return views(asked.words, where.data)
        case "stats":
            from tuireader.cli.stats import stats

            return stats(where.data, asked.format, asked.color)
        case "merge":
            from tuireader.cli.caring import merge

            return merge(asked.files, where.data)
        case "backup":
            from tuireader.cli.caring import backup

            return backup(asked.file, where.data)
        case "doctor":
            from tuireader.cli.caring import doctor

            return doctor(where.data, mend=asked.mend)
        case "keys":
            from tuireader.cli.keys import print_keys

            return print_keys(asked.format)
        case "completions":
            from tuireader.cli.completions import print_completions

            return print_completions(asked.shell)
        case "triage":
            from tuireader.cli.reading import triage

            return triage(asked.query, where, ascii_only=asked.ascii)
        case "demo":
            from tuireader.cli.reading import demo

            return demo(ascii_only=asked.ascii)
        case command:
            from tuireader.cli.reading import read

            assert command == READ
            return read(asked.files, where, ascii_only=asked.ascii, fresh=asked.fresh)


def _note(asked: argparse.Namespace, where: Home) -> int:
    from tuireader.cli.noting import edit_note, print_note, write_note

    name = " ".join(asked.name)
    if asked.edit:
        return edit_note(name, where)
    for text, append in ((asked.set, False), (asked.append, True)):
        if text is not None:
            return write_note(name, text, where, append=append)
    return print_note(name, where)


def _complain_of_usage(text: str) -> None:
    """The lines as they are: they may point at a column."""
    if sys.stderr is not None:
        print(text, file=sys.stderr)
