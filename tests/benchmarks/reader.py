"""The reader and the minimal app in a terminal, as every benchmark starts them."""

import sys
from pathlib import Path

from tests.benchmarks.libraries import first_title
from tests.benchmarks.pty_child import PtyChild
from tests.benchmarks.running import CHECKOUT, environment

FLOOR = "the floor"
"""What the minimal app paints."""


def reader(folder: Path, *words: str) -> PtyChild:
    """The reader on a library, beginning at the first paper, or as a command begins it."""
    (folder / "place.json").unlink(missing_ok=True)
    return _started("tuireader", *words, "--home", str(folder))


def reader_shows(folder: Path, papers: int) -> tuple[str, ...]:
    """What the reader has written when its list is painted: the first title, and the counts."""
    return " ".join(first_title(folder).split()[:2]), f"of {papers:,}", "unread"


def minimal_app() -> PtyChild:
    """The least that Textual can do."""
    return _started("tests.benchmarks.minimal_app", FLOOR)


def _started(*words: str) -> PtyChild:
    return PtyChild([sys.executable, "-m", *words], environment(), CHECKOUT)
