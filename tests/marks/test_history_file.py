"""Who reads the file of steps can take back what others did before."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.marks.documents import stamp
from tests.marks.histories import (
    KEY,
    LATER,
    Reader,
    cell_of,
    deed,
    done_in,
    inherited,
    line,
    undone_in,
)
from tuireader.marks import Cell
from tuireader.marks.clock import NEVER
from tuireader.marks.framing import framed, framed_all
from tuireader.marks.history import MOST_STEPS, History, newest_part

OPERATIONS = st.lists(st.sampled_from(("do", "do", "undo", "redo", "undo some", "redo some")))


@given(OPERATIONS)
def test_what_is_in_the_file_is_what_was_done(operations: list[str]) -> None:
    reader = Reader()
    reader.run(operations)
    other = inherited(reader.history.take_unwritten())
    for key, since in reader.now.items():
        assert other.as_it_was(key, cell_of(key)[0], since) == reader.was(key)
    assert undone_in(other) == undone_in(reader.history)
    assert done_in(other) == done_in(reader.history)


@given(OPERATIONS, OPERATIONS)
def test_what_is_done_after_reading_the_file_goes_on_from_it(
    before: list[str], after: list[str]
) -> None:
    reader = Reader()
    reader.run(before)
    data = reader.history.take_unwritten()
    here = Reader()
    here.history, here.clock, here.now = inherited(data), reader.clock, dict(reader.now)
    here.run(after)
    everything = inherited(data + here.history.take_unwritten())
    assert undone_in(everything) == undone_in(here.history)
    assert done_in(everything) == done_in(here.history)


def test_lines_are_taken_once() -> None:
    reader = Reader()
    reader.do("a")
    assert reader.history.take_unwritten()
    assert reader.history.take_unwritten() == b""
    assert undone_in(inherited(line(1))) == []


def test_what_is_inherited_is_not_written_again() -> None:
    assert inherited(line(1)).take_unwritten() == b""


def test_what_was_done_here_stays_the_newest() -> None:
    history = History()
    history.add(deed(9))
    history.inherit(line(1) + line(2), stamp(5))
    assert done_in(history) == [deed(9), deed(2), deed(1)]


def test_what_was_undone_here_can_be_done_again() -> None:
    history = History()
    history.add(deed(9))
    history.undid(stamp(10), deed(9).made)
    history.inherit(line(1), stamp(5))
    assert undone_in(history) == [deed(9)]


def test_what_was_undone_before_can_be_done_again_unless_something_was_done_here() -> None:
    data = line(1) + framed({"undid": stamp(1), "at": stamp(2), "made": deed(1).made})
    assert undone_in(inherited(data)) == [deed(1)]
    history = History()
    history.add(deed(9))
    history.inherit(data, stamp(5))
    assert undone_in(history) == []
    assert done_in(history) == [deed(9)]


def test_what_others_do_meanwhile_is_not_inherited() -> None:
    undone = framed({"undid": stamp(1), "at": stamp(5), "made": deed(1).made})
    assert done_in(inherited(line(1) + line(4) + line(5) + line(6) + undone, stamp(5))) == [
        deed(4),
        deed(1),
    ]


def test_two_processes_may_do_and_undo_by_turns() -> None:
    data = (
        line(1)
        + line(2, "b")
        + framed({"undid": stamp(1), "at": stamp(3), "made": deed(1).made})
        + framed({"undid": stamp(2), "at": stamp(4), "made": [["b", "starred", False, True, ""]]})
        + framed({"redid": stamp(1), "at": stamp(5), "made": deed(1).made})
    )
    history = inherited(data)
    assert history.as_it_was(KEY, Cell.STARRED, stamp(5)) == stamp(1)
    assert history.as_it_was("b", Cell.STARRED, stamp(4)) == NEVER
    assert [each.stamp for each in undone_in(history)] == [stamp(2)]
    assert done_in(history) == [deed(1)]


@pytest.mark.parametrize("what", ["undid", "redid"])
def test_what_was_never_done_cannot_be_undone(what: str) -> None:
    data = line(1) + framed({what: stamp(7), "at": stamp(8), "made": deed(1).made})
    history = inherited(data)
    assert history.as_it_was(KEY, Cell.STARRED, stamp(8)) == stamp(8)
    assert undone_in(history) == []
    assert done_in(history) == [deed(1)]


@given(st.integers(0, 3 * len(line(1))), st.binary())
def test_torn_lines_cost_no_others(stop: int, garbage: bytes) -> None:
    data = line(1) + line(2) + line(3)
    whole = stop // len(line(1))
    history = inherited(data[:stop] + b"\n" + garbage + b"\n" + line(4))
    torn_off = (stop + 1) // len(line(1))  # The cut may have been made before the end of a line.
    assert done_in(history) == [deed(4), *(deed(at) for at in range(max(whole, torn_off), 0, -1))]


@given(st.binary())
def test_any_bytes_are_a_history(data: bytes) -> None:
    assert done_in(inherited(data)) == []


@pytest.mark.parametrize(
    "value",
    [
        None,
        7,
        [],
        {},
        {"did": stamp(2)},
        {"did": stamp(2), "made": {}},
        {"did": stamp(2), "made": [[KEY, "mood", "good", "bad", ""]]},
        {"did": stamp(2), "made": [[KEY, 7, None, "a1", ""]]},
        {"did": stamp(2), "made": [[KEY, "tags/ x", None, True, ""]]},
        {"did": stamp(2), "made": [[KEY, "tags/x", None, "yes", ""]]},
        {"did": stamp(2), "made": [[KEY, "queues/x", "a 1", "a1", ""]]},
        {"did": "", "made": []},
        {"did": "zzzz", "made": []},
        {"did": [stamp(2)], "made": []},
        {"did": stamp(2), "made": ["text"]},
        {"did": stamp(2), "made": [[KEY, "starred", False, True]]},
        {"did": stamp(2), "made": [[KEY, "mood", False, True, ""]]},
        {"did": stamp(2), "made": [[KEY, ["starred"], False, True, ""]]},
        {"did": stamp(2), "made": [[KEY, "starred", [], True, ""]]},
        {"did": stamp(2), "made": [[KEY, "starred", False, {"a": 1}, ""]]},
        {"undid": stamp(1), "made": []},
        {"undid": stamp(1), "at": 7, "made": []},
        {"redid": [], "at": stamp(3), "made": []},
        {"at": stamp(3), "made": []},
    ],
    ids=repr,
)
def test_a_line_that_makes_no_sense_is_passed_over(value: object) -> None:
    assert done_in(inherited(line(1) + framed(value) + line(3))) == [deed(3), deed(1)]


def test_lines_that_go_round_in_circles_are_not_followed() -> None:
    made = [[KEY, "starred", False, True, stamp(4)]]
    data = framed({"did": stamp(1), "title": "", "made": made})
    data += framed({"undid": stamp(1), "at": stamp(4), "made": made})
    assert inherited(data).as_it_was(KEY, Cell.STARRED, stamp(4)) == stamp(4)


def test_inherited_steps_beyond_the_thousandth_are_forgotten() -> None:
    history = History()
    history.add(deed(9_999))
    history.inherit(b"".join(map(line, range(1, MOST_STEPS + 50))), LATER)
    deeds = done_in(history)
    assert len(deeds) == MOST_STEPS
    assert (deeds[0], deeds[1], deeds[-1]) == (deed(9_999), deed(MOST_STEPS + 49), deed(51))


# Shortened


def test_a_short_history_is_not_shortened() -> None:
    assert newest_part(b"") is None
    assert newest_part(b"".join(map(line, range(2 * MOST_STEPS - 1)))) is None


def test_of_a_long_history_the_newest_steps_stay() -> None:
    lines = list(map(line, range(2 * MOST_STEPS)))
    assert newest_part(b"".join(lines)) == b"".join(lines[MOST_STEPS:])


def test_a_shortened_history_says_the_same() -> None:
    reader = Reader()
    reader.run(["do", "do", "undo", "do", "undo", "redo"] * 1_000 + ["do", "undo", "undo"])
    whole = b"garbage\n" + reader.history.take_unwritten()
    part = newest_part(whole)
    assert part is not None
    assert len(part) < len(whole)
    one, other = inherited(whole), inherited(part)
    for key, since in reader.now.items():
        assert other.as_it_was(key, cell_of(key)[0], since) == reader.was(key)
    assert undone_in(one) == undone_in(other) == undone_in(reader.history)
    newest = done_in(other)
    assert newest == done_in(one)[: len(newest)]
    assert len(newest) > MOST_STEPS // 2


def test_undone_steps_do_not_count_when_a_history_is_shortened() -> None:
    undone = [{"undid": stamp(at), "at": stamp(at), "made": []} for at in range(2 * MOST_STEPS)]
    assert newest_part(framed_all(undone)) is None
