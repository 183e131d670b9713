"""The filter bar by itself: what it tells of what is typed, and what it shows."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from rich.segment import Segment
from textual import events
from textual.app import App, ComposeResult
from textual.widgets import Input

from tests.ui.driving import awaited
from tests.ui.hostile import TEXTS
from tuireader.query import Field, QueryError
from tuireader.ui.offer import Offer
from tuireader.ui.widgets.filter_bar import FilterBar
from tuireader.ui.widgets.filter_input import FilterInput

NOTHING: tuple[str, ...] = ()
NAMES = {Field.TAG: ["later", "to read", "lab"], Field.AUTHOR: ["Ada Lovelace", "Alan Turing"]}


class Host(App[None]):
    """A bar, and all that it told."""

    def __init__(self, folder: Path | None = None) -> None:
        super().__init__()
        self.told: list[str] = []
        self.offers: list[tuple[str, ...]] = []
        self.names = NAMES
        self.messages = 0
        self.bar = FilterBar(
            self.told.append,
            lambda: self.close("kept"),
            lambda: self.close("dropped"),
            self.take_offer,
            names=self.names_beginning,
            folder=folder,
            id="bar",
        )

    def compose(self) -> ComposeResult:
        yield self.bar

    def close(self, how: str) -> None:
        self.told.append(how)
        self.bar.close()
        self.screen.set_focus(None)

    def take_offer(self, offer: Offer | None) -> None:
        self.offers.append(offer.names if offer else ())

    def names_beginning(self, field: Field, begun: str, limit: int) -> Sequence[str]:
        return [each for each in self.names[field] if begun.lower() in each.lower()][:limit]

    def on_input_changed(self) -> None:
        self.messages += 1

    def type_ahead(self, *keys: str) -> None:
        """Keys that come before anything else can happen."""
        for key in keys:
            self.post_message(events.Key(key, key if len(key) == 1 else None))

    def offered(self) -> tuple[str, ...]:
        """What was offered last."""
        return self.offers[-1]

    def press_at_once(self, *keys: str) -> None:
        """Keys that are done when this returns, and nothing else is."""
        for key in keys:
            event = events.Key(key, key if len(key) == 1 else None)
            self.query_one(FilterInput)._forward_event(event)

    @property
    def drawn(self) -> list[Segment]:
        """The bar as it is given to the terminal."""
        return list(self.screen._compositor.render_strips()[0])

    @property
    def line(self) -> str:
        """The bar without its styles."""
        return "".join(segment.text for segment in self.drawn).rstrip()

    @property
    def at_cursor(self) -> int:
        """Where the cursor is in the text."""
        return self.query_one(Input).cursor_position


@awaited
async def test_opening_tells_nothing_however_often() -> None:
    app = Host()
    async with app.run_test() as pilot:
        for text in ("duck", "", "goose", "goose"):
            app.bar.open(text)
            await pilot.pause()
            assert app.bar.text == text
            assert app.bar.is_open
            app.bar.close()
            assert not app.bar.is_open
        assert app.told == []


@awaited
async def test_every_letter_is_told_once_from_the_first_one_on() -> None:
    app = Host()
    async with app.run_test() as pilot:
        app.bar.open("duck")
        app.type_ahead(*"s!")
        await pilot.pause()
        assert app.told == ["ducks", "ducks!"]
        assert app.messages == 0


@awaited
async def test_nothing_is_made_before_the_bar_is_opened() -> None:
    app = Host()
    async with app.run_test() as pilot:
        app.bar.count("3", "papers")
        await pilot.pause()
        assert not app.bar.children
        app.bar.open("")
        await pilot.pause()
        assert [type(each).__name__ for each in app.bar.children] == [
            "Static",
            "FilterInput",
            "Static",
        ]


@pytest.mark.parametrize(("width", "shown"), [(80, "1,000+ papers"), (40, "1,000+")])
@awaited
async def test_the_count_gives_way_where_there_is_little_room(width: int, shown: str) -> None:
    app = Host()
    async with app.run_test(size=(width, 10)) as pilot:
        app.bar.open("duck")
        app.bar.count("1,000+", "papers")
        await pilot.pause()
        assert app.line.split("  ")[-1].strip() == shown


@pytest.mark.parametrize(
    ("keys", "text", "cursor"),
    [
        (["ctrl+u"], "", 0),
        (["left", "left", "ctrl+u"], "se", 0),
        (["ctrl+w"], "grey ", 5),
        (["ctrl+w", "ctrl+w"], "", 0),
        (["ctrl+a"], "grey goose", 0),
        (["home"], "grey goose", 0),
        (["home", "ctrl+e"], "grey goose", 10),
        (["home", "end"], "grey goose", 10),
        (["home", "ctrl+right"], "grey goose", 5),
        (["ctrl+left"], "grey goose", 5),
        (["ctrl+left", "ctrl+k"], "grey ", 5),
        (["left", "backspace"], "grey gooe", 8),
        (["left", "delete"], "grey goos", 9),
        (["home", "right", "x"], "gxrey goose", 2),
        (["shift+left", "shift+left", "x"], "grey goox", 9),
        (["ctrl+u", *"is:read", "tab"], "is:read", 7),
        (["tab", "shift+tab", "up", "down", "ctrl+s", "f1"], "grey goose", 10),
    ],
    ids=str,
)
@awaited
async def test_the_keys_of_an_input_work(keys: list[str], text: str, cursor: int) -> None:
    app = Host()
    async with app.run_test() as pilot:
        app.bar.open("grey goose")
        await pilot.pause()
        app.type_ahead(*keys)
        await pilot.pause()
        assert (app.bar.text, app.at_cursor) == (text, cursor)
        assert app.told == ([] if text == "grey goose" else [*app.told[:-1], text])


@awaited
async def test_ctrl_c_copies_what_is_selected_and_else_leaves() -> None:
    app = Host()
    async with app.run_test() as pilot:
        app.bar.open("goose")
        app.type_ahead("shift+left", "ctrl+c")
        await pilot.pause()
        assert app.clipboard == "e"
        assert app.told == []
        app.type_ahead("right", "ctrl+c")
        await pilot.pause()
        assert app.told == ["dropped"]


# Pasting


@pytest.mark.parametrize(
    ("pasted", "text"),
    [
        ("grey\ngoose", "a grey goosez"),
        ("grey\r\n\tgoose\n", "a grey goose z"),
        (" grey", "a  greyz"),
        ("\x1b[31mgrey\x1b[0m\x00 go\u202eose", "a grey goosez"),
        ("\n", "a z"),
        ("", "a z"),
        ('tag:"', 'a tag:"z'),
        ("👩‍🔬 ü", "a 👩🔬 üz"),
        ("x" * 12_000, f"a {'x' * 10_000}z"),
    ],
    ids=range(9),
)
@awaited
async def test_what_is_pasted_is_one_change_and_one_clean_line(pasted: str, text: str) -> None:
    app = Host()
    async with app.run_test() as pilot:
        app.bar.open("a z")
        app.type_ahead("left")
        app.post_message(events.Paste(pasted))
        await pilot.pause()
        assert app.bar.text == text
        assert app.told == ([] if text == "a z" else [text])


@awaited
async def test_nothing_that_is_pasted_is_obeyed() -> None:
    app = Host()
    async with app.run_test() as pilot:
        app.bar.open("")
        for text in TEXTS:
            app.post_message(events.Paste(text))
            await pilot.pause()
            assert app.bar.text.isprintable()
            app.query_one(Input).action_delete_left_all()
        app.copy_to_clipboard("grey\x1b[31m\ngoose")
        app.type_ahead("ctrl+v")
        await pilot.pause()
        assert app.bar.text == "grey goose"


# What is wrong


@awaited
async def test_what_is_wrong_is_underlined_until_it_is_right() -> None:
    app = Host()
    async with app.run_test() as pilot:
        app.bar.open("grey nosuch: goose")
        app.bar.point_at(QueryError("no field nosuch:", 5, 7))
        await pilot.pause()
        (wrong,) = (each for each in app.drawn if each.style and each.style.underline)
        assert wrong.text == "nosuch:"
        assert wrong.style
        assert wrong.style.bold
        (plain,) = (each.style for each in app.drawn if each.text == "grey ")
        assert plain
        assert wrong.style.color != plain.color
        assert app.at_cursor == 18
        app.bar.point_at(QueryError("no field nosuch:", 5, 7), go=True)
        assert app.at_cursor == 12
        app.bar.point_at(None)
        await pilot.pause()
        assert not [each for each in app.drawn if each.style and each.style.underline]
        app.bar.point_at(QueryError("no field nosuch:", 5, 7))
        app.bar.close()
        app.bar.open("grey nosuch: goose")
        await pilot.pause()
        assert app.line == " / grey nosuch: goose"
        assert not [each for each in app.drawn if each.style and each.style.underline]


# Past filters


@awaited
async def test_arrows_walk_through_the_filters_that_were_kept(tmp_path: Path) -> None:
    app = Host(tmp_path)
    async with app.run_test() as pilot:
        for text in ("goose", "duck is:read", "duck"):
            app.bar.past.add(text)
        app.bar.open("duck")
        app.type_ahead("up", "up", "up", "down", "down", "down")
        await pilot.pause()
        assert app.told == ["duck is:read", "goose", "duck is:read", "duck"]
        assert app.at_cursor == 4


@awaited
async def test_what_is_typed_chooses_among_them_from_where_it_was_typed() -> None:
    app = Host()
    async with app.run_test() as pilot:
        for text in ("duck a", "goose", "duck b"):
            app.bar.past.add(text)
        app.bar.open("")
        app.type_ahead(*"Du", "up", "up")
        await pilot.pause()
        assert app.told == ["D", "Du", "duck b", "duck a"]
        app.type_ahead("backspace", "up", "down")
        await pilot.pause()
        assert app.told[4:] == ["duck ", "duck b", "duck "]


# Completion


@awaited
async def test_what_completes_the_word_is_shown_and_is_no_part_of_it() -> None:
    app = Host()
    async with app.run_test() as pilot:
        app.bar.open("")
        app.type_ahead(*"au")
        await pilot.pause()
        assert app.line == " / author:"
        assert app.bar.text == "au"
        await pilot.click(app.bar, offset=(3, 0))
        assert app.line == " / au"
        app.type_ahead("end", "enter")
        await pilot.pause()
        assert app.told == ["a", "au", "kept"]
        assert app.bar.text == "au"


@pytest.mark.parametrize("key", ["tab", "right"])
@awaited
async def test_a_key_takes_it_and_the_list_follows(key: str) -> None:
    app = Host()
    async with app.run_test() as pilot:
        app.bar.open("")
        app.type_ahead(*"is:un", key)
        await pilot.pause()
        assert app.told[-1] == app.bar.text == "is:unread"
        assert app.at_cursor == 9


@awaited
async def test_names_come_after_the_frame_and_go_with_what_they_complete() -> None:
    app = Host()
    async with app.run_test() as pilot:
        app.bar.open("")
        app.type_ahead(*"tag:l")
        await pilot.pause()
        assert app.line == " / tag:later"
        assert app.offered() == ("later", "lab")
        app.type_ahead("a", "b")
        await pilot.pause()
        assert app.line == " / tag:lab"
        assert app.offered() == NOTHING
        app.type_ahead("backspace", "backspace", "t")
        await pilot.pause()
        assert app.line == " / tag:lt"
        app.type_ahead("backspace", "left")
        await pilot.pause()
        assert app.line == " / tag:l"


@pytest.mark.parametrize("key", ["x", "left", "escape", "enter"])
@awaited
async def test_names_that_come_too_late_are_not_shown(key: str) -> None:
    app = Host()
    async with app.run_test() as pilot:
        app.bar.open("")
        await pilot.pause()
        app.press_at_once(*"tag:la")
        assert app.offered() == NOTHING
        app.press_at_once(key)
        await pilot.pause()
        assert app.offered() == NOTHING
        assert "later" not in app.line


@awaited
async def test_until_other_names_come_those_that_still_fit_stay() -> None:
    app = Host()
    async with app.run_test() as pilot:
        app.bar.open("")
        app.type_ahead(*"author:a")
        await pilot.pause()
        assert app.offered() == ("Ada Lovelace", "Alan Turing")
        app.press_at_once("l")
        assert app.offered() == ("Alan Turing",)
        app.press_at_once("x")
        assert app.offered() == NOTHING


@awaited
async def test_names_that_are_new_are_there_when_the_bar_is_opened_again() -> None:
    app = Host()
    async with app.run_test() as pilot:
        for tags in (["later"], ["sooner", "later"]):
            app.names = {Field.TAG: tags}
            app.bar.open("")
            app.type_ahead(*"tag:")
            await pilot.pause()
            assert app.offered() == tuple(tags)
            app.type_ahead("enter")
            await pilot.pause()


@awaited
async def test_tab_goes_through_the_names_at_once_and_round_the_end() -> None:
    app = Host()
    async with app.run_test() as pilot:
        app.bar.open("x")
        app.type_ahead(*" tag:", "tab", "tab", "tab", "tab", "shift+tab")
        await pilot.pause()
        assert [each.removeprefix("x tag:") for each in app.told[5:]] == [
            "later",
            '"to read"',
            "lab",
            "later",
            "lab",
        ]
        assert app.line == " / x tag:lab"
        assert app.offered() == ("later", "to read", "lab")
        app.type_ahead("backspace")
        await pilot.pause()
        assert app.line == " / x tag:later"


@awaited
async def test_where_there_is_one_name_tab_goes_on_to_what_comes_next() -> None:
    app = Host()
    async with app.run_test() as pilot:
        app.bar.open("")
        app.type_ahead(*"au", "tab", *"al", "tab")
        await pilot.pause()
        assert app.bar.text == 'author:"Alan Turing"'
        app.type_ahead(" ", *"ta", "tab", "tab")
        await pilot.pause()
        assert app.bar.text == 'author:"Alan Turing" tag:later'
