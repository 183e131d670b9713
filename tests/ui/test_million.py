"""A list of a million papers costs what its visible lines cost; counted, not timed."""

from array import array
from collections.abc import Sequence

from textual.app import App, ComposeResult

from tests.ui.driving import awaited
from tuireader.library import Listing, Row
from tuireader.query import Query
from tuireader.typeset import Matcher
from tuireader.ui.widgets.selecting_list import SelectingList

MANY = 1_000_000
HEIGHT = 30


class Host(App[None]):
    """A list alone, which counts the rows that it fetches."""

    def __init__(self) -> None:
        super().__init__()
        self.fetched = 0
        self.papers = SelectingList(self._rows, lambda: None, id="papers")

    def _rows(self, ids: Sequence[int]) -> list[Row]:
        self.fetched += len(ids)
        return [Row(id_, (f"arxiv:{id_}",), f"Paper {id_}", (), "", "", False) for id_ in ids]

    def compose(self) -> ComposeResult:
        yield self.papers


@awaited
async def test_a_million_papers_are_fetched_a_screen_at_a_time() -> None:
    host = Host()
    async with host.run_test(size=(100, HEIGHT)) as pilot:
        papers = host.papers
        papers.show(Listing(Query(), array("q", range(MANY)), total=MANY), Matcher())
        await pilot.pause()
        assert 0 < host.fetched <= HEIGHT
        for _ in range(5):
            papers.move(1)
        await pilot.pause()
        assert host.fetched <= HEIGHT
        papers.move_to_end()
        await pilot.pause()
        assert papers.cursor == MANY - 1
        assert host.fetched <= 2 * HEIGHT + 1
        papers.move_page(-1)
        papers.scroll_body(MANY // 2)
        await pilot.pause()
        papers.move_to(0)
        await pilot.pause()
        assert host.fetched <= 6 * HEIGHT
        assert papers.row is not None
        assert papers.row.title == "Paper 0"
        fetched = host.fetched
        papers.selection.add_all(papers.listing.ids)
        papers.toggle()
        papers.begin_range()
        papers.move_to_end()
        await pilot.pause()
        assert (len(papers.selection), len(papers.in_range)) == (MANY - 1, MANY - 1)
        assert papers.is_selected(MANY - 1)
        assert not papers.is_selected(0)
        assert host.fetched <= fetched + 2 * HEIGHT


@awaited
async def test_rows_in_view_are_fetched_once_however_often_they_are_drawn() -> None:
    host = Host()
    async with host.run_test(size=(100, HEIGHT)) as pilot:
        host.papers.show(Listing(Query(), array("q", range(MANY)), total=MANY), Matcher())
        for _ in range(3):
            host.papers.forget_lines()
            await pilot.pause()
        assert host.fetched <= HEIGHT
