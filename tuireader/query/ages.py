"""What may stand after ``date:``, ``added:`` and ``read:`` besides spans: ``<7d``, ``>2w``."""

from __future__ import annotations

import re

from tuireader.query.times import Ago, Event, Than, Unit

# Compiled when first used (`re` keeps them): no start should wait for it.
_AGE = r"(?P<than>[<>])=?(?!0+[a-z])(?P<number>[0-9]{1,5})(?P<unit>[hdwmy])"
_BEGINNING = r"[<>]=?(?!00000)[0-9]{0,5}"


def age_of(text: str, event: Event) -> Ago | None:
    """The age of the event that a text like ``<7d`` or ``>2W`` names, or None.

    ``<=`` means ``<`` and ``>=`` means ``>``: they differ by a moment that nobody can name. No age
    is 0: nothing was added less than no time ago.
    """
    found = re.fullmatch(_AGE, text.lower())
    if not found:
        return None
    return Ago(event, Than(found["than"]), int(found["number"]), Unit(found["unit"]))


def begins_age(text: str) -> bool:
    """Whether more typing could make an age of the text: ``<``, ``>=``, ``<12``."""
    return bool(re.fullmatch(_BEGINNING, text))
