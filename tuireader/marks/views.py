"""Saved views: filters with names, kept, merged and undone as marks are."""

from collections.abc import Iterable, Sequence

from tuireader.marks.kinds import FILTER, VIEW, view_key, view_name
from tuireader.marks.model import Change, SavedView, Wanted
from tuireader.marks.shelf import Shelf
from tuireader.marks.texts import is_filter, is_name
from tuireader.marks.values import value_in


def views_in(shelf: Shelf) -> tuple[SavedView, ...]:
    """All saved views, by name, whatever case their letters have."""
    views = []
    for key in shelf.views():
        name, held = view_name(key), (shelf.document(key) or {}).get(FILTER)
        text = value_in(FILTER, held)
        if isinstance(text, str) and is_name(name):
            views.append(SavedView(name, text))
    return tuple(sorted(views, key=lambda view: (view.name.casefold(), view.name)))


def saving(name: str, text: str) -> list[Wanted]:
    """What to set for a view that is new or gets another filter.

    Raises:
        ValueError: It can't have this name or this filter.
    """
    if not is_name(name):
        raise ValueError(f"{name!r:.80} can't be the name of a view")
    if not is_filter(text):
        raise ValueError(f"{text!r:.80} can't be the filter of a view")
    return [Wanted((view_key(name),), FILTER, text)]


def dropping(name: str) -> list[Wanted]:
    """What to set for a view that is to be deleted."""
    return [Wanted((view_key(name),), FILTER, None)]


def renaming(views: Iterable[SavedView], old: str, new: str) -> list[Wanted]:
    """What to set for a view that gets another name; nothing if there is none of the old.

    Raises:
        ValueError: It can't have the new name, or another view has it.
    """
    filters = dict(views)
    wanted = saving(new, filters.get(old, ""))
    if old == new or old not in filters:
        return []
    if new in filters:
        raise ValueError(f"there is a view {new!r} already")
    return dropping(old) + wanted


def of_papers(changes: Sequence[Change]) -> tuple[Change, ...]:
    """Those changes that are of marks and not of saved views."""
    return tuple([each for each in changes if not each.key.startswith(VIEW)])
