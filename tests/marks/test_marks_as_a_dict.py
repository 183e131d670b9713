"""Whatever two windows do in whatever order, the marks are those of a few plain dicts."""

import shutil
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from tuireader.marks import (
    Cell,
    Change,
    Marks,
    MarkStore,
    SavedView,
    Step,
    Value,
    Wanted,
    note_cell,
    queue_cell,
    tag_cell,
    view_key,
)
from tuireader.marks.clock import Clock

PAPERS = (
    ("arxiv:2006.10029", "doi:10.1/é", "title:x-1"),
    ("doi:10.2/b", "title:\ud800"),
    ("title:z-3",),
)
DEFAULT: dict[str, Value] = {Cell.READ: "", Cell.STARRED: False}
"""What a cell holds that was never set; the others hold nothing."""

TAGS, QUEUES, NOTES = ("a/b", "ssl"), ("next", "été"), ("1", "2")
VIEWS = ("All", "morning")
FILTER = "filter"


class Set(NamedTuple):
    """What a cell was set to, and when; a greater number is later."""

    value: Value
    time: int


class Made(NamedTuple):
    key: str
    cell: str
    before: Value
    after: Value
    since: int


@dataclass
class Deed:
    time: int
    title: str
    made: Sequence[Made]


@dataclass
class Past:
    """What a window can take back, as far as it knows; of others it knows what was before it."""

    done: list[Deed] = field(default_factory=list)
    undone: list[Deed] = field(default_factory=list)
    restored: dict[tuple[str, str, int], int] = field(default_factory=dict)

    def as_it_was(self, key: str, cell: str, time: int) -> int:
        while (key, cell, time) in self.restored:
            time = self.restored[key, cell, time]
        return time

    def live(self, what: str, of: int, deed: Deed) -> None:
        """Do, undo or redo a deed; `of` is when it was done first."""
        if what == "did":
            self.done.append(deed)
            self.undone.clear()
            return
        source, target = (self.done, self.undone)[:: 1 if what == "undid" else -1]
        old = next((each for each in source if each.time == of), None)
        if old is None:
            return
        source.remove(old)
        for each in deed.made:
            was = each.since if what == "undid" else old.time
            self.restored[each.key, each.cell, deed.time] = was
        if deed.made:
            target.append(Deed(old.time, old.title, deed.made))


@dataclass
class Document:
    names: set[str]
    cells: dict[str, Set] = field(default_factory=dict)


class Window:
    """A store, and a mirror of it that is kept by listening."""

    def __init__(self, folder: Path, clock: Clock, opened: int) -> None:
        self.store = MarkStore(folder, clock=clock)
        self.opened = opened
        self.has_inherited = False
        self.mirror: dict[str, Marks] = {}
        self.views = self.store.views()
        for name in self.store.all_names():
            self.mirror[name] = self.store.marks_of([name])
        self.store.listen(self._hear)
        self.past = Past()
        self.unwritten: list[tuple[str, int, Deed]] = []

    def _hear(self, changes: tuple[Change, ...]) -> None:
        self.views = self.store.views()
        for change in changes:
            for name in self.store.names_of(change.key):
                self.mirror[name] = self.store.marks_of([name])


def cells() -> st.SearchStrategy[tuple[str, Value]]:
    moments = st.sampled_from(["", "2026-11-22T17:04:11Z", "2020-01-01"])
    places, notes = st.sampled_from([None, "Zz", "a1"]), st.sampled_from([None, "x", "é\ny"])
    return st.one_of(
        st.tuples(st.just(Cell.STARRED), st.booleans()),
        st.tuples(st.just(Cell.READ), moments),
        st.tuples(st.sampled_from(TAGS).map(tag_cell), st.sampled_from([None, True])),
        st.tuples(st.sampled_from(QUEUES).map(queue_cell), places),
        st.tuples(st.sampled_from(NOTES).map(note_cell), notes),
    )


@st.composite
def some_names(draw: st.DrawFn) -> tuple[str, ...]:
    """Some of a paper's names, in their order."""
    names = draw(st.sampled_from(PAPERS))
    return tuple(draw(st.lists(st.sampled_from(names), min_size=1, unique=True).map(sorted)))


@st.composite
def changes(draw: st.DrawFn) -> list[Wanted]:
    """Of each paper each cell at most once, as nobody wants two things of one paper."""
    found = draw(st.lists(st.tuples(some_names(), cells()), max_size=4))
    papers: dict[tuple[tuple[str, ...], str], Wanted] = {}
    for names, (cell, value) in found:
        [paper] = [each for each in PAPERS if names[0] in each]
        papers[paper, cell] = Wanted(names, cell, value)
    return list(papers.values())


class MarksAsADict(RuleBasedStateMachine):
    """Two windows on one folder, and documents and histories beside them."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.times = count(1_000_000_000_000)
        self.documents: dict[str, Document] = {}
        self.written: list[tuple[str, int, Deed]] = []
        self.windows = [self._opened(), self._opened()]

    def _opened(self) -> Window:
        return Window(self.folder, Clock(lambda: next(self.times)), next(self.times))

    # What the dicts say

    def _reached(self, names: Iterable[str]) -> list[str]:
        names = set(names)
        return [key for key, document in self.documents.items() if document.names & names]

    def _held(self, names: Iterable[str], cell: str) -> Set:
        documents = [self.documents[key] for key in self._reached(names)]
        held = [each.cells[cell] for each in documents if cell in each.cells]
        return max(held, key=lambda each: each.time, default=Set(DEFAULT.get(cell), 0))

    def _marks(self, names: Iterable[str]) -> Marks:
        names = tuple(names)
        notes = [self._held(names, note_cell(each)) for each in NOTES]
        notes.sort(key=lambda each: each.time)  # Of two set at once the one with the lesser name.
        places = [(each, self._held(names, queue_cell(each)).value) for each in QUEUES]
        return Marks(
            str(self._held(names, Cell.READ).value),
            self._held(names, Cell.STARRED).value is True,
            tags=tuple(each for each in TAGS if self._held(names, tag_cell(each)).value),
            queues=tuple((each, place) for each, place in places if isinstance(place, str)),
            note="\n\n".join(each.value for each in notes if isinstance(each.value, str)),
        )

    def _view(self, name: str) -> Value:
        return self._held([view_key(name)], FILTER).value

    def _live(self, window: Window, what: str, of: int, deed: Deed) -> None:
        window.past.live(what, of, deed)
        window.unwritten.append((what, of, deed))
        if deed.made:
            self.written += window.unwritten
            window.unwritten.clear()

    def _inherit(self, window: Window) -> None:
        """Know what was done before it opened, as the file says when first something is undone."""
        if window.has_inherited:
            return
        own, past, window.has_inherited = window.past, Past(), True
        for what, of, deed in self.written:
            if deed.time < window.opened:
                past.live(what, of, deed)
        if own.done or own.undone:
            past.undone = own.undone
        past.done += own.done
        past.restored |= own.restored
        window.past = past

    # What is done

    @rule(number=st.integers(0, 1), wanted=changes(), title=st.text(max_size=3))
    def change(self, number: int, wanted: list[Wanted], title: str) -> None:
        window, time = self.windows[number], next(self.times)
        expected = []
        for each in wanted:
            held = self._held(each.names, each.cell)
            if held.value != each.value:
                expected.append((each, held))
        told = window.store.change(wanted, title)
        assert [(each.cell, each.before, each.after) for each in told] == [
            (each.cell, held.value, each.value) for each, held in expected
        ]
        made = []
        for (each, held), change in zip(expected, told, strict=True):
            reached = self._reached(each.names)
            assert change.key in reached if reached else change.key == each.names[0]
            made.append(Made(change.key, each.cell, held.value, each.value, held.time))
        for (each, _), change in zip(expected, told, strict=True):
            document = self.documents.setdefault(change.key, Document({change.key}))
            document.names.update(each.names)
            document.cells[each.cell] = Set(each.value, time)
        if made:
            self._live(window, "did", time, Deed(time, title, made))

    @rule(
        number=st.integers(0, 1),
        name=st.sampled_from(VIEWS),
        text=st.sampled_from([None, "", "is:unread"]),
    )
    def save_or_drop_view(self, number: int, name: str, text: str | None) -> None:
        store = self.windows[number].store
        title = f"{'Saved' if text is not None else 'Deleted'} view “{name}”"
        act = (
            (lambda: store.drop_view(name)) if text is None else lambda: store.save_view(name, text)
        )
        self._set_views(number, act, title, {name: text})

    @rule(number=st.integers(0, 1), names=st.permutations(VIEWS))
    def rename_view(self, number: int, names: list[str]) -> None:
        store, (old, new) = self.windows[number].store, names
        text = self._view(old)
        if text is not None and self._view(new) is not None:
            with pytest.raises(ValueError, match="already"):
                store.rename_view(old, new)
            return
        values = {old: None, new: text} if text is not None else {}
        title = f"Renamed view “{old}” to “{new}”"
        self._set_views(number, lambda: store.rename_view(old, new), title, values)

    def _set_views(
        self, number: int, act: Callable[[], bool], title: str, values: dict[str, Value]
    ) -> None:
        time, made = next(self.times), []
        for name, value in values.items():
            held = self._held([view_key(name)], FILTER)
            if held.value != value:
                made.append(Made(view_key(name), FILTER, held.value, value, held.time))
        assert act() == bool(made)
        for each in made:
            document = self.documents.setdefault(each.key, Document({each.key}))
            document.cells[FILTER] = Set(each.after, time)
        if made:
            self._live(self.windows[number], "did", time, Deed(time, title, made))

    @rule(number=st.integers(0, 1))
    def undo(self, number: int) -> None:
        window = self.windows[number]
        self._inherit(window)
        step = window.store.undo()
        deeds = window.past.done
        deed = deeds[-1] if deeds else None
        wanted = [(each.before, deed.time) for each in deed.made] if deed else []
        self._set_again(window, "undid", step, deed, wanted)

    @rule(number=st.integers(0, 1))
    def redo(self, number: int) -> None:
        window = self.windows[number]
        self._inherit(window)
        step = window.store.redo()
        deeds = window.past.undone
        deed = deeds[-1] if deeds else None
        wanted = [(each.after, each.since) for each in deed.made] if deed else []
        self._set_again(window, "redid", step, deed, wanted)

    def _set_again(
        self,
        window: Window,
        what: str,
        step: Step | None,
        deed: Deed | None,
        wanted: list[tuple[Value, int]],
    ) -> None:
        if deed is None:
            assert step is None
            return
        time, past, made = next(self.times), window.past, []
        for each, (value, expected) in zip(deed.made, wanted, strict=True):
            now = self._held(self.documents[each.key].names, each.cell).time
            then, now = (past.as_it_was(each.key, each.cell, at) for at in (expected, now))
            if then == now:
                made.append((each, value))
        for each, value in made:
            self.documents[each.key].cells[each.cell] = Set(value, time)
        kept = len(deed.made) - len(made)
        changes = tuple(Change(each.key, each.cell, each.before, each.after) for each, _ in made)
        assert step == Step(deed.title, changes, kept)
        self._live(window, what, deed.time, Deed(time, deed.title, [each for each, _ in made]))

    @rule(number=st.integers(0, 1), closed=st.booleans())
    def reopen(self, number: int, closed: bool) -> None:
        """End one, by closing it, which makes a snapshot, or as a kill does, and begin anew."""
        if closed:
            self.windows[number].store.close()
        self.windows[number] = self._opened()

    # What must be so

    @invariant()
    def marks_are_those_of_the_dicts(self) -> None:
        expected = {
            key: marks
            for key, document in self.documents.items()
            if (marks := self._marks(document.names)) != Marks()
        }
        for window in self.windows:
            window.store.refresh()
            assert dict(window.store.everything()) == expected
            assert window.store.version() == window.store.known_version()
            assert (window.store.notices, window.store.unsaved) == ((), None)

    @invariant()
    def views_are_those_of_the_dicts(self) -> None:
        found = [(name, self._view(name)) for name in VIEWS]
        views = tuple(SavedView(name, text) for name, text in found if isinstance(text, str))
        for window in self.windows:
            window.store.refresh()
            assert window.store.views() == window.views == views

    @invariant()
    def names_are_those_of_the_dicts(self) -> None:
        for window in self.windows:
            window.store.refresh()
            papers = {key: each for key, each in self.documents.items() if FILTER not in each.cells}
            names = {name for document in papers.values() for name in document.names}
            assert set(window.store.all_names()) == names
            for key, document in papers.items():
                assert set(window.store.names_of(key)) == document.names
            for name in names:
                assert window.store.marks_of([name]) == self._marks([name])

    @invariant()
    def a_mirror_that_is_told_of_changes_is_right(self) -> None:
        for window in self.windows:
            window.store.refresh()
            for names in PAPERS:
                # A change shows the marks of one document, not of others about the same paper.
                if len(self._reached(names)) == 1:
                    for name in names:
                        marks = window.mirror.get(name, Marks())
                        assert marks == window.store.marks_of([name]), name

    def teardown(self) -> None:
        shutil.rmtree(self.folder)


TestMarksAsADict = MarksAsADict.TestCase
TestMarksAsADict.settings = settings(
    max_examples=40,
    stateful_step_count=20,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
