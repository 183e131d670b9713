"""Caring for marks: merged with another machine's, backed up, and looked over."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tuireader.cli import COULD_NOT, DONE
from tuireader.cli.failures import Failure
from tuireader.cli.opening import opened_library
from tuireader.cli.terminal import complain
from tuireader.library import DamagedCatalogueError, LibraryError
from tuireader.papers import clean_line, counted


def merge(names: Sequence[str], folder: Path) -> int:
    """Merge files of marks, and say what each brought; one that can't be changes nothing.

    Returns:
        The exit status: 1 when one of them could not be merged.
    """
    status = DONE
    with opened_library(folder, synced=True) as library:
        for name in names:
            try:
                brought = library.merge(Path(name))
            except DamagedCatalogueError:
                raise  # It is mended, and all of this is done again.
            except LibraryError as error:
                complain(f"tuireader: {name}: {error}")
                status = COULD_NOT
                continue
            new = f"{brought.changed:,} changed here" if brought.changed else "nothing new"
            print(clean_line(f"{name}: marks of {counted(brought.papers, 'paper')}, {new}"))
    return status


def backup(name: str | None, folder: Path) -> int:
    """Write all marks to a file, and say where it is.

    Returns:
        The exit status.

    Raises:
        Failure: It could not be written.
    """
    with opened_library(folder, synced=True) as library:
        try:
            print(clean_line(str(library.backup(Path(name) if name else None))))
        except LibraryError as error:
            raise Failure(str(error)) from None
    return DONE


def doctor(folder: Path, *, mend: bool = False) -> int:
    """Print what is where and whether it is well.

    Args:
        folder: the library's.
        mend: mend the catalogue first, if it is damaged.

    Returns:
        The exit status: 1 when something needs a person.

    Raises:
        Failure: The catalogue can't be mended.
    """
    from tuireader.library.checkup import check_up

    status = DONE
    if mend and folder.is_dir():
        from tuireader.cli.mending import mended

        with opened_library(folder) as library:
            for line in mended(library).lines:
                print(clean_line(line))
    for finding in check_up(folder):
        indent = "  " if finding.text.startswith("  ") else ""
        sign = "! " if finding.needs_a_person else ""
        print(f"{indent}{sign}{clean_line(finding.text)}")
        status = COULD_NOT if finding.needs_a_person else status
    return status
