"""Changes told to listeners, in the order they were made, while no lock is held."""

from collections import deque
from collections.abc import Callable
from threading import Lock

from tuireader.marks.model import Change

Listener = Callable[[tuple[Change, ...]], None]
"""Is told changes, on whichever thread is telling; of none, that the version is another.

Saved views may be others whenever it is told anything."""


class Telling:
    """Listeners, and what they have not been told yet.

    One thread tells at a time. Whoever finds another at it leaves its news to that one, so no
    order is ever turned round and nobody waits: a listener may make changes of its own.
    """

    def __init__(self) -> None:
        self._listeners: list[Listener] = []
        self._untold: deque[tuple[Change, ...]] = deque()
        self._turn = Lock()

    def listen(self, listener: Listener) -> None:
        """Tells this one too, from now on."""
        self._listeners.append(listener)

    def add(self, changes: tuple[Change, ...]) -> None:
        """Changes to tell with the next `tell`; none, to tell that the version is another.

        Whoever is told of changes later than this sees the version, too: then none is not added.
        """
        if changes or not self._untold:
            self._untold.append(changes)

    def tell(self) -> None:
        """Tells what is untold, unless another call is at it; call it while holding no lock."""
        # The other call may be past its last look when we leave our news to it, so it looks again
        # after giving up its turn: that is the outer loop.
        while self._untold and self._turn.acquire(blocking=False):
            try:
                self._tell_all()
            finally:
                self._turn.release()

    def _tell_all(self) -> None:
        while self._untold:
            changes = self._untold.popleft()
            for listener in tuple(self._listeners):
                listener(changes)
