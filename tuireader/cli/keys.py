"""The keys of the reader, printed from its table of commands."""

from __future__ import annotations

from collections.abc import Iterator

from tuireader.cli import DONE
from tuireader.ui.commands import Command, key_table, shown_key


def print_keys(form: str) -> int:
    """Print them as ``text`` or as a ``markdown`` table; returns the exit status."""
    print("\n".join(_markdown() if form == "markdown" else _text()))
    return DONE


def _text() -> Iterator[str]:
    table = key_table()
    widest = max(len(each.shown_keys) for _, commands in table for each in commands)
    for number, (group, commands) in enumerate(table):
        if number:
            yield ""
        yield group.value
        for each in commands:
            yield f"  {each.shown_keys:<{widest}}  {each.title}"


def _markdown() -> Iterator[str]:
    yield "| keys | |"
    yield "| --- | --- |"
    for group, commands in key_table():
        yield f"| **{group.value}** | |"
        for each in commands:
            yield f"| {_quoted_keys(each)} | {_cell(each.title)} |"


def _quoted_keys(command: Command) -> str:
    return _cell(" ".join(f"`{shown_key(key)}`" for key in command.keys))


def _cell(text: str) -> str:
    return text.replace("|", r"\|")
