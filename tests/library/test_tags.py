"""The tags of several papers: what all have, and what only some have."""

from __future__ import annotations

from tuireader.library import Library, Marks, TagsOfPapers


def ids(library: Library, *numbers: int) -> list[int]:
    return [id_ for each in numbers for id_ in library.ids_named(f"arxiv:2301.{each:05}")]


def test_tags_that_all_papers_have_are_told_from_those_of_some(library: Library) -> None:
    library.tag(ids(library, 1, 2), ["ssl", "Old"])
    library.tag(ids(library, 2), ["to cite"])
    assert library.tags_of(ids(library, 1)) == TagsOfPapers(("Old", "ssl"))
    assert library.tags_of(ids(library, 1, 2)) == TagsOfPapers(("Old", "ssl"), ("to cite",))
    assert library.tags_of(ids(library, 1, 2, 3)) == TagsOfPapers((), ("Old", "ssl", "to cite"))
    assert library.tags_of([]) == TagsOfPapers()


def test_marks_are_those_of_the_row_until_they_are_read(library: Library) -> None:
    (row,) = library.rows(ids(library, 1))
    assert library.marks_known(row) == Marks()
    library.tag([row.id], ["ssl"])
    assert library.marks_known(row) == Marks(tags=("ssl",))


def test_marks_are_known_once_a_note_is_written(library: Library) -> None:
    (row,) = library.rows(ids(library, 1))
    library.write_note(row.id, "a thought", ())
    assert library.marks_known(row) == Marks(note="a thought")
