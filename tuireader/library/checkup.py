"""A look at everything in a library's folder, for a person who wonders whether all is well."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tuireader.catalogue import CatalogueError, DamagedCatalogueError
from tuireader.catalogue.aside import aside_beside
from tuireader.catalogue.checkup import check_catalogue
from tuireader.marks import MarksError
from tuireader.marks.checkup import check_marks

_MENDING = "`tuireader doctor --mend` mends it"


class Finding(NamedTuple):
    """One thing that was found."""

    text: str
    """A line."""

    needs_a_person: bool = False
    """Whether it won't mend itself."""


def check_up(folder: Path) -> Iterator[Finding]:
    """Look through the folder; nothing is changed in it."""
    yield Finding(f"folder: {folder}")
    if not folder.is_dir():
        yield Finding("nothing is there yet")
        return
    for file in sorted(folder.iterdir()):
        if file.is_file():
            yield Finding(f"  {file.name}: {file.stat().st_size:,} bytes")
    marked: list[tuple[str, ...]] = []
    yield from _marks(folder, marked)
    yield from _catalogue(folder / "catalogue.db", marked)
    yield from _aside(folder / "catalogue.db")


def _marks(folder: Path, marked: list[tuple[str, ...]]) -> Iterator[Finding]:
    try:
        found = check_marks(folder)
    except MarksError as error:
        yield Finding(f"marks: {error}", needs_a_person=True)
        return
    except OSError as error:
        yield Finding(f"marks: can't be read: {error.strerror}", needs_a_person=True)
        return
    marked += found.papers
    yield Finding(
        f"marks: schema {found.schema}, papers marked: {len(found.papers):,},"
        f" read: {found.read:,}, starred: {found.starred:,}"
    )
    yield Finding(f"  changes since state.json: {found.records:,}, steps to undo: {found.steps:,}")
    newest = f", the newest {found.backups[-1]}" if found.backups else ""
    yield Finding(f"  daily backups: {len(found.backups)}{newest}")
    for line in found.damaged:
        yield Finding(f"  damaged: {line}; starting the reader mends it", needs_a_person=True)
    for name in found.aside:
        yield Finding(
            f"  set aside: {name}; delete it when you don't miss anything", needs_a_person=True
        )
    for name in found.copies:
        yield Finding(f"  not merged: {name}; try: tuireader merge", needs_a_person=True)


def _catalogue(file: Path, marked: list[tuple[str, ...]]) -> Iterator[Finding]:
    if not file.exists():
        yield Finding("catalogue: there is none yet")
        return
    try:
        found = check_catalogue(file, marked)
    except DamagedCatalogueError as error:
        yield Finding(f"catalogue: damaged: {error}; {_MENDING}", needs_a_person=True)
        return
    except CatalogueError as error:
        yield Finding(f"catalogue: {error}", needs_a_person=True)
        return
    yield Finding(f"catalogue: version {found.version}, papers: {found.papers:,}")
    yield Finding(f"  marked but not in it: {found.unknown:,}")
    for line in found.damages:
        yield Finding(f"  damaged: {line}; {_MENDING}", needs_a_person=True)
    if not found.damages:
        yield Finding("  file and index are sound")


def _aside(file: Path) -> Iterator[Finding]:
    for name in aside_beside(file):
        yield Finding(
            f"  set aside: {name}; delete it when all its papers are there again",
            needs_a_person=True,
        )
