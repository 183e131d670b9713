"""Work with many papers: done in another thread, while keys are answered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from textual.message import Message
from textual.timer import Timer

from tuireader.library import Library, LibraryError
from tuireader.papers import clean_line
from tuireader.ui.screens.mixing import Part
from tuireader.ui.widgets.frame import cut

_T = TypeVar("_T")

_MANY = 2_000
"""Papers from which another thread does it: with fewer nobody notices, some 40 µs each."""

_DRAWN_EVERY = 0.125
"""Seconds between two pictures of what turns meanwhile."""

_TURNING = "|/-\\"


class Working(Part):
    """The desk with what takes a while."""

    class Worked(Message):
        """The work is done."""

        def __init__(self, tell: Callable[[], object]) -> None:
            super().__init__()
            self.tell = tell

    _work_shown: Timer | None = None
    """Draws that work is under way; None while none is."""

    _work_waiting: Sequence[Callable[[], object]] = ()
    """What begins the work that was asked for meanwhile, in order."""

    def work(
        self,
        papers: int,
        doing: str,
        deed: Callable[[Library], _T],
        then: Callable[[_T], object],
    ) -> None:
        """Do something with the library, at once or, if that takes a while, in another thread.

        While another thread works, whatever is asked for is done there, too, after that.

        Args:
            papers: with how many.
            doing: what is shown meanwhile: ``marking 12,000 papers``.
            deed: does it, given the library to use.
            then: told in this thread what came of it. Trouble is said instead.
        """

        def begin() -> None:
            self._show_work(doing)
            self.run_worker(lambda: self._work(deed, then), thread=True)

        if self.is_working:
            self._work_waiting = [*self._work_waiting, begin]
        elif papers < _MANY:
            self._outcome(deed, self.library, then)()
        else:
            self.status.say("")
            begin()

    @property
    def is_working(self) -> bool:
        """Whether another thread works: what it holds had better not be waited for."""
        return self._work_shown is not None

    def _work(self, deed: Callable[[Library], _T], then: Callable[[_T], object]) -> None:
        with self.library.beside() as library:
            self.post_message(self.Worked(self._outcome(deed, library, then)))

    def _outcome(
        self, deed: Callable[[Library], _T], library: Library, then: Callable[[_T], object]
    ) -> Callable[[], object]:
        """Do it; gives what tells of it."""
        try:
            done = deed(library)
        except LibraryError as error:
            trouble = error
            return lambda: self.troubled(trouble)
        except ValueError as error:  # a name can't be one, or another window was faster
            said = clean_line(str(error))
            return lambda: self.status.say(said, error=True)

        def tell() -> None:
            with self.trouble_said():
                then(done)

        return tell

    def _show_work(self, doing: str) -> None:
        turned = 0

        def draw() -> None:
            nonlocal turned
            turned += 1
            shown = f"{doing} … {_TURNING[turned % len(_TURNING)]}"
            self.status.show_work(lambda room: cut(shown, room))

        draw()
        self._work_shown = self.set_interval(_DRAWN_EVERY, draw)

    def on_working_worked(self, event: Working.Worked) -> None:
        """Say what came of it."""
        if self._work_shown is not None:
            self._work_shown.stop()
            self._work_shown = None
        self.status.show_work(None)
        event.tell()
        if self._work_waiting and not self.is_working:
            begin, *self._work_waiting = self._work_waiting
            self.status.make_way()
            begin()
