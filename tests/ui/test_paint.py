"""Paints: what they look like is what CSS would make of the same words."""

from typing import ClassVar

import pytest
from textual.app import App, ComposeResult
from textual.color import Color
from textual.widgets import Static

from tests.ui.driving import awaited
from tuireader.ui.widgets.paint import (
    CODE,
    CURSOR,
    CURSOR_BLURRED,
    LINK,
    MATCH,
    MUTED,
    SELECTED,
    Paint,
    Styles,
)

BLACK = Color(0, 0, 0)
PAINTS = {
    "muted": MUTED,
    "match": MATCH,
    "code": CODE,
    "link": LINK,
    "selected": SELECTED,
    "cursor": CURSOR,
    "blurred": CURSOR_BLURRED,
}


class Painted(App[None]):
    """The paints, each as a paint and as CSS."""

    CSS: ClassVar[str] = """
    Screen { background: $background; color: $foreground; }
    #muted { color: $foreground 60%; }
    #match { background: $warning 35%; color: $foreground; text-style: underline; }
    #code { background: $foreground 10%; color: $foreground; }
    #link { color: $text-accent; text-style: underline; }
    #selected { background: $screen-selection-background; color: $foreground; }
    #cursor {
        background: $block-cursor-background;
        color: $block-cursor-foreground;
        text-style: bold;
    }
    #blurred { background: $primary 30%; color: $foreground; }
    """

    def compose(self) -> ComposeResult:
        yield Static(id="ground")
        for name in PAINTS:
            yield Static(id=name)


@awaited
async def test_a_paint_looks_like_the_same_in_css_under_every_theme() -> None:
    app = Painted()
    async with app.run_test() as pilot:
        for theme in app.available_themes:
            app.theme = theme
            await pilot.pause()
            styles = Styles(app.query_one("#ground"))
            for name, paint in PAINTS.items():
                assert styles.of(paint) == app.query_one(f"#{name}").rich_style, (theme, name)


def test_a_share_lets_the_ground_through() -> None:
    style = Paint("ink 50%").on(BLACK, {"ink": "#ffffff"})
    assert style.rich_style.color == Color(127, 127, 127).rich_color
    assert style.rich_style.bgcolor == BLACK.rich_color


@pytest.mark.parametrize(("ground", "brighter"), [("#000000", True), ("#ffffff", False)])
def test_an_automatic_colour_is_told_from_what_lies_below_it(ground: str, brighter: bool) -> None:
    theme = {"ink": "auto 87%", "paper": ground}
    style = Paint("ink", "paper").on(Color(100, 100, 100), theme)
    assert style.foreground is not None
    assert (style.foreground.brightness > 0.5) is brighter


def test_a_paint_alone_leaves_the_ground_of_what_it_is_added_to() -> None:
    theme = {"ink": "#ff0000", "other": "#00ff00"}
    below = Paint("other").on(BLACK, theme)
    both = below + Paint("ink", bold=True).alone(theme)
    assert (both.background, both.foreground, both.bold) == (BLACK, Color(255, 0, 0), True)
