"""What a triage says, and how its bar is filled."""

from __future__ import annotations

import pytest

from tuireader.library import Change, Marks, Step
from tuireader.library.triage import Decided, Decision, Triage
from tuireader.ui.triage_words import asked, hints, place_of, said_of, summary_hints, told, undone
from tuireader.ui.widgets.progress_line import bar_of


@pytest.mark.parametrize(
    ("done", "bar"),
    [(0, "[.....]"), (1, "[#....]"), (30, "[###..]"), (59, "[####.]"), (60, "[#####]")],
)
def test_the_bar_moves_with_the_first_paper_and_is_full_only_at_the_end(
    done: int, bar: str
) -> None:
    assert bar_of(done, 60, 5, ascii_only=True) == bar


def test_the_bar_needs_no_colour() -> None:
    assert bar_of(1, 2, 4) == "[██░░]"
    assert bar_of(0, 0, 4) == "[████]"


def test_the_keys_for_deciding_come_first_as_the_table_has_them() -> None:
    assert hints()[:4] == (("a", "keep"), ("s", "star"), ("x", "skip"), ("l", "later"))
    assert asked() == "a keep · s star · x skip · l later"
    assert ("enter", "to the list") in summary_hints()


def test_what_was_decided_is_said_of_a_paper_else_where_it_is_queued() -> None:
    queued = Marks(queues=(("next", "a"), ("the\x07sis", "b")))
    assert said_of(None, Marks()) == ""
    assert said_of(None, queued) == "in next, thesis"
    assert said_of(Decided(1, Decision.QUEUED, "next"), queued) == "queued in next"
    assert said_of(Decided(1, Decision.SKIPPED), queued) == "skipped"


def test_the_place_is_that_of_the_paper_and_in_the_end_how_many_were_decided() -> None:
    triage = Triage((1, 2, 3)).decide(Decision.STARRED)
    assert place_of(triage) == "2 of 3"
    assert place_of(triage.end()) == "1 of 3"
    assert place_of(triage.onward().onward()) == "3 of 3"


def test_the_summary_says_what_was_done_what_is_left_and_what_can_be_done() -> None:
    triage = Triage((1, 2, 3)).decide(Decision.STARRED).end()
    lines = told(triage).plain.splitlines()
    assert lines[0] == "1 of 3 papers: 1 starred"
    assert "2 are left for another time." in lines
    assert [line.split()[0] for line in lines[-4:]] == ["enter", "b", "u", "U"]
    assert "left" not in told(triage.back().onward().onward()).plain


def test_what_was_undone_is_said_and_what_was_left_to_others() -> None:
    assert undone(None) == "Undone"
    assert undone(Step("Starred “X”", (Change("x", "starred", False, True),))) == (
        "Undone: Starred “X”"
    )
    assert undone(Step("Starred “X”", (), kept=1)) == (
        "Changed elsewhere since, left as it is: Starred “X”"
    )
