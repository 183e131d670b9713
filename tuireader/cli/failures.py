"""How a command says that it can't: one exception for each exit status but 0."""

from __future__ import annotations

from pathlib import Path


class Failure(Exception):
    """It could not be done; the text is one line for the user. Exit status 1."""


class Damaged(Failure):
    """It could not be done because the catalogue is damaged, which can be mended."""

    def __init__(self, text: str, folder: Path, *, begun: bool = False) -> None:
        """Say so.

        Args:
            text: one line for the user.
            folder: the library's.
            begun: whether something was printed already, which must not be printed again.
        """
        super().__init__(text)
        self.folder = folder
        self.begun = begun


class WrongUsage(Exception):
    """It was asked for wrongly; the text is for the user, the first line first. Exit status 2."""
