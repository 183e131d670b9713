"""Views in the side pane: counted, turned to, saved, edited, renamed, deleted and shared."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.conftest import MakeLibrary
from tests.ui.driving import Reader, awaited, reading
from tests.ui.hostile import TEXTS
from tests.ui.test_finding import EVEN, ODD, filter_is_open
from tests.ui.test_safety import assert_harmless
from tuireader.library import Census, Library, SavedView
from tuireader.marks import MarkStore, MarksUnreadable, Value, Wanted, queue_cell, tag_cell
from tuireader.query import Query
from tuireader.ui.remembering import Place, remember, remembered

QUEUED = [7, 3, 20, 4]
"""The papers of the queue next, in its order."""


def mark_elsewhere(library: Library, cells: Iterable[tuple[int, str, Value]]) -> None:
    """Mark papers, by their numbers, as another window does."""
    with closing(MarkStore(library.folder)) as store:
        wanted = [Wanted((f"arxiv:2301.{at:05}",), cell, value) for at, cell, value in cells]
        store.change(wanted, "Marked")


def save_elsewhere(library: Library, *views: SavedView) -> None:
    """Save views as another window does."""
    with closing(MarkStore(library.folder)) as store:
        for each in views:
            store.save_view(*each)


@pytest.fixture
def marked(library: Library) -> Library:
    """The library with tags, and papers in queues."""
    places = [(number, queue_cell("next"), f"a{at}") for at, number in enumerate(QUEUED, 1)]
    tags = [(number, tag_cell("ssl"), True) for number in (1, 2)]
    mark_elsewhere(
        library, [*places, (9, queue_cell("later"), "a2"), (8, queue_cell("later"), "a3"), *tags]
    )
    return library


def views(library: Library) -> dict[str, str]:
    return dict(library.views())


def saved(reader: Reader, name: str) -> Callable[[], bool]:
    """Whether a view is listed in the pane."""
    return lambda: f"view:{name}" in reader.desk.views.ids


# Counted and listed


@awaited
async def test_counts_of_all_views_come_after_the_first_frame(marked: Library) -> None:
    save_elsewhere(marked, SavedView("Odd", "graphs"), SavedView("None", "zebra"))
    async with reading(marked) as reader:
        await reader.counted()
        assert reader.views == [
            " 1 All         30",
            " 2 Unread      30",
            " 3 Starred      0",
            " 4 Next         4",
            " 5 None         0",
            " 6 Odd         15",
            " ── queues",
            " 7 later        2",
            " ── tags",
            " 8 ssl          2",
            " ── sources",
            " 9 papers.jso… 30",
        ]


@awaited
async def test_own_marks_are_counted_at_once_and_in_saved_views_soon(library: Library) -> None:
    library.save_view("Unread graphs", "graphs is:unread")
    async with reading(library) as reader:
        await reader.counted()
        assert reader.views[4].split()[-1] == "15"
        await reader.press("j", "m", "s")
        assert reader.counts() == (30, 29, 1)
        await reader.until(lambda: reader.views[4].split()[-1] == "14")


@awaited
async def test_one_census_is_taken_at_a_time_and_old_counts_stay_until_it_comes(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Callable[[Census], object]] = []

    def take_census(
        queries: Sequence[Query],
        answer: Callable[[Census], object],
        failed: Callable[[Exception], object],
    ) -> None:
        asked.append(answer)

    monkeypatch.setattr(library, "take_census", take_census)
    async with reading(library) as reader:
        await reader.until(lambda: asked)
        for key in "mjmjmjmjm":
            await reader.press(key)
        await reader.until(lambda: reader.desk._is_stale)
        assert len(asked) == 1
        assert reader.views[3] == " 4 Next"
        asked[0](Census(tags=(("ssl", 3),)))
        await reader.until(lambda: " 5 ssl          3" in reader.views)
        assert reader.views[3] == " 4 Next         0"
        await reader.until(lambda: len(asked) == 2)
        assert " 5 ssl          3" in reader.views
        assert reader.counts() == (30, 25, 0)


@awaited
async def test_a_census_that_fails_leaves_the_counts_there_are(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.save_view("Odd", "graphs")
    async with reading(library) as reader:
        await reader.counted()
        failures: list[Callable[[Exception], object]] = []
        real = library.take_census
        monkeypatch.setattr(
            library, "take_census", lambda queries, answer, failed: failures.append(failed)
        )
        await reader.press("m")
        await reader.until(lambda: failures)
        assert reader.views[4] == " 5 Odd         15"
        failures[0](OSError("gone"))
        await reader.counted()
        assert reader.views[4] == " 5 Odd         15"
        monkeypatch.setattr(library, "take_census", real)
        library.save_view("Odd", "graphs is:unread")
        await reader.press("j", "m")
        await reader.until(lambda: reader.views[4] == " 5 Odd         14")


# Turned to


@awaited
async def test_a_queue_is_listed_in_its_order_until_another_is_chosen(marked: Library) -> None:
    async with reading(marked) as reader:
        await reader.counted()
        await reader.press("S", "home", "j", "enter", "4")
        assert reader.numbers == QUEUED
        assert "Next · queue" in reader.lines[0]
        await reader.press("S", "home", "enter")
        assert reader.numbers == sorted(QUEUED)
        assert "Next · newest" in reader.lines[0]
        await reader.press("1")
        assert "All · oldest" in reader.lines[0]
        await reader.press("4")
        assert reader.numbers == QUEUED
        await reader.press("5")
        assert reader.numbers == [9, 8]
        await reader.press("slash", *"on graphs", "enter")
        assert "later · on graphs · queue" in reader.lines[0]
        assert reader.numbers == [9]


@awaited
async def test_tags_and_sources_are_views_of_exactly_these(
    library: Library, make_library: MakeLibrary
) -> None:
    mark_elsewhere(library, [(1, tag_cell("a"), True), (2, tag_cell("a b"), True)])
    file = library.folder / "papers.jsonl more"
    file.write_text('{"title": "Paper 99 of another file"}\n', encoding="utf-8")
    assert [each.added.new for each in library.add(str(file), [file])] == [1]
    async with reading(library) as reader:
        await reader.counted()
        assert reader.desk.views.ids[4:] == (
            *("tag:a", "tag:a b", "source:papers.jsonl", "source:papers.jsonl more"),
        )
        for key, numbers in (("5", [1]), ("6", [2]), ("7", list(range(30))), ("8", [99])):
            await reader.press(key)
            assert reader.numbers == numbers
        await reader.press("9")
        assert "There is no view 9 yet" in reader.status


@awaited
async def test_the_pane_scrolls_and_keeps_the_view_that_is_read_in_sight(library: Library) -> None:
    mark_elsewhere(library, [(1, tag_cell(f"tag {at:02}"), True) for at in range(40)])
    async with reading(library, size=(60, 20)) as reader:
        await reader.counted()
        await reader.press("shift+tab", "G")
        await reader.until(lambda: "papers.jsonl" in reader.views[-1])
        assert "1 All" not in reader.text
        await reader.press("k")
        assert reader.desk.showing.view.id == "tag:tag 39"
        await reader.press(*"jjkk")
        assert reader.desk.showing.view.id == "tag:tag 38"
        await reader.press("g")
        assert "1 All" in reader.views[0]
        await reader.press(*"jjjj")
        assert reader.desk.showing.view.id == "tag:tag 00"
        for _ in range(30):
            await reader.press("j")
            assert any(reader.desk.showing.view.title in line for line in reader.views)
        for _ in range(30):
            await reader.press("k")
            assert any(reader.desk.showing.view.title in line for line in reader.views)
        assert reader.views[0] == " ── tags"
        await reader.press("ctrl+d", "ctrl+u", "k")
        assert reader.desk.showing.view.id == "queue:next"


@awaited
async def test_views_are_clicked_and_headings_are_not(marked: Library) -> None:
    async with reading(marked) as reader:
        await reader.counted()
        lines = reader.views
        ssl = next(at for at, line in enumerate(lines) if "ssl" in line)
        for at in (ssl, lines.index(" ── tags"), 25):
            assert await reader.pilot.click(reader.desk.views, offset=(5, 1 + at))
            await reader.pilot.pause()
            assert reader.desk.showing.view.id == "tag:ssl"


@awaited
async def test_what_grows_above_leaves_the_pane_where_it_is(library: Library) -> None:
    mark_elsewhere(library, [(1, tag_cell(f"tag {at:02}"), True) for at in range(40)])
    async with reading(library) as reader:
        await reader.counted()
        for name in ("30", "15"):
            reader.desk._turn_to_id(f"tag:tag {name}")
            await reader.pilot.pause()
        before = [line[3:] for line in reader.views]
        assert "30" in before[-1]
        save_elsewhere(library, SavedView("a", "x"), SavedView("b", "y"))
        await reader.until(saved(reader, "b"))
        await reader.counted()
        assert [line[3:] for line in reader.views] == before


@awaited
async def test_what_grows_above_never_hides_the_view_that_is_read(library: Library) -> None:
    mark_elsewhere(library, [(1, tag_cell(f"tag {at:02}"), True) for at in range(40)])
    async with reading(library) as reader:
        await reader.counted()
        reader.desk._turn_to_id("tag:tag 21")
        await reader.pilot.pause()
        assert "1 All" in reader.views[0]
        assert "21" in reader.views[-1]
        save_elsewhere(library, SavedView("a", "x"), SavedView("b", "y"))
        await reader.until(saved(reader, "b"))
        await reader.counted()
        assert "21" in reader.views[-1]


@awaited
async def test_what_a_saved_filter_finds_is_lit(library: Library) -> None:
    library.save_view("Even", "vision")
    async with reading(library) as reader:
        await reader.counted()
        await reader.press("5", "j")
        lit = [
            segment.text
            for strip in reader.strips()
            for segment in strip
            if segment.style is not None and segment.style.underline
        ]
        assert lit.count("vision") > 10


# Saved


@awaited
async def test_ctrl_s_names_the_filter_and_u_undoes_it(library: Library) -> None:
    async with reading(library) as reader:
        await reader.press("2", "slash", *"graphs", "ctrl+s", *"Odd ones", "enter")
        assert not filter_is_open(reader)
        assert "Saved view “Odd ones”; u undoes it" in reader.status
        assert "Odd ones · newest" in reader.lines[0]
        assert views(library) == {"Odd ones": "is:unread graphs"}
        assert reader.numbers == ODD
        await reader.counted()
        assert reader.views[4] == " 5 Odd ones    15"
        await reader.press("j", "u")
        assert "Undone: Saved view “Odd ones”" in reader.status
        assert "All · is:unread graphs · newest" in reader.lines[0]
        assert (reader.numbers, reader.number) == (ODD, 3)
        assert views(library) == {}
        assert "Odd ones" not in "".join(reader.views)
        await reader.press("ctrl+r")
        assert reader.views[4].startswith(" 5 Odd ones")
        await reader.press("j")
        assert "Done again: Saved view “Odd ones”" in reader.status
        await reader.press("slash", "x")
        assert "Done again" not in reader.status


@awaited
async def test_keys_sent_ahead_name_the_view(library: Library) -> None:
    async with reading(library) as reader:
        reader.type_ahead("slash", *"vision", "ctrl+s", *" Even", "backspace", *"N ", "enter")
        await reader.until(saved(reader, "EveN"))
        assert views(library) == {"EveN": "vision"}
        assert reader.numbers == EVEN


@awaited
async def test_the_order_is_saved_where_it_is_not_the_usual_one(library: Library) -> None:
    async with reading(library) as reader:
        await reader.press("S", "home", "j", "enter")
        await reader.until(lambda: "oldest" in reader.lines[0])
        await reader.press("slash", *"vision", "ctrl+s", *"Old", "enter")
        await reader.press("S", "home", "enter")
        assert "Old · newest" in reader.lines[0]
        await reader.press("1")
        await reader.press("5")
        assert "Old · oldest" in reader.lines[0]
        await reader.until(lambda: reader.numbers == EVEN[::-1])
        assert views(library) == {"Old": "vision -sort:date"}


@awaited
async def test_what_is_no_name_is_refused_in_words_and_nothing_is_lost(library: Library) -> None:
    async with reading(library) as reader:
        await reader.press("slash", *"graphs", "ctrl+s", "enter")
        assert "It needs a name" in reader.text
        await reader.paste("x" * 201)
        await reader.press("enter")
        assert "200 characters at most, this one 201" in reader.text
        await reader.press("ctrl+u", *"a  b", "enter")
        assert "single spaces" in reader.text
        await reader.press("escape")
        assert reader.screen is reader.desk
        assert filter_is_open(reader)
        await reader.press(" ", *"07", "ctrl+s")
        await reader.paste("\x1b[31mred\x1b[0m\n[/x]")
        await reader.press("enter")
        assert views(library) == {"red [/x]": "graphs 07"}
        assert_harmless(reader)


@awaited
async def test_only_a_filter_can_be_saved(library: Library) -> None:
    async with reading(library) as reader:
        await reader.press("slash", "ctrl+s")
        assert "There is no filter to save" in reader.status
        await reader.paste("nosuch:x")
        await reader.press("ctrl+s")
        assert "no field nosuch:" in reader.status
        assert filter_is_open(reader)
        await reader.press("escape", "ctrl+s")
        assert "There is no filter to save" in reader.status
        await reader.press("R", "ctrl+s")
        assert "Related papers are no filter" in reader.status
        await reader.press("escape", "2", "ctrl+s", *"x", "enter")
        assert views(library) == {"x": "is:unread"}


@awaited
async def test_a_view_is_replaced_only_when_that_is_wanted(library: Library) -> None:
    library.save_view("Mine", "graphs")
    async with reading(library) as reader:
        await reader.press("slash", *"vision", "ctrl+s", *"Mine", "enter")
        assert "There is a view “Mine”." in reader.text
        await reader.press("j", "enter")
        assert views(library) == {"Mine": "graphs"}
        assert filter_is_open(reader)
        await reader.press("ctrl+s", *"Mine", "enter", "enter")
        assert views(library) == {"Mine": "vision"}
        assert reader.numbers == EVEN
        await reader.press("ctrl+s", "enter")
        assert "“Mine” is that view already" in reader.status
        await reader.press("u")
        assert views(library) == {"Mine": "graphs"}
        assert reader.numbers == ODD
        assert "Mine · newest" in reader.lines[0]


# Edited


@awaited
async def test_e_edits_a_saved_views_filter_as_text(library: Library) -> None:
    library.save_view("Mine", "graphs and sort:date")
    async with reading(library) as reader:
        await reader.counted()
        await reader.press("5", "shift+tab", "e")
        assert "/ graphs and sort:date" in reader.text
        assert "Editing “Mine”" in reader.status
        assert "All · graphs" in reader.lines[0]
        await reader.press(" ", *"07")
        assert reader.numbers == [7]
        await reader.press("escape")
        assert "Mine · newest" in reader.lines[0]
        assert reader.numbers == ODD
        await reader.press("shift+tab", "e", *" -07", "enter", "j")
        assert "All · graphs and sort:date -07 · n" in reader.lines[0]
        assert views(library) == {"Mine": "graphs and sort:date"}
        await reader.press("slash", "ctrl+s")
        assert "Mine" in reader.text
        await reader.press("enter")
        assert views(library) == {"Mine": "graphs -07"}
        assert "Mine · newest" in reader.lines[0]
        assert reader.numbers == [each for each in ODD if each != 7]


@awaited
async def test_any_view_and_what_narrows_it_can_be_edited_as_one_text(marked: Library) -> None:
    async with reading(marked) as reader:
        await reader.press("4", "slash", *"is:unread", "enter")
        await reader.desk.run_action("edit_view")
        await reader.pilot.pause()
        assert '/ queue:"next" is:unread' in reader.text
        assert reader.numbers == QUEUED
        await reader.press(" ", *"graphs", "enter")
        assert reader.numbers == [7, 3]
        await reader.press("escape")
        assert "All · newest" in reader.lines[0]


@awaited
async def test_a_filter_that_means_nothing_can_be_mended(library: Library) -> None:
    library.save_view("Old", "nosuch:x")
    async with reading(library) as reader:
        await reader.counted()
        await reader.press("5")
        assert "The filter of “Old” means nothing" in " ".join(reader.text.split())
        await reader.press("ctrl+s")
        assert "means nothing" in reader.status
        await reader.press("shift+tab", "e", *["backspace"] * 8, *"graphs", "ctrl+s", "enter")
        assert views(library) == {"Old": "graphs"}
        assert reader.numbers == ODD


# Renamed and deleted


@awaited
async def test_a_view_gets_another_name_and_is_still_read(library: Library) -> None:
    library.save_view("Mine", "graphs")
    library.save_view("Other", "vision")
    async with reading(library) as reader:
        await reader.counted()
        await reader.press("5", "j", "shift+tab", "c", "ctrl+u", *"Other", "enter")
        assert "There is a view “Other” already" in reader.text
        await reader.press("ctrl+u", *"Zoo", "enter")
        assert "“Mine” is “Zoo” now; u undoes it" in reader.status
        assert "Zoo · newest" in reader.lines[0]
        assert reader.desk.views.ids[4:6] == ("view:Other", "view:Zoo")
        assert (reader.numbers, reader.number) == (ODD, 3)
        await reader.press("u")
        assert "Mine · newest" in reader.lines[0]
        assert views(library) == {"Mine": "graphs", "Other": "vision"}
        await reader.press("f2", "escape")
        assert reader.screen is reader.desk


@awaited
async def test_a_deleted_view_comes_back_and_is_read_again(library: Library) -> None:
    for name in "abc":
        library.save_view(name, f"paper -{name}{name} sort:title")
    async with reading(library) as reader:
        await reader.counted()
        await reader.press("6", "shift+tab", "d")
        assert "Deleted view “b”; u undoes it" in reader.status
        assert reader.desk.showing.view.id == "view:c"
        await reader.press("delete")
        assert reader.desk.showing.view.id == "view:a"
        await reader.press("u")
        assert reader.desk.showing.view.id == "view:c"
        await reader.until(lambda: reader.desk.papers.listing.query == reader.desk.showing.query)
        assert "Undone: Deleted view “c”" in reader.status
        await reader.press("d", "d")
        assert reader.desk.showing.view.id == "queue:next"
        assert views(library) == {}
        await reader.press("1", "u")
        assert reader.desk.showing.view.id == "all"
        assert list(views(library)) == ["a"]


@awaited
async def test_what_is_of_all_papers_or_a_source_is_neither_renamed_nor_deleted(
    marked: Library,
) -> None:
    async with reading(marked) as reader:
        await reader.counted()
        for key, title in (("1", "All"), ("7", "papers.jsonl")):
            await reader.press(key, "shift+tab", "d")
            said = f"“{title}” is no saved view, queue or tag; only those can be deleted"
            assert said in reader.status
            await reader.press("c")
            said = f"“{title}” is no saved view, queue or tag; only those can get"
            assert said in reader.status
            await reader.press("tab")
        assert reader.focus == "papers"
        library_views = views(marked)
        await reader.press("d", "c", "e")
        assert reader.screen is reader.desk
        assert not filter_is_open(reader)
        assert views(marked) == library_views


# Two windows


@awaited
async def test_another_windows_views_appear_and_are_followed(
    library: Library, make_library: MakeLibrary
) -> None:
    other = make_library([])
    async with reading(library) as reader:
        other.save_view("Theirs", "graphs")
        await reader.until(saved(reader, "Theirs"))
        await reader.counted()
        assert reader.views[4] == " 5 Theirs      15"
        await reader.press("5", "j")
        other.rename_view("Theirs", "Ours")
        await reader.until(lambda: "Ours · newest" in reader.lines[0])
        assert reader.number == 3
        other.save_view("Ours", "graphs -03")
        await reader.until(lambda: 3 not in reader.numbers)
        assert len(reader.numbers) == 14
        await reader.press("slash", *"paper")
        other.drop_view("Ours")
        await reader.until(lambda: "view:Ours" not in reader.desk.views.ids)
        await reader.press("escape")
        assert "All · graphs -03 · newest" in reader.lines[0]
        assert len(reader.numbers) == 14


# Remembered


@awaited
async def test_a_saved_view_is_there_at_once_at_the_next_start(
    library: Library, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    library.save_view("Mine", "graphs")
    async with reading(library, state_folder=tmp_path / "state") as reader:
        await reader.counted()
        await reader.press("5", "j", "q")

    def sync() -> bool:
        raise MarksUnreadable("not yet")

    monkeypatch.setattr(library, "sync", sync)
    async with reading(library, state_folder=tmp_path / "state") as reader:
        assert (reader.numbers, reader.number) == (ODD, 3)
        assert "Mine · newest" in reader.lines[0]
        assert reader.views[4].startswith(" 5 Mine")


@pytest.mark.parametrize(
    ("place", "title", "numbers"),
    [
        (Place(view="tag:gone"), "All · newest", list(range(30))),
        (Place(view="source:gone"), "All · newest", list(range(30))),
        (Place(view="queue:gone"), "All · newest", list(range(30))),
        (Place(view="queue:next"), "Next · queue", []),
        (Place(view="view:Gone", view_filter="graphs"), "All · graphs · newest", ODD),
        (Place(view="view:Mine", view_filter="graphs"), "Mine · newest", EVEN),
    ],
    ids=lambda each: each.view if isinstance(each, Place) else "",
)
@awaited
async def test_a_remembered_view_that_is_gone_is_all_papers(
    library: Library, tmp_path: Path, place: Place, title: str, numbers: list[int]
) -> None:
    library.save_view("Mine", "vision")
    remember(tmp_path, place)
    async with reading(library, state_folder=tmp_path) as reader:
        await reader.counted()
        assert title in reader.lines[0]
        assert reader.numbers == numbers
    assert remembered(tmp_path) == place


# Hostile names


@awaited
async def test_hostile_names_are_drawn_as_plain_text(library: Library) -> None:
    names = ["[red]x[/]", "[@click=app.quit]x[/]", "[/", "x" * 200, "量子コンピュータの論文を読む"]
    mark_elsewhere(
        library,
        [
            (number, cell(name), value)
            for number, name in enumerate(names)
            for cell, value in ((tag_cell, True), (queue_cell, "a1"))
        ],
    )
    save_elsewhere(library, *(SavedView(name, "title:paper -zebra") for name in names))
    for at, text in enumerate(TEXTS):
        file = library.folder / f"{at} {text}".replace("/", "").replace("\0", "")
        file.write_text(f'{{"title": "Paper {50 + at} of a strange file"}}\n', encoding="utf-8")
        assert [each.added.new for each in library.add(str(file), [file])] == [1]
    async with reading(library, size=(120, 60)) as reader:
        await reader.counted()
        assert_harmless(reader)
        for name in ("[red]x[/]", "[@click=ap…", "xxxxxxxxxx", "量子コンピ"):
            assert any(name in line for line in reader.views)
        assert {cell_len(line) for line in reader.lines} == {120}
        await reader.press("shift+tab", "g")
        for id_ in reader.desk.views.ids[1:]:
            await reader.press("j")
            assert reader.desk.showing.view.id == id_
            assert_harmless(reader)
            assert reader.numbers or id_ in ("starred", "queue:next")
        for key in ("d", "u", "c", "escape", "e", "escape"):
            reader.desk._turn_to_id(f"view:{names[1]}")
            reader.desk.go_to(reader.desk.views)
            await reader.press(key)
            assert_harmless(reader)
        assert reader.app.is_running
