"""View, filter and order together: what is listed, and the one filter that lists the same."""

import pytest

from tuireader.library import SavedView
from tuireader.query import Sort, SortKey, parse
from tuireader.typeset import matcher
from tuireader.ui.remembering import Place
from tuireader.ui.showing import Showing, shown_at
from tuireader.ui.views import ALL, UNREAD, View, queue_view, saved_view, tag_view

NEXT = queue_view("next")
TITLE, QUEUE, DATE = Sort(SortKey.TITLE), Sort(SortKey.QUEUE), Sort(SortKey.DATE)
MORNING = SavedView("Morning", "is:unread (a or b) -sort:title")


def showing(view: View = ALL, text: str = "", sort: Sort = DATE) -> Showing:
    return Showing(view, sort=sort).filtered(text)


@pytest.mark.parametrize(
    ("shown", "order"),
    [
        (showing(), DATE),
        (showing(sort=TITLE), TITLE),
        (showing(NEXT, sort=TITLE), QUEUE),
        (showing(NEXT, "a sort:date", TITLE), DATE),
        (showing(text="queue:next a", sort=TITLE), QUEUE),
        (showing(UNREAD, "queue:next or a", TITLE), TITLE),
        (showing(saved_view(MORNING)), Sort(SortKey.TITLE, turned=True)),
    ],
)
def test_the_filters_order_stands_above_the_views_and_that_above_all_views(
    shown: Showing, order: Sort
) -> None:
    assert shown.order == shown.query.sort == order


def test_a_filter_narrows_the_view_in_normal_form() -> None:
    shown = showing(saved_view(MORNING), "c d sort:date")
    assert shown.query.where == parse("is:unread (a or b) c d").where


@pytest.mark.parametrize(
    ("shown", "text"),
    [
        (showing(), ""),
        (showing(UNREAD, "a"), "is:unread a"),
        (showing(UNREAD, "a or b"), "is:unread (a or b)"),
        (showing(NEXT, "is:unread"), 'queue:"next" is:unread'),
        (showing(NEXT, "is:unread", TITLE), 'queue:"next" is:unread'),
        (showing(NEXT).sorted_by(DATE), 'queue:"next" sort:date'),
        (showing(UNREAD, sort=TITLE), "is:unread sort:title"),
        (showing(UNREAD, "sort:date", TITLE), "is:unread sort:date"),
        (showing(saved_view(MORNING), "c"), "is:unread (a or b) c -sort:title"),
        (showing(text="sort:queue"), "sort:queue"),
    ],
)
def test_what_is_saved_lists_the_same_whatever_the_order_of_all_views(
    shown: Showing, text: str
) -> None:
    assert shown.as_text() == text
    again = saved_view(SavedView("again", text))
    assert Showing(again, sort=shown.sort).query == shown.query
    if text:
        assert Showing(again, sort=DATE).query == shown.query


@pytest.mark.parametrize(
    ("shown", "text"),
    [
        (showing(NEXT, "is:unread"), 'queue:"next" is:unread'),
        (showing(tag_view("to read")), 'tag:"to read"'),
        (showing(UNREAD, "a", TITLE), "is:unread a"),
        (showing(NEXT, sort=TITLE).sorted_by(DATE), 'queue:"next" sort:date'),
        (showing(saved_view(MORNING)), MORNING.filter),
        (showing(saved_view(SavedView("x", "a   and b"))), "a   and b"),
        (showing(saved_view(SavedView("x", "a and b")), "c"), "a b c"),
        (showing(saved_view(MORNING)).sorted_by(DATE), "is:unread (a or b)"),
    ],
)
def test_a_view_can_be_edited_as_a_filter_over_all(shown: Showing, text: str) -> None:
    edited = shown.as_filter()
    assert (edited.view, edited.filter, edited.sort) == (ALL, text, shown.sort)
    assert edited.query == shown.query
    assert edited.origin == (shown.view.saved.name if shown.view.saved else "")


def test_what_means_nothing_can_be_edited_too() -> None:
    edited = showing(saved_view(SavedView("Old", "nosuch:x"))).as_filter()
    assert (edited.view, edited.filter, edited.origin) == (ALL, "nosuch:x", "Old")
    assert edited.query == showing().query


def test_where_a_filter_came_from_is_known_until_it_is_left() -> None:
    edited = showing(saved_view(MORNING)).as_filter()
    assert edited.filtered("", typing=True).filtered("x", typing=True).origin == "Morning"
    assert edited.filtered("x").origin == "Morning"
    assert edited.filtered("").origin == ""
    assert edited.turned_to(UNREAD).origin == ""


@pytest.mark.parametrize(
    "shown",
    [
        showing(UNREAD, "a"),
        showing(UNREAD, "a sort:author"),
        showing(NEXT, "a"),
        showing(NEXT, "a sort:author"),
        showing(text="queue:next a"),
        showing(saved_view(MORNING)),
    ],
)
def test_a_chosen_order_is_that_of_the_listing(shown: Showing) -> None:
    ordered = shown.sorted_by(TITLE)
    assert ordered.order == TITLE
    assert ordered.query.where == shown.query.where
    assert ordered.view.id == shown.view.id


def test_an_order_chosen_in_a_queue_is_for_that_queue_only() -> None:
    assert showing(NEXT).sorted_by(TITLE).turned_to(UNREAD).order == DATE
    assert showing(UNREAD).sorted_by(TITLE).turned_to(tag_view("x")).order == TITLE


# Changed saved views


def test_a_view_is_followed_to_its_new_name_and_filter() -> None:
    shown = showing(saved_view(MORNING), "c").sorted_by(DATE)
    other, evening = SavedView("Other", MORNING.filter), MORNING._replace(name="Evening")
    changed = MORNING._replace(filter="is:read")
    assert shown.followed([MORNING], [MORNING, other]) is shown
    assert showing(UNREAD).followed([MORNING], []) == showing(UNREAD)
    assert shown.followed([MORNING], [changed]).view == saved_view(changed)
    assert shown.followed([MORNING], [changed]).filter == "c"
    followed = shown.followed([MORNING, other], [evening, other])
    assert followed.view.saved == evening
    assert followed.query == shown.query


def test_of_a_view_that_is_gone_the_papers_stay() -> None:
    shown = showing(saved_view(MORNING), "c")
    other = SavedView("Other", MORNING.filter)
    for before, saved in (([MORNING], []), ([MORNING, other], [other])):
        left = shown.followed(before, saved)
        assert left.view == ALL
        assert left.query == shown.query
        assert left.origin == ""


# Remembered


@pytest.mark.parametrize(
    "shown",
    [
        showing(),
        showing(UNREAD, "a", TITLE),
        showing(NEXT, "a", TITLE),
        showing(NEXT).sorted_by(TITLE),
        showing(tag_view("to read")),
        showing(queue_view("later")),
        showing(saved_view(MORNING), "c"),
        showing(saved_view(MORNING)).sorted_by(DATE),
        showing(saved_view(SavedView("x", ""))),
    ],
)
def test_what_was_showing_is_remembered(shown: Showing) -> None:
    assert shown_at(shown.remembered_as(Place())) == shown


@pytest.mark.parametrize(
    "place",
    [
        Place(view="gone"),
        Place(view="tag:"),
        Place(sort="x("),
        Place(view_sort="sort:title", view_filter="x"),
    ],
)
def test_a_place_that_is_no_view_is_all_papers(place: Place) -> None:
    assert shown_at(place) == showing()


def test_words_are_lit_where_they_are_looked_for() -> None:
    showing = Showing().filtered('kim note:proof anywhere:wind title:"a b"')
    assert showing.matcher() == matcher(["kim", "wind"], ["a b"])
    assert showing.note_matcher() == matcher(["proof", "wind"])
    assert Showing().filtered("in:notes kim").note_matcher() == matcher(["kim"])
