"""How kinds of text look together; and that none is told by its colour alone."""

from itertools import combinations

from rich.style import Style

from tuireader.typeset import Kind, Span
from tuireader.ui.widgets.paint import CODE, LINK, MATCH, MUTED, SELECTED, Paint
from tuireader.ui.widgets.text_ink import TextInk

PAINTS = {
    None: Style(color="white", bgcolor="black"),
    MUTED: Style(color="grey50", bgcolor="black"),
    MATCH: Style(color="white", bgcolor="yellow", underline=True),
    CODE: Style(color="white", bgcolor="grey11"),
    LINK: Style(color="cyan", bgcolor="black", underline=True),
    SELECTED: Style(color="white", bgcolor="blue"),
}
WEB = "https://x.org/"


def ink() -> TextInk:
    def style_of(paint: Paint | None) -> Style:
        return PAINTS[paint]

    return TextInk(style_of)


def test_kinds_that_are_combined_look_like_all_of_them() -> None:
    style = ink().of(Kind.STRONG | Kind.EMPHASIS | Kind.CODE, WEB)
    assert (style.bold, style.italic, style.underline, style.link) == (True, True, True, WEB)
    assert (style.color, style.bgcolor) == (PAINTS[LINK].color, PAINTS[CODE].bgcolor)
    style = ink().of(Kind.STRONG | Kind.MATCH | Kind.CODE, WEB)
    assert (style.bold, style.underline, style.link) == (True, True, WEB)
    assert style.bgcolor == PAINTS[MATCH].bgcolor
    assert ink().of(Kind.QUIET).color == PAINTS[MUTED].color


def test_plain_text_and_math_are_the_panes_own() -> None:
    assert ink().of(Kind.PLAIN) == ink().of(Kind.MATH) == PAINTS[None]


def test_without_colours_kinds_can_still_be_told() -> None:
    def look(kind: Kind, link: str) -> tuple[object, ...]:
        style = ink().of(kind, link)
        ground = PAINTS[None].bgcolor  # another one is shown reversed then
        return (style.bold, style.italic, style.underline, style.bgcolor != ground)

    kinds = [Kind.PLAIN, Kind.STRONG, Kind.EMPHASIS, Kind.CODE, Kind.MATCH]
    looks = [look(kind, "") for kind in kinds] + [look(Kind.PLAIN, WEB)]
    assert all(one != other for one, other in combinations(looks, 2))


def test_selected_text_keeps_its_colour_on_another_ground() -> None:
    line = (Span("one "), Span("two", Kind.STRONG, WEB), Span(" three"))
    drawn = list(ink().drawn(line, (2, 5)))
    assert [each.text for each in drawn] == ["on", "e ", "t", "wo", " three"]
    lit = [
        each.style is not None and each.style.bgcolor == PAINTS[SELECTED].bgcolor for each in drawn
    ]
    assert lit == [False, True, True, False, False]
    assert drawn[2].style is not None
    assert drawn[2].style.bold
    assert drawn[2].style.color == PAINTS[LINK].color
    to_the_end = list(ink().drawn(line, (5, -1)))
    assert [each.text for each in to_the_end] == ["one ", "t", "wo", " three"]


def test_another_theme_is_another_look() -> None:
    paints = dict(PAINTS)
    changing = TextInk(lambda paint: paints[paint])
    before = changing.of(Kind.PLAIN)
    paints[None] = Style(color="black", bgcolor="white")
    assert changing.of(Kind.PLAIN) == before
    changing.forget()
    assert changing.of(Kind.PLAIN) == paints[None]
