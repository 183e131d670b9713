"""What views there are, what each asks for, and under which id it is found again."""

import pytest

from tuireader.library import Census, Counts, SavedView
from tuireader.query import Query, Sort, SortKey, parse, printed
from tuireader.ui.view_list import ViewLine, ViewList
from tuireader.ui.views import ALL, View, queue_view, saved_view, tag_view, view_of

QUEUE = Sort(SortKey.QUEUE)
MORNING, EVENING = SavedView("Morning", "is:unread a"), SavedView("Evening", "sort:title")
CENSUS = Census(
    Counts(9, 5, 1),
    queues=(("later", 2), ("next", 3)),
    tags=(("ssl", 4),),
    sources=(("a.txt", 7), ("b.txt", 2)),
    asked=(6, 0),
)


def view(id_: str) -> View:
    found = view_of(id_, [MORNING, EVENING])
    assert found, id_
    return found


@pytest.mark.parametrize(
    ("id_", "title", "text"),
    [
        ("all", "All", ""),
        ("unread", "Unread", "is:unread"),
        ("starred", "Starred", "is:starred"),
        ("queue:next", "Next", 'queue:"next"'),
        ("queue:to read", "to read", 'queue:"to read"'),
        ("tag:ssl", "ssl", 'tag:"ssl"'),
        ("tag:a:b", "a:b", 'tag:"a:b"'),
        ('tag:say "hi"', 'say "hi"', r'tag:"say \"hi\""'),
        ("source:page.txt", "page.txt", 'source:"page.txt"'),
        ("view:Morning", "Morning", "is:unread a"),
    ],
)
def test_a_view_is_found_by_its_id_and_asks_for_its_papers(id_: str, title: str, text: str) -> None:
    found = view(id_)
    assert (found.id, found.title) == (id_, title)
    assert printed(Query(found.where)) == text
    assert parse(text).where == found.where
    assert found.empty


@pytest.mark.parametrize("id_", ["", "gone", "view:gone", "view:", "tag:", "tag:\x1b", "box:ssl"])
def test_an_id_of_nothing_is_no_view(id_: str) -> None:
    assert view_of(id_, [MORNING]) is None


@pytest.mark.parametrize(
    ("found", "sort"),
    [
        (ALL, None),
        (tag_view("ssl"), None),
        (queue_view("next"), QUEUE),
        (queue_view("later"), QUEUE),
        (saved_view(MORNING), None),
        (saved_view(EVENING), Sort(SortKey.TITLE)),
        (saved_view(SavedView("a", "queue:later b")), QUEUE),
        (saved_view(SavedView("a", "queue:later or b")), None),
        (saved_view(SavedView("a", "queue:later -sort:added")), Sort(SortKey.ADDED, turned=True)),
    ],
)
def test_queues_and_saved_views_have_an_order_of_their_own(found: View, sort: Sort | None) -> None:
    assert found.sort == sort


def test_the_queue_next_is_one_whatever_its_case() -> None:
    assert queue_view("Next") == queue_view("next")


def test_a_saved_filter_that_means_nothing_lists_nothing_and_says_why() -> None:
    found = saved_view(SavedView("Old", "nosuch:x"))
    assert found.where == parse("is:read is:unread").where
    assert "no field nosuch:" in found.empty
    assert found.trouble


def test_names_are_drawn_clean_and_asked_for_as_they_are() -> None:
    found = tag_view("a\x1b[2J\u202eb")
    assert found.title == "ab"
    assert printed(Query(found.where)) == 'tag:"a\x1b[2J\u202eb"'


# What the pane lists


def test_before_anything_is_counted_four_views_are_there() -> None:
    listed = ViewList(Counts(9, 5, 1))
    assert listed.lines(ALL) == (
        ViewLine("All", "all", 9),
        ViewLine("Unread", "unread", 5),
        ViewLine("Starred", "starred", 1),
        ViewLine("Next", "queue:next", None),
    )


def test_a_census_brings_queues_tags_and_sources_under_headings() -> None:
    listed = ViewList(Counts(9, 5, 2), (MORNING, EVENING)).counted(CENSUS, (EVENING, MORNING))
    assert listed.lines(ALL)[2:] == (
        ViewLine("Starred", "starred", 2),
        ViewLine("Next", "queue:next", 3),
        ViewLine("Morning", "view:Morning", 0),
        ViewLine("Evening", "view:Evening", 6),
        ViewLine("── queues"),
        ViewLine("later", "queue:later", 2),
        ViewLine("── tags"),
        ViewLine("ssl", "tag:ssl", 4),
        ViewLine("── sources"),
        ViewLine("a.txt", "source:a.txt", 7),
        ViewLine("b.txt", "source:b.txt", 2),
    )


def test_headings_stand_only_over_something() -> None:
    listed = ViewList().counted(Census(queues=(("Next", 3),), tags=(("x", 1),)), ())
    assert [line.title for line in listed.lines(ALL)[3:]] == ["Next", "── tags", "x"]
    assert listed.lines(ALL)[3].papers == 3


def test_a_name_that_can_not_be_seen_is_not_listed() -> None:
    listed = ViewList().counted(Census(sources=(("\u200b", 3), ("a\x1b[2J", 1))), ())
    assert listed.lines(ALL)[5:] == (ViewLine("a", "source:a\x1b[2J", 1),)


def test_a_saved_view_that_was_changed_is_not_counted_yet() -> None:
    changed = SavedView("Morning", "is:read")
    listed = ViewList(saved=(changed,)).counted(CENSUS._replace(asked=(6,)), (MORNING,))
    assert listed.lines(ALL)[4] == ViewLine("Morning", "view:Morning", None)


def test_the_view_that_is_read_is_there_though_no_paper_is_in_it() -> None:
    gone = tag_view("Rest")
    assert ViewList().lines(gone)[4:] == (ViewLine("── tags"), ViewLine("Rest", gone.id, None))
    tags = (("later", 1), ("ssl", 4))
    listed = ViewList().counted(Census(tags=tags), ())
    assert [(line.title, line.papers) for line in listed.lines(gone)[5:]] == [
        ("later", 1),
        ("Rest", 0),
        ("ssl", 4),
    ]
    assert [line.title for line in listed.lines(tag_view("ssl"))[5:]] == ["later", "ssl"]
    assert ViewList().lines(saved_view(MORNING))[4].title == "Morning"
    assert len(ViewList(saved=(MORNING,)).lines(saved_view(MORNING))) == 5
    assert len(ViewList().lines(queue_view("next"))) == 4
