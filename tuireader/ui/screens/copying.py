"""Commands that copy papers: their links, titles, citations and abstracts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tuireader.typeset import line_text
from tuireader.ui.screens.marking import Marking
from tuireader.ui.widgets.frame import cut

if TYPE_CHECKING:  # imported when something is copied
    from tuireader.library.citing import Form
    from tuireader.ui.clipboard import Clipping

_LONGEST_SAID = 50
"""Cells of a title in what is said of it."""


class Copying(Marking):
    """The desk with its command for copying."""

    def action_copy(self) -> None:
        """Ask what to copy; so that ``y y`` is always the link, ``y`` picks it."""
        from tuireader.library.citing import Form  # no start should wait for it

        ids = self.targets()
        if not ids:
            self.status.say("There is no paper here to copy")
            return
        keyed = {
            "y": Form.LINK,
            "t": Form.TITLE,
            "b": Form.BIBTEX,
            "m": Form.MARKDOWN,
            "a": Form.ABSTRACT,
        }
        forms = list(keyed.values())
        named = [each.value if len(ids) == 1 else each.plural for each in forms]
        self.ask(
            "Copy" if len(ids) == 1 else f"Copy of {len(ids):,} papers",
            [each[0].upper() + each[1:] for each in named],
            lambda answer: self._copy(ids, forms[answer]) if answer is not None else None,
            keys=list(keyed),
        )

    def _copy(self, ids: Sequence[int], form: Form) -> None:
        """Copy papers in a form, and say what was copied."""
        from tuireader.library.citing import cited
        from tuireader.ui.clipboard import clipping

        with self.trouble_said():
            papers = self.library.papers(ids)
            copied = clipping(cited(papers, form, several=len(ids) > 1), form.between)
            if copied.pieces:
                self.app.copy_to_clipboard(copied.text)
            if len(ids) == 1:
                self.status.say(self._said_of_one(ids[0], form, copied))
            else:
                self.status.say(_said(len(ids), form, copied))

    def _said_of_one(self, id_: int, form: Form, copied: Clipping) -> str:
        if not copied.pieces:
            return f"This paper came without {_a(form.value)}"
        if form.value == "link":
            return f"Copied {copied.text}"
        row = next(iter(self.library.rows([id_])), None)
        title = f"“{cut(line_text(row.title), _LONGEST_SAID)}”" if row else ""
        if form.value == "title":
            return f"Copied {title}"
        part = "" if copied.is_all else "the beginning of "
        return f"Copied {part}the {form.value} of {title}"


def _said(papers: int, form: Form, copied: Clipping) -> str:
    """What was copied of several papers."""
    many = form.value if copied.pieces == 1 else form.plural
    if not copied.pieces:
        return f"None of these papers came with {_a(form.value)}"
    if not copied.is_all:
        return f"Copied only the first {copied.pieces:,} {many}: a clipboard takes 64 kB"
    missing = papers - copied.pieces
    without = (
        f"; {missing:,} {'paper has' if missing == 1 else 'papers have'} none" if missing else ""
    )
    return f"Copied {copied.pieces:,} {many}{without}"


def _a(thing: str) -> str:
    return f"{'an' if thing[0] in 'aeiou' else 'a'} {thing}"
