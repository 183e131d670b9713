"""The program with a fault put in: ``python -m tests.e2e.breaking FAULT WORDS...``.

The key u, which else takes back a mark, brings the fault about. Whenever the program has marks
brought to disk for good, a line is added to the file ``saved`` in the working folder.
"""

from __future__ import annotations

import asyncio
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

from textual import events
from textual.message import Message

from tuireader.cli import main
from tuireader.library import Library
from tuireader.ui.app import ReaderApp
from tuireader.ui.driver import GuardedDriver
from tuireader.ui.screens.reading import Reading
from tuireader.ui.widgets.paper_list import PaperList

MESSAGE = "as \x1b]0;was\x07 feared"
"""What the error says; no terminal may obey it."""

VALUE = "a value nobody else should see"


def fail(*_: object) -> None:
    """Fail."""
    value = VALUE
    raise RuntimeError(MESSAGE[: len(value)])


def _replace(owner: type, method: str, function: Callable[..., object]) -> None:
    setattr(owner, method, function)


def _key(reading: Reading) -> None:
    fail()


def _worker(reading: Reading) -> None:
    reading.run_worker(fail, thread=True)


def _timer(reading: Reading) -> None:
    reading.set_timer(0.01, fail)


def _render(reading: Reading) -> None:
    _replace(PaperList, "render_lines", fail)
    reading.papers.refresh()


def _thread(reading: Reading) -> None:
    threading.Thread(target=fail).start()


def _drawing(reading: Reading) -> None:
    driver = reading.app._driver
    assert driver is not None
    driver.write(b"no text")  # type: ignore[arg-type]


def _callback(reading: Reading) -> None:
    asyncio.get_running_loop().call_soon(fail)


def _busy(reading: Reading) -> None:
    driver = reading.app._driver
    assert driver is not None

    def draw() -> None:
        while True:
            driver.write("busy\n" * 9)

    threading.Thread(target=draw, daemon=True).start()


class _Dying:
    def __del__(self) -> None:
        fail()


def _unraisable(reading: Reading) -> None:
    _Dying()


_BY_KEY: dict[str, Callable[[Reading], None]] = {
    "key": _key,
    "worker": _worker,
    "timer": _timer,
    "render": _render,
    "drawing": _drawing,
    "busy": _busy,
    "thread": _thread,
    "callback": _callback,
    "unraisable": _unraisable,
}

ENDING = ("key", "worker", "timer", "render", "drawing", "input")
"""Faults that end the reader when the key is pressed."""

LIVED_THROUGH = ("thread", "callback", "unraisable")
"""Faults that end nothing but themselves."""


def _wait(*_: object) -> None:
    print("waiting", file=sys.__stderr__, flush=True)
    time.sleep(60)


def _failing_input(error: Exception) -> Callable[[GuardedDriver, Message], None]:
    usual = GuardedDriver.process_message

    def process_message(driver: GuardedDriver, message: Message) -> None:
        if isinstance(message, events.Key) and message.key == "u":
            raise error
        usual(driver, message)

    return process_message


def break_(fault: str) -> None:
    """Put the fault in."""
    match fault:
        case "none" | "slow":
            pass
        case "input":
            _replace(GuardedDriver, "process_message", _failing_input(RuntimeError()))
        case "unreadable":
            _replace(GuardedDriver, "process_message", _failing_input(OSError(5, "I/O error")))
        case "opening":
            _replace(ReaderApp, "run", fail)
        case "mounting":
            _replace(Reading, "on_mount", fail)
        case "waiting":
            _replace(ReaderApp, "run", _wait)
        case "waiting drawn":
            _replace(GuardedDriver, "_enable_mouse_support", _wait)
        case _:
            _replace(Reading, "action_undo", _BY_KEY[fault])


def _note_saving(seconds: float) -> None:
    usual = Library.save_now

    def save_now(library: Library) -> None:
        usual(library)
        with Path("saved").open("a", encoding="utf-8") as saved:
            saved.write("saved\n")
        time.sleep(seconds)

    _replace(Library, "save_now", save_now)


if __name__ == "__main__":
    _note_saving(seconds=0.5 if sys.argv[1] == "slow" else 0)
    break_(sys.argv[1])
    sys.exit(main(sys.argv[2:]))
