"""How the parts of a pane look, in the words of the theme.

Textual would style a component class for each part of each pane, at every start and every change of
focus; a third of the time to the first frame. What is drawn here asks for a paint when it needs it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from rich.style import Style as RichStyle
from textual.color import TRANSPARENT, Color
from textual.style import Style
from textual.widget import Widget


class Paint(NamedTuple):
    """Colours as CSS would have them, after their ``$``: a variable, and perhaps its share."""

    color: str
    """Of the letters: ``foreground 60%``."""

    background: str = ""
    """What is laid over the ground; empty leaves that as it is."""

    bold: bool | None = None
    underline: bool | None = None

    def on(self, ground: Color, theme: Mapping[str, str]) -> Style:
        """The style on a ground.

        Args:
            ground: the colour of what is painted on; a transparent one gives a style that can be
                added to another.
            theme: the values of its variables, as `App.theme_variables` has them.
        """
        if self.background:
            ground += _colour(self.background, theme)
        color = _colour(self.color, theme)
        if color.auto:
            color = ground.get_contrast_text(color.a)
        return Style(ground, color, bold=self.bold, underline=self.underline)

    def alone(self, theme: Mapping[str, str]) -> Style:
        """The style without a ground, to be added to another."""
        return self.on(TRANSPARENT, theme)


class Styles:
    """How paints look on one widget; each is found when it is first asked for."""

    def __init__(self, widget: Widget) -> None:
        """On this widget's background."""
        self._widget = widget
        self._found: dict[Paint | None, RichStyle] = {}

    def of(self, paint: Paint | None) -> RichStyle:
        """The paint's style; None is the widget's own."""
        found = self._found.get(paint)
        if found is None:
            found = self._found[paint] = self._of(paint)
        return found

    def forget(self) -> None:
        """The theme changed, or the widget's background."""
        self._found.clear()

    def _of(self, paint: Paint | None) -> RichStyle:
        widget = self._widget
        if paint is None:
            return widget.rich_style
        return paint.on(widget.background_colors[1], widget.app.theme_variables).rich_style


MUTED = Paint("foreground 60%")
"""What is there but not to be looked at first."""

MATCH = Paint("foreground", "warning 35%", underline=True)
"""What the filter found."""

CODE = Paint("foreground", "foreground 10%")
"""What is typed letter by letter."""

LINK = Paint("text-accent", underline=True)
"""What leads somewhere."""

SELECTED = Paint("foreground", "screen-selection-background")
"""What the mouse has selected to be copied."""

CURSOR = Paint("block-cursor-foreground", "block-cursor-background", bold=True)
"""Where the reader is, in the pane that has the focus."""

CURSOR_BLURRED = Paint("foreground", "primary 30%")
"""Where the reader is, in another pane."""


def _colour(words: str, theme: Mapping[str, str]) -> Color:
    """The colour that words like ``foreground 60%`` mean; a variable may say ``auto 87%``."""
    name, _, share = words.partition(" ")
    color, alpha = Color(255, 255, 255), 1.0
    for word in (*theme[name].split(), *share.split()):
        if word == "auto":
            color = Color.automatic()
        elif word.endswith("%"):
            alpha = float(word[:-1]) / 100
        else:
            color = Color.parse(word)
    return color.multiply_alpha(alpha)
