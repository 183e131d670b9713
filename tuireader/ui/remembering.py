"""Where the reader was, kept from one start to the next: a convenience, never worth an error."""

from __future__ import annotations

import json
import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

_FILE = "place.json"


class Place(NamedTuple):
    """Where the reader was."""

    view: str = ""
    filter: str = ""
    sort: str = ""
    """As a filter says it: ``-sort:title``."""

    paper: str = ""
    """The key of the paper under the cursor."""

    position: int = 0
    """Its position in the list."""

    theme: str = ""

    view_filter: str = ""
    """The filter of the view, when it is a saved one."""

    view_sort: str = ""
    """The order of the view, when it has its own; as a filter says it."""

    abstract: int = 0
    """Where in the abstract its first visible line begins; see `text_place`."""

    in_abstract: bool = False
    """Whether the focus was in the abstract."""


def remembered(folder: Path | None) -> Place:
    """The place that was remembered; the beginning when there is none, or it is damaged."""
    stored = kept_file(folder, _FILE)
    if not isinstance(stored, dict):
        return Place()
    default = Place()
    return Place(
        **{
            name: stored[name]
            for name in Place._fields
            if type(stored.get(name)) is type(getattr(default, name))
        }
    )


def remember(folder: Path | None, place: Place) -> None:
    """Keep a place; whoever can't write it only starts at the beginning next time."""
    keep_file(folder, _FILE, place._asdict())


def kept_file(folder: Path | None, name: str) -> object:
    """What a file of the folder says; None when there is none such, or it is damaged."""
    if folder is None:
        return None
    try:
        stored: object = json.loads((folder / name).read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    return stored


def keep_file(folder: Path | None, name: str, stored: object) -> None:
    """Write a file whole or not at all, and without a word: it is a convenience."""
    if folder is None:
        return
    with suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", dir=folder, prefix=name, delete=False
        ) as file:
            json.dump(stored, file)
        os.replace(file.name, folder / name)
