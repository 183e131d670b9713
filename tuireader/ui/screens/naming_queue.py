"""A small window that asks which queue to put papers into: one that is there, or a new one."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from tuireader.library import Library
from tuireader.library.naming import why_no_name
from tuireader.papers import clean_line
from tuireader.query import Field
from tuireader.typeset import line_text
from tuireader.ui.known_names import KnownNames
from tuireader.ui.name_offer import NameOffer
from tuireader.ui.screens.asking import Asking
from tuireader.ui.views import NEXT
from tuireader.ui.widgets.frame import cut
from tuireader.ui.widgets.name_input import NameInput

_MOST_NAMES = 6
"""Lines for names that fit."""

_AROUND = 7
"""Lines of a small terminal that the rest takes."""

_ROOM = 50
"""Cells of a line."""


class NamingQueue(Asking[str | None]):
    """Asks for a queue; dismissed with its name, or with None."""

    DEFAULT_CSS = """
    NamingQueue {
        align: center middle;
        & > Vertical {
            width: 56;
            max-width: 90%;
            height: auto;
            background: $surface;
            border: round $accent;
            padding: 0 1;
        }
        & Static { width: 1fr; height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
        & #question { text-style: bold; }
        & #said { color: $foreground 70%; }
        & #said.-error { color: $text-error; text-style: bold; }
    }
    """

    def __init__(self, ids: Sequence[int], library: Library, *, takes_off: bool = True) -> None:
        """Ask where these papers go.

        Args:
            ids: at least one.
            library: tells which queues there are.
            takes_off: whether a queue that all of them are in is named to take them off it.
        """
        super().__init__()
        papers = f"{len(ids):,} papers"
        if len(ids) == 1:
            papers = ", ".join(f"“{line_text(row.title)}”" for row in library.rows(ids))
        self._question = f"Queue for {papers}"
        self._of_all = library.queues_of_all(ids) if takes_off else set[str]()
        self._known = KnownNames(library.names_beginning)
        self._input = NameInput(self._fitting, self._show, self._take, lambda: self.answer(None))
        self._names = Static(Content(""), id="names")
        self._said = Static(Content(""), id="said")

    def compose(self) -> ComposeResult:
        """The question, the name, the names that fit, and what enter does."""
        with Vertical():
            yield Static(Content(clean_line(self._question)), id="question")
            yield self._input
            yield self._names
            yield self._said

    def on_mount(self) -> None:
        """The window stays as high as it is at first."""
        room = max(1, min(_MOST_NAMES, self.app.size.height - _AROUND))
        self._names.styles.height = min(room, len(self._fitting("")))
        self._input.look()

    def _fitting(self, begun: str) -> Sequence[str]:
        """The queues that begin so; `next` is always there."""
        names = list(self._known.asked(Field.QUEUE, begun))
        if NEXT.startswith(begun.casefold()) and NEXT not in names:
            names.append(NEXT)
        return names

    def _show(self, offer: NameOffer) -> None:
        height = self._names.styles.height
        shown = offer.seen(int(height.value) if height else 1)
        lines = [
            (f"{'>' if at == offer.taken else ' '} {cut(clean_line(offer.names[at]), _ROOM)}\n")
            for at in shown
        ]
        styles = ["bold $text-accent" if at == offer.taken else "" for at in shown]
        self._names.update(Content.assemble(*zip(lines, styles, strict=True)))
        self._said.remove_class("-error")
        self._said.update(Content(self._will(self._input.value.strip())))

    def _will(self, name: str) -> str:
        """What enter does."""
        if not name:
            return "tab picks one, or type a new name"
        if name.casefold() in self._of_all:
            return "enter takes it off this queue"
        known = (each.casefold() for each in self._fitting(name))
        return "enter puts into it" if name.casefold() in known else "enter makes a new queue"

    def _take(self) -> None:
        name = self._input.value.strip()
        refused = why_no_name(name)
        if refused:
            self._said.update(Content(refused))
            self._said.add_class("-error")
        else:
            self.answer(name)
