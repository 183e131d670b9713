"""Whatever is done in whatever order, the marks are those of a plain dict."""

import shutil
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from tuireader.marks import Cell, Change, Marks, MarkStore

KEYS = st.sampled_from(["arxiv:2006.10029", "doi:10.1/é", "title:x-1", "title:\ud800"])
CELLS = st.one_of(
    st.tuples(KEYS, st.just(Cell.STARRED), st.booleans()),
    st.tuples(
        KEYS, st.just(Cell.READ), st.sampled_from(["", "2026-11-22T17:04:11Z", "2020-01-01"])
    ),
)
Values = dict[tuple[str, Cell], str | bool]
DEFAULT: dict[Cell, str | bool] = {Cell.READ: "", Cell.STARRED: False}


class MarksAsADict(RuleBasedStateMachine):
    """A `MarkStore`, and dicts of cells beside it: now, and before and after each step."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.store = MarkStore(self.folder)
        self.heard: Values = {}
        self.store.listen(self._hear)
        self.now: Values = {}
        self.done: list[tuple[str, Values]] = []
        self.undone: list[tuple[str, Values]] = []

    def _hear(self, changes: tuple[Change, ...]) -> None:
        for change in changes:
            assert self.heard.get((change.key, change.cell), DEFAULT[change.cell]) == change.before
            self.heard[change.key, change.cell] = change.after

    @rule(wanted=st.lists(CELLS, max_size=5), title=st.text(max_size=3))
    def change(self, wanted: list[tuple[str, Cell, str | bool]], title: str) -> None:
        before = dict(self.now)
        for key, cell, value in wanted:
            self.now[key, cell] = value
        changes = self.store.change(wanted, title)
        really = {
            each: value
            for each, value in self.now.items()
            if value != before.get(each, DEFAULT[each[1]])
        }
        assert {(each.key, each.cell): each.after for each in changes} == really
        if really:
            self.done.append((title, before))
            self.undone.clear()

    @rule()
    def undo(self) -> None:
        step = self.store.undo()
        assert (step.title if step else None) == (self.done[-1][0] if self.done else None)
        if self.done:
            title, before = self.done.pop()
            self.undone.append((title, self.now))
            self.now = before

    @rule()
    def redo(self) -> None:
        step = self.store.redo()
        assert (step.title if step else None) == (self.undone[-1][0] if self.undone else None)
        if self.undone:
            title, after = self.undone.pop()
            self.done.append((title, self.now))
            self.now = after

    @rule(change=CELLS)
    def change_elsewhere_and_back(self, change: tuple[str, Cell, str | bool]) -> None:
        other = MarkStore(self.folder)
        other.change([change], "Elsewhere")
        self.store.refresh()
        other.undo()

    @rule()
    def reopen(self) -> None:
        self.store = MarkStore(self.folder)
        self.store.listen(self._hear)
        self.done.clear()
        self.undone.clear()
        self.heard = dict(self.now)

    @rule()
    def refresh(self) -> None:
        self.store.refresh()

    @invariant()
    def marks_are_those_of_the_dict(self) -> None:
        self.store.refresh()
        keys = {key for key, _ in self.now}
        expected = {
            key: Marks(
                read=str(self.now.get((key, Cell.READ), "")),
                starred=self.now.get((key, Cell.STARRED)) is True,
            )
            for key in keys
        }
        assert dict(self.store.everything()) == {
            key: marks for key, marks in expected.items() if marks != Marks()
        }
        for each, value in self.now.items():
            assert self.heard.get(each, DEFAULT[each[1]]) == value
        assert self.store.notices == ()

    def teardown(self) -> None:
        shutil.rmtree(self.folder)


TestMarksAsADict = MarksAsADict.TestCase
TestMarksAsADict.settings = settings(
    max_examples=30,
    stateful_step_count=20,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
