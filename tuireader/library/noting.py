"""Notes on papers."""

from __future__ import annotations

from collections.abc import Sequence

from tuireader.library.marking import Marking
from tuireader.marks import Change, Revision
from tuireader.typeset import line_text


class Noting(Marking):
    """What a library does with notes."""

    def revisions_of(self, identifiers: Sequence[str]) -> tuple[Revision, ...]:
        """The versions of the note on a paper, the oldest first.

        There is one, unless it was written on two machines, or in two windows, at once.
        """
        return self._marks.revisions_of(identifiers)

    def write_note(self, id_: int, text: str, seen: Sequence[str]) -> tuple[Change, ...]:
        """Save the note on a paper, as one step to undo.

        Args:
            id_: the paper's.
            text: the whole note; blank to have none.
            seen: the names of the revisions that its writer has seen, which this one replaces.

        Raises:
            ValueError: A note can't have this text.
        """
        rows = self._catalogue.rows([id_])
        if not rows:
            return ()
        title = f"{'Noted' if text.strip() else 'Note off'} “{line_text(rows[0].title)}”"
        changes = self._marks.write_note(rows[0].identifiers, text, seen, title)
        self._synced = True
        return changes
