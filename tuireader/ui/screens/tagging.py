"""The command that edits tags, in one line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.widget import Widget

from tuireader.papers import clean_line
from tuireader.ui.screens.marking import Marking
from tuireader.ui.widgets.frame import cut

if TYPE_CHECKING:  # imported when tags are edited: no start should wait for them
    from tuireader.ui.tag_line import TagChange, TagLine
    from tuireader.ui.widgets.tag_bar import TagBar

_HINTS = (("enter", "tag"), ("tab", "complete"), ("escape", "leave"))

_LONGEST_SAID = 40
"""Cells of names in what is said of them."""


class Tagging(Marking):
    """The desk with its command for tags."""

    _tag_bar: TagBar | None = None
    _tagged: tuple[Sequence[int], TagLine] | None = None
    """The papers whose tags are being edited, and what they had."""

    _focus_before_tags: Widget | None = None

    def action_edit_tags(self) -> None:
        """Edit the tags that all papers meant have, in one line."""
        from tuireader.ui.tag_line import TagLine

        ids = self.targets()
        if not ids:
            self.status.say("No paper to tag here")
            return
        with self.trouble_said():
            line = TagLine(self.library.tags_of(ids))
            self._tagged = (ids, line)
            self._open_tag_bar(line)

    def _open_tag_bar(self, line: TagLine) -> None:
        if self._tag_bar is None:
            from tuireader.ui.widgets.tag_bar import TagBar

            self._tag_bar = TagBar(
                self._take_tags,
                self._close_tag_bar,
                self.status.offer,
                self.library.names_beginning,
            )
            self.mount(self._tag_bar, before=self.status)
        self._focus_before_tags = self.focused
        self.status.say("")
        self.status.hint_at(_HINTS)
        self._tag_bar.open(line.text, line.beside)

    def _close_tag_bar(self) -> None:
        if self._tag_bar is not None:
            self._tag_bar.close()
        self._tagged = None
        self.status.say("")
        self.status.offer(None)
        self.status.hint_at(None)
        self.set_focus(self._focus_before_tags or self.papers)

    def _take_tags(self) -> None:
        """Enter: tag, or say what is wrong and stay."""
        from tuireader.library.naming import why_no_name

        if self._tag_bar is None or self._tagged is None:
            return
        ids, line = self._tagged
        change = line.change(self._tag_bar.text)
        wrong = next(filter(None, map(why_no_name, change.added)), "")
        if wrong:
            self.status.say(wrong, error=True, stay=True)
            return
        self._close_tag_bar()
        if any(change):
            self.work(
                len(ids),
                f"tagging {len(ids):,} papers",
                lambda library: library.tag(ids, change.added, change.removed),
                lambda _: self._say_tagged(change, len(ids)),
            )

    def _say_tagged(self, change: TagChange, papers: int) -> None:
        self.redraw_marks()
        self.status.say(_done(change, papers))


def _done(change: TagChange, papers: int) -> str:
    added, removed = (_short(each) for each in change)
    done = [f"tagged {added}"] * bool(added) + [f"took off {removed}"] * bool(removed)
    said = " and ".join(done)
    on = f": {papers:,} papers" if papers > 1 else ""
    return f"{said[0].upper()}{said[1:]}{on}; u undoes it"


def _short(names: Sequence[str]) -> str:
    return cut(", ".join(map(clean_line, names)), _LONGEST_SAID)
