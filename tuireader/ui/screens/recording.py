"""The command that shows the record of reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from tuireader.library import LibraryError
from tuireader.ui.screens.mixing import Part

if TYPE_CHECKING:  # imported when it is shown
    from tuireader.library.record import Record
    from tuireader.ui.screens.record import RecordWindow

_QUICK = 100_000
"""Papers of which the record is counted in a tenth of a second; a window that grows is worse."""


class Recording(Part):
    """The desk with its command for the record."""

    class Reckoned(Message):
        """What was read when is counted, or could not be."""

        def __init__(self, window: RecordWindow, record: Record | Exception) -> None:
            super().__init__()
            self.window = window
            self.record = record

    def action_record(self) -> None:
        """Show it: at once, or as soon as so many papers are counted."""
        from tuireader.ui.screens.record import RecordWindow  # no start should wait for it

        window = RecordWindow(ascii_only=self.abstract.ascii_only)
        with self.trouble_said():
            if self.library.counts().papers <= _QUICK:
                window.show(self.library.record())
            else:
                self.run_worker(lambda: self._reckon(window), thread=True)
            self.app.push_screen(window)

    def _reckon(self, window: RecordWindow) -> None:
        try:
            self.post_message(self.Reckoned(window, self.library.record()))
        except LibraryError as error:
            self.post_message(self.Reckoned(window, error))

    def on_recording_reckoned(self, event: Recording.Reckoned) -> None:
        """Show it, if it is still wanted."""
        if isinstance(event.record, Exception):
            event.window.action_close()
            self.troubled(event.record)
        else:
            event.window.show(event.record)
