"""The abstract of a paper to be decided on, with that of the next one typeset beforehand."""

from __future__ import annotations

from tuireader.papers import Paper
from tuireader.typeset import Line, Matcher
from tuireader.ui.widgets.abstract_pane import AbstractPane
from tuireader.ui.widgets.paper_text import PaperText


class TriagePane(AbstractPane):
    """Shows one paper, and is ready for another."""

    _ahead: tuple[PaperText, int, list[Line]] | None = None
    """What may be shown next, wrapped to a width."""

    def prepare(self, paper: Paper, matcher: Matcher) -> None:
        """Typeset what may be shown next, so that it need not be waited for then."""
        text, width = PaperText(paper, matcher, self.ascii_only), self._wrapped[1]
        if width:
            self._ahead = text, width, text.lines(width)

    def _lines_of_text(self) -> list[Line]:
        if self._ahead is not None and self._text == self._ahead[0]:
            self._text, self._wrapped = self._ahead[0], self._ahead
            self._ahead = None
        return super()._lines_of_text()
