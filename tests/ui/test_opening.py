"""What a paper leads to is opened by key or mouse, once, and only if it is safe."""

from collections.abc import Callable

import pytest
from textual import events

from tests.conftest import MakeLibrary
from tests.making import record
from tests.ui.driving import Reader, awaited, reading
from tuireader.library import Library
from tuireader.typeset import Block, Matcher, Span
from tuireader.ui.screens import opening
from tuireader.ui.widgets import paper_text

PAGES = [f"https://arxiv.org/abs/2301.{number:05}" for number in range(3)]
PDF = "https://arxiv.org/pdf/2301.00002"
CODE, DATA = "https://github.com/a/b", "https://zenodo.org/1"


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was opened, in a browser that is always there."""
    links: list[str] = []

    def open_link(link: str, failed: Callable[[], object]) -> bool:
        links.append(link)
        return True

    monkeypatch.setattr(opening, "open_link", open_link)
    return links


@pytest.fixture
def papers(make_library: MakeLibrary, monkeypatch: pytest.MonkeyPatch) -> Library:
    """Three papers: the abstract of the first leads to nothing, of the others to so many links."""
    abstracts = {
        "none": (Span("Nothing."),),
        "one": (Span("Code", link=CODE), Span(" and "), Span("bad", link="javascript:x")),
        "two": (Span("Code", link=CODE), Span(" and "), Span("data", link=DATA)),
    }

    def typeset_abstract(source: str, matches: Matcher) -> tuple[Block, ...]:
        return (Block(abstracts[source]),)

    monkeypatch.setattr(paper_text, "typeset_abstract", typeset_abstract)
    return make_library([record(n, abstract=name) for n, name in enumerate(abstracts)])


@awaited
async def test_o_opens_the_page_or_asks_where_there_is_more(
    papers: Library, opened: list[str]
) -> None:
    async with reading(papers) as reader:
        await reader.press("o")
        assert opened == PAGES[:1]
        await reader.press("G", "o")
        assert reader.screen is not reader.desk
        for line in ("o  Page — arxiv.org/abs/2301.00002", "p  PDF", "1  Code — github.com/a/b"):
            assert line in reader.text
        await reader.press("2")
        assert opened.pop() == DATA
        await reader.press("o", "j", "j", "enter")
        assert opened.pop() == CODE
        await reader.press("o", "p")
        assert opened.pop() == PDF
        await reader.press("o", "9", "escape")
        reader.type_ahead("o", "o", "o", "o", "p")
        await reader.until(lambda: len(opened) == 4)
        assert opened[1:] == [PAGES[2], PAGES[2], PDF]
        assert reader.screen is reader.desk
        assert f"Opening {PDF}" in reader.status


@awaited
async def test_enter_in_an_abstract_opens_its_link_or_asks_which(
    papers: Library, opened: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reading(papers) as reader:
        await reader.press("enter", "enter")
        assert "This abstract has no link" in reader.status
        await reader.press("escape", "j", "enter")
        assert opened == []
        await reader.press("l", "enter")
        assert opened == [CODE]
        await reader.press("escape", "j", "enter", "enter", "2")
        assert opened == [CODE, DATA]
        monkeypatch.setattr(opening, "open_link", lambda link, failed: False)
        await reader.press("enter", "1")
        assert reader.app.clipboard == CODE
        assert "No browser here; copied" in reader.status
        monkeypatch.setattr(opening, "open_link", lambda link, failed: not failed())
        await reader.press("enter", "2")
        assert reader.app.clipboard == DATA
        assert "The browser could not be opened; copied" in reader.status


@awaited
async def test_a_click_on_a_link_opens_it_once(papers: Library, opened: list[str]) -> None:
    async with reading(papers) as reader:
        await reader.press("j")
        click, pane = reader.pilot.click, reader.desk.abstract
        code, bad = place(reader, "Code"), place(reader, "bad")
        await click(pane, offset=(code[0] + 3, code[1]), times=2)
        assert opened == [CODE]
        for beside in ((code[0] - 1, code[1]), (code[0] + 4, code[1]), (code[0], code[1] + 1), bad):
            await click(pane, offset=beside)
        await click(pane, offset=code, control=True)
        await click(pane, offset=(code[0], code[1] - 2), button=3)
        await reader.pilot.mouse_down(pane, offset=bad)
        end = [events.MouseMove, events.MouseUp, events.Click]  # the app makes a click of that
        await reader.pilot._post_mouse_events(end, pane, offset=code, button=1)
        assert opened == [CODE]
        await click(pane, offset=place(reader, "arxiv.org/abs"))
        assert opened == [CODE, PAGES[1]]


def place(reader: Reader, text: str) -> tuple[int, int]:
    """Where a text stands in the abstract pane."""
    x, y = reader.desk.abstract.region.offset
    row = next(n for n, line in enumerate(reader.lines) if text in line[x:])
    return reader.lines[row].index(text, x) - x, row - y
