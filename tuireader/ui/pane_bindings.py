"""Keys that mean something in some panes only, from the table of commands."""

from __future__ import annotations

from textual.binding import Binding, BindingType

from tuireader.ui.commands import COMMANDS


def bindings_in(pane: str) -> list[BindingType]:
    """The bindings of all commands of a pane; as those of the screen, and for the same reason."""
    return [
        Binding(",".join(each.keys), f"screen.{each.action}", each.title, show=False, priority=True)
        for each in COMMANDS
        if each.pane == pane
    ]
