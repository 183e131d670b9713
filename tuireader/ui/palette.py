"""The command palette: the table of commands, searched by name."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider

from tuireader.ui.commands import COMMANDS, TRIAGE, Command


class TableProvider(Provider):
    """Offers every command of the table that makes sense to pick, with its key."""

    async def discover(self) -> Hits:
        """All of them."""
        for command in self._commands:
            if command.palette:
                yield DiscoveryHit(_named(command), self._runner(command), command.title)

    async def search(self, query: str) -> Hits:
        """Those whose title is like what was typed."""
        matcher = self.matcher(query)
        for command in self._commands:
            score = matcher.match(command.title) if command.palette else 0
            if score > 0:
                yield Hit(score, _named(command), self._runner(command), command.title)

    @property
    def _commands(self) -> tuple[Command, ...]:
        """Those of the screen on which the palette was opened."""
        return TRIAGE if self.screen.has_class("-triage") else COMMANDS

    def _runner(self, command: Command) -> Callable[[], Awaitable[None]]:
        return partial(self.screen.run_action, command.action)


def _named(command: Command) -> str:
    return f"{command.title}  ({command.shown_keys})"
