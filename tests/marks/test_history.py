"""Steps are taken back and done again in order, and what they set is as it was."""

from tests.marks.documents import stamp
from tests.marks.histories import Reader, done_in
from tuireader.marks import Cell
from tuireader.marks.clock import NEVER
from tuireader.marks.history import MOST_STEPS


def test_the_newest_step_is_undone_first_and_done_again_last() -> None:
    reader = Reader()
    one, two = reader.do("a"), reader.do("b")
    assert reader.history.newest_done() == two
    reader.undo()
    assert (reader.history.newest_done(), reader.history.newest_undone()) == (one, two)
    reader.undo()
    assert (reader.history.newest_done(), reader.history.newest_undone()) == (None, one)
    reader.redo()
    assert (reader.history.newest_done(), reader.history.newest_undone()) == (one, two)


def test_a_new_step_ends_what_can_be_done_again() -> None:
    reader = Reader()
    reader.do("a")
    reader.undo()
    reader.do("b")
    assert reader.history.newest_undone() is None


def test_of_a_step_only_what_was_undone_is_done_again() -> None:
    reader = Reader()
    whole = reader.do("a", "b")
    reader.undo(all_of_it=False)
    assert reader.history.newest_undone() == whole._replace(made=whole.made[1:])
    reader.redo()
    assert reader.history.newest_done() == whole._replace(made=whole.made[1:])


def test_a_step_of_which_nothing_was_undone_is_not_done_again() -> None:
    reader = Reader()
    reader.do("a")
    reader.undo(all_of_it=False)
    assert (reader.history.newest_done(), reader.history.newest_undone()) == (None, None)


def test_steps_beyond_the_thousandth_are_forgotten() -> None:
    assert MOST_STEPS == 1_000
    reader = Reader()
    deeds = [reader.do("a") for _ in range(MOST_STEPS + 5)]
    assert done_in(reader.history) == deeds[:4:-1]


def test_a_cell_undone_is_as_it_was_before_the_step() -> None:
    reader = Reader()
    first = reader.do("a")
    reader.do("a")
    reader.undo()
    assert reader.was("a") == first.stamp
    reader.undo()
    assert reader.was("a") == NEVER


def test_a_cell_done_again_is_as_the_step_made_it() -> None:
    reader = Reader()
    first = reader.do("a")
    reader.undo()
    reader.redo()
    assert reader.was("a") == first.stamp != reader.now["a"]


def test_however_often_it_is_undone_and_done_again_a_cell_is_as_it_was() -> None:
    reader = Reader()
    deeds = [reader.do("a", "b"), reader.do("b"), reader.do("a")]
    for _ in range(300):
        for _ in deeds:
            reader.undo()
        assert (reader.was("a"), reader.was("b")) == (NEVER, NEVER)
        for _ in deeds:
            reader.redo()
        assert (reader.was("a"), reader.was("b")) == (deeds[2].stamp, deeds[1].stamp)


def test_what_somebody_else_set_is_as_nothing_was_before() -> None:
    reader = Reader()
    reader.do("a")
    reader.undo()
    assert reader.was("a", stamp(5)) == stamp(5)
    assert reader.history.as_it_was("a", Cell.READ, reader.now["a"]) == reader.now["a"]
    assert reader.was("b", reader.now["a"]) == reader.now["a"]
