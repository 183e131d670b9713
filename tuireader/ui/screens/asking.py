"""A window over what is being read that waits for an answer."""

from __future__ import annotations

from textual.screen import ModalScreen, ScreenResultType


class Asking(ModalScreen[ScreenResultType]):
    """Is answered once, however fast keys come."""

    def answer(self, result: ScreenResultType | None) -> None:
        """Give the answer, and back to reading.

        A second key may have been on its way here when the first one was the answer. Textual would
        take another screen away for it, or end the program where there is none.
        """
        if self.is_current:
            self.dismiss(result)
