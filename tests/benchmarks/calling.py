"""How long the command line takes where it draws nothing, against Python doing nothing."""

import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median

from tests.benchmarks.figures import Figure
from tests.benchmarks.running import CHECKOUT, environment

_RUNS = 20
"""Of each, in turns."""

_MOST = 2.0
"""A command may take so many times what Python takes to do nothing."""


def calling(folder: Path, papers: int) -> Iterator[Figure]:
    """Wall time of commands that a script may call often."""
    reader = [sys.executable, "-m", "tuireader"]
    nothing = [sys.executable, "-c", "pass"]
    commands = {
        "tuireader --version": [*reader, "--version"],
        "tuireader list --limit 20": [*reader, "--home", str(folder), "list", "--limit", "20"],
    }
    for name, words in commands.items():
        runs = [(_seconds(words), _seconds(nothing)) for _ in range(_RUNS + 1)][1:]
        yield Figure(
            name,
            papers,
            median(ours for ours, _ in runs),
            floor=median(floor for _, floor in runs),
            most=_MOST,
        )


def _seconds(words: Sequence[str]) -> float:
    start = time.perf_counter()
    subprocess.run(words, cwd=CHECKOUT, env=environment(), check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start
