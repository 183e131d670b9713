"""Whether there is a terminal to draw on, how much it can show, and how it is given back."""

from __future__ import annotations

import locale
import os
import select
import signal
import sys
import threading
import time
from collections.abc import Mapping
from contextlib import suppress

if sys.platform != "win32":
    # Not when it is needed: a signal handler that imports may have interrupted an import.
    import termios

_Attribute = int | list[bytes | int]
"""A part of what ``termios.tcgetattr`` tells."""

_TWINS = "the same is done by tuireader list, show and mark"

_USUAL_MODES = (
    "\x1b[?2026l"  # what is drawn is shown at once
    "\x1b[<u"  # the keyboard as before; each of the two screens has its own, so before 1049
    "\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1016l"  # no mouse
    "\x1b[?2004l\x1b[?1004l\x1b[?2048l"  # no word of pastes, of focus and of resizing
    "\x1b[?7h\x1b[m"  # long lines are wrapped, in the usual colours
    "\x1b[?1049l\x1b[?25h"  # the screen with the shell's lines, and its cursor
)
"""Takes back every mode that Textual 8.2 sets; see xterm's ctlseqs and kitty's protocols."""

_PATIENCE = 0.25
"""Seconds in which a terminal must accept what is sent to it last."""


class Loan:
    """The terminal while the reader has it, and what it was like before.

    Keys are read from descriptor 0, and 2 is drawn to; both are the same terminal.
    """

    def __init__(self) -> None:
        self.drawn_on = False
        """Whether the terminal has been drawn on, and not been given back."""

        self._before: list[_Attribute] = []
        self._taken: list[_Attribute] = []

    def note(self) -> None:
        """Note how the terminal is set before anything is changed."""
        self._before = _attributes()

    def note_taken(self) -> None:
        """Note how the terminal is set for the reader."""
        self._taken = _attributes()

    def take_again(self) -> None:
        """Set the terminal for the reader, if others had it that set it otherwise."""
        _set(self._taken)

    def give_back(self, line: str = "") -> None:
        """Put all as it was and write a line; what can't be done, as without a terminal, is not.

        May be called on any thread and in a signal handler, and takes half a second at most, also
        when nobody reads from the terminal. What other threads draw from now on isn't shown.
        """
        if sys.platform != "win32":
            # Else a shell that has the terminal meanwhile would have this process stopped.
            signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGTTOU])
        text = (_USUAL_MODES if self.drawn_on else "") + line
        encoding = getattr(sys.__stderr__, "encoding", "utf-8")
        with suppress(OSError):
            _write_soon(_had_alone(2), text.encode(encoding, "replace"))
        if self.drawn_on and not _is_lent_on():
            _set(self._before)
            # What was typed or reported and not read yet, the shell would take for commands.
            _flush(0, output=False)


def is_gone() -> bool:
    """Whether the terminal that was on standard input has hung up."""
    if not _is_terminal(0):
        return True
    if sys.platform == "win32":
        return False
    watched = select.poll()
    watched.register(0, 0)  # a hangup is told without being asked for
    return any(event & (select.POLLHUP | select.POLLERR) for _, event in watched.poll(0))


def why_not(environ: Mapping[str, str] = os.environ) -> str:
    """Why nothing can be drawn here, in a line; empty when it can.

    Textual draws to standard error and reads from standard input: one that is no terminal would
    be drawn to blindly, or read from for ever.
    """
    if not _is_terminal(0) or not _is_terminal(1):
        return f"the reader needs a terminal; {_TWINS}"
    if not _is_terminal(2):
        return "the reader draws to standard error, which is not the terminal here"
    if environ.get("TERM", "") in ("", "dumb", "unknown") and sys.platform != "win32":
        return f"this terminal (TERM={environ.get('TERM', '')}) can't be drawn on; {_TWINS}"
    return ""


def shows_only_ascii(environ: Mapping[str, str] = os.environ) -> bool:
    """Whether the locale's encoding is another than UTF-8.

    What the user named comes first: Python takes the C locale, and any that isn't installed, for
    UTF-8 (PEP 540).
    """
    named = environ.get("LC_ALL") or environ.get("LC_CTYPE") or environ.get("LANG") or ""
    if named in ("C", "POSIX"):
        return True
    encoding = named.partition(".")[2].partition("@")[0] or locale.getpreferredencoding(False)
    plain = encoding.lower().replace("-", "")
    return plain not in ("utf8", "cp65001") and sys.platform != "win32"


def _is_terminal(descriptor: int) -> bool:
    try:
        return os.isatty(descriptor)
    except OSError:
        return False


def _had_alone(terminal: int) -> int:
    """Another descriptor of the terminal; what is written to the one there was goes nowhere."""
    own = terminal
    with suppress(OSError):  # such as too many open files, which may be why we leave
        own = os.dup(terminal)
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, terminal)
    return own


def _write_soon(terminal: int, text: bytes) -> None:
    """Write, and if the terminal doesn't accept it, drop what it has not read before."""
    if sys.platform == "win32":
        os.write(terminal, text)
        return
    # Whoever else has the terminal from the same opening, such as the shell, waits for us to end.
    blocking = os.get_blocking(terminal)
    os.set_blocking(terminal, False)
    try:
        rest = _written(terminal, text)
        if rest:
            _interrupt_threads()
            _flush(terminal, output=True)
            _written(terminal, rest)
    finally:
        os.set_blocking(terminal, blocking)


def _interrupt_threads() -> None:
    """Have other threads begin again what they wait for, as Python has it since PEP 475.

    One that is writing to the terminal keeps all others from it; its next try goes nowhere.
    """
    if sys.platform != "win32":
        for thread in sys._current_frames():  # threading.enumerate would wait for a lock
            if thread != threading.get_ident():
                with suppress(OSError):
                    signal.pthread_kill(thread, signal.SIGCONT)  # Textual catches it, or it is lost


def _written(terminal: int, text: bytes) -> bytes:
    """Write what the terminal accepts in time; what is left of it."""
    deadline = time.monotonic() + _PATIENCE
    while text and time.monotonic() < deadline:
        try:
            text = text[os.write(terminal, text) :]
        except BlockingIOError:
            time.sleep(0.01)
    return text


def _is_lent_on() -> bool:
    """Whether another process has the terminal meanwhile, such as the shell after a SIGSTOP."""
    if sys.platform == "win32":
        return False
    try:
        return os.tcgetpgrp(0) != os.getpgrp()
    except OSError:  # it controls no session, so nobody gives it away
        return False


def _attributes() -> list[_Attribute]:
    """How the terminal is set; empty when that can't be told."""
    if sys.platform != "win32":
        with suppress(termios.error):
            return termios.tcgetattr(0)
    return []


def _set(attributes: list[_Attribute]) -> None:
    if sys.platform != "win32" and attributes:
        with suppress(termios.error):
            termios.tcsetattr(0, termios.TCSANOW, attributes)


def _flush(terminal: int, *, output: bool) -> None:
    """Drop what was written to it and not yet shown, or what it sent and nobody has read."""
    if sys.platform != "win32":
        with suppress(termios.error):
            termios.tcflush(terminal, termios.TCOFLUSH if output else termios.TCIFLUSH)
