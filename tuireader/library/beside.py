"""A library used by two threads at once: each reads papers through a connection of its own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from copy import copy
from pathlib import Path
from typing import TypeVar

from tuireader.catalogue import Catalogue

CATALOGUE = "catalogue.db"
"""The name of its file in a library's folder."""

_Self = TypeVar("_Self", bound="Beside")


class Beside:
    """What lets another thread use a library."""

    folder: Path
    _catalogue: Catalogue

    @contextmanager
    def beside(self: _Self) -> Iterator[_Self]:
        """The library for the thread that asks, within the block; it is not to be closed.

        Its marks are the same, and its changes are told to the same listeners.
        """
        with closing(Catalogue(self.folder / CATALOGUE)) as catalogue:
            other = copy(self)
            other._catalogue = catalogue
            yield other
