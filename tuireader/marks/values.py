"""What the cells can hold."""

from collections.abc import Callable

from tuireader.marks.kinds import FILTER, Cell, CellGroup, Value
from tuireader.marks.moments import is_moment
from tuireader.marks.places import is_place
from tuireader.marks.texts import is_filter, is_name, is_note

_TAG, _QUEUE, _NOTE = (f"{each}/" for each in CellGroup)


def is_known(cell: str) -> bool:
    """Whether this is a cell that we set: of a paper's marks, or of a saved view."""
    group, slash, name = cell.partition("/")
    kind = group + slash
    if kind in (_TAG, _QUEUE):
        return is_name(name)
    return kind in _RULES and bool(name) == bool(slash)


def is_mark(cell: str, value: object) -> bool:
    """Whether the reader can mark a paper so: a cell of marks, with a value it can have."""
    return is_known(cell) and cell != FILTER and is_value(cell, value)


def is_value(cell: str, value: object) -> bool:
    """Whether the cell can have this value, as far as we know it."""
    group, slash, _ = cell.partition("/")
    rule = _RULES.get(group + slash)
    return rule is None or rule(value)


def value_in(cell: str, held: object) -> Value:
    """What a cell holds, as it is shown: what makes no sense counts as never set."""
    if cell == Cell.STARRED:
        return held is True
    if cell == Cell.READ:
        return str(held or "")
    if held is True and cell.startswith(_TAG):
        return True
    if not isinstance(held, str) or not is_value(cell, held):
        return None
    return held if held or cell == FILTER else None


def _is_flag(value: object) -> bool:
    return isinstance(value, bool)


def _is_reading(value: object) -> bool:
    return isinstance(value, str) and (not value or is_moment(value))


def _is_tagging(value: object) -> bool:
    return value is None or isinstance(value, bool)  # A person may write that it is false.


def _nothing_or(rule: Callable[[str], bool]) -> Callable[[object], bool]:
    return lambda value: value is None or (isinstance(value, str) and rule(value))


_RULES: dict[str, Callable[[object], bool]] = {
    Cell.STARRED: _is_flag,
    Cell.READ: _is_reading,
    _TAG: _is_tagging,
    _QUEUE: _nothing_or(is_place),
    _NOTE: _nothing_or(is_note),
    FILTER: _nothing_or(is_filter),
}
"""By the cell, or by the group and the slash behind it."""
