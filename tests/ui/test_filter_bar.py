"""The filter bar by itself: what it tells of what is typed."""

from textual import events
from textual.app import App, ComposeResult

from tests.ui.driving import awaited
from tuireader.ui.widgets.filter_bar import FilterBar


class Host(App[None]):
    """A bar, and all that it told."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[str] = []
        self.bar = FilterBar(
            self.told.append,
            lambda: self.told.append("kept"),
            lambda: self.told.append("dropped"),
            id="bar",
        )

    def compose(self) -> ComposeResult:
        yield self.bar

    def type_ahead(self, keys: str) -> None:
        """Letters that come before anything else can happen."""
        for key in keys:
            self.post_message(events.Key(key, key))


@awaited
async def test_opening_tells_nothing_however_often() -> None:
    app = Host()
    async with app.run_test() as pilot:
        for text in ("duck", "", "goose", "goose"):
            app.bar.open(text)
            await pilot.pause()
            assert app.bar.text == text
            app.bar.close()
        assert app.told == []


@awaited
async def test_every_letter_is_told_once_from_the_first_one_on() -> None:
    app = Host()
    async with app.run_test() as pilot:
        app.bar.open("duck")
        app.type_ahead("s!")
        await pilot.pause()
        assert app.told == ["ducks", "ducks!"]


@awaited
async def test_nothing_is_made_before_the_bar_is_opened() -> None:
    app = Host()
    async with app.run_test() as pilot:
        app.bar.count("3 papers")
        await pilot.pause()
        assert not app.bar.children
        app.bar.open("")
        await pilot.pause()
        assert [type(each).__name__ for each in app.bar.children] == [
            "Static",
            "FilterInput",
            "Static",
        ]
