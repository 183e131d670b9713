"""Adding files: what came of each, and the papers in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from tuireader.catalogue import Added
from tuireader.papers import Paper

if TYPE_CHECKING:
    from tuireader.sources import Refusal


@dataclass(slots=True)
class Intake:
    """What came of adding one file."""

    name: str
    """The file as the user named it."""

    added: Added = field(default_factory=Added)
    refused: list[Refusal] = field(default_factory=list)
    """Records that were not taken, with their place and reason."""

    unreadable: str = ""
    """Why nothing at all could be read; empty when something was."""


def papers_of(file: Path | None, intake: Intake) -> Iterator[Paper]:
    """The papers of a file, or of standard input; what can't be read is noted in the intake."""
    # The formats are imported when papers are added: a program that only lists would wait for them.
    from tuireader.sources import Refusal, Unreadable, read_source

    try:
        for each in read_source(file):
            if isinstance(each, Refusal):
                intake.refused.append(each)
            else:
                yield each
    except Unreadable as error:
        intake.unreadable = error.reason
