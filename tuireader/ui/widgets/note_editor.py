"""The editor in which a note is written, as Markdown."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import ClassVar, NamedTuple

from textual import events
from textual.actions import SkipAction, parse
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import TextArea

from tuireader.papers.cleaning import clean_characters
from tuireader.ui.commands import WRITING
from tuireader.ui.list_lines import next_line

_LONGEST = 1 << 20
"""Characters of a pasted text that are taken: no note is longer."""

_TAB = "    "


class Told(NamedTuple):
    """Whom an editor tells what happens: direct calls, made in the call in which the key comes."""

    typed: Callable[[str], None]
    """Told the whole text after every change."""

    save: Callable[[], None]
    outside: Callable[[], None]
    """Called when the text is to be written in another editor."""


class NoteEditor(TextArea):
    """Does each key in the very call in which it comes.

    Textual 8.2 puts a key into the queue of the widget that has the focus when it comes in. Of a
    word, escape, ``j`` sent fast, the ``j`` would be put here, too, and typed into the note.
    """

    DEFAULT_CSS = """
    NoteEditor {
        width: 1fr;
        height: 1fr;
        padding: 0 1;
        border: round $accent;
        border-title-color: $foreground;
        border-title-style: bold;
        border-subtitle-color: $foreground 70%;
        background: $background;
        scrollbar-size-vertical: 1;
        &:focus { border: round $accent; }
        & .text-area--placeholder { color: $foreground 60%; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(",".join(each.keys), each.action, each.title, show=False) for each in WRITING
    ]

    def __init__(self, text: str, title: str, tell: Told) -> None:
        """Begin at the end of a text.

        Args:
            text: the note as it is.
            title: the paper's, as one clean line.
            tell: is told what happens.
        """
        super().__init__(
            text, id="note", highlight_cursor_line=False, placeholder="A note, in Markdown …"
        )
        self.cursor_blink = False
        self.border_title = Content(f"Note on “{title}”")
        self._tell, self._told = tell, text
        self.move_cursor(self.document.end)

    def take(self, text: str) -> None:
        """Another text in the place of all; ctrl+z brings the one before back."""
        if text != self.text:
            self.replace(text, (0, 0), self.document.end, maintain_selection_offset=False)
            self._look()

    def _forward_event(self, event: events.Event) -> None:
        if isinstance(event, events.Paste):
            self._put(clean_characters(event.text[:_LONGEST]))
        elif not isinstance(event, events.Key):
            super()._forward_event(event)
        elif event.is_printable and event.character:
            self._put(event.character)
        else:
            self._do(event.key)

    def _do(self, key: str) -> None:
        for binding in self._bindings.key_to_bindings.get(key, ()):
            _, name, parameters = parse(binding.action)
            with suppress(SkipAction):  # there is nothing to copy
                getattr(self, f"action_{name}")(*parameters)
        self._look()

    def _put(self, text: str) -> None:
        self.replace(text, *self.selection, maintain_selection_offset=False)
        self._look()

    def _look(self) -> None:
        text = self.text
        if text != self._told:
            self._told = text
            self._tell.typed(text)

    # What keys do that are no letters

    def action_new_line(self) -> None:
        """Enter: a line that goes on with a list, or ends it."""
        row, column = self.selection.end
        line = str(self.document[row])[:column]
        begins = next_line(line) if self.selection.is_empty else ""
        if begins is None:
            self.replace("", (row, 0), (row, column), maintain_selection_offset=False)
        else:
            self._put(f"\n{begins}")

    def action_indent(self) -> None:
        """Tab."""
        self._put(_TAB)

    def action_delete_to_end(self) -> None:
        """Delete to the end of the line; there, the end itself."""
        if self.selection.is_empty and self.cursor_at_end_of_line:
            self.action_delete_right()
        else:
            self.action_delete_to_end_of_line()

    def action_paste(self) -> None:
        """Put in what was copied here."""
        self._put(clean_characters(self.app.clipboard))

    def action_save_note(self) -> None:
        """Save, and back to reading."""
        self._tell.save()

    def action_write_outside(self) -> None:
        """Go on in another editor."""
        self._tell.outside()
