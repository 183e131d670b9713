"""Where the reader was, kept from one start to the next: a convenience, never worth an error."""

from __future__ import annotations

import json
import os
import tempfile
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from pathlib import Path

_FILE = "place.json"


@dataclass(frozen=True, slots=True)
class Place:
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
        given = {each.name: stored.get(each.name) for each in fields(Place)}
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
            json.dump(asdict(place), file)
        os.replace(file.name, folder / _FILE)
