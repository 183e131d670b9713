"""The filter, the views and the order narrow the list and keep one's place in it."""

import threading
from collections.abc import Callable

import pytest

from tests.conftest import MakeLibrary
from tests.making import add_papers, record
from tests.ui.driving import Reader, awaited, reading
from tests.ui.hostile import TEXTS
from tuireader.catalogue import listing
from tuireader.catalogue.searching import Searcher
from tuireader.library import Library, Listing
from tuireader.query import Query
from tuireader.typeset import Span, titles
from tuireader.ui.widgets.filter_bar import FilterBar

EVEN, ODD = list(range(0, 30, 2)), list(range(1, 30, 2))


def filter_is_open(reader: Reader) -> bool:
    return reader.desk.query_one(FilterBar).display


def underlined(reader: Reader) -> list[str]:
    """What is underlined in the filter bar."""
    bar = reader.strips()[-2]
    return [each.text for each in bar if each.style and each.style.underline]


@awaited
async def test_the_list_follows_each_letter_of_the_filter(library: Library) -> None:
    async with reading(library) as reader:
        await reader.press("slash", "v")
        assert reader.numbers == EVEN
        await reader.type("isio")
        assert reader.numbers == EVEN
        assert "15 papers" in reader.status or "15 papers" in reader.lines[-2]
        await reader.press(*["backspace"] * 5)
        assert len(reader.numbers) == 30
        await reader.type("numb 07")
        assert reader.numbers == [7]


@awaited
async def test_enter_keeps_the_filter_and_goes_back_to_the_list(library: Library) -> None:
    async with reading(library) as reader:
        await reader.press("slash", *"graphs", "enter", "j")
        assert not filter_is_open(reader)
        assert "graphs" in reader.lines[0]
        assert reader.numbers == ODD
        assert reader.number == 3


@awaited
async def test_escape_brings_back_what_was_listed_before_and_the_cursor(library: Library) -> None:
    async with reading(library) as reader:
        await reader.press("slash", *"vision", "enter", "j", "j", "slash", *" 08")
        assert reader.numbers == [8]
        await reader.press("escape")
        assert not filter_is_open(reader)
        assert reader.numbers == EVEN
        assert reader.number == 4


@awaited
async def test_a_filter_that_means_nothing_is_said_and_the_list_stays(library: Library) -> None:
    async with reading(library) as reader:
        await reader.press("slash", *"graphs ")
        await reader.paste("nosuch:x")
        assert "no field nosuch:" in reader.status
        assert underlined(reader) == ["nosuch:"]
        assert reader.numbers == ODD
        await reader.press("home", "enter")
        assert filter_is_open(reader)
        await reader.press(*["backspace"] * len("nosuch:"), "delete", *"03")
        assert underlined(reader) == []
        assert "enter keep" in reader.status
        await reader.press("enter")
        assert reader.numbers == [3]
        assert "nosuch" not in reader.text


@awaited
async def test_what_is_half_typed_filters_nothing_and_is_no_error(library: Library) -> None:
    unfinished = ("year:", "date:>=2", "(", "is:un", '"', "vision or", "not", "-", "author:", "-(")
    async with reading(library) as reader:
        await reader.press("slash")
        for text in unfinished:
            await reader.press("ctrl+u")
            await reader.paste(f"paper {text}")
            assert text in reader.lines[-2]
            assert reader.numbers, text
            assert underlined(reader) == [], text
            assert "takes" not in reader.status, text


@awaited
async def test_filters_that_were_kept_come_back_by_arrow_keys_also_at_the_next_start(
    library: Library, make_library: MakeLibrary
) -> None:
    state = library.folder / "state"
    async with reading(library, state_folder=state) as reader:
        await reader.press("slash", *"vision", "enter", "slash", "ctrl+u", *"graphs", "enter")
        await reader.press("slash", *" 07", "escape", "slash", *" nosuch:x", "enter", "escape")
        await reader.press("slash", "up")
        assert reader.numbers == EVEN
        await reader.press("down")
        assert reader.numbers == ODD
        await reader.press("up", "enter", "q")
    async with reading(make_library([]), state_folder=state) as reader:
        await reader.press("escape", "slash", "up", "up", "up")
        assert reader.numbers == ODD
        assert " / graphs" in reader.lines[-2]


@awaited
async def test_names_are_completed_from_the_library_and_listed_below(
    make_library: MakeLibrary,
) -> None:
    library = make_library(
        [record(number, categories=["cs.LG", "cs.CV"][: 1 + number % 2]) for number in range(6)]
    )
    async with reading(library) as reader:
        await reader.press("slash", *"category:c")
        assert " / category:cs.LG " in reader.lines[-2]
        assert "category: cs.LG · cs.CV " in reader.status
        assert len(reader.numbers) == 6
        await reader.press("tab", "tab")
        assert reader.numbers == [1, 3, 5]
        lit = [each.text for each in reader.strips()[-1] if each.style and each.style.underline]
        assert lit == ["cs.CV"]
        await reader.press("escape", "slash")
        assert "enter keep" in reader.status
        assert " / words" in reader.lines[-2]
        await reader.type("au")
        assert " / author: " in reader.lines[-2]
        assert "enter keep" in reader.status


@awaited
async def test_the_name_that_is_taken_is_seen_in_the_smallest_room(library: Library) -> None:
    async with reading(library, size=(40, 10)) as reader:
        await reader.press("slash", *"is:", *["tab"] * 6)
        assert " / is:noted " in reader.lines[-2]
        assert "noted" in reader.status


@awaited
async def test_the_bar_never_counts_what_another_filter_found(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reading(library) as reader:
        await reader.press("slash", *"07", "enter", "escape", "slash")
        assert "30 papers" in reader.lines[-2]
        answers = []

        def late(query: Query, limit: object, answer: Callable[[Listing], None], _: object) -> None:
            answers.append(lambda: answer(library.search(query, 50)))

        monkeypatch.setattr(library, "search_soon", late)
        await reader.press(*"vi")
        assert reader.lines[-2].endswith(" … ")
        assert len(reader.numbers) == 30
        answers[0]()
        await reader.pilot.pause()
        assert reader.lines[-2].endswith(" … ")
        answers[1]()
        await reader.pilot.pause()
        assert "15 papers" in reader.lines[-2]
        assert reader.numbers == EVEN


@awaited
async def test_nothing_that_is_pasted_does_more_than_filter(library: Library) -> None:
    async with reading(library, size=(60, 20)) as reader:
        await reader.press("slash")
        for text in (
            *TEXTS,
            "x" * 10_000,
            "👩‍🔬 " * 99,
            '"unbalanced (',
            "NEAR(a b",
            "' OR 1=1; --",
        ):
            await reader.paste(text)
            await reader.press("ctrl+a", "ctrl+e", "enter")
            await reader.press(*(["escape"] if filter_is_open(reader) else []))
            await reader.press("slash", "ctrl+u")
        assert len(reader.numbers) == 30


@awaited
async def test_a_filter_that_nothing_passes_says_how_to_go_back(library: Library) -> None:
    async with reading(library) as reader:
        await reader.press("slash", *"zebra", "enter")
        assert "No paper here passes “zebra”" in " ".join(reader.text.split())
        await reader.press("j", "space", "s", "m", "enter", "escape", "escape")
        assert len(reader.numbers) == 30


@awaited
async def test_what_the_filter_found_is_lit_in_title_and_abstract(library: Library) -> None:
    async with reading(library) as reader:
        await reader.press("slash", *"on abs", "enter", "j")
        lit = [
            segment.text
            for strip in reader.strips()
            for segment in strip
            if segment.style is not None and segment.style.underline
        ]
        assert lit.count("on") > 25
        assert "abs" in lit


@awaited
async def test_the_number_keys_turn_to_views_with_their_counts(library: Library) -> None:
    library.mark_read(library.ids_named("arxiv:2301.00002"), True)
    library.star(library.ids_named("arxiv:2301.00004"), True)
    async with reading(library) as reader:
        assert reader.counts() == (30, 29, 1)
        await reader.press("2")
        assert reader.numbers == [number for number in range(30) if number != 2]
        await reader.press("3")
        assert reader.numbers == [4]
        await reader.press("1")
        assert reader.numbers == list(range(30))
        assert "30 of 30" not in reader.lines[0]


@awaited
async def test_an_empty_view_says_why(library: Library) -> None:
    async with reading(library) as reader:
        await reader.press("3")
        assert "Nothing is starred yet" in reader.text
        await reader.press("1", "M", "y", "2")
        assert "Nothing is unread" in reader.text


@awaited
async def test_a_paper_read_in_unread_stays_until_the_list_is_made_anew(library: Library) -> None:
    async with reading(library) as reader:
        await reader.press("2", "m", "j", "m")
        assert len(reader.numbers) == 30
        await reader.press("r")
        assert reader.numbers == list(range(2, 30))
        await reader.press("g", "m", "1", "2")
        assert reader.numbers == list(range(3, 30))


@awaited
async def test_the_cursor_stays_on_its_paper_whatever_is_listed(library: Library) -> None:
    library.star(library.ids_named("arxiv:2301.00012"), True)
    async with reading(library) as reader:
        reader.desk.papers.move_to(12)
        await reader.press("3", "1")
        assert reader.number == 12
        await reader.press("slash", *"vision", "enter", "escape")
        assert reader.number == 12
        for _ in range(4):
            await reader.press("S", "j", "enter")
            await reader.until(lambda: len(reader.numbers) == 30)
            assert reader.number == 12
        assert "cursor 12" not in reader.text


@awaited
async def test_the_cursor_stays_on_its_paper_when_papers_come_before_it(library: Library) -> None:
    async with reading(library) as reader:
        reader.desk.papers.move_to(5)
        await reader.pilot.pause()
        other = Library(library.folder)
        add_papers(other, [record(40 + number, published="2024-01-01") for number in range(7)])
        other.close()
        assert len(reader.numbers) == 30
        await reader.press("r")
        assert reader.counts() == (37, 37, 0)
        assert reader.number == 5
        assert reader.desk.papers.cursor == 12


@pytest.mark.parametrize(
    ("downs", "title", "first"),
    [(1, "oldest", 29), (2, "latest added", 0), (4, "title", 0), (6, "author", 25)],
)
@awaited
async def test_s_asks_for_an_order(library: Library, downs: int, title: str, first: int) -> None:
    async with reading(library) as reader:
        await reader.press("S")
        assert "Sort by" in reader.text
        await reader.press(*["j"] * downs, "enter")
        await reader.until(lambda: len(reader.numbers) == 30 and reader.numbers[0] == first)
        assert f"All · {title} ─" in reader.lines[0]
        assert reader.number == 0


@awaited
async def test_an_order_in_the_filter_stands_above_the_chosen_one(library: Library) -> None:
    async with reading(library) as reader:
        await reader.press("slash", *"-sort:date", "enter")
        await reader.until(lambda: reader.numbers == list(range(29, -1, -1)))
        assert "oldest" in reader.lines[0]
        await reader.press("escape")
        await reader.until(lambda: reader.numbers == list(range(30)))


@awaited
async def test_an_order_chosen_over_a_filter_that_names_one_is_remembered(
    library: Library, make_library: MakeLibrary
) -> None:
    home = library.folder / "place"
    async with reading(library, state_folder=home) as reader:
        await reader.press("slash", *"vision sort:title", "enter")
        await reader.until(lambda: reader.numbers == EVEN)
        await reader.press("S", "home", "j", "enter")
        await reader.until(lambda: reader.numbers == EVEN[::-1])
        await reader.press("q")
    async with reading(make_library([]), state_folder=home) as reader:
        assert reader.numbers == EVEN[::-1]


@awaited
async def test_keys_typed_ahead_go_where_they_would_have_gone_one_by_one(library: Library) -> None:
    async with reading(library) as reader:
        reader.type_ahead("slash", *"vision", "enter", "j", "s", "S", "j", "enter")
        await reader.until(lambda: reader.numbers == EVEN[::-1])
        assert reader.counts() == (30, 30, 1)
        assert reader.number == 2
        assert not filter_is_open(reader)


@awaited
async def test_r_lists_papers_like_this_one_and_escape_goes_back(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(titles, "typeset_line", lambda source: [Span(source.upper())])
    async with reading(library) as reader:
        await reader.press("slash", *"vision", "enter", "j", "R")
        related = reader.numbers
        assert related
        assert 2 not in related
        assert "Related to “PAPER 02 ON VISION”" in reader.lines[0]
        await reader.press("j", "R")
        assert related[1] not in reader.numbers
        await reader.press("escape")
        assert (reader.numbers, reader.number) == (related, related[1])
        await reader.press("q")
        assert (reader.numbers, reader.number) == (EVEN, 2)
        assert "vision" in reader.lines[0]


@awaited
async def test_views_and_filters_leave_related_papers(library: Library) -> None:
    async with reading(library) as reader:
        await reader.press("R", "2")
        assert len(reader.numbers) == 30
        await reader.press("R", "slash", *"graphs", "enter")
        assert reader.numbers == ODD
        await reader.press("escape")
        assert len(reader.numbers) == 30


@awaited
async def test_the_best_of_the_newest_are_shown_until_all_are_ranked(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "RANKED_FIRST", 3)
    ranked = threading.Event()
    whole = Searcher.whole

    def waiting(searcher: Searcher, query: Query) -> Listing:
        assert ranked.wait(10)
        return whole(searcher, query)

    monkeypatch.setattr(Searcher, "whole", waiting)
    async with reading(library) as reader:
        await reader.press("slash", *"vision sort:relevance")
        assert "ranking all" in reader.status
        assert set(reader.numbers[:3]) == {0, 2, 4}
        ranked.set()
        await reader.until(lambda: "ranking all" not in reader.status)
        assert sorted(reader.numbers) == EVEN
