"""A paper's marks are found by any of its names, and no other paper's are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.marks.documents import contents, records, shelf_of, stamp, table
from tuireader.marks import Cell, Change, Marks
from tuireader.marks.cells import Document, names_of
from tuireader.marks.journal import Record
from tuireader.marks.marked import changes_in
from tuireader.marks.shelf import Shelf, is_document
from tuireader.marks.snapshot import Tables
from tuireader.marks.soundness import number_for
from tuireader.papers import contradict

ARXIV, DOI, TITLE = "arxiv:2006.10029", "doi:10.1000/xyz", "title:reply-1"

READ = "2026-11-22T17:04:11Z"

STARRED = Marks(starred=True)


def record(at: int, cell: str, value: object, *names: str) -> Record:
    return Record(stamp(at), [({cell: value}, [list(names)])])


def star(at: int, *names: str) -> Record:
    return record(at, "starred", True, *names)


def loaded(tables: Tables) -> Shelf:
    shelf = Shelf()
    shelf.load(tables)
    return shelf


# Names


@pytest.mark.parametrize("name", [ARXIV, DOI, TITLE])
def test_a_paper_is_found_by_any_of_its_names(name: str) -> None:
    shelf = shelf_of([star(1, ARXIV, DOI, TITLE)])
    assert shelf.marks((name,)) == STARRED
    assert shelf.marks(("title:another", name)) == STARRED
    assert shelf.find((name,)) == (ARXIV, shelf.document(ARXIV), ())


def test_a_paper_is_found_by_a_name_learnt_later() -> None:
    shelf = shelf_of([star(1, ARXIV)])
    assert shelf.marks((DOI,)) == Marks()
    shelf.apply(Record(stamp(2), [({}, [[ARXIV, DOI]])]))
    assert shelf.marks((DOI,)) == STARRED
    assert shelf.all_names() == [ARXIV, DOI]


def test_a_paper_is_found_by_a_name_learnt_from_another_snapshot() -> None:
    shelf = shelf_of([star(1, ARXIV)])
    shelf.join(shelf_of([Record(stamp(2), [({}, [[ARXIV, DOI]])])]).tables())
    assert shelf.marks((DOI,)) == STARRED


def test_a_paper_nobody_marked_is_not_found() -> None:
    shelf = shelf_of([star(1, ARXIV)])
    assert shelf.marks((DOI, TITLE)) == Marks()
    assert shelf.find((DOI, TITLE)) == (DOI, {}, (TITLE,))
    assert shelf.document(DOI) is None
    assert shelf.names(DOI) == (DOI,)


def test_what_is_found_tells_the_names_that_are_new() -> None:
    shelf = shelf_of([star(1, ARXIV, TITLE)])
    assert shelf.find((ARXIV, TITLE)).new_names == ()
    assert shelf.find((TITLE, ARXIV)).new_names == ()
    assert shelf.find((DOI, TITLE)) == (ARXIV, shelf.document(ARXIV), (DOI,))


def test_only_the_key_names_a_document() -> None:
    shelf = shelf_of([star(1, ARXIV, DOI)])
    assert shelf.document(DOI) is None
    assert shelf.names(ARXIV) == (ARXIV, DOI)


@given(st.lists(records(), max_size=5))
def test_every_document_is_found_by_each_of_its_names(some: list[Record]) -> None:
    for shelf in (shelf_of(some), loaded(shelf_of(some).tables())):
        for key in shelf:
            for name in shelf.names(key):
                found = shelf.find((name,))
                assert set(shelf.names(key)) <= set(names_of(found.document))
        every = shelf.all_names()
        assert set(every) == {name for key in shelf for name in shelf.names(key)}
        assert len(every) == len(set(every))


# Two papers with one name


@pytest.mark.parametrize(
    ("one", "other"),
    [(ARXIV, "arxiv:2101.00001"), (DOI, "doi:10.1000/abc"), (ARXIV, "arxiv:math/0309136")],
)
def test_two_papers_with_one_title_stay_two(one: str, other: str) -> None:
    first = shelf_of([star(1, one, TITLE), record(2, "read", READ, other, TITLE)])
    for shelf in (first, loaded(first.tables())):
        assert shelf.marks((one, TITLE)) == STARRED
        assert shelf.marks((other, TITLE)) == Marks(read=READ)
        assert shelf.marks(("doi:10.9/c", "arxiv:0704.0001", TITLE)) == Marks()


def test_another_paper_with_the_same_title_has_no_marks() -> None:
    shelf = shelf_of([star(1, ARXIV, TITLE)])
    other = ("arxiv:2101.00001", TITLE)
    assert contradict(other, (ARXIV, TITLE))
    assert shelf.marks(other) == Marks()
    assert shelf.find(other) == (other[0], {}, (TITLE,))


def test_what_has_one_sure_name_in_common_is_one_paper() -> None:
    shelf = shelf_of([star(1, ARXIV, DOI)])
    assert shelf.marks(("arxiv:2101.00001", DOI)) == STARRED


def test_documents_of_one_paper_are_joined_by_stamp() -> None:
    early = Record(stamp(1), [({"starred": True, "read": READ}, [[DOI]])])
    shelf = shelf_of([early, record(2, "starred", False, ARXIV)])
    assert shelf.marks((ARXIV, DOI)) == shelf.marks((DOI, ARXIV)) == Marks(read=READ)
    shelf.apply(star(3, DOI))
    assert shelf.marks((ARXIV, DOI)) == shelf.marks((DOI, ARXIV)) == Marks(READ, True)
    assert shelf.marks((ARXIV,)) == Marks()


def test_of_documents_of_one_paper_that_with_the_surest_name_is_changed() -> None:
    shelf = shelf_of([star(1, DOI, TITLE), star(2, ARXIV)])
    found = shelf.find((ARXIV, DOI, TITLE))
    assert (found.key, found.new_names) == (ARXIV, (DOI, TITLE))
    assert names_of(found.document) == (ARXIV, DOI, TITLE)


# Saved views


def test_a_view_is_nobodys_paper_whatever_a_file_says_of_it() -> None:
    shelf = shelf_of([star(1, ARXIV), star(2, DOI)])
    replaced = shelf.apply(record(3, "starred", True, "view:a", ARXIV, DOI, "view:b"))
    assert shelf.news(replaced) == changes_in(replaced) == ()
    assert (shelf.views(), shelf.names("view:a")) == (["view:a"], ("view:a",))
    assert list(shelf) == shelf.all_names() == [ARXIV, DOI]
    view = shelf.document("view:a")
    assert shelf.find(("view:a",)) == ("view:a", view, ())
    assert shelf.find(("view:b",)) == ("view:b", {}, ())
    assert shelf.find((ARXIV,)) == (ARXIV, shelf.document(ARXIV), ())


# The table


def test_numbers_that_collide_are_told_apart() -> None:
    number = number_for(ARXIV)
    other: Document = {"paper": DOI, "starred": True}
    shelf = loaded({"marks": {number: other}})
    shelf.apply(record(1, "read", READ, ARXIV))
    assert table(shelf)[number] is other
    assert table(shelf)[str(int(number) + 1)]["paper"] == ARXIV
    assert (shelf.marks((ARXIV,)), shelf.marks((DOI,))) == (Marks(read=READ), STARRED)


def test_papers_marked_at_once_whose_numbers_collide_are_told_apart(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("hashlib.blake2b", lambda _, digest_size: Zeros())
    shelf = shelf_of([Record(stamp(1), [({"starred": True}, [[ARXIV], [DOI], [TITLE]])])])
    assert set(table(shelf)) == {"0", "1", "2"}
    assert shelf.marks((ARXIV,)) == shelf.marks((DOI,)) == shelf.marks((TITLE,)) == STARRED


class Zeros:
    def digest(self) -> bytes:
        return bytes(8)


@pytest.mark.parametrize("key", [ARXIV, "title:été", "\ud800"])
def test_a_number_is_one_that_every_reader_of_json_keeps(key: str) -> None:
    number = number_for(key)
    assert number == number_for(key)
    assert float(number) == int(number) < 2**53


def test_the_greatest_number_is_followed_by_zero(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Zeros, "digest", lambda _: b"\xff" * 8)
    monkeypatch.setattr("hashlib.blake2b", lambda _, digest_size: Zeros())
    assert number_for("a") == str(2**53 - 1)
    assert number_for("a", {str(2**53 - 1)}, {"0"}) == "1"


def test_two_machines_give_one_paper_one_number() -> None:
    one, other = shelf_of([star(1, ARXIV)]), shelf_of([star(1, DOI), star(2, ARXIV)])
    assert table(one).keys() < table(other).keys()


def test_what_is_no_document_is_left_out() -> None:
    bad: dict[str, object] = {"1": None, "2": {}, "3": {"paper": 5}, "4": ["paper"]}
    assert not any(map(is_document, bad.values()))
    sound: Document = {"paper": ARXIV, "starred": True}
    tables: Tables = {"marks": {**bad, "5": sound}}  # type: ignore[dict-item]
    assert table(loaded({"marks": dict(tables["marks"])})) == {"5": sound}
    shelf = Shelf()
    shelf.join(tables)
    assert list(shelf) == [ARXIV]


def test_a_change_is_not_seen_in_tables_taken_before() -> None:
    shelf = shelf_of([star(1, ARXIV)])
    before = shelf.tables()
    shelf.apply(star(2, DOI))
    shelf.apply(record(3, "starred", False, ARXIV))
    assert contents(loaded(before)) == contents(shelf_of([star(1, ARXIV)]))


def test_a_shelf_loaded_anew_forgets_what_was_there() -> None:
    shelf = shelf_of([star(1, ARXIV)])
    shelf.load({"marks": {"1": {"paper": DOI}}})
    assert (list(shelf), shelf.all_names()) == ([DOI], [DOI])
    assert shelf.marks((ARXIV,)) == Marks()


# What is told


def test_what_changed_is_told_cell_by_cell() -> None:
    shelf = shelf_of([star(1, ARXIV)])
    new: list[tuple[dict[str, object], list[list[str]]]] = [
        ({"read": READ, "starred": False, "mood": 1}, [[ARXIV], [DOI]]),
    ]
    assert changes_in(shelf.apply(Record(stamp(2), new))) == (
        Change(ARXIV, Cell.READ, "", READ),
        Change(ARXIV, Cell.STARRED, True, False),
        Change(DOI, Cell.READ, "", READ),
    )


def test_a_cell_set_twice_at_once_is_told_once() -> None:
    both = Record(stamp(2), [({"starred": True}, [[ARXIV]]), ({"starred": False}, [[ARXIV]])])
    assert changes_in(Shelf().apply(both)) == (Change(ARXIV, Cell.STARRED, False, True),)


def test_what_is_older_than_what_is_known_is_not_told() -> None:
    shelf = shelf_of([star(2, ARXIV)])
    assert shelf.apply(record(1, "starred", False, ARXIV)) == []
    assert shelf.join(shelf_of([record(1, "starred", False, ARXIV)]).tables()) == []
    assert shelf.marks((ARXIV,)) == STARRED


def test_a_later_stamp_of_the_same_mark_is_news_where_several_documents_are_about_a_paper() -> None:
    shelf = Shelf()
    shelf.apply(Record(stamp(1), [({"starred": True}, [[TITLE]])]))
    shelf.apply(Record(stamp(2), [({"starred": False}, [[ARXIV, TITLE]])]))
    assert not shelf.marks((ARXIV, TITLE)).starred
    again = shelf.apply(Record(stamp(3), [({"starred": True}, [[TITLE]])]))
    assert shelf.marks((ARXIV, TITLE)).starred
    assert shelf.news(again) == (Change(TITLE, Cell.STARRED, True, True),)
