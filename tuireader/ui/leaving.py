"""How the reader ends when nobody quits it: by a signal, by an error, or for want of a terminal."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import ExitStack, suppress
from types import TracebackType

from tuireader.ui.crashing import CrashLog, traceback_of
from tuireader.ui.terminal import Loan, is_gone

_CRASHED = 1

_ENDED_BY = 128
"""Added to the number of a signal it is the exit status, as shells have it."""

_HUNG_UP = 1
"""The number of SIGHUP, which Windows lacks (POSIX, kill)."""

_SIGNALS = ("SIGHUP", "SIGINT", "SIGQUIT", "SIGTERM")
"""What asks a program to end. One that was ignored at the start, as under nohup, stays so."""

_LOOKED_EVERY = 1.0
"""Seconds between looks whether the terminal is still there."""

_DRAWING_THREAD = "textual-output"
"""Textual 8.2's name for the thread without which nothing is drawn, and all soon waits for it."""


class Leaving:
    """Guards a run of the reader: however it ends, marks are on disk and the terminal is restored.

    The event loop has no part in it, since it may be waiting for a terminal that nobody reads.
    Textual handles no signal that ends it (https://github.com/Textualize/textual/issues/5140) and
    reads on for ever from a terminal that is gone (https://github.com/Textualize/textual/pull/6690).
    On Windows there is neither, and Textual is left to restore the terminal.
    """

    def __init__(
        self,
        save: Callable[[], None],
        crashes: CrashLog,
        at_the_latest: Callable[[], None] = lambda: None,
    ) -> None:
        """Set up.

        Args:
            save: brings all marks to disk; is called on any thread, or in a signal handler.
            crashes: takes the errors.
            at_the_latest: called before the process ends, when nobody else gets the chance.
        """
        self.loan = Loan()
        """The terminal."""

        self.end_beside: Callable[[], None] = lambda: None
        """Ends what else was started; called before `at_the_latest`."""

        self.line = ""
        """What to say, once the screen is gone, about an error that was lived through."""

        self._save = save
        self._crashes = crashes
        self._at_the_latest = at_the_latest
        self._over = threading.Event()
        self._left = threading.Lock()
        """Held by who ends the process. The next one has nothing to do, nor may it wait: it may
        be a signal handler that has interrupted the first."""

        self._undo = ExitStack()

    def __enter__(self) -> Leaving:
        """From now on the reader is guarded; only on the main thread."""
        self._undo.callback(setattr, threading, "excepthook", threading.excepthook)
        self._undo.callback(setattr, sys, "unraisablehook", sys.unraisablehook)
        threading.excepthook = self._thread_failed
        sys.unraisablehook = lambda failure: self.noted(failure.exc_value)
        if sys.platform != "win32":
            for number in (getattr(signal, name) for name in _SIGNALS):
                before = signal.getsignal(number)
                if before not in (signal.SIG_IGN, None):
                    self._undo.callback(signal.signal, number, before)
                    signal.signal(number, lambda number, frame: self.leave(_ENDED_BY + number))
            threading.Thread(target=self._watch, name="leaving", daemon=True).start()
        return self

    def __exit__(
        self, kind: object, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Save, and leave signals and errors to those who had them."""
        if error is not None:
            self.crashed(error)
        self._over.set()
        self._left.acquire()  # whoever is leaving on another thread may finish
        self._save()
        self._undo.close()

    def leave(self, status: int, line: str = "") -> None:
        """End the process at once, unless that is being done.

        Args:
            status: the exit status.
            line: to write last, with its line feed.
        """
        if not self._left.acquire(blocking=False):
            return
        try:
            with suppress(Exception):
                self._save()
                self.end_beside()
                self._at_the_latest()
            self.loan.give_back(line)
        finally:
            os._exit(status)

    def lost(self) -> None:
        """The terminal is gone: leave as if told so by the signal, which may be ignored."""
        self.leave(_ENDED_BY + _HUNG_UP)

    def crashed(self, error: BaseException) -> None:
        """Leave, and say that an error was logged; on Windows only note it."""
        if self._left.locked():
            return
        line = f"{self._crashes.add(error)}\n"
        if sys.flags.dev_mode:
            line = f"{traceback_of(error)}{line}"
        self.line = line
        if sys.platform != "win32":
            self.leave(_CRASHED, line)

    def noted(self, error: BaseException | None) -> None:
        """Log an error that is the end of nothing else, and speak of it later."""
        if error is not None and not self._left.locked():
            self.line = f"{self._crashes.add(error)}\n"

    def _thread_failed(self, failure: threading.ExceptHookArgs) -> None:
        error = failure.exc_value
        if error is None or isinstance(error, SystemExit):
            return
        if failure.thread is None or failure.thread.name != _DRAWING_THREAD:
            self.noted(error)
        elif isinstance(error, OSError):
            self.lost()
        else:
            self.crashed(error)

    def _watch(self) -> None:
        while not self._over.wait(_LOOKED_EVERY):
            if is_gone():
                self.lost()
