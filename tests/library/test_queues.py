"""Queues: papers put into them, moved, and done with; and tags."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import MakeLibrary
from tuireader.library import Library, Marks
from tuireader.library.naming import queues_in, tags_in
from tuireader.marks import queue_cell
from tuireader.query import parse


def ids(library: Library, *numbers: int) -> list[int]:
    return [id_ for each in numbers for id_ in library.ids_named(f"arxiv:2301.{each:05}")]


def queue(library: Library, name: str = "next") -> list[int]:
    """The numbers of the papers in a queue, in its order."""
    rows = library.rows(library.search_whole(parse(f'queue:"{name}"')).ids)
    return [int(row.title.split()[1]) for row in rows]


def marks(library: Library, number: int) -> Marks:
    return library.marks_of([f"arxiv:2301.{number:05}"])


def test_papers_are_queued_at_the_end_and_at_the_front(library: Library) -> None:
    library.queue(ids(library, 5, 3))
    library.queue(ids(library, 9))
    library.queue(ids(library, 7, 8), front=True)
    assert queue(library) == [7, 8, 5, 3, 9]


def test_a_paper_that_is_queued_stays_where_it_is(library: Library) -> None:
    library.queue(ids(library, 5, 3))
    assert len(library.queue(ids(library, 5, 4))) == 1
    assert queue(library) == [5, 3, 4]


def test_a_paper_is_in_several_queues_and_leaves_one(library: Library) -> None:
    library.queue(ids(library, 1, 2))
    library.queue(ids(library, 2, 3), "thesis")
    library.unqueue(ids(library, 2))
    assert (queue(library), queue(library, "thesis")) == ([1], [2, 3])


def test_case_makes_no_other_queue(library: Library) -> None:
    library.queue(ids(library, 1), "Thesis")
    library.queue(ids(library, 2), "THESIS")
    assert queue(library, "thesis") == [1, 2]
    assert [name for name, _ in marks(library, 2).queues] == ["Thesis"]
    library.queue(ids(library, 3), "NEXT")
    assert [name for name, _ in marks(library, 3).queues] == ["next"]


def test_a_paper_that_is_done_is_read_and_off_its_queue_in_one_step(library: Library) -> None:
    library.queue(ids(library, 1, 2))
    library.done(ids(library, 1))
    assert queue(library) == [2]
    assert marks(library, 1).read
    step = library.undo()
    assert step is not None
    assert step.title == "Done with “Paper 01 on graphs” in next"
    assert queue(library) == [1, 2]
    assert marks(library, 1).read == ""


@pytest.mark.parametrize(
    ("moved", "beside", "behind", "order"),
    [
        ([1], 3, True, [0, 2, 3, 1, 4]),
        ([3], 1, False, [0, 3, 1, 2, 4]),
        ([0], 4, True, [1, 2, 3, 4, 0]),
        ([4], 0, False, [4, 0, 1, 2, 3]),
        ([1, 2], 3, True, [0, 3, 1, 2, 4]),
        ([3, 0], 2, False, [1, 3, 0, 2, 4]),
        ([1, 3], 2, True, [0, 2, 1, 3, 4]),
        ([2], 2, True, [0, 1, 2, 3, 4]),
        ([9], 2, True, [0, 1, 2, 3, 4]),
        ([1], 9, True, [0, 1, 2, 3, 4]),
    ],
)
def test_papers_move_as_a_block(
    library: Library, moved: list[int], beside: int, behind: bool, order: list[int]
) -> None:
    library.queue(ids(library, 0, 1, 2, 3, 4))
    library.move(ids(library, *moved), "next", ids(library, beside)[0], behind=behind)
    assert queue(library) == order
    while library.undo():
        pass
    assert queue(library) == []


def test_moving_changes_the_places_of_what_moves_and_no_others(library: Library) -> None:
    library.queue(ids(library, *range(20)))
    changes = library.move(ids(library, 7), "next", ids(library, 15)[0], behind=True)
    assert [each.key for each in changes] == ["arxiv:2301.00007"]


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(st.sets(st.integers(0, 5), min_size=1), st.integers(0, 5), st.booleans()),
        max_size=6,
    )
)
def test_any_moves_give_the_order_that_lists_have(
    library: Library, moves: list[tuple[set[int], int, bool]]
) -> None:
    library.empty_queue("next")
    library.queue(ids(library, *range(6)))
    order = list(range(6))
    for block, beside, behind in moves:
        library.move(ids(library, *sorted(block)), "next", ids(library, beside)[0], behind=behind)
        moving = [each for each in sorted(block) if each != beside]
        order = [each for each in order if each not in moving]
        at = order.index(beside) + behind
        order[at:at] = moving
        assert queue(library) == order


def test_papers_at_one_place_are_told_apart_by_whoever_goes_between(library: Library) -> None:
    """As two machines leave them that put papers at the same end."""
    library.queue(ids(library, 1))
    place = marks(library, 1).queues[0][1]
    for number in (2, 3):
        library._change(ids(library, number), lambda row, _: [(queue_cell("next"), place)], "Put")
    library.queue(ids(library, 4, 5))
    assert queue(library) == [1, 2, 3, 4, 5]
    library.move(ids(library, 5), "next", ids(library, 2)[0], behind=True)
    assert queue(library) == [1, 2, 5, 3, 4]
    library.move(ids(library, 4), "next", ids(library, 2)[0], behind=False)
    assert queue(library) == [1, 4, 2, 5, 3]


def test_two_machines_that_reorder_a_queue_come_to_one_order(
    library: Library, make_library: MakeLibrary
) -> None:
    library.queue(ids(library, 0, 1, 2, 3))
    library.save()
    other = make_library([])
    other.sync()
    other.move(ids(other, 3), "next", ids(other, 0)[0], behind=False)
    library.sync()
    library.move(ids(library, 0), "next", ids(library, 2)[0], behind=True)
    other.sync()
    assert queue(other) == queue(library) == [3, 1, 2, 0]


def test_a_queue_gets_another_name_and_keeps_its_order(library: Library) -> None:
    library.queue(ids(library, 3, 1, 2), "thesis")
    library.rename_queue("THESIS", "phd")
    assert (queue(library, "phd"), queue(library, "thesis")) == ([3, 1, 2], [])
    library.queue(ids(library, 5), "other")
    with pytest.raises(ValueError, match="there is a queue “other” already"):
        library.rename_queue("phd", "other")
    library.rename_queue("phd", "PhD")
    assert [name for name, _ in marks(library, 1).queues] == ["PhD"]
    library.undo()
    library.undo()
    library.undo()
    assert queue(library, "thesis") == [3, 1, 2]


def test_a_queue_is_emptied_in_one_step(library: Library) -> None:
    library.queue(ids(library, 3, 1, 2))
    assert len(library.empty_queue("next")) == 3
    assert queue(library) == []
    library.undo()
    assert queue(library) == [3, 1, 2]


@pytest.mark.parametrize("name", ["", " ", "two  spaces", "x" * 201, "\x1b[2J"])
def test_what_is_no_name_makes_no_queue_and_no_tag(library: Library, name: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - what is said is `why_no_name`'s
        library.queue(ids(library, 1), name)
    with pytest.raises(ValueError):  # noqa: PT011
        library.tag(ids(library, 1), [name])
    assert marks(library, 1) == Marks()


def test_it_is_known_in_which_queues_papers_are(library: Library) -> None:
    library.queue(ids(library, 3, 1), "Thesis")
    library.queue(ids(library, 1))
    three, one, other = ids(library, 3, 1, 9)
    assert library.queues() == [("next", 1), ("Thesis", 2)]
    assert library.queues_of(one) == [("next", 1), ("Thesis", 2)]
    assert list(library.queue_order("thesis")) == [three, one]
    assert library.queues_of_all([one]) == {"next", "thesis"}
    assert library.queues_of_all([one, three]) == {"thesis"}
    assert library.queues_of_all([one, three, other]) == library.queues_of_all([]) == set()
    assert library.are_queued([three, one], "THESIS")
    assert not library.are_queued([three, one, other], "thesis")
    assert not library.are_queued([], "thesis")
    assert [row.queued for row in library.rows([three, other])] == [True, False]
    assert (library.queue_named("THESIS"), library.queue_named("Next")) == ("Thesis", "next")


def test_a_queued_paper_is_known_before_the_marks_are_read(
    library: Library, make_library: MakeLibrary
) -> None:
    library.queue(ids(library, 3))
    library.save()
    rows = make_library([]).rows(ids(library, 3, 4))
    assert [row.queued for row in rows] == [True, False]


def test_changes_tell_which_queues_and_tags_they_are_about(library: Library) -> None:
    changes = library.queue(ids(library, 1, 2), "thesis") + library.tag(ids(library, 1), ["ssl"])
    changes += library.mark_read(ids(library, 1), True)
    assert (queues_in(changes), tags_in(changes)) == ({"thesis"}, {"ssl"})


# Tags


def test_papers_get_tags_and_lose_others_in_one_step(library: Library) -> None:
    library.tag(ids(library, 1, 2), ["ssl", "later"])
    changes = library.tag(ids(library, 1, 2, 3), ["SSL", "new"], ["Later"])
    assert len(changes) == 6
    assert marks(library, 1).tags == ("new", "ssl")
    assert marks(library, 3).tags == ("new", "ssl")
    library.undo()
    assert marks(library, 2).tags == ("later", "ssl")
    assert marks(library, 3).tags == ()


def test_a_tag_is_renamed_and_merged(library: Library) -> None:
    library.tag(ids(library, 1, 2), ["ssl"])
    library.tag(ids(library, 2, 3), ["self-sup"])
    library.rename_tag("SSL", "self-sup")
    assert [marks(library, each).tags for each in (1, 2, 3)] == [("self-sup",)] * 3
    step = library.undo()
    assert step is not None
    assert step.title == "Retagged 2 papers self-sup instead of SSL"
    assert marks(library, 2).tags == ("self-sup", "ssl")
    library.drop_tag("self-sup")
    assert [marks(library, each).tags for each in (1, 2, 3)] == [("ssl",), ("ssl",), ()]


# Notes


def test_a_note_is_written_searched_and_undone(library: Library) -> None:
    (paper,) = ids(library, 4)
    library.write_note(paper, "read the appendix", [])
    (revision,) = library.revisions_of(["arxiv:2301.00004"])
    assert revision.text == "read the appendix"
    assert list(library.search_whole(parse("note:appendix")).ids) == [paper]
    library.write_note(paper, "read it", [revision.name])
    assert marks(library, 4).note == "read it"
    library.undo()
    assert marks(library, 4).note == "read the appendix"
