"""What came of adding papers, as counts."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Added:
    """What came of adding papers."""

    new: int = 0
    """Papers never met before."""

    known: int = 0
    """Papers that were here, and brought nothing new."""

    changed: int = 0
    """Papers that were here and are fuller now."""

    indexed: int = field(default=0, compare=False)
    """Papers that can be found so far; they are indexed once all have been read."""

    @property
    def total(self) -> int:
        """All papers that were read."""
        return self.new + self.known + self.changed
