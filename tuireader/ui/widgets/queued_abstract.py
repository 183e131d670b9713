"""The abstract with the queues that its paper is in."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from textual.binding import BindingType

from tuireader.ui.commands import READING
from tuireader.ui.pane_bindings import bindings_in
from tuireader.ui.widgets.abstract_pane import AbstractPane

_CORNERS, _TITLE = 7, 16
"""Cells of the lower edge for its corners; of the upper one for those and the pane's name."""


class QueuedAbstract(AbstractPane):
    """Says in its edge where the paper is queued, if there is room for it."""

    BINDINGS: ClassVar[list[BindingType]] = bindings_in(READING)

    _queued = ""

    def show_queued(self, queued: str) -> None:
        """Say in which queues the paper is, in a few words; nothing if that is empty."""
        if queued != self._queued:
            self._queued = queued
            self.refresh()

    @property
    def titles(self) -> tuple[str, str, str]:
        """What an abstract has there, and before it the queues."""
        left, right, below = super().titles
        if self.framed:
            return left, right, self._with_queues(below, _CORNERS)
        return left, self._with_queues(right, _TITLE), below

    def _with_queues(self, said: str, edge: int) -> str:
        both = f"{self._queued} · {said}" if self._queued and said else said
        return both if cell_len(both) + edge <= self.size.width else said
