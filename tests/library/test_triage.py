"""A triage as a value: where one is, what was decided, and what taking back amounts to."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuireader.library.triage import Decided, Decision, Triage, net
from tuireader.marks import Change

QUEUED, STARRED, SKIPPED, LATER = Decision


def triage(papers: int, *decisions: Decision) -> Triage:
    """So many papers, numbered from 1, the first ones decided on."""
    made = Triage(tuple(range(1, papers + 1)))
    for each in decisions:
        made = made.decide(each, changes=change(made.current, each))
    return made


def change(paper: int | None, decision: Decision, before: str = "") -> tuple[Change, ...]:
    """What a decision changes; nothing if it is for later."""
    return (Change(f"p{paper}", str(decision), before, "x"),) if decision is not LATER else ()


# Where one is


def test_each_decision_goes_on_to_the_next_paper_until_none_is_left() -> None:
    one = triage(2)
    assert (one.current, one.following, one.is_over) == (1, 2, False)
    two = one.decide(SKIPPED)
    assert (two.current, two.following, two.is_over) == (2, None, False)
    over = two.decide(STARRED)
    assert (over.current, over.following, over.is_over) == (None, None, True)
    assert over.decide(SKIPPED) == over.onward() == over


def test_going_on_without_a_decision_is_one_for_later_and_keeps_one_that_was_made() -> None:
    made = triage(3, SKIPPED).back().onward()
    assert made.decided(1) == Decided(1, SKIPPED, "", change(1, SKIPPED))
    assert made.onward().decided(2) == Decided(2, LATER)
    assert len(made.log) == 1


def test_back_stops_at_the_first_paper_and_comes_from_the_end_to_where_one_was() -> None:
    assert triage(2).back().current == 1
    assert triage(2, SKIPPED, SKIPPED).back().current == 2
    assert triage(3, SKIPPED).end().back() == triage(3, SKIPPED)
    assert triage(3, SKIPPED).end().is_over


# Taking back


def test_undo_goes_back_to_the_paper_of_the_last_decision_wherever_one_is() -> None:
    made = triage(5, SKIPPED, STARRED, QUEUED).back().back().decide(STARRED)
    assert made.decided(2) == Decided(2, STARRED)
    undone = made.back().back().undo()
    assert (undone.current, undone.decided(2)) == (2, Decided(2, STARRED, "", change(2, STARRED)))
    assert undone.undo().current == 3
    assert undone.undo().undo().undo() == triage(5)


def test_what_is_taken_back_at_once_comes_back_at_once() -> None:
    made = triage(4, SKIPPED, LATER, QUEUED)
    none = made.take_all_back(changed=True)
    assert (none.at, none.log, none.can_undo, none.last_changed_marks) == (0, (), True, True)
    assert none.undo() == made
    assert none.decide(STARRED).undo().undo() == made


def test_without_decisions_there_is_nothing_to_take_back() -> None:
    assert not triage(2).can_undo
    assert triage(2).undo() == triage(2).take_all_back(changed=False) == triage(2)


def test_only_what_changed_marks_is_undone_in_them() -> None:
    assert triage(2, SKIPPED).last_changed_marks
    assert not triage(2, LATER).last_changed_marks
    assert not triage(2, LATER).take_all_back(changed=False).last_changed_marks


# Papers that others read


def test_papers_to_come_that_are_read_elsewhere_are_passed_over_and_decided_ones_stay() -> None:
    made = triage(6, SKIPPED, STARRED, QUEUED).back().back()
    left = made.keeping({5})
    assert left.ids == (1, 2, 3, 5)
    assert (left.current, left.at) == (2, 1)
    assert left.undo().current == 3


def test_when_all_others_are_read_elsewhere_it_is_over() -> None:
    assert triage(3, SKIPPED).keeping(set()).is_over


# What came of it


@pytest.mark.parametrize(
    ("papers", "decisions", "summary"),
    [
        (3, (SKIPPED, QUEUED, SKIPPED), "3 papers: 1 queued, 2 skipped"),
        (1, (STARRED,), "1 paper: 1 starred"),
        (4, (LATER, STARRED), "2 of 4 papers: 1 starred, 1 later"),
        (4, (), "Nothing decided"),
    ],
)
def test_the_summary_tells_how_many_papers_were_decided_how(
    papers: int, decisions: tuple[Decision, ...], summary: str
) -> None:
    assert triage(papers, *decisions).summary == summary


def test_a_paper_decided_twice_counts_as_it_was_decided_last() -> None:
    assert triage(2, SKIPPED).back().decide(STARRED).tally == "1 starred"


def test_the_cursor_finds_a_paper_beside_those_that_were_skipped() -> None:
    made = triage(5, QUEUED, SKIPPED, SKIPPED)
    listed = [1, 2, 3, 4, 5]
    assert [made.beside(listed, at) for at in range(6)] == [1, 4, 4, 4, 5, 5]
    assert triage(5, QUEUED, *[SKIPPED] * 4).beside(listed, 4) == 1
    assert triage(1, SKIPPED).beside([1], 0) is None


def test_changes_amount_to_each_cell_once_and_to_nothing_if_it_is_as_it_was() -> None:
    first, again = Change("a", "read", "", "now"), Change("a", "read", "now", "")
    star = Change("a", "starred", False, True)
    assert net([first, star, again]) == (star,)
    assert net([first, Change("a", "read", "now", "later")]) == (Change("a", "read", "", "later"),)
    assert net([again, first, star, first]) == (star,)


# Laws

_KEYS = ["keep", "star", "skip", "later", "next", "back", "end", "undo", "undo-all"]
_DECIDE = {"keep": QUEUED, "star": STARRED, "skip": SKIPPED, "later": LATER}


def pressed(made: Triage, key: str, marks: dict[tuple[str, str], object]) -> Triage:
    """Do what a key does, to the triage and to marks, as the screen does it."""
    if key in _DECIDE:
        return decided(made, _DECIDE[key], marks)
    if key == "undo":
        if made.log:
            put(marks, [(each.key, each.cell, each.before) for each in made.log[-1].changes[::-1]])
        elif made.taken_back:
            put(
                marks,
                [(each.key, each.cell, each.after) for each in made.taken_back.before.changes],
            )
        return made.undo()
    if key == "undo-all":
        put(marks, [(each.key, each.cell, each.before) for each in made.changes])
        return made.take_all_back(bool(made.changes))
    return {"next": made.onward, "back": made.back, "end": made.end}[key]()


def decided(made: Triage, decision: Decision, marks: dict[tuple[str, str], object]) -> Triage:
    if made.current is None:
        return made
    before = dict(marks)
    put(marks, [(each.key, each.cell, each.before) for each in made.changes_of(made.current)])
    if decision is not LATER:
        put(marks, [(f"p{made.current}", str(decision), "x")])
    cells = sorted({*before, *marks})
    changes = [Change(*cell, before.get(cell), marks.get(cell)) for cell in cells]  # type: ignore[arg-type]
    return made.decide(decision, changes=net(changes))


def put(marks: dict[tuple[str, str], object], cells: Iterable[tuple[str, str, object]]) -> None:
    for key, cell, value in cells:
        marks[key, cell] = value
        if value is None:
            del marks[key, cell]


@given(st.integers(1, 5), st.lists(st.sampled_from(_KEYS), max_size=40))
def test_whatever_is_pressed_marks_are_those_of_the_decisions_that_stand(
    papers: int, keys: list[str]
) -> None:
    made, marks = triage(papers), dict[tuple[str, str], object]()
    for key in keys:
        made = pressed(made, key, marks)
        assert 0 <= made.at <= papers
        assert len(made.standing) <= papers
        stands = [each for each in made.standing.values() if each.decision is not LATER]
        assert marks == {(f"p{each.paper}", str(each.decision)): "x" for each in stands}


@given(st.integers(1, 5), st.lists(st.sampled_from(_KEYS), max_size=30))
def test_undoing_often_enough_leads_to_the_beginning(papers: int, keys: list[str]) -> None:
    made, marks = triage(papers), dict[tuple[str, str], object]()
    for key in keys:
        made = pressed(made, key, marks)
    while made.can_undo:
        made = pressed(made, "undo", marks)
    assert (made.log, marks) == ((), {})
