"""What was done and can be undone, and what was undone and can be done again.

It is kept on disk, too, so that it outlives the program: a line for each step, and for each that
was undone or done again. Undoing is a change like any other, with a stamp of its own; a cell that
does not have the stamp of the step was changed since by somebody else.
"""

from collections import deque
from collections.abc import Iterable, MutableSequence, Sequence
from typing import NamedTuple, cast

from tuireader.marks.clock import is_stamp
from tuireader.marks.framing import framed_all, parse_lines
from tuireader.marks.kinds import Value
from tuireader.marks.values import is_known, value_in

MOST_STEPS = 1_000
"""Steps that are remembered; older ones can't be undone."""


class Made(NamedTuple):
    """A cell that was set."""

    key: str
    cell: str
    before: Value
    after: Value
    since: str
    """The stamp that the cell had before."""


class Deed(NamedTuple):
    """A step, with what is needed to take it back."""

    stamp: str
    """Which its cells got."""

    title: str
    made: tuple[Made, ...]


class History:
    """Two stacks of deeds, and what of them is not on disk yet."""

    def __init__(self) -> None:
        self._done: deque[Deed] = deque(maxlen=MOST_STEPS)
        self._undone: list[Deed] = []
        self._restored: dict[tuple[str, str, str], str] = {}
        self._unwritten: list[object] = []

    def add(self, deed: Deed) -> None:
        """Something was newly done; what had been undone before can't be done again."""
        self._add(deed)
        self._unwritten.append({"did": deed.stamp, "title": deed.title, "made": deed.made})

    def newest_done(self) -> Deed | None:
        """What to undo next."""
        return self._done[-1] if self._done else None

    def newest_undone(self) -> Deed | None:
        """What to do again next."""
        return self._undone[-1] if self._undone else None

    def undid(self, stamp: str, made: Sequence[Made]) -> None:
        """The newest deed is undone; of its cells, these really were, and got the stamp."""
        self._unwritten.append({"undid": self._done[-1].stamp, "at": stamp, "made": made})
        self._undid(stamp, made)

    def redid(self, stamp: str, made: Sequence[Made]) -> None:
        """The deed undone last is done again; of its cells, these really were, with the stamp."""
        self._unwritten.append({"redid": self._undone[-1].stamp, "at": stamp, "made": made})
        self._redid(stamp, made)

    def as_it_was(self, key: str, cell: str, stamp: str) -> str:
        """The stamp that a cell had when it was last as it is, before it was set and restored."""
        while (former := self._restored.get((key, cell, stamp))) is not None:
            if former >= stamp:
                break  # No step restores what came later: a line in the file makes no sense.
            stamp = former
        return stamp

    # On disk

    def take_unwritten(self) -> bytes:
        """The lines to add to the file; they count as written then."""
        lines = framed_all(self._unwritten)
        self._unwritten.clear()
        return lines

    def inherit(self, data: bytes, before: str) -> None:
        """Begin with what is in the file and was done before this stamp, then do as was done here.

        Lines that make no sense are passed over: what they did can't be undone.
        """
        ours, undone = list(self._done), self._undone
        self._done.clear()
        self._undone = []
        for value in parse_lines(data).values:
            if isinstance(value, dict) and isinstance(value.get("made"), list):
                self._relive(value, before)
        if ours or undone:
            self._undone = undone
        self._done.extend(ours)

    def _relive(self, value: dict[str, object], before: str) -> None:
        stamp = value.get("did") or value.get("at")
        made = _made(cast(list[object], value["made"]))
        if not is_stamp(stamp) or made is None or cast(str, stamp) >= before:
            return
        if "did" in value:
            self._add(Deed(cast(str, stamp), str(value.get("title", "")), made))
        elif "undid" in value and _bring_up(self._done, value["undid"]):
            self._undid(cast(str, stamp), made)
        elif "redid" in value and _bring_up(self._undone, value["redid"]):
            self._redid(cast(str, stamp), made)

    # Inside

    def _add(self, deed: Deed) -> None:
        self._done.append(deed)
        self._undone.clear()

    def _undid(self, stamp: str, made: Sequence[Made]) -> None:
        deed = self._done.pop()
        for each in made:
            self._restored[each.key, each.cell, stamp] = each.since
        if made:
            self._undone.append(deed._replace(made=tuple(made)))

    def _redid(self, stamp: str, made: Sequence[Made]) -> None:
        deed = self._undone.pop()
        for each in made:
            self._restored[each.key, each.cell, stamp] = deed.stamp
        if made:
            self._done.append(deed._replace(made=tuple(made)))


def _made(values: Iterable[object]) -> tuple[Made, ...] | None:
    """The cells in a line; None if it makes no sense."""
    made: list[Made] = []
    known: object = None
    for value in values:
        if not isinstance(value, list) or len(value) != len(Made._fields):
            return None
        key, cell, before, after, since = value
        told = (cell, before, after, type(before), type(after))
        if told != known:  # Thousands of papers got the same.
            if not (isinstance(cell, str) and is_known(cell)):
                return None
            if not (_is_shown(cell, before) and _is_shown(cell, after)):
                return None
            known = told
        made.append(Made(str(key), cell, before, after, str(since)))
    return tuple(made)


def _is_shown(cell: str, value: object) -> bool:
    return isinstance(value, str | bool | None) and value_in(cell, value) == value


def _bring_up(deeds: MutableSequence[Deed], stamp: object) -> bool:
    """Put the deed with this stamp last; False if there is none.

    Another one is last when two processes did and undid by turns.
    """
    for deed in reversed(deeds):
        if deed.stamp == stamp:
            deeds.remove(deed)
            deeds.append(deed)
            return True
    return False


def newest_part(data: bytes) -> bytes | None:
    """A file of history without steps too old to matter; None while it isn't long enough."""
    lines = data.splitlines(keepends=True)
    steps = [number for number, line in enumerate(lines) if line[9:16] == b'{"did":']
    if len(steps) < 2 * MOST_STEPS:
        return None
    return b"".join(lines[steps[-MOST_STEPS] :])
