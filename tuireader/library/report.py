"""How adding goes on, told by the process that adds to one that draws: a JSON object a line."""

from __future__ import annotations

from dataclasses import asdict, dataclass

MOST_TROUBLES = 500
"""Lines of trouble that the report on one file may have; the rest are only counted."""

_LONGEST = 400
"""Characters of such a line."""


@dataclass(frozen=True, slots=True)
class Report:
    """How far a file is, or what came of it."""

    file: str = ""
    """The file as it was named; empty for trouble that is no file's."""

    number: int = 0
    """Which of all files it is, from 1."""

    files: int = 0
    """How many there are in all."""

    new: int = 0
    known: int = 0
    changed: int = 0
    indexed: int = 0
    """Counts as in `Added`."""

    refused: int = 0
    """Records that were not taken."""

    finished: bool = False
    """Whether the file's papers are in the library now; else it is only how far they are."""

    readable: bool = True
    """Whether anything could be read of it."""

    revision: int = -1
    """The library's revision before the file was begun, or after it was finished."""

    troubles: list[str] | None = None
    """Clean lines, each with its place and reason."""

    @property
    def papers(self) -> int:
        """All papers that were read so far."""
        return self.new + self.known + self.changed

    @property
    def to_index(self) -> int:
        """Papers that are indexed once all are read."""
        return self.new + self.changed

    def line(self) -> str:
        """The report as one line of ASCII."""
        import json  # who only lists papers needn't wait for it

        told = [each[:_LONGEST] for each in (self.troubles or [])[:MOST_TROUBLES]]
        return json.dumps(asdict(self) | {"troubles": told})


def report_of(line: str) -> Report | None:
    """The report that a line is; None when it is something else, such as an error."""
    import json

    try:
        told = json.loads(line)
        if not isinstance(told, dict):
            return None
        report = Report(**told)
    except (ValueError, TypeError, RecursionError):
        return None
    return report if _is_sound(report) else None


def _is_sound(report: Report) -> bool:
    usual, troubles = asdict(Report()), report.troubles
    return (
        all(
            type(value) is type(usual[name])
            for name, value in asdict(report).items()
            if name != "troubles"
        )
        and isinstance(troubles, list)
        and all(isinstance(each, str) for each in troubles)
    )
