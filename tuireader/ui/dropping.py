"""Paths in a line that was typed, or that a terminal pasted when files were dropped on it."""

from __future__ import annotations

import os
import shlex
from collections.abc import Callable, Iterator
from urllib.parse import unquote, urlsplit

_LONGEST = 64 * 1024
"""Characters of a text that may be names of files."""

_ROOTED = ("/", "~/", "file:")


def named_paths(text: str, exists: Callable[[str], bool] = os.path.exists) -> list[str]:
    """The paths that a text names, whatever way terminals, shells and people write them.

    One path may stand there as it is; several stand on a line each, or quoted as for a shell.
    ``file://`` links are paths, too, and ``~`` is a home.

    Args:
        text: one or several lines.
        exists: tells whether there is such a file or folder. The reading of the text in which all
            are there is the right one.
    """
    readings = [paths for paths in _readings(text[:_LONGEST]) if paths]
    for paths in readings:
        if all(map(exists, paths)):
            return paths
    return readings[-1] if readings else []


def missing_paths(text: str, exists: Callable[[str], bool] = os.path.exists) -> list[str]:
    """Those of the paths named that are not there."""
    return [each for each in named_paths(text, exists) if not exists(each)]


def looks_dropped(text: str, exists: Callable[[str], bool] = os.path.exists) -> bool:
    """Whether a pasted text is nothing but paths: all are there, or all begin as paths do."""
    if len(text) > _LONGEST or not text.strip():
        return False
    if not missing_paths(text, exists):
        return True
    words = _shell_words(text)
    return bool(words) and all(each.startswith(_ROOTED) for each in words)


def quoted_paths(paths: list[str]) -> str:
    """The paths as one line that names them again."""
    return " ".join(map(quoted_path, paths))


def quoted_path(path: str) -> str:
    """A path as a shell would have to have it typed."""
    return "".join(
        each if each.isalnum() or each in "/._-+~,@%:=" else f"\\{each}" for each in path
    )


def _readings(text: str) -> Iterator[list[str]]:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    yield [_path_of(text.strip())] if text.strip() else []
    yield [_path_of(line) for line in lines]
    yield [_path_of(word) for word in _shell_words(text)]


def _shell_words(text: str) -> list[str]:
    try:
        return shlex.split(text)
    except ValueError:  # an apostrophe in a name
        return text.split()


def _path_of(word: str) -> str:
    if word.lower().startswith("file:"):
        try:
            return unquote(urlsplit(word).path, errors="surrogateescape")
        except ValueError:
            return word
    return os.path.expanduser(word)
