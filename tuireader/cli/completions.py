"""Completion scripts for shells, made from the parser of the command line."""

from __future__ import annotations

import argparse
from collections.abc import Mapping

from tuireader.cli import DONE
from tuireader.cli.failures import Failure
from tuireader.cli.parser import whole_parser


def print_completions(shell: str) -> int:
    """Print the script for ``bash``, ``zsh`` or ``fish``; returns the exit status."""
    import shtab  # slow to import, and needed here only

    if shell not in shtab.SUPPORTED_SHELLS:
        raise Failure(f"this version of shtab makes no completions for {shell}")
    parser = whole_parser()
    _complete_files(parser, {"files": shtab.FILE, "home": shtab.DIRECTORY})
    script = shtab.complete(parser, shell=shell)
    # A first word may be a file too: where no command fits, bash completes files.
    print(script.replace("complete -o bashdefault -F", "complete -o bashdefault -o default -F"))
    return DONE


def _complete_files(parser: argparse.ArgumentParser, kinds: Mapping[str, object]) -> None:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for each in action.choices.values():
                _complete_files(each, kinds)
        elif action.dest in kinds:
            action.complete = kinds[action.dest]  # type: ignore[attr-defined] # as shtab has it
