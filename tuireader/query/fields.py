"""The names before a colon: which there are, what each takes, and what it then means."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import TypeVar

from tuireader.query.spans import begins_span, span_of
from tuireader.query.tree import Fact, Field, Has, Is, Node, Sort, SortKey, State, Term

_Choice = TypeVar("_Choice", bound=StrEnum)

_TEXT = {field.value: field for field in Field if field is not Field.ANY}
_ALIASES = {"arxiv": Field.ID, "doi": Field.ID}
"""How identifiers are printed in papers (``arXiv:2006.10029``), so that a pasted one is found."""

_CHOICES: dict[str, type[StrEnum]] = {"is": State, "has": Fact, "sort": SortKey}
_SPANS = {
    "year": "2023, 2020..2023 or >=2020",
    "date": "2024-05-31, 2024-05, 2023..2024-05 or >=2024",
}

FIELD_NAMES = (*_TEXT, "is", "has", *_SPANS, "sort")
"""What a person may put before a colon, in the order in which it is told."""

_LONGEST_SHOWN = 20
"""Characters of an unknown name that a message repeats."""


def is_field(name: str) -> bool:
    """Whether the name, in lower case, is one of a field or of an alias."""
    return name in FIELD_NAMES or name in _ALIASES


def meaning(name: str, value: str, *, phrase: bool) -> Node | Sort | None:
    """What ``name:value`` says, or None when the value doesn't fit the field."""
    if field := _TEXT.get(name) or _ALIASES.get(name):
        return Term(value, field, phrase) if value.strip() else None
    if name in _SPANS:
        return span_of(value)
    word = value.lower()
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
    if name in _SPANS:
        return begins_span(value)
    if name in _CHOICES:
        word = value.lower().removeprefix("-" if name == "sort" else "")
        return any(choice.value.startswith(word) for choice in _CHOICES[name])
    return not value.strip()


def takes(name: str) -> str:
    """What fits the field, for a person: ``is: takes unread, read or starred``."""
    if name in _SPANS:
        return f"{name}: takes {_SPANS[name]}"
    if name in _CHOICES:
        return f"{name}: takes {_either([choice.value for choice in _CHOICES[name]])}"
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
    return f"{', '.join(words[:-1])} or {words[-1]}"
