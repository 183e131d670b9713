"""The command that opens an editor for a note beside the abstract; what is typed is never lost."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from textual.message import Message
from textual.widget import Widget

from tuireader.typeset import line_text
from tuireader.ui.commands import WRITING
from tuireader.ui.screens.noting_outside import NotingOutside

if TYPE_CHECKING:  # imported when notes are written: no start should wait for them
    from tuireader.library.drafts import About
    from tuireader.ui.draft_writer import DraftWriter
    from tuireader.ui.widgets.note_editor import NoteEditor

_HINTS = tuple((each.shown_keys.partition(" ")[0], each.hint) for each in WRITING if each.hint)


class _Writing(NamedTuple):
    """A note being written."""

    about: About
    editor: NoteEditor
    writer: DraftWriter
    focus_before: Widget | None


class Noting(NotingOutside):
    """The desk with its commands for notes.

    What is typed goes into a draft at once, and becomes the note when the editor is closed: that is
    one step to undo, however long it took.
    """

    class DraftFailed(Message):
        """The draft can't be kept, or can again."""

        def __init__(self, trouble: str) -> None:
            super().__init__()
            self.trouble = trouble
            """Why; empty when it can."""

    _writing: _Writing | None = None
    _refused: str | None = None
    """The text that could not be saved; asked to save it once more, it is left as a draft."""

    _is_warned = False
    """Whether it is said that no draft can be kept."""

    @property
    def is_writing(self) -> bool:
        """Whether a note is being written."""
        return self._writing is not None

    def action_edit_note(self) -> None:
        """Write the note on the paper under the cursor."""
        about = self.about_here()
        if about is None or self._writing is not None:
            return
        from tuireader.ui.draft_writer import DraftWriter
        from tuireader.ui.widgets.note_editor import NoteEditor, Told

        title = line_text(self.paper.title) if self.paper else ""
        told = Told(self._note_typed, self.close_note, self._write_on_outside)
        editor = NoteEditor(about.before, title, told)
        writer = DraftWriter(
            self.drafts, about, lambda why: self.post_message(self.DraftFailed(why))
        )
        self._writing = _Writing(about, editor, writer, self.focused)
        self._refused = None
        self._show_editor(editor)

    def _show_editor(self, editor: NoteEditor) -> None:
        """Put the editor where the list is: the abstract stays as it stands."""
        if self.has_class("-views"):
            self.go_to(self.papers)
        reading = self.papers.parent
        assert isinstance(reading, Widget)
        reading.mount(editor, before=self.papers)
        self._take_turns(writing=True)
        self.status.say("")
        self.status.hint_at(_HINTS)
        self.set_focus(editor)

    def _take_turns(self, *, writing: bool) -> None:
        """Have the editor seen or the list; while one writes, a click leaves the focus there."""
        self.set_class(writing, "-writing")
        for pane in (self.views, self.papers, self.abstract):
            pane.can_focus = not writing

    def _note_typed(self, text: str) -> None:
        if self._writing is not None:
            self._writing.writer.keep(text)

    def on_noting_draft_failed(self, event: Noting.DraftFailed) -> None:
        """Say so, for as long as it can't."""
        if self._writing is not None:
            why = event.trouble
            self.status.warn(f"no draft of this note can be kept: {why}" if why else "")
            self._is_warned = bool(why)

    def close_note(self) -> None:
        """Save the note and close the editor; a note that can't be saved is left as a draft."""
        if self._writing is None:
            return
        about, editor, writer, _ = self._writing
        text = editor.text
        said = self.save_note(about, text)
        if said is None and self._refused != text:
            self._refused = text
        elif said is None:
            self._leave_draft()
            self._end_writing()
            self.status.say(f"What was written is kept in {writer.file}", error=True, stay=True)
        else:
            writer.leave() if self.library.unsaved else writer.drop()
            self._end_writing()
            self.redraw_marks()
            self.status.say(said)

    def _end_writing(self) -> None:
        if self._writing is None:
            return
        _, editor, _, focus_before = self._writing
        self._writing = None
        self._take_turns(writing=False)
        self.status.say("")
        self.status.hint_at(None)
        if self._is_warned:
            self.status.warn("")
            self._is_warned = False
        self.set_focus(focus_before or self.papers)
        editor.remove()

    def _write_on_outside(self) -> None:
        """Go on in another editor; what comes of it is here again to be saved."""
        words = self.editor_words()
        if self._writing is None or not words:
            return
        _, editor, writer, _ = self._writing
        try:
            draft = writer.keep_now(editor.text)
            failure = self.lend_terminal(words, draft.file)
            if failure:
                self.status.say(f"{failure}; the text is as it was", error=True)
            else:
                editor.take(draft.read().rstrip("\n"))
        except OSError as error:
            self.say_no_draft(error)

    # When the reader is ended

    def keep_draft(self) -> None:
        """Have all that is typed on disk; may be called on any thread and in a signal handler.

        It becomes the note at the next start: the library may have been interrupted.
        """
        if self._writing is not None:
            with suppress(OSError):
                self._writing.writer.keep_now(self._writing.editor.text)

    def _leave_draft(self) -> None:
        self.keep_draft()
        if self._writing is not None:
            self._writing.writer.leave()

    def on_unmount(self) -> None:
        """The reader ends while a note is written: save it."""
        if self._writing is None:
            return
        about, editor, writer, _ = self._writing
        if self.save_note(about, editor.text) is not None and not self.library.unsaved:
            writer.drop()
        else:
            self._leave_draft()
