"""No text of a paper is obeyed, by the terminal or by Textual."""

import re

import pytest
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.color import Color

from tests.conftest import MakeLibrary
from tests.ui.driving import Reader, awaited, reading
from tests.ui.hostile import MARKUP, SEQUENCES, TEXTS, hostile_papers
from tuireader.catalogue import Catalogue
from tuireader.library import Library
from tuireader.ui.safety import AsciiFilter, ControlFilter, NoColorFilter, ascii_text

BLACK = Color(0, 0, 0)
DANGEROUS = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f]"
)


# The filters


@pytest.mark.parametrize("text", SEQUENCES, ids=ascii)
def test_no_control_character_passes_the_filter(text: str) -> None:
    (passed,) = ControlFilter().apply([Segment(f"a{text}b", Style(bold=True))], BLACK)
    assert not DANGEROUS.search(passed.text)
    assert passed.text[0] + passed.text[-1] == "ab"
    assert passed.style == Style(bold=True)


def test_harmless_segments_and_those_for_the_terminal_pass_as_they_are() -> None:
    segments = [Segment("plain é 視覚 🙂"), Segment("\x1b[2J", None, [(1,)])]  # type: ignore[list-item]
    assert ControlFilter().apply(segments, BLACK) == segments


@pytest.mark.parametrize(
    "link", ["file:///etc/passwd", "javascript:x", "ssh://x", "https://x/\x1b]0;y\x07", "//x"]
)
def test_no_link_but_to_the_web_passes(link: str) -> None:
    (passed,) = ControlFilter().apply([Segment("x", Style(link=link, bold=True))], BLACK)
    assert passed.style is not None
    assert passed.style.link is None
    assert passed.style.bold
    (web,) = ControlFilter().apply([Segment("x", Style(link="https://x.org/"))], BLACK)
    assert web.style is not None
    assert web.style.link == "https://x.org/"


def test_without_colour_emphasis_stays_and_another_ground_is_reversed() -> None:
    usual = Style(color="red", bgcolor=BLACK.rich_color, bold=True, underline=True)
    lit = Style(color="red", bgcolor="blue")
    plain, reversed_, bare = NoColorFilter().apply(
        [Segment("a", usual), Segment("b", lit), Segment("c")], BLACK
    )
    assert plain.style is not None
    assert (plain.style.bold, plain.style.underline) == (True, True)
    assert plain.style.color is plain.style.bgcolor is None
    assert not plain.style.reverse
    assert reversed_.style is not None
    assert reversed_.style.reverse
    assert reversed_.style.color is reversed_.style.bgcolor is None
    assert bare == Segment("c")


@pytest.mark.parametrize(
    ("text", "plain"),
    [("Gödel", "Godel"), ("“x” – y…", '"x" - y.'), ("●★", "o*"), ("╭─┃", "+-|"), ("視", "??")],
)
def test_ascii_is_as_like_as_can_be(text: str, plain: str) -> None:
    assert ascii_text(text) == plain


@pytest.mark.parametrize("text", ["ﬁ ﷺ ½ ㎒ 🙂 e\u0301 視覚 ß Ж ", *TEXTS], ids=ascii)
def test_ascii_is_ascii_and_as_wide_as_before(text: str) -> None:
    (safe,) = ControlFilter().apply([Segment(text)], BLACK)
    (passed,) = AsciiFilter().apply([safe], BLACK)
    assert passed.text.isascii()
    assert cell_len(passed.text) == cell_len(safe.text)


# The screen


@pytest.fixture
def hostile(make_library: MakeLibrary) -> Library:
    library = make_library([])
    catalogue = Catalogue(library.folder / "catalogue.db")
    assert catalogue.add(hostile_papers()).new == len(TEXTS) + 2
    catalogue.close()
    return library


def assert_harmless(reader: Reader) -> None:
    for strip in reader.strips():
        for segment in strip:
            assert not DANGEROUS.search(segment.text), ascii(segment.text)
            link = segment.style.link if segment.style else None
            assert link is None or (link.startswith("https://") and not DANGEROUS.search(link))
            assert not (segment.style and "@click" in segment.style.meta)


@awaited
async def test_hostile_papers_are_drawn_as_plain_text(hostile: Library) -> None:
    notices = tuple(text.replace("\n", " ") for text in MARKUP)
    async with reading(hostile, size=(160, 45), notices=notices) as reader:
        assert "[/x] · [/] · [@click=app.quit]x[/]" in reader.status
        for _ in hostile_papers():
            assert_harmless(reader)
            assert "Hostile" in reader.text
            await reader.press("j")
        await reader.press("s", "u", "enter")
        assert "[type=x, v={'a[0]'}]" in reader.text
        assert_harmless(reader)
        await reader.pilot.click(reader.desk.abstract, offset=(30, 3))
        assert reader.app.is_running


@awaited
async def test_hostile_text_in_the_filter_is_drawn_as_plain_text(hostile: Library) -> None:
    async with reading(hostile, size=(160, 45)) as reader:
        for text in ("".join(SEQUENCES), *MARKUP):
            await reader.press("slash")
            await reader.paste(f"host or {text}")
            assert_harmless(reader)
            await reader.press("enter")
            assert_harmless(reader)
            await reader.press("escape", "escape")
        await reader.press("ctrl+p")
        await reader.paste("".join(MARKUP))
        assert_harmless(reader)
