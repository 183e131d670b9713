"""The command line: what the shell starts, and how every run of it ends.

Importing it costs nothing; each command imports what it needs when it runs.
"""

from __future__ import annotations

import sys

TYPE_CHECKING = False  # as in typing, which takes longer to import than all else here
if TYPE_CHECKING:
    from collections.abc import Sequence

DONE = 0
COULD_NOT = 1
"""Something was wrong with files, papers or marks; standard error says what, in a line each."""

WRONG_USAGE = 2
INTERRUPTED = 130
"""What a shell reports for a program ended by ctrl+C: 128 + SIGINT."""

_COLLECTED_AT = 100_000
"""Objects made and not yet gone at which the collector looks for cycles among them."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command.

    Args:
        argv: the words after the program's name; None takes those of the process.

    Returns:
        The exit status; no exception comes out.
    """
    words = list(sys.argv[1:] if argv is None else argv)
    try:
        status = _run(words)
    except BrokenPipeError:  # `| head` has seen enough
        status = DONE
    except OSError as error:
        status = _failed(error)
    except KeyboardInterrupt:
        status = INTERRUPTED
    except SystemExit as ending:  # argparse has said what there is to say
        status = ending.code if isinstance(ending.code, int) else WRONG_USAGE
    return _flushed(status)


def _run(words: list[str]) -> int:
    if words in (["--version"], ["-V"]):
        from tuireader import __version__

        print(f"tuireader {__version__}")
        return DONE
    import gc

    # Python's 700 has the collector run dozens of times while modules are imported, for nothing.
    gc.set_threshold(_COLLECTED_AT)
    from tuireader.cli.running import run

    return run(words)


def _flushed(status: int) -> int:
    """The exit status once all output is written; what can't be written is dropped.

    The interpreter flushes again when it ends, where nobody could catch what goes wrong.
    """
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        _silence_output()
    except OSError as error:
        _silence_output()
        return status or _failed(error)
    return status


def _failed(error: OSError) -> int:
    from tuireader.cli.terminal import complain

    reason = error.strerror or type(error).__name__
    complain(f"tuireader: {error.filename}: {reason}" if error.filename else f"tuireader: {reason}")
    return COULD_NOT


def _silence_output() -> None:
    """Let what is still buffered go nowhere."""
    import os

    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
