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


def remembered(folder: Path | None) -> Place:
    """The place that was remembered; the beginning when there is none, or it is damaged."""
    if folder is None:
        return Place()
    try:
        stored = json.loads((folder / _FILE).read_bytes())
        given = {name: stored.get(name) for name in Place._fields}
    except (OSError, ValueError, AttributeError, RecursionError):
        return Place()
    default = Place()
    return Place(
        **{
            name: value
            for name, value in given.items()
            if type(value) is type(getattr(default, name))
        }
    )


def remember(folder: Path | None, place: Place) -> None:
    """Keep a place; whoever can't write it only starts at the beginning next time."""
    if folder is None:
        return
    with suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", dir=folder, prefix=_FILE, delete=False
        ) as file:
            json.dump(place._asdict(), file)
        os.replace(file.name, folder / _FILE)
