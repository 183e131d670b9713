"""What the tests of the search thread wait with: nothing sleeps, and nothing waits for ever."""

import threading
from collections.abc import Callable
from queue import SimpleQueue

from tuireader.catalogue import Listing

DEADLINE = 10.0
"""Seconds after which what should come at once is given up."""


class Answers:
    """Takes answers in the worker's thread and hands them to the test's."""

    def __init__(self) -> None:
        self._come: SimpleQueue[Listing] = SimpleQueue()

    def __call__(self, listing: Listing) -> None:
        self._come.put(listing)

    def next(self) -> Listing:
        return self._come.get(timeout=DEADLINE)

    def is_empty(self) -> bool:
        return self._come.empty()


class Busy:
    """An answer that keeps the worker busy until it is let go."""

    def __init__(self) -> None:
        self.begun = threading.Event()
        self.let_go = threading.Event()

    def __call__(self, listing: Listing) -> None:
        self.begun.set()
        assert self.let_go.wait(DEADLINE)


def within_deadline(action: Callable[[], None]) -> bool:
    """Whether it ends in time; a thread that hangs would otherwise hang the tests."""
    doing = threading.Thread(target=action, daemon=True)
    doing.start()
    doing.join(DEADLINE)
    return not doing.is_alive()
