"""The input in which paths are typed or dropped; tab completes them."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.binding import Binding, BindingType

from tuireader.ui.completing_paths import completed
from tuireader.ui.dropping import looks_dropped, named_paths, quoted_paths
from tuireader.ui.widgets.direct_input import DirectInput


class PathInput(DirectInput):
    """Takes paths as they are typed, pasted or dropped."""

    DEFAULT_CSS = """
    PathInput { width: 1fr; height: 1; border: none; padding: 0; background: $surface; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "take", "Add them"),
        Binding("escape", "leave", "Add nothing"),
        Binding("tab", "complete", "Complete the path"),
    ]

    def __init__(
        self,
        take: Callable[[], None],
        leave: Callable[[], None],
        offer: Callable[[tuple[str, ...] | None], None],
    ) -> None:
        """An empty line.

        Args:
            take: called when it is to be added.
            leave: called when it isn't.
            offer: called with the names that a path can go on with; None when there are none.
        """
        super().__init__(
            placeholder="a file or folder of papers", compact=True, select_on_focus=False
        )
        self.cursor_blink = False
        self._take, self._leave, self._offer = take, leave, offer

    def begin(self, text: str) -> None:
        """Begin at the end of a text."""
        self.value = text
        self.cursor_position = len(text)

    def _put(self, text: str) -> None:
        """Dropped files are each on a line of its own or quoted; both become one line."""
        text = text.strip()
        if looks_dropped(text):
            text = quoted_paths(named_paths(text))
            before = self.value[: self.cursor_position]
            text = f" {text}" if before and not before[-1].isspace() else text
        self.replace(" ".join(text.splitlines()), *self.selection)

    def action_take(self) -> None:
        """Enter."""
        self._take()

    def action_leave(self) -> None:
        """Escape."""
        self._leave()

    def action_complete(self) -> None:
        """Complete the path before the cursor."""
        found = completed(self.value[: self.cursor_position])
        if found is None:
            self._offer(None)
            return
        self.value = found.text + self.value[self.cursor_position :]
        self.cursor_position = len(found.text)
        self._offer(found.choices)
