"""Decisions change marks in one step each, and only what they changed is taken back."""

from __future__ import annotations

from tests.conftest import MakeLibrary
from tests.library.test_queues import ids, marks, queue
from tuireader.library import Library
from tuireader.library.triage import Decision, net

QUEUED, STARRED, SKIPPED, LATER = Decision


def id_of(library: Library, number: int) -> int:
    return ids(library, number)[0]


def test_a_decision_is_one_step_that_can_be_undone(library: Library) -> None:
    one, two, three = ids(library, 1, 2, 3)
    library.decide(one, QUEUED)
    library.decide(two, STARRED)
    library.decide(three, SKIPPED)
    assert (queue(library), marks(library, 2).starred, bool(marks(library, 3).read)) == (
        [1],
        True,
        True,
    )
    assert not marks(library, 1).read
    assert not marks(library, 2).read
    titles = [step.title for step in (library.undo(), library.undo(), library.undo()) if step]
    assert titles == [
        "Skipped “Paper 03 on graphs”",
        "Starred “Paper 02 on vision”",
        "Queued “Paper 01 on graphs” in next",
    ]
    assert library.undo() is None


def test_queued_papers_stand_at_the_end_in_the_order_of_the_decisions(library: Library) -> None:
    library.queue(ids(library, 9))
    for id_ in ids(library, 5, 4):
        library.decide(id_, QUEUED)
    library.decide(id_of(library, 5), QUEUED, "thesis")
    assert (queue(library), queue(library, "thesis")) == ([9, 5, 4], [5])


def test_what_is_so_already_is_no_step(library: Library) -> None:
    library.queue(ids(library, 1))
    assert library.decide(id_of(library, 1), QUEUED) == ()
    assert library.decide(id_of(library, 1), LATER) == ()


def test_another_decision_takes_the_former_one_back_in_the_same_step(library: Library) -> None:
    one = id_of(library, 1)
    first = library.decide(one, QUEUED)
    second = library.decide(one, SKIPPED, instead=first)
    assert (queue(library), bool(marks(library, 1).read)) == ([], True)
    library.decide(one, LATER, instead=net([*first, *second]))
    assert (queue(library), marks(library, 1).read) == ([], "")
    library.undo()
    assert bool(marks(library, 1).read)
    library.undo()
    assert (queue(library), marks(library, 1).read) == ([1], "")


def test_the_same_decision_again_leaves_the_paper_as_it_is(library: Library) -> None:
    one = id_of(library, 1)
    for decision in (QUEUED, STARRED, SKIPPED):
        changes = library.decide(one, decision)
        assert library.decide(one, decision, instead=changes) == ()


def test_all_is_taken_back_in_one_step_and_nothing_else(library: Library) -> None:
    library.star(ids(library, 7), True)
    made = [library.decide(id_, SKIPPED) for id_ in ids(library, 1, 2)]
    library.star(ids(library, 8), True)  # as another window might, meanwhile
    library.take_back(net(each for changes in made for each in changes), "the triage of 2 papers")
    assert [marks(library, each).read for each in (1, 2)] == ["", ""]
    assert marks(library, 7).starred
    assert marks(library, 8).starred
    step = library.undo()
    assert step
    assert step.title == "Took back the triage of 2 papers"
    assert all(marks(library, each).read for each in (1, 2))


def test_what_another_window_changed_since_stays(
    library: Library, make_library: MakeLibrary
) -> None:
    first = library.decide(id_of(library, 1), STARRED)
    second = library.decide(id_of(library, 2), STARRED)
    other = make_library([])
    other.star(ids(other, 1), False)
    other.star(ids(other, 3), True)
    other.save()
    library.sync()
    assert len(library.take_back([*first, *second], "the triage")) == 1
    assert [marks(library, each).starred for each in (1, 2, 3)] == [False, False, True]


def test_a_paper_that_another_window_moved_in_its_queue_stays_there(
    library: Library, make_library: MakeLibrary
) -> None:
    changes = [library.decide(id_, QUEUED) for id_ in ids(library, 1, 2)]
    other = make_library([])
    other.move(ids(other, 1), "next", id_of(other, 2), behind=True)
    other.save()
    library.sync()
    library.take_back(net(each for made in changes for each in made), "the triage")
    assert queue(library) == [1]


def test_only_the_steps_of_this_window_are_undone(
    library: Library, make_library: MakeLibrary
) -> None:
    library.decide(id_of(library, 1), SKIPPED)
    other = make_library([])
    other.star(ids(other, 2), True)
    other.save()
    library.sync()
    step = library.undo()
    assert step
    assert step.title == "Skipped “Paper 01 on graphs”"
    assert marks(library, 2).starred


def test_a_paper_that_is_gone_is_no_step(library: Library) -> None:
    assert library.decide(12345, SKIPPED) == ()
