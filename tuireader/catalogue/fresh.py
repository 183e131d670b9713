"""New papers on their way to the shelves, recognised among themselves."""

from __future__ import annotations

from tuireader.papers import Paper
from tuireader.papers.identity import contradict


class Fresh:
    """Papers of one batch that no shelf holds yet, in the order they came."""

    def __init__(self) -> None:
        self.papers: list[Paper] = []
        self._met: dict[str, list[int]] = {}

    def twins_of(self, paper: Paper) -> list[int]:
        """The positions of the papers that this is a record of; nothing when it is new."""
        positions = dict.fromkeys(
            at for each in paper.identifiers for at in self._met.get(each, ())
        )
        return [
            at for at in positions if not contradict(self.papers[at].identifiers, paper.identifiers)
        ]

    def append(self, paper: Paper) -> None:
        """Hold a paper more."""
        self.papers.append(paper)
        self._know(paper, len(self.papers) - 1)

    def replace(self, position: int, paper: Paper) -> None:
        """Hold a fuller paper, which has all identifiers of the one before, at its position."""
        self.papers[position] = paper
        self._know(paper, position)

    def _know(self, paper: Paper, position: int) -> None:
        for identifier in paper.identifiers:
            positions = self._met.setdefault(identifier, [])
            if position not in positions:
                positions.append(position)
