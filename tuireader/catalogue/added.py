"""What came of adding papers, as counts."""

from dataclasses import dataclass


@dataclass(slots=True)
class Added:
    """What came of adding papers."""

    new: int = 0
    """Papers never met before."""

    known: int = 0
    """Papers that were here, and brought nothing new."""

    changed: int = 0
    """Papers that were here and are fuller now."""

    @property
    def total(self) -> int:
        """All papers that were read."""
        return self.new + self.known + self.changed
