"""Measure the reader: ``python -m tests.benchmarks`` from the checkout.

It takes some minutes; with ``--papers 1000000`` half an hour, most of it to make the library. Give
``--cache FOLDER`` to keep the libraries for the next time. Times depend on the machine and on what
else it does: trust the ratios, which are of one run.

Wanted and not reached on two shared cores, with what stands between (November 2026):

* Start, 1.31 to 1.36 times the minimal app (1.15; 1.2 with a million papers), which is some 55 ms.
  Half of it is the import of some 170 small modules of our own, 0.2 ms each; the rest is seven
  widgets to style and lay out instead of one, a full screen to draw, and patterns to compile.
* Letter to first screen with 100,000 papers, p95 18 to 20 ms (16); with 120 papers 13. The minimal
  app's repaint of a full screen takes 9 ms; finding and fetching the papers 2 ms, listing them with
  matches lit 2 ms, wrapping and lighting the abstract 1 ms. With a million papers it is 21 ms (30).
* Memory with 100,000 papers, 1.33 times the minimal app after the start and 1.6 after minutes of
  filtering (1.3); with 120 papers 1.2 and 1.5. SQLite and our modules take 7 MiB, drawn lines 5.
* Adding 100,000 papers, 10,000 to 12,400 a second (12,000), where a bare full-text table takes
  8,500. Of 85 µs a paper SQLite's index takes 43, writing and copying it into place 20.
"""

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.adding import adding
from tests.benchmarks.calling import calling
from tests.benchmarks.figures import HEADING, Figure, printed
from tests.benchmarks.filtering import filtering
from tests.benchmarks.jumping import jumping
from tests.benchmarks.libraries import library_of
from tests.benchmarks.marking import marking
from tests.benchmarks.pressing import pressing
from tests.benchmarks.queueing import queueing
from tests.benchmarks.remembering import remembering
from tests.benchmarks.running import compile_modules
from tests.benchmarks.starting import starting
from tests.benchmarks.triaging import triaging
from tests.benchmarks.typesetting import typesetting

Libraries = dict[int, Path]
"""The folders of libraries by how many papers they hold, smallest first."""


def _one_by_one(
    measure: Callable[[Path, int], Iterator[Figure]],
) -> Callable[[Libraries], Iterator[Figure]]:
    """A benchmark of one library as one of several."""

    def measured(libraries: Libraries) -> Iterator[Figure]:
        for papers, folder in libraries.items():
            yield from measure(folder, papers)

    return measured


_BENCHMARKS: dict[str, Callable[[Libraries], Iterator[Figure]]] = {
    "start": _one_by_one(starting),
    "keys": pressing,
    "filter": _one_by_one(filtering),
    "jumps": _one_by_one(jumping),
    "triage": _one_by_one(triaging),
    "queues": _one_by_one(queueing),
    "memory": _one_by_one(remembering),
    "marks": _one_by_one(marking),
    "commands": _one_by_one(calling),
    "add": _one_by_one(adding),
    "typeset": lambda libraries: typesetting(min(libraries)),
}


def main(words: Sequence[str] | None = None) -> int:
    """Measure and print the table.

    Returns:
        The exit status: 1 when a figure is worse than wanted.
    """
    asked = _arguments(words)
    compile_modules()
    with TemporaryDirectory() as thrown_away:
        cache = asked.cache or Path(thrown_away)
        libraries = {papers: library_of(papers, cache) for papers in sorted(set(asked.papers))}
        figures = _measured(asked.only or _BENCHMARKS, libraries)
        return 1 if any(figure.verdict == "MISSED" for figure in figures) else 0


def _measured(names: Iterable[str], libraries: Libraries) -> list[Figure]:
    """The figures, each printed when it is known."""
    figures = []
    print(HEADING)
    for name in names:
        for figure in _BENCHMARKS[name](libraries):
            print(printed(figure), flush=True)
            figures.append(figure)
    return figures


def _arguments(words: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--papers",
        type=_sizes,
        default=[120, 10_000, 100_000],
        metavar="N,N",
        help="sizes of the libraries (120,10000,100000)",
    )
    parser.add_argument(
        "--only", action="append", choices=list(_BENCHMARKS), help="this one; may be repeated"
    )
    parser.add_argument(
        "--cache", type=Path, metavar="FOLDER", help="keep the libraries here (thrown away)"
    )
    return parser.parse_args(words)


def _sizes(text: str) -> list[int]:
    return [int(each) for each in text.split(",")]


if __name__ == "__main__":
    sys.exit(main())
