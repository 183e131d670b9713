"""Measure the reader: ``python -m tests.benchmarks`` from the checkout.

It takes some minutes; with ``--papers 1000000`` half an hour, most of it to make the library. Give
``--cache FOLDER`` to keep the libraries for the next time. Times depend on the machine and on what
else it does: trust the ratios, which are of one run.
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
from tests.benchmarks.pressing import pressing
from tests.benchmarks.remembering import remembering
from tests.benchmarks.running import compile_modules
from tests.benchmarks.starting import starting

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
    "memory": _one_by_one(remembering),
    "commands": _one_by_one(calling),
    "add": _one_by_one(adding),
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
