"""Small libraries for tests of what stands on top of them."""

import json
from collections.abc import Iterable
from pathlib import Path

from tuireader.library import Library

Record = dict[str, object]
"""A paper as a line of JSON Lines has it."""


def record(number: int, **changed: object) -> Record:
    """Paper number 0 is the newest; its author's name is the last in the alphabet."""
    day = 400 - number
    topic = "graphs" if number % 2 else "vision"
    usual: Record = {
        "identifiers": [f"arxiv:2301.{number:05}"],
        "title": f"Paper {number:02} on {topic}",
        "authors": [f"Ada {chr(ord('Z') - number % 26)}{number:02}byron"],
        "abstract": f"The abstract of number {number:02}.",
        "published": f"20{10 + day // 360}-{1 + day % 360 // 30:02}-{1 + day % 30:02}",
    }
    return usual | changed


def write_papers(file: Path, records: Iterable[Record]) -> Path:
    """Write the papers as JSON Lines; returns the file."""
    file.write_text("".join(json.dumps(each) + "\n" for each in records), encoding="utf-8")
    return file


def add_papers(library: Library, records: Iterable[Record]) -> None:
    """Add papers by way of a file, as a user does."""
    file = write_papers(library.folder / "papers.jsonl", records)
    (intake,) = library.add(str(file), [file])
    assert not intake.refused
    assert not intake.unreadable
    file.unlink()
