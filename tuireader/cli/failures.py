"""How a command says that it can't: one exception for each exit status but 0."""

from __future__ import annotations


class Failure(Exception):
    """It could not be done; the text is one line for the user. Exit status 1."""


class WrongUsage(Exception):
    """It was asked for wrongly; the text is for the user, the first line first. Exit status 2."""
