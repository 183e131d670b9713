"""What was done and can be undone, and what was undone and can be done again."""

from collections import deque

from tuireader.marks.model import Step

MOST_STEPS = 1_000
"""Steps that are remembered; older ones can't be undone."""


class History:
    """Two stacks of steps, in memory."""

    def __init__(self) -> None:
        self._done: deque[Step] = deque(maxlen=MOST_STEPS)
        self._undone: list[Step] = []

    def add(self, step: Step) -> None:
        """A step was newly made; what had been undone before can't be done again."""
        self._done.append(step)
        self._undone.clear()

    def newest_done(self) -> Step | None:
        """The step to undo next."""
        return self._done[-1] if self._done else None

    def newest_undone(self) -> Step | None:
        """The step to do again next."""
        return self._undone[-1] if self._undone else None

    def undid(self, step: Step) -> None:
        """The newest step is undone; of its changes, those in `step` really were."""
        self._done.pop()
        if step.changes:
            self._undone.append(step)

    def redid(self, step: Step) -> None:
        """The step undone last is done again; of its changes, those in `step` really were."""
        self._undone.pop()
        if step.changes:
            self._done.append(step)
