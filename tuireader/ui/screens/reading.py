"""The reading screen: the desk with all its commands."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import Input

from tuireader.ui.commands import COMMANDS
from tuireader.ui.screens.adding import AddingPapers
from tuireader.ui.screens.commanding import Commanding
from tuireader.ui.screens.copying import Copying
from tuireader.ui.screens.desk import Desk
from tuireader.ui.screens.labelling import Labelling
from tuireader.ui.screens.mending import Mending
from tuireader.ui.screens.noting import Noting
from tuireader.ui.screens.opening import Opening
from tuireader.ui.screens.queueing import Queueing
from tuireader.ui.screens.recording import Recording
from tuireader.ui.screens.tagging import Tagging
from tuireader.ui.screens.triaging import Triaging


class Reading(
    Labelling,
    Queueing,
    Commanding,
    Triaging,
    Tagging,
    Noting,
    Copying,
    Opening,
    AddingPapers,
    Mending,
    Recording,
    Desk,
):
    """Where one reads. Every binding comes from the table of commands.

    Bindings have priority, because Textual runs those at once and in order. Others wait until the
    key has walked through the queues of all widgets; of ``/vision`` typed or sent fast, the letters
    would come before the filter bar is open, and be taken for commands.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key, each.action_of(key), each.title, show=False, priority=True, id=each.id)
        for each in COMMANDS
        for key in ([",".join(each.keys)] if not each.by_key else each.keys)
        if not each.pane
    ]

    _ACTIONS: ClassVar[frozenset[str]] = frozenset(each.action for each in COMMANDS)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While a line is typed, keys are letters and not commands; but a filter can be saved."""
        if action == "save_view" and self.is_typing_filter:
            return True
        typing = isinstance(self.focused, Input) or self.is_writing
        return not (action in self._ACTIONS and typing)

    def end_beside(self) -> None:
        """Before the process ends: keep what is typed, and end what goes on beside.

        May be called on any thread and in a signal handler.
        """
        self.keep_draft()
        self.end_adding()

    def action_help(self) -> None:
        """Keys and filter language."""
        from tuireader.ui.screens.help import Help  # no start should wait for it

        self.app.push_screen(Help())

    def action_palette(self) -> None:
        """Every command by name."""
        self.app.action_command_palette()

    def action_theme(self) -> None:
        """Ask for a theme."""
        names = sorted(self.app.available_themes)
        self.ask(
            "Theme",
            names,
            lambda answer: self._wear(names[answer]) if answer is not None else None,
            chosen=names.index(self.app.theme),
        )

    def _wear(self, theme: str) -> None:
        self.app.theme = theme
        self.remember()

    def action_suspend(self) -> None:
        """To the shell, until it is brought back."""
        self.app.action_suspend_process()

    def action_quit(self) -> None:
        """Back to the list where the abstract hides it, else out."""
        if self.has_class("-narrow") and self.focused in (self.abstract, self.views):
            self.go_to(self.papers)
        elif not self.leave_related():
            self.leave()
