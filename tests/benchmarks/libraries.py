"""Libraries to measure: made once for each size, with a reader's marks among the newest papers."""

import subprocess
import sys
from contextlib import closing
from pathlib import Path

from tests.benchmarks.made_up import made_up_papers
from tests.benchmarks.running import CHECKOUT, environment
from tuireader.catalogue import Catalogue
from tuireader.library import Library
from tuireader.query import Query

_MARKED = 2_000
"""Of the newest papers, how many have been looked at: half of them are read, each 50th starred."""


def library_of(papers: int, cache: Path) -> Path:
    """The folder of a library with so many papers, made if it isn't there yet.

    It is made in a process of its own: what that needs would count as memory of those measured.
    """
    folder = cache / f"papers-{papers}"
    if not folder.is_dir():
        unfinished = folder.with_suffix(".unfinished")
        print(f"making a library of {papers:,} papers in {folder}", file=sys.stderr)
        words = [sys.executable, "-m", __name__, str(papers), str(unfinished)]
        subprocess.run(words, cwd=CHECKOUT, env=environment(), check=True)
        unfinished.rename(folder)
    (folder / "place.json").unlink(missing_ok=True)  # each run begins at the first paper
    return folder


def first_title(folder: Path) -> str:
    """The title of the paper that the list begins with."""
    with closing(Library(folder)) as library:
        return library.rows(library.search(Query(), 1).ids)[0].title


def _make(papers: int, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "catalogue.db").unlink(missing_ok=True)
    with closing(Catalogue(folder / "catalogue.db")) as catalogue:
        catalogue.add(made_up_papers(papers))
    with closing(Library(folder)) as library:
        library.sync()
        newest = library.search(Query(), min(_MARKED, papers)).ids
        library.mark_read(newest[::2], True)
        library.star(newest[::50], True)


if __name__ == "__main__":
    _make(int(sys.argv[1]), Path(sys.argv[2]))
