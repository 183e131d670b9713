"""The driver that draws on the terminal and reads its keys, guarded."""

from __future__ import annotations

import sys

from tuireader.ui.leaving import Leaving

if sys.platform != "win32":
    from textual.drivers.linux_driver import LinuxDriver

    class GuardedDriver(LinuxDriver):
        """Textual's driver, which can be left at any moment, and comes back only once."""

        _takes = False
        """Whether the terminal is being taken or is taken, until it is left to the shell."""

        @property
        def _leaving(self) -> Leaving:
            leaving = getattr(self._app, "leaving", None)
            assert isinstance(leaving, Leaving)
            return leaving

        def write(self, data: str) -> None:
            """Draw."""
            self._leaving.loan.drawn_on |= self._takes
            super().write(data)

        def start_application_mode(self) -> None:
            """Take the terminal, unless it is taken already."""
            loan = self._leaving.loan
            if loan.drawn_on:
                return
            loan.note()
            self._takes = True
            super().start_application_mode()  # type: ignore[no-untyped-call]
            loan.note_taken()

        def close(self) -> None:
            """All is drawn, and taken back."""
            super().close()
            self._takes = self._leaving.loan.drawn_on = False

        def resume_application_mode(self) -> None:
            """After a SIGCONT, which may have come to a reader that ran, or that had no warning."""
            if self._leaving.loan.drawn_on:
                # Textual would take the terminal twice, and two threads would share the keys.
                self._loop.call_soon_threadsafe(self._take_again)
            else:
                super().resume_application_mode()

        def _take_again(self) -> None:
            self._leaving.loan.take_again()
            self.write("\x1b[?25l\x1b[?2004h")  # what shells set otherwise
            self.send_message(self.SignalResume())

        def run_input_thread(self) -> None:
            """Read keys; an error is no reason for Textual to print its own traceback."""
            try:
                super().run_input_thread()
            except OSError:
                self._leaving.lost()
            except Exception as error:
                self._leaving.crashed(error)
