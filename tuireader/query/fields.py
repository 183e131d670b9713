"""The names before a colon: which there are, what each takes, and what it then means."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import TypeVar

from tuireader.query.ages import age_of, begins_age
from tuireader.query.spans import begins_span, span_of
from tuireader.query.times import Event
from tuireader.query.tree import Fact, Field, Has, Is, Node, Scope, Sort, SortKey, State, Term

_Choice = TypeVar("_Choice", bound=StrEnum)

_TEXT = {field.value: field for field in Field if field is not Field.ANY}
_ALIASES = {"arxiv": Field.ID, "doi": Field.ID}
"""How identifiers are printed in papers (``arXiv:2006.10029``), so that a pasted one is found."""

_CHOICES: dict[str, type[StrEnum]] = {
    "in": Scope,
    "is": State,
    "has": Fact,
    "sort": SortKey,
}
_YEAR = "year"
_EVENTS = {_YEAR: Event.PUBLISHED, **{event.value: event for event in Event}}

FIELD_NAMES = (*_TEXT, "in", "is", "has", *_EVENTS, "sort")
"""What a person may put before a colon, in the order in which it is told."""

_LONGEST_SHOWN = 20
"""Characters of an unknown name that a message repeats."""


def is_field(name: str) -> bool:
    """Whether the name, in lower case, is one of a field or of an alias."""
    return name in FIELD_NAMES or name in _ALIASES


def meaning(name: str, value: str, *, phrase: bool) -> Node | Scope | Sort | None:
    """What ``name:value`` says, or None when the value doesn't fit the field."""
    if field := field_of(name):
        return Term(value, field, phrase) if value.strip() else None
    if event := _EVENTS.get(name):
        return span_of(value, event) or (age_of(value, event) if name != _YEAR else None)
    word = value.lower()
    if name == "in":
        return _chosen(Scope, word)
    if name == "is":
        state = _chosen(State, word)
        return Is(state) if state else None
    if name == "has":
        fact = _chosen(Fact, word)
        return Has(fact) if fact else None
    key = _chosen(SortKey, word.removeprefix("-"))
    return Sort(key, turned=word.startswith("-")) if key else None


def begins_value(name: str, value: str) -> bool:
    """Whether more typing could make the value fit the field."""
    if name in _EVENTS:
        return begins_span(value) or (name != _YEAR and begins_age(value))
    if name in _CHOICES:
        return bool(choices_of(name, value))
    return not value.strip()


def choices_of(name: str, begun: str = "") -> list[str]:
    """What the field takes that begins so, ``sort:`` perhaps with a dash."""
    word = begun.lower()
    dash = "-" if name == "sort" and word.startswith("-") else ""
    values = (dash + choice.value for choice in _CHOICES[name])
    return [value for value in values if value.startswith(word)]


def takes_choice(name: str) -> bool:
    """Whether the field takes one of a few words, which `choices_of` tells."""
    return name in _CHOICES


def field_of(name: str) -> Field | None:
    """The field of a paper's text that the name, in lower case, is one of; None for others."""
    return _TEXT.get(name) or _ALIASES.get(name)


def takes(name: str) -> str:
    """What fits the field, for a person: ``has: takes pdf or date``."""
    if name == _YEAR:
        return "year: takes 2023, 2020..2023 or >=2020"
    if name in _EVENTS:
        return f"{name}: takes 2024-05-31, 2023..2024-05, >=2024 or <7d (h, d, w, m, y)"
    if name in _CHOICES:
        return f"{name}: takes {_either(choices_of(name))}"
    return f'{name}: takes a word or a "phrase"'


def no_such_field(name: str) -> str:
    """What is said of an unknown name: the nearest field, and all there are."""
    from difflib import get_close_matches  # no start should wait for it

    shown = name[:_LONGEST_SHOWN]
    longer = [field for field in FIELD_NAMES if field.startswith(shown)]
    near = longer or get_close_matches(shown, FIELD_NAMES, n=1)
    advice = f"perhaps {near[0]}:" if near else "quote it to find the text"
    return f"no field {shown}: — {advice} (fields: {', '.join(FIELD_NAMES)})"


def _chosen(choices: type[_Choice], word: str) -> _Choice | None:
    return next((choice for choice in choices if choice.value == word), None)


def _either(words: Sequence[str]) -> str:
    return " or ".join(filter(None, [", ".join(words[:-1]), words[-1]]))
