"""The abstract: who wrote what and when, and the text at a readable measure."""

from __future__ import annotations

from typing import NamedTuple

from rich.segment import Segment
from textual.content import Content
from textual.geometry import Region, Size
from textual.selection import Selection
from textual.strip import Strip
from textual.style import Style

from tuireader.library import Marks
from tuireader.papers import Paper
from tuireader.papers.links import safe_link
from tuireader.typeset import Kind, Matcher, Span, typeset_abstract, typeset_line
from tuireader.ui.widgets.paint import MATCH, MUTED, Paint
from tuireader.ui.widgets.pane import Pane

MEASURE = 88
"""Cells of a line of text at most: what a book's wide column has."""

_WORDS_A_MINUTE = 230
"""How fast people read prose in silence (Brysbaert 2019, 238 words for non-fiction)."""

_AUTHORS_SHOWN = 12

_TITLE, _LINK = Paint("foreground", bold=True), Paint("text-accent")


class _Shown(NamedTuple):
    """A paper as it is shown; what its lines depend on besides the width."""

    paper: Paper
    matcher: Matcher = Matcher()


class _Drawn(NamedTuple):
    """What is the same for all lines of one drawing; Textual takes a while to find it out."""

    lines: list[Content]
    margin: int
    selection: Selection | None


class AbstractPane(Pane):
    """One paper's title, facts and abstract."""

    ALLOW_SELECT = True

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._shown: _Shown | None = None
        self._number = 0
        """Counts what was shown, so that a line's key is cheap."""
        self._marks = Marks()
        self._wrapped: tuple[_Shown | None, Size, list[Content]] = (None, Size(), [])
        self._drawn = _Drawn([], 0, None)

    def show(self, paper: Paper | None, marks: Marks, matcher: Matcher) -> None:
        """Show a paper from its beginning; the same one where it was."""
        shown = _Shown(paper, matcher) if paper is not None else None
        if shown is None or self._shown is None or shown.paper.key != self._shown.paper.key:
            self.top = 0
        if shown == self._shown and marks == self._marks:
            return
        if shown != self._shown:
            self._shown = shown
            self._number += 1
        self._marks = marks
        self.refresh()

    def page(self, pages: int) -> bool:
        """Scroll by pages, with two lines of overlap; whether there was anything to scroll."""
        return self.scroll_body(self.top + pages * max(1, self.body_height - 2))

    # Drawing

    @property
    def length(self) -> int:
        """Lines of the text, and an empty one above."""
        return len(self._content()) + 1 if self._shown else 2

    @property
    def titles(self) -> tuple[str, str, str]:
        """Below right: what was done with it, how long it takes, how far it is read."""
        if self._shown is None:
            return "Abstract", "", ""
        words = self._shown.paper.abstract.count(" ") + 1
        minutes = max(1, round(words / _WORDS_A_MINUTE))
        height = max(1, self.body_height - 2)
        pages = 1 + -(-self.last_top // height)
        page = min(pages, 1 + -(-self.top // height))
        state = "read" if self._marks.read else "unread"
        star = "★ · " if self._marks.starred else ""
        where = f"{star}{state} · {minutes} min · {page}/{pages}"
        return ("Abstract", "" if self.framed else where, where)

    def body_key(self, line: int) -> object:
        """A line of a text looks the same wherever it stands."""
        return (self._number, line, self._selected(line - 1))

    def body_line(self, line: int, width: int) -> list[Segment]:
        """A line of text, set in by one or two cells."""
        if self._shown is None:
            return [Segment("  No paper here." if line else "", self.style_of(MUTED))]
        if line == 0:
            return []
        text = self._drawn.lines[line - 1]
        selected = self._selected(line - 1)
        if selected is not None:
            start, end = selected
            style = self.screen.get_visual_style("screen--selection")
            text = text.stylize(style, start, len(text) if end == -1 else end)
        strip = Strip(text.render_segments(self.visual_style, end="")).apply_offsets(0, line - 1)
        return [Segment(" " * self._drawn.margin, self.ground), *strip]

    @property
    def _margin(self) -> int:
        return 2 if self.body_width > 50 else 1

    def _content(self) -> list[Content]:
        """The lines of the text as they are wrapped to the pane."""
        if self._shown is None:
            return []
        shown, size, lines = self._wrapped
        if shown is not self._shown or size != self.size:
            width = max(10, min(MEASURE, self.body_width - 2 * self._margin))
            lines = self._typeset(self._shown, width)
            self._wrapped = (self._shown, self.size, lines)
        return lines

    def _typeset(self, shown: _Shown, width: int) -> list[Content]:
        paper, matcher = shown.paper, shown.matcher
        theme = self.app.theme_variables
        title, muted, link = (each.alone(theme) for each in (_TITLE, MUTED, _LINK))
        blocks = [(self._inked(typeset_line(paper.title, matcher), title), False)]
        if paper.authors:
            blocks.append((self._inked(typeset_line(_authors(paper), matcher)), False))
        blocks += [(Content.styled(each, muted), False) for each in _facts(paper)]
        if paper.url:
            blocks.append(
                (Content.styled(paper.url, link + Style(link=safe_link(paper.url))), False)
            )
        if paper.abstract:
            for block in typeset_abstract(paper.abstract, matcher):
                blocks.append((self._inked(block.spans), True))
        else:
            blocks.append((Content.styled("This paper came without an abstract.", muted), True))
        lines: list[Content] = []
        for content, apart in blocks:
            lines += [Content("")] if apart else []
            lines += content.wrap(width)
        return lines

    def _inked(self, spans: tuple[Span, ...], base: Style | None = None) -> Content:
        match = MATCH.on(self.background_colors[1], self.app.theme_variables)
        base = base or Style()
        return Content.assemble(
            *((span.text, base + match if Kind.MATCH in span.kind else base) for span in spans)
        )

    # Selecting text with the mouse

    def _selected(self, line: int) -> tuple[int, int] | None:
        selection = self._drawn.selection
        return selection.get_span(line) if selection is not None else None

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The text that is selected."""
        return selection.extract("\n".join(line.plain for line in self._content())), "\n"

    def notify_style_update(self) -> None:
        """The theme changed."""
        super().notify_style_update()
        self._wrapped = (None, Size(), [])

    def render_lines(self, crop: Region) -> list[Strip]:
        """The visible lines; the bottom is kept in reach when the text became shorter."""
        self._drawn = _Drawn(self._content(), self._margin, self.text_selection)
        self.top = max(0, min(self.top, self.last_top))
        return super().render_lines(crop)


def _authors(paper: Paper) -> str:
    names = paper.authors
    if len(names) <= _AUTHORS_SHOWN:
        return ", ".join(names)
    shown = ", ".join(names[: _AUTHORS_SHOWN - 1])
    return f"{shown} and {len(names) - _AUTHORS_SHOWN + 1} others"


def _facts(paper: Paper) -> list[str]:
    """A line of when and as what it was published, and one of where."""
    names = [
        each.replace("arxiv:", "arXiv:").replace("doi:", "DOI ")
        for each in paper.identifiers
        if not each.startswith("title:")
    ]
    line = " · ".join([*filter(None, [paper.published]), *names, *paper.categories])
    return [each for each in (line, paper.venue) if each]
