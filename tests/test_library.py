"""Papers and marks as one thing: marked, undone, searched, and in step with other processes."""

import json
import re
import sqlite3
import stat
import time
from contextlib import closing
from pathlib import Path
from queue import SimpleQueue

import pytest

from tests.conftest import MakeLibrary
from tests.making import add_papers, record, write_papers
from tuireader.catalogue import CatalogueError
from tuireader.library import Census, Counts, Library, LibraryError, Marks, SavedView, finding
from tuireader.library.naming import why_no_name
from tuireader.marks import NewerMarks
from tuireader.query import Query, parse


def listed(library: Library, text: str = "") -> list[int]:
    """The numbers of the papers that pass."""
    rows = library.rows(library.search_whole(parse(text)).ids)
    return [int(row.title.split()[1]) for row in rows]


def ids(library: Library, *numbers: int) -> list[int]:
    return [id_ for each in numbers for id_ in library.ids_named(f"arxiv:2301.{each:05}")]


def marks(library: Library, number: int) -> Marks:
    return library.marks_of([f"arxiv:2301.{number:05}"])


def test_a_star_is_listed_counted_drawn_and_on_disk(library: Library) -> None:
    library.star(ids(library, 3, 5), True)
    assert listed(library, "is:starred") == [3, 5]
    assert library.counts() == Counts(papers=30, unread=30, starred=2)
    assert [row.starred for row in library.rows(ids(library, 3, 4, 5))] == [True, False, True]
    library.close()
    assert '"starred": true' in Path(library.folder, "state.json").read_text(encoding="utf-8")


def test_papers_marked_together_are_undone_and_done_again_together(library: Library) -> None:
    library.mark_read(ids(library, *range(10)), True)
    library.star(ids(library, 1), True)
    assert library.counts() == Counts(30, 20, 1)
    library.undo()
    step = library.undo()
    assert step is not None
    assert step.title == "Read 10 papers"
    assert len(step.changes) == 10
    assert library.counts() == Counts(30, 30, 0)
    library.redo()
    assert listed(library, "is:read") == list(range(10))


def test_a_step_names_its_one_paper(library: Library) -> None:
    library.star(ids(library, 7), True)
    step = library.undo()
    assert step is not None
    assert step.title == "Starred “Paper 07 on graphs”"


def test_without_steps_nothing_is_undone(library: Library) -> None:
    assert library.undo() is None
    assert library.redo() is None


def test_a_paper_read_already_keeps_its_moment(library: Library) -> None:
    library.mark_read(ids(library, 1), True)
    before = marks(library, 1)
    assert library.mark_read(ids(library, 1), True) == ()
    assert marks(library, 1) == before
    library.mark_read(ids(library, 1), False)
    assert marks(library, 1) == Marks()


def test_listeners_hear_of_a_change_once_it_can_be_searched(library: Library) -> None:
    heard: list[list[int]] = []
    library.listen(lambda changes: heard.append(listed(library, "is:starred")))
    library.star(ids(library, 4), True)
    library.undo()
    assert heard == [[4], []]


def test_marks_of_papers_that_are_gone_change_nothing(library: Library) -> None:
    assert library.star([12345], True) == ()
    assert library.rows([12345]) == []
    assert library.paper(12345) is None


# In step with other processes


def test_sync_brings_the_marks_that_another_process_made(
    library: Library, make_library: MakeLibrary
) -> None:
    library.star(ids(library, 1), True)
    other = make_library([])
    other.sync()
    other.star(ids(other, 2), True)
    other.mark_read(ids(other, 1), True)
    library.sync()
    assert listed(library, "is:starred") == [1, 2]
    assert listed(library, "is:read") == [1]
    assert library.counts() == Counts(30, 29, 2)


def test_marks_edited_by_hand_are_mirrored_by_sync(
    library: Library, make_library: MakeLibrary
) -> None:
    library.star(ids(library, 1, 2), True)
    library.close()
    state = Path(library.folder, "state.json")
    text = state.read_text(encoding="utf-8")
    edited = re.sub(r'(2301.00002".*"starred": )true', r"\1false", text)
    state.write_text(edited.replace("2301.00001", "2301.00009"), encoding="utf-8")
    again = make_library([])
    assert again.sync() is True
    assert listed(again, "is:starred") == [1, 9]  # What is missing in it is not taken for cleared.
    assert again.sync() is False


def test_the_first_frame_shows_marks_before_they_are_read(
    library: Library, make_library: MakeLibrary
) -> None:
    library.star(ids(library, 1), True)
    again = make_library([])
    assert [row.starred for row in again.rows(ids(again, 0, 1))] == [False, True]
    assert listed(again, "is:starred") == [1]


def test_marks_come_back_when_a_lost_catalogue_is_filled_again(
    library: Library, make_library: MakeLibrary
) -> None:
    library.star(ids(library, 1), True)
    library.mark_read(ids(library, 2), True)
    library.close()
    for file in library.folder.glob("catalogue.db*"):
        file.unlink()
    again = make_library([record(number) for number in range(5)])
    again.sync()
    assert listed(again, "is:starred") == [1]
    assert listed(again, "is:read") == [2]
    assert again.counts() == Counts(5, 4, 1)


def test_marks_hold_for_papers_that_are_added_later(
    library: Library, make_library: MakeLibrary
) -> None:
    library.star(ids(library, 1), True)
    add_papers(library, [record(1, identifiers=["arxiv:2301.00001", "doi:10.1000/one"])])
    add_papers(library, [record(77)])
    library.sync()
    assert listed(library, "is:starred") == [1]
    assert library.marks_of(["doi:10.1000/one", "arxiv:2301.00001"]).starred


def test_lost_marks_leave_no_stars_behind_in_a_new_process(
    library: Library, make_library: MakeLibrary
) -> None:
    library.star(ids(library, 1), True)
    library.close()
    for file in library.folder.glob("state.*"):
        file.unlink()
    again = make_library([])
    again.sync()
    assert listed(again, "is:starred") == []
    assert again.counts().starred == 0


def test_marks_of_a_newer_version_are_refused_and_papers_still_listed(library: Library) -> None:
    newer = json.dumps({"tuireader": {"1": {"schema": 99}}})
    Path(library.folder, "state.json").write_text(newer, encoding="utf-8")
    with pytest.raises(NewerMarks):
        library.sync()
    with pytest.raises(LibraryError):
        library.star(ids(library, 1), True)
    assert len(listed(library)) == 30


# Adding


def test_adding_tells_new_known_and_changed_papers_apart(library: Library, tmp_path: Path) -> None:
    file = write_papers(
        tmp_path / "more.jsonl",
        [record(1), record(2, abstract="A far longer abstract than the one before."), record(50)],
    )
    (intake,) = library.add("more", [file])
    assert (intake.added.new, intake.added.known, intake.added.changed) == (1, 1, 1)
    assert intake.name == str(file)


def test_a_refused_record_is_told_with_its_place_and_the_others_are_added(
    make_library: MakeLibrary, tmp_path: Path
) -> None:
    library = make_library([])
    good = json.dumps(record(1))
    file = tmp_path / "some.jsonl"
    file.write_text(f'{good}\n{{"title": ""}}\n{{"title": 7}}\n{good[:20]}\n', encoding="utf-8")
    (intake,) = library.add("some", [file])
    assert intake.added.new == 1
    assert [refusal.place for refusal in intake.refused] == ["line 2", "line 3", "line 4"]
    assert all(refusal.reason for refusal in intake.refused)
    assert listed(library) == [1]


def test_files_that_cannot_be_read_are_told_and_the_next_one_is_added(
    make_library: MakeLibrary, tmp_path: Path
) -> None:
    library = make_library([])
    binary = tmp_path / "binary"
    binary.write_bytes(bytes(range(256)) * 40)
    good = write_papers(tmp_path / "good.jsonl", [record(1)])
    gone, binary_one, added = library.add("some", [tmp_path / "gone", binary, good])
    assert gone.unreadable
    assert binary_one.unreadable
    assert not added.unreadable
    assert listed(library) == [1]


def test_the_folder_of_a_library_is_the_users_alone(make_library: MakeLibrary) -> None:
    folder = make_library([record(1)]).folder
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    Path(tmp_path, "file").touch()
    with pytest.raises(CatalogueError, match="file"):
        Library(tmp_path / "file" / "home")


def test_machines_that_know_a_paper_by_other_names_agree(
    make_library: MakeLibrary, tmp_path: Path
) -> None:
    title, full = "title:kitesthatfly-0123456789", "arxiv:2301.00001"
    one = make_library([record(1, key=title, identifiers=[title])])
    other = Library(tmp_path / "other")
    add_papers(other, [record(1, key=full, identifiers=[full, title])])

    def starred() -> list[bool]:
        return [each.rows(each.search(Query()).ids)[0].starred for each in (one, other)]

    one.star(list(one.search(Query()).ids), True)
    other.merge(one.backup(tmp_path / "1.json"))
    assert starred() == [True, True]
    other.star(list(other.search(Query()).ids), False)
    one.merge(other.backup(tmp_path / "2.json"))
    assert starred() == [False, False]
    other.star(list(other.search(Query()).ids), True)
    one.merge(other.backup(tmp_path / "3.json"))
    assert starred() == [True, True]
    other.close()


def test_marks_made_while_another_process_adds_are_counted_with_the_next(
    library: Library,
) -> None:
    library.star(ids(library, 1), True)
    with closing(sqlite3.connect(library.folder / "catalogue.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        library.star(ids(library, 2), True)
        assert library.rows(ids(library, 2))[0].starred
        assert library.counts().starred == 1
    library.star(ids(library, 3), True)
    assert listed(library, "is:starred") == [1, 2, 3]


def test_an_order_of_many_papers_is_kept(
    make_library: MakeLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = make_library([record(number) for number in range(9)])
    asked = parse("sort:title")
    made.keep_sorted(asked)
    assert len(made.search(asked, 5)) == 0  # so few that it isn't worth it
    monkeypatch.setattr(finding, "_MANY", 9)
    made.keep_sorted(asked)
    deadline = time.monotonic() + 10
    while not len(made.search(asked, 5)):
        assert time.monotonic() < deadline
    assert made.search(asked, 5).ids == made.search_whole(asked).ids[:5]


def test_saved_views_are_kept_and_undone_with_marks(
    library: Library, make_library: MakeLibrary
) -> None:
    library.star(ids(library, 1), True)
    assert library.save_view("Odd", "graphs")
    assert not library.save_view("Odd", "graphs")
    assert library.rename_view("Odd", "Uneven")
    library.close()
    again = make_library([])
    assert again.views() == (SavedView("Uneven", "graphs"),)
    assert again.drop_view("Uneven")
    titles = [step.title for _ in range(4) if (step := again.undo())]
    assert titles == [
        "Deleted view “Uneven”",
        "Renamed view “Odd” to “Uneven”",
        "Saved view “Odd”",
        "Starred “Paper 01 on graphs”",
    ]
    assert again.views() == ()
    again.redo()
    again.redo()
    assert dict(again.views()) == {"Odd": "graphs"}
    assert listed(again, "is:starred") == [1]


@pytest.mark.parametrize(
    "name", ["", "  ", "x" * 201, " a", "a ", "a  b", "a\nb", "a\x1b[2Jb", "\u202ea", "\ud800"]
)
def test_what_is_no_name_is_refused_with_a_reason(library: Library, name: str) -> None:
    assert why_no_name(name)
    with pytest.raises(ValueError, match="name"):
        library.save_view(name, "graphs")
    assert library.views() == ()


@pytest.mark.parametrize("name", ["a", "x" * 200, "[/x]", "量子 b", "2024", "é"])
def test_what_is_a_name_is_taken(library: Library, name: str) -> None:
    assert not why_no_name(name)
    assert library.save_view(name, "graphs")


def test_a_census_that_can_not_be_taken_is_told(library: Library) -> None:
    told: SimpleQueue[object] = SimpleQueue()
    library.take_census([parse("graphs")], told.put, told.put)
    census = told.get(timeout=10)
    assert isinstance(census, Census)
    assert census.asked == (15,)
    with closing(sqlite3.connect(library.folder / "catalogue.db")) as other:
        other.execute("DROP TABLE places")
    library.take_census([], told.put, told.put)
    assert isinstance(told.get(timeout=10), CatalogueError)
