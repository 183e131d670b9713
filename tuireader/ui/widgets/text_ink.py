"""How kinds of text look, alone and together; none is told by its colour alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from rich.segment import Segment
from rich.style import Style

from tuireader.typeset import Kind, Line, pieces
from tuireader.ui.widgets.paint import CODE, LINK, MATCH, MUTED, SELECTED, Paint


class TextInk:
    """Draws lines of text on a widget; the style of each kind is found when it is first needed."""

    def __init__(self, style_of: Callable[[Paint | None], Style]) -> None:
        """On a widget.

        Args:
            style_of: how a paint looks on it; None is its own style.
        """
        self._style_of = style_of
        self._found: dict[Kind, Style] = {}

    def forget(self) -> None:
        """The theme changed."""
        self._found.clear()

    def drawn(self, line: Line, selected: tuple[int, int] | None = None) -> Iterator[Segment]:
        """The line as it looks.

        Args:
            line: its links are safe, as terminals may follow them themselves.
            selected: where in it the selected text begins and ends; an end of -1 is the line's.
        """
        if selected is None:
            yield from (Segment(span.text, self.of(span.kind, span.link)) for span in line)
            return
        length = sum(len(span.text) for span in line)
        start, end = selected
        end = length if end == -1 else end
        lit = Style.from_color(None, self._style_of(SELECTED).bgcolor)
        before, within, behind = pieces(line, [(0, start), (start, end), (end, length)])
        yield from self.drawn(before)
        yield from (
            Segment(each.text, each.style and each.style + lit) for each in self.drawn(within)
        )
        yield from self.drawn(behind)

    def of(self, kind: Kind, link: str = "") -> Style:
        """The style of a text of a kind, that perhaps leads somewhere."""
        style = self._found.get(kind)
        if style is None:
            style = self._found[kind] = self._of(kind)
        if not link:
            return style
        color = style.color if Kind.MATCH in kind else self._style_of(LINK).color
        return style + Style(color=color, underline=True, link=link)

    def _of(self, kind: Kind) -> Style:
        style = self._style_of(MUTED if Kind.QUIET in kind else None)
        if Kind.CODE in kind:
            style += Style.from_color(None, self._style_of(CODE).bgcolor)
        if Kind.STRONG in kind:
            style += Style(bold=True)
        if Kind.EMPHASIS in kind:
            style += Style(italic=True)
        if Kind.MATCH in kind:
            style += self._style_of(MATCH)
        return style
