"""Keys that come faster than they are done: each waits until the one before has had its effect.

Textual 8.2 passes a key to the widget that has the focus when it comes in. A binding that moves the
focus is run later, once the key has walked up through the queues of all widgets to the app. Over a
slow line several keys come at once: of ``/vision`` the letters would be taken for commands.
"""

from __future__ import annotations

from collections import deque
from functools import partial

from textual import events
from textual.app import App
from textual.message import Message
from textual.widget import Widget

_SOON = 0.25
"""Seconds after a key in which the next one may be too early."""

_WALKS = 2
"""Once behind the key itself, and once behind the messages that its action has sent."""

_LONGEST = 0.5
"""Seconds that a key waits at most: a widget that is taken away takes its queue with it."""


class OneKeyAtATime(App[int]):
    """An app that does keys and pastes one after the other."""

    class Passed(Message):
        """Walks the way a key has gone, behind it; where it arrives, the key has been."""

        def __init__(self, target: Widget, walks: int) -> None:
            super().__init__()
            self.target = target
            self.walks = walks

    def __init__(self) -> None:
        """No key has come yet."""
        super().__init__()
        self._waiting: deque[events.Event] = deque()
        self._done_last: tuple[Widget, float] | None = None

    async def on_event(self, event: events.Event) -> None:
        """Put keys and pastes in a row; all else goes its usual way."""
        if not isinstance(event, events.Key | events.Paste) or event.is_forwarded:
            await super().on_event(event)
            return
        self._waiting.append(event)
        if len(self._waiting) == 1:
            await self._begin()

    async def _begin(self) -> None:
        """Do the first in the row, once the one before it is surely done."""
        event = self._waiting[0]
        if self._done_last is not None:
            target, moment = self._done_last
            if event.time - moment < _SOON and target.post_message(self.Passed(target, _WALKS)):
                self.set_timer(_LONGEST, partial(self._do, event))
                return
        await self._do(event)

    async def _do(self, event: events.Event) -> None:
        """Do the first in the row, unless that was done meanwhile."""
        if not self._waiting or self._waiting[0] is not event:
            return
        self._done_last = (self.focused or self.screen, event.time)
        await super().on_event(event)
        self._waiting.popleft()
        if self._waiting:
            await self._begin()

    async def on_one_key_at_a_time_passed(self, passed: Passed) -> None:
        """Word has come that the key before is done."""
        again = self.Passed(passed.target, passed.walks - 1)
        if passed.walks > 1 and passed.target.post_message(again):
            return
        if self._waiting:
            await self._do(self._waiting[0])
